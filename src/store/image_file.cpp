// The checks of a foreign file, from the cheapest to the dearest; image_file.h says why.

#include "store/image_file.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>

#include "base/sort.h"

namespace store {

namespace {

// Offsets in the 100 bytes of header (sqlite.org/fileformat2.html, section 1.3).
constexpr std::string_view kMagic("SQLite format 3\0", 16);
constexpr size_t kPageSizeAt = 16;
constexpr size_t kWriteVersionAt = 18;
constexpr size_t kReadVersionAt = 19;
constexpr size_t kChangeCounterAt = 24;
constexpr size_t kPageCountAt = 28;
constexpr size_t kUserVersionAt = 60;
constexpr size_t kApplicationIdAt = 68;
constexpr size_t kVersionValidForAt = 92;
constexpr size_t kHeaderSize = 100;

uint32_t read_u32(std::span<const uint8_t> bytes, size_t offset) {
  return static_cast<uint32_t>(bytes[offset]) << 24 | static_cast<uint32_t>(bytes[offset + 1]) << 16 |
         static_cast<uint32_t>(bytes[offset + 2]) << 8 | bytes[offset + 3];
}

base::Error refused(std::string_view key, std::string_view detail) {
  return {.code = base::ErrorCode::invalid_format,
          .message_key = std::string(key),
          .arguments = {},
          .detail = std::string(detail)};
}

// SQLite could not read the file. That memory ran out says nothing about the file.
base::Error unreadable(const base::Error& error) {
  return error.code == base::ErrorCode::out_of_memory ? error : refused("storage.file_damaged", error.detail);
}

base::Status check_header(std::span<const uint8_t> bytes, const Schema& schema) {
  if (bytes.size() < kHeaderSize || std::memcmp(bytes.data(), kMagic.data(), kMagic.size()) != 0)
    return refused("storage.file_not_database", "no SQLite header");
  if (read_u32(bytes, kApplicationIdAt) != static_cast<uint32_t>(kApplicationId))
    return refused("storage.file_foreign", "application id");
  const uint32_t page_size = static_cast<uint32_t>(bytes[kPageSizeAt]) << 8 | bytes[kPageSizeAt + 1];
  if (page_size != kPageSize) return refused("storage.file_foreign", "page size " + std::to_string(page_size));
  const uint64_t pages = read_u32(bytes, kPageCountAt);
  const bool count_is_valid = read_u32(bytes, kChangeCounterAt) == read_u32(bytes, kVersionValidForAt);
  if (bytes.size() % kPageSize != 0 || (count_is_valid && bytes.size() < pages * kPageSize))
    return refused("storage.file_truncated",
                   std::to_string(bytes.size()) + " bytes for " + std::to_string(pages) + " pages");
  if (count_is_valid && bytes.size() > pages * kPageSize)
    return refused("storage.file_damaged", "bytes behind the last page");
  const int64_t version = static_cast<int32_t>(read_u32(bytes, kUserVersionAt));
  if (version > schema.newest_version()) return refused("storage.file_newer", "version " + std::to_string(version));
  if (version < 1) return refused("storage.file_foreign", "version " + std::to_string(version));
  return base::success();
}

base::Result<std::unique_ptr<Image>> to_image(std::span<const uint8_t> bytes) {
  auto image = std::make_unique<Image>();
  BASE_TRY(image->begin_load(bytes.size()));
  for (uint32_t number = 0; uint64_t{number} * kSegmentSize < bytes.size(); ++number) {
    const std::span<const uint8_t> part = bytes.subspan(size_t{number} * kSegmentSize);
    const std::span<uint8_t> segment = image->load_segment(number);
    std::memcpy(segment.data(), part.data(), std::min(part.size(), segment.size()));
  }
  // A copy taken by another program may have been switched to WAL, for which there is no file here; without its log the
  // file itself is in order.
  const std::span<uint8_t> first = image->load_segment(0);
  first[kWriteVersionAt] = 1;
  first[kReadVersionAt] = 1;
  image->finish_load();
  return image;
}

// Every object of the schema as one line. SQLite's own statistics may come and go.
base::Result<std::vector<std::string>> schema_objects(Connection& connection) {
  std::vector<std::string> objects;
  Statement rows = connection.query(
      "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT IN ('sqlite_stat1', 'sqlite_stat4')");
  while (rows.next()) {
    std::string object;
    for (int column = 0; column < 4; ++column) object.append(rows.text(column)).push_back('\n');
    objects.push_back(std::move(object));
  }
  BASE_TRY(rows.status());
  base::stable_sort(objects, [](const std::string& a, const std::string& b) { return a < b; });
  return objects;
}

base::Status check_schema(OpenImage& file, int32_t version, const Schema& schema, const Services& services) {
  BASE_TRY_ASSIGN(model, OpenImage::open(std::make_unique<Image>(), services));
  // Its pages are not checked yet: whatever keeps them from being read is damage.
  const base::Result<int32_t> log_version = file.log().version();
  if (!log_version.ok()) return unreadable(log_version.error());
  if (*log_version > kLogVersion) return refused("storage.file_newer", "log version " + std::to_string(*log_version));
  BASE_TRY(model->migrate(schema, version, services, std::max(*log_version, 1)));
  BASE_TRY_ASSIGN(expected, schema_objects(model->connection()));
  base::Result<std::vector<std::string>> found = schema_objects(file.connection());
  if (!found.ok()) return unreadable(found.error());
  if (found.value() == expected) return base::success();
  std::vector<std::string> strange;
  std::ranges::set_difference(found.value(), expected, std::back_inserter(strange));
  return refused("storage.file_unexpected_content",
                 strange.empty() ? "objects are missing" : "unexpected object: " + strange.front().substr(0, 200));
}

base::Status check_pages(Connection& connection) {
  Statement check = connection.query("PRAGMA quick_check(1)");
  const base::Result<bool> row = check.step();
  if (!row.ok()) return unreadable(row.error());
  if (!row.value() || check.text(0) != "ok") return refused("storage.file_damaged", check.text(0));
  return base::success();
}

}  // namespace

base::Result<InspectedImage> inspect_file(std::span<const uint8_t> bytes, const Schema& schema,
                                          const Services& services) {
  BASE_TRY(check_header(bytes, schema));
  BASE_TRY_ASSIGN(image, to_image(bytes));
  base::Result<std::unique_ptr<OpenImage>> opened = OpenImage::open(std::move(image), services);
  if (!opened.ok()) return unreadable(opened.error());
  Connection& connection = (*opened)->connection();
  const int32_t version = static_cast<int32_t>(read_u32(bytes, kUserVersionAt));
  BASE_TRY(check_schema(**opened, version, schema, services));
  BASE_TRY(check_pages(connection));

  ImageSummary summary{.file_size = bytes.size(),
                       .schema_version = version,
                       .needs_migration = version < schema.newest_version(),
                       .steps = 0,
                       .newest_change_ms = 0,
                       .counts = {}};
  BASE_TRY_ASSIGN(log_version, (*opened)->log().version());
  summary.needs_migration = summary.needs_migration || log_version < kLogVersion;
  Statement steps = connection.query("SELECT count(*), max(at_ms) FROM step");
  BASE_TRY_ASSIGN(has_steps, steps.step());
  if (has_steps) {
    summary.steps = steps.integer(0);
    summary.newest_change_ms = steps.integer(1);
  }
  for (const std::string_view table : schema.tracked_tables) {
    // An older file lacks the tables that came later.
    Statement exists = connection.query("SELECT 1 FROM sqlite_schema WHERE type='table' AND name=?1", table);
    BASE_TRY_ASSIGN(found, exists.step());
    TableCount count{.table = std::string(table), .rows = 0};
    if (found) {
      BASE_TRY_ASSIGN(rows, connection.integer("SELECT count(*) FROM \"" + count.table + "\""));
      count.rows = rows;
    }
    summary.counts.push_back(std::move(count));
  }
  return InspectedImage{.summary = std::move(summary), .image = std::move(*opened)};
}

}  // namespace store

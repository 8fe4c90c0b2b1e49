#pragma once
// An image with everything that works on it: connection, tables, capture, log. The Database has one and exchanges it
// as a whole when another database takes its place.

#include <memory>
#include <span>
#include <vector>

#include "store/capture.h"
#include "store/change_log.h"
#include "store/database.h"
#include "store/inverse.h"
#include "store/write_context.h"

namespace store {

// What the code of today expects of a file.
struct Schema {
  std::span<const Migration> migrations;
  std::span<const std::string_view> tracked_tables;

  [[nodiscard]] int32_t newest_version() const { return migrations.empty() ? 0 : migrations.back().version; }
  // Grows with every change of the log's or the product's schema.
  [[nodiscard]] uint32_t epoch() const {
    return static_cast<uint32_t>(kLogVersion) << 16 | static_cast<uint32_t>(newest_version());
  }
};

struct Services {
  const base::Clock& clock;
  base::Random& random;
  base::UuidGenerator& uuids;
};

class OpenImage {
 public:
  [[nodiscard]] static base::Result<std::unique_ptr<OpenImage>> open(std::unique_ptr<Image> image,
                                                                     const Services& services);

  // Brings the file up to `version` (all migrations above the file's), in one transaction that take_committed() of the
  // file system then tells about. Refuses a file that is newer than `schema`.
  [[nodiscard]] base::Status migrate(const Schema& schema, int32_t version, const Services& services,
                                     int32_t log_version = kLogVersion);
  // Reads the tables again after the schema may have changed.
  [[nodiscard]] base::Status read_tables(const Schema& schema);
  [[nodiscard]] base::Result<int32_t> schema_version();
  // Makes a file from outside our own: migrated, without open steps, and with a clock of its own, since the copy it
  // comes from may live on elsewhere. Its commits are not for the queue: the image is stored as a whole.
  [[nodiscard]] base::Status adopt(const Schema& schema, const Services& services);

  [[nodiscard]] Image& image() { return *image_; }
  [[nodiscard]] Connection& connection() { return *connection_; }
  [[nodiscard]] Capture& capture() { return *capture_; }
  [[nodiscard]] ChangeLog& log() { return log_; }
  [[nodiscard]] Inverse& inverse() { return inverse_; }
  [[nodiscard]] const std::vector<TrackedTable>& tables() const { return tables_; }

 private:
  OpenImage(std::unique_ptr<Image> image, std::unique_ptr<Connection> connection);
  [[nodiscard]] base::Status run_migrations(const Schema& schema, int32_t from, int32_t to, const Services& services,
                                            int32_t log_version);

  std::unique_ptr<Image> image_;
  std::unique_ptr<Connection> connection_;
  std::vector<TrackedTable> tables_;
  std::unique_ptr<Capture> capture_;
  ChangeLog log_;
  Inverse inverse_;
};

}  // namespace store

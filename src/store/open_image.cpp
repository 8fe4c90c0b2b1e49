// Opening and migrating; open_image.h says what belongs together and why.

#include "store/open_image.h"

#include <limits>

namespace store {

namespace {

base::Error newer_version(int32_t found, int32_t known) {
  return {.code = base::ErrorCode::unsupported,
          .message_key = "storage.newer_version",
          .arguments = {},
          .detail = "file has version " + std::to_string(found) + ", this code knows " + std::to_string(known)};
}

}  // namespace

OpenImage::OpenImage(std::unique_ptr<Image> image, std::unique_ptr<Connection> connection)
    : image_(std::move(image)),
      connection_(std::move(connection)),
      capture_(std::make_unique<Capture>(connection_->handle(), tables_)),
      log_(*connection_),
      inverse_(*connection_, tables_) {}

base::Result<std::unique_ptr<OpenImage>> OpenImage::open(std::unique_ptr<Image> image, const Services& services) {
  BASE_TRY_ASSIGN(connection, Connection::open(*image, services.clock, services.random));
  return std::unique_ptr<OpenImage>(new OpenImage(std::move(image), std::move(connection)));
}

base::Result<int32_t> OpenImage::schema_version() {
  BASE_TRY_ASSIGN(version, connection_->integer("PRAGMA user_version"));
  return static_cast<int32_t>(version);
}

base::Status OpenImage::migrate(const Schema& schema, int32_t version, const Services& services, int32_t log_version) {
  BASE_TRY_ASSIGN(from, schema_version());
  BASE_TRY_ASSIGN(log_from, log_.version());
  if (from > schema.newest_version()) return newer_version(from, schema.newest_version());
  if (log_from > kLogVersion) return newer_version(log_from, kLogVersion);
  if (from >= version && log_from >= log_version) return base::success();
  BASE_TRY(connection_->begin());
  base::Status status = run_migrations(schema, from, version, services, log_version);
  if (status.ok()) status = connection_->execute("COMMIT");
  if (!status.ok()) connection_->roll_back();
  return status;
}

base::Status OpenImage::run_migrations(const Schema& schema, int32_t from, int32_t to, const Services& services,
                                       int32_t log_version) {
  BASE_TRY(log_.migrate(log_version));
  Draws draws;
  WriteContext context{.connection = *connection_, .uuids = services.uuids, .clock = services.clock, .draws = draws};
  for (const Migration& migration : schema.migrations) {
    if (migration.version <= from || migration.version > to) continue;
    if (!migration.sql.empty()) BASE_TRY(connection_->execute_script(migration.sql));
    if (migration.run != nullptr) {
      Writer writer = context.writer();
      BASE_TRY(migration.run(writer));
    }
  }
  BASE_TRY(connection_->execute_script("PRAGMA application_id=" + std::to_string(kApplicationId) +
                                       ";PRAGMA user_version=" + std::to_string(to)));
  // Gives the tables their numbers; the older versions that a file is compared with may lack some.
  if (to == schema.newest_version()) BASE_TRY(read_tables(schema));
  BASE_TRY_ASSIGN(node, log_.node(services.random));
  (void)node;
  // What is new needs no check for a day (maintenance.h).
  if (from == 0)
    BASE_TRY(
        connection_->execute("INSERT INTO store_meta(name, value) VALUES('checked_at_ms', ?1) ON CONFLICT DO NOTHING",
                             services.clock.unix_ms()));
  return base::success();
}

base::Status OpenImage::read_tables(const Schema& schema) {
  BASE_TRY_ASSIGN(tables, read_tracked_tables(*connection_, schema.tracked_tables));
  tables_ = std::move(tables);
  return base::success();
}

base::Status OpenImage::adopt(const Schema& schema, const Services& services) {
  BASE_TRY(migrate(schema, schema.newest_version(), services));
  BASE_TRY(read_tables(schema));
  BASE_TRY_ASSIGN(steps, log_.open_steps());
  BASE_TRY(connection_->begin());
  for (const auto& [step, writer] : steps) {
    BASE_TRY_ASSIGN(is_finished, inverse_.take_back(step.key, std::numeric_limits<int64_t>::max()));
    if (is_finished) BASE_TRY(log_.remove_step(step.key));
  }
  // Whoever wrote the file: it is looked through here.
  BASE_TRY(connection_->execute("DELETE FROM store_meta WHERE name IN ('node', 'checked_at_ms')"));
  BASE_TRY_ASSIGN(node, log_.node(services.random));
  (void)node;
  BASE_TRY(connection_->execute("COMMIT"));
  (void)connection_->vfs().take_committed();
  return base::success();
}

}  // namespace store

// Commands on the stages of a pipeline.

#include "crm/command_support.h"
#include "crm/deal_stages.h"
#include "crm/normalise.h"
#include "crm/order_key.h"

namespace crm {

namespace {

Status check_stage(std::string_view name, int32_t probability, std::optional<int32_t> rotting_days) {
  if (name.empty()) return invalid("crm.error_name_required");
  if (probability < 0 || probability > 100) return invalid("crm.error_probability");
  if (rotting_days && (*rotting_days < 1 || *rotting_days > 3650)) return invalid("crm.error_rotting_days");
  return base::success();
}

Status write_stage(store::Writer& writer, StageId id, const std::string& name, int32_t probability,
                   std::optional<int32_t> rotting_days) {
  const std::optional<StageRow> stage = find_stage(writer, id);
  if (!stage) return gone();
  // What is won is won: only open stages have a likelihood of their own.
  const bool is_open = stage->outcome == Outcome::open;
  return writer.execute(
      "UPDATE stage SET name=?2, name_key='', probability=CASE WHEN ?3 THEN ?4 ELSE probability END,"
      " rotting_days=CASE WHEN ?3 THEN ?5 ELSE NULL END WHERE key=?1",
      stage->key, name, is_open ? 1 : 0, probability, rotting_days);
}

Status remove_stage(store::Writer& writer, StageId id) {
  const Reader reader(writer);
  const std::optional<StageRow> stage = find_stage(reader, id);
  if (!stage) return gone();
  if (const int64_t deals = reader.integer("SELECT count(*) FROM deal WHERE stage_key=?1", stage->key).value_or(0);
      deals > 0) {
    base::Error error = error_of(base::ErrorCode::conflict, "crm.error_stage_has_deals");
    error.arguments = {{"count", std::to_string(deals)}};
    return error;
  }
  const int64_t others = reader
                             .integer("SELECT count(*) FROM stage WHERE pipeline_key=?1 AND outcome=?2",
                                      stage->pipeline, static_cast<int>(stage->outcome))
                             .value_or(0);
  if (others <= 1) return error_of(base::ErrorCode::conflict, "crm.error_last_stage");
  return writer.execute("DELETE FROM stage WHERE key=?1", stage->key);
}

}  // namespace

Result<Made<StageId>> Commands::create_stage(PipelineId pipeline, std::string name, int32_t probability,
                                             std::optional<int32_t> rotting_days) {
  name = one_line(name);
  BASE_TRY(check_stage(name, probability, rotting_days));
  store::StepInfo info = named_step(database_, "crm.step_stage_added", name);
  return write_new<StageId>(database_, std::move(info), [=](store::Writer& writer) -> Result<base::Uuid> {
    const Reader reader(writer);
    const std::optional<int64_t> pipeline_key =
        reader.integer("SELECT key FROM pipeline WHERE uuid=?1", pipeline.value);
    if (!pipeline_key) return gone();
    store::Statement last = reader.query(
        "SELECT position FROM stage WHERE pipeline_key=?1 AND outcome=0 ORDER BY position DESC LIMIT 1", *pipeline_key);
    const std::string position = order_key_between(last.next() ? last.text(0) : std::string_view(), {});
    const base::Uuid id = writer.new_uuid();
    BASE_TRY(
        writer.execute("INSERT INTO stage(uuid, pipeline_key, name, outcome, probability, rotting_days, position)"
                       " VALUES(?1, ?2, ?3, 0, ?4, ?5, ?6)",
                       id, *pipeline_key, name, probability, rotting_days, position));
    return id;
  });
}

Result<store::StepId> Commands::update_stage(StageId id, std::string name, int32_t probability,
                                             std::optional<int32_t> rotting_days) {
  name = one_line(name);
  BASE_TRY(check_stage(name, probability, rotting_days));
  store::StepInfo info = named_step(database_, "crm.step_stage_edited", name);
  return database_.write(
      std::move(info), [=](store::Writer& writer) { return write_stage(writer, id, name, probability, rotting_days); });
}

Result<store::StepId> Commands::delete_stage(StageId id) {
  store::StepInfo info = step_info(database_, "crm.step_stage_deleted", {});
  return database_.write(std::move(info), [id](store::Writer& writer) { return remove_stage(writer, id); });
}

}  // namespace crm

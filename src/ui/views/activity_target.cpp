// The record of a note or call is given by the page it was asked for on; from anywhere else it is chosen by typing its
// name.

#include "ui/views/activity_target.h"

#include <array>

#include "ui/text.h"
#include "ui/views/support.h"
#include "ui/widgets/layers.h"

namespace ui {

ActivityTarget target_of(const DialogRequest& request) {
  ActivityTarget target;
  if (request.record.type == crm::RecordType::activity) {
    target.activity = {request.record.id};
    return target;
  }
  if (!request.record.is_nil()) {
    target.links = {request.record};
  } else if (!request.links.empty()) {
    target.links = {request.links.front()};
  }
  target.chosen_here = target.links.empty();
  return target;
}

void target_field(Context& ctx, FormLayout& layout, float width, Model& model, ActivityTarget& target) {
  if (!target.activity.is_nil()) return;
  if (!target.chosen_here) {
    const std::string name = model.queries.name_of(target.links.front());
    text(ctx, layout.place_height(line_height(ctx)), tr(ctx, Key::records_about_record, {{"name", name}}),
         {.tone = Tone::secondary});
    return;
  }
  constexpr std::array types = {crm::RecordType::person, crm::RecordType::company, crm::RecordType::lead,
                                crm::RecordType::deal};
  struct Height {
    float px = 0;
  };
  // As high as it was in the frame before; a chosen record adds a line.
  Height& height = ctx.state<Height>(ctx.id("target_height"), Keep::while_shown);
  if (height.px <= 0) height.px = field_height(ctx, {.label = tr(ctx, Key::records_record)}, width);
  const float used = link_editor(ctx, model, layout.place_height(height.px).with_width(width),
                                 tr(ctx, Key::records_record), target.links, types);
  if (used != height.px) {
    height.px = used;
    ctx.wake_in(0);
  }
  // An entry belongs to one record: a second choice replaces the first.
  if (target.links.size() > 1) target.links = {target.links.back()};
  if (!target.links.empty()) target.error.clear();
  if (!target.error.empty())
    text(ctx, layout.place_height(line_height(ctx, TextStyle::caption)), target.error,
         {.style = TextStyle::caption, .tone = Tone::danger, .role = Role::alert});
}

bool check_target(Context& ctx, ActivityTarget& target) {
  target.error.clear();
  if (target.activity.is_nil() && target.links.empty()) target.error = tr(ctx, Key::records_record_needed);
  return target.error.empty();
}

bool discard_confirmed(Context& ctx, bool& asking) {
  return asking && confirm(ctx,
                           {.id = "discard",
                            .title = tr(ctx, Key::records_discard_title),
                            .text = tr(ctx, Key::records_discard_text),
                            .primary = tr(ctx, Key::records_discard)},
                           asking);
}

}  // namespace ui

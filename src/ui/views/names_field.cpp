// Tags, and one record by its name. Suggestions come from the database while one types.

#include "ui/views/names_field.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "ui/ui.h"
#include "ui/views/support.h"

namespace ui {

namespace {

constexpr uint32_t kSuggestions = 8;

struct TagState {
  std::string query;
  std::vector<std::string> known;
  uint64_t version = UINT64_MAX;
};

struct RecordState {
  std::string query;
  std::string shown;  // the name that the query was set to
  bool started = false;
  std::vector<crm::SearchHit> hits;
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool contains_folded(std::string_view text, std::string_view part) {
  return base::fold(text).find(base::fold(part)) != std::string::npos;
}

FieldText text_of(const RecordFieldDesc& desc) { return {.label = desc.label, .id = desc.id}; }

std::vector<std::string_view> suggested_tags(const TagState& state, const std::vector<std::string>& tags) {
  std::vector<std::string_view> found;
  for (const std::string& tag : state.known) {
    if (found.size() == kSuggestions) break;
    if (std::ranges::find(tags, tag) != tags.end()) continue;
    if (state.query.empty() || contains_folded(tag, state.query)) found.push_back(tag);
  }
  return found;
}

float tag_chips(Context& ctx, const Rect& area, std::vector<std::string>& tags) {
  WrapFlow chips{.area = area, .gap = ctx.px(6), .line_height = chip_height(ctx)};
  std::optional<size_t> removed;
  for (size_t i = 0; i < tags.size(); ++i) {
    const IdScope scope{ctx, i};
    const ChipDesc desc{.label = tags[i],
                        .id = "tag",
                        .icon = Icon::tag,
                        .remove_label = tr(ctx, Key::deals_remove_tag, {{"tag", tags[i]}})};
    if (chip(ctx, chips.next(chip_width(ctx, desc)), desc).removed) removed = i;
  }
  if (removed) tags.erase(tags.begin() + static_cast<ptrdiff_t>(*removed));
  return chips.used();
}

}  // namespace

float tags_field(Context& ctx, Model& model, const Rect& area, std::string_view label, std::vector<std::string>& tags) {
  const IdScope scope{ctx, "tags"};
  TagState& state = ctx.state<TagState>(ctx.id("state"), Keep::while_shown);
  if (state.version != model.database.data_version()) {
    state.version = model.database.data_version();
    state.known.clear();
    for (crm::Queries::Tag& tag : model.queries.tags()) state.known.push_back(std::move(tag.name));
  }
  const std::vector<std::string_view> found = suggested_tags(state, tags);
  std::vector<Option> options;
  for (const std::string_view tag : found) options.push_back({.label = tag, .icon = Icon::tag});
  const std::string_view typed = trimmed(state.query);
  const bool is_new =
      !typed.empty() && std::ranges::find(found, typed) == found.end() && std::ranges::find(tags, typed) == tags.end();
  const FieldText text{.label = label, .id = "tags"};
  Flow flow{area, ctx.px(space::kS)};
  const Rect control = flow.next(field_height(ctx, text, area.width));
  const SelectResponse picked =
      combobox(ctx, control, state.query,
               {.text = text,
                .options = options,
                .placeholder = tr(ctx, Key::deals_add_tag),
                .create_label = is_new ? tr(ctx, Key::deals_create_tag, {{"tag", typed}}) : std::string_view{},
                .icon = Icon::tag});
  if (picked.chosen && static_cast<size_t>(*picked.chosen) < found.size()) {
    tags.emplace_back(found[static_cast<size_t>(*picked.chosen)]);
    state.query.clear();
  } else if ((picked.create || picked.submitted) && is_new) {
    tags.emplace_back(typed);
    state.query.clear();
  }
  if (tags.empty()) return flow.used();
  flow.space(ctx.px(space::kS));
  return flow.used() + tag_chips(ctx, flow.rest(), tags);
}

float record_field_height(Context& ctx, float width, const RecordFieldDesc& desc) {
  return field_height(ctx, text_of(desc), width);
}

bool record_field(Context& ctx, Model& model, const Rect& rect, NamedRecord& record, const RecordFieldDesc& desc) {
  const IdScope scope{ctx, desc.id};
  RecordState& state = ctx.state<RecordState>(ctx.id("state"), Keep::while_shown);
  if (!state.started || state.shown != record.name) {
    state.started = true;
    state.query = record.name;
    state.shown = record.name;
  }
  std::vector<Option> options;
  for (const crm::SearchHit& hit : state.hits) {
    options.push_back({.label = hit.title,
                       .detail = hit.subtitle,
                       .icon = icon_of(hit.record.type),
                       .avatar = desc.type == crm::RecordType::person});
  }
  const std::string_view typed = trimmed(state.query);
  const bool offer_new = !typed.empty() && typed != record.name;
  const SelectResponse picked =
      combobox(ctx, rect, state.query,
               {.text = text_of(desc),
                .options = options,
                .placeholder = desc.placeholder,
                .create_label = offer_new ? tr(ctx, Key::deals_create_record, {{"name", typed}}) : std::string_view{},
                .icon = icon_of(desc.type)});
  const auto choose = [&](NamedRecord chosen) {
    record = std::move(chosen);
    state.query = record.name;
    state.shown = record.name;
    state.hits.clear();
    return true;
  };
  if (picked.chosen && static_cast<size_t>(*picked.chosen) < state.hits.size()) {
    const crm::SearchHit& hit = state.hits[static_cast<size_t>(*picked.chosen)];
    return choose({.id = hit.record.id, .name = hit.title});
  }
  if (picked.create) return choose({.name = std::string(typed), .create = true});
  if (picked.cleared) return choose({});
  if (picked.query_changed) {
    const std::array types = {desc.type};
    state.hits = typed.empty() ? std::vector<crm::SearchHit>{} : model.queries.suggest(typed, types, kSuggestions);
    if (typed.empty() && !record.empty()) return choose({});
  } else if (picked.committed && offer_new) {
    // Left with a name that was typed to its end: the record of exactly that name, else a new one.
    for (const crm::SearchHit& hit : state.hits) {
      if (base::fold(hit.title) == base::fold(typed)) return choose({.id = hit.record.id, .name = hit.title});
    }
    return choose({.name = std::string(typed), .create = true});
  }
  return false;
}

}  // namespace ui

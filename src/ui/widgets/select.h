#pragma once
// Choosing among many: a select (closed list), a combobox (type to find, perhaps create), and an editor of several
// labelled values (e-mails, phones).

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/widgets/field.h"

namespace ui {

struct Option {
  std::string_view label;
  std::string_view detail;  // second line: a company, an address
  std::optional<Icon> icon;
  bool disabled = false;
  bool avatar = false;  // initials of the label instead of an icon
};

struct SelectResponse : FieldResponse {
  std::optional<int32_t> chosen;  // index of the option picked in this frame
  bool query_changed = false;     // combobox: look for new suggestions
  bool create = false;            // combobox: the "Create …" row was picked; the query is the name
  bool cleared = false;
  explicit operator bool() const { return changed; }
};

// The value is an index into the options, -1 for none. With more than 8 options the list can be searched.
//   if (select(ctx, form.place(source), draft.source, {.text = source, .options = sources})) …
struct SelectDesc {
  FieldText text;
  std::span<const Option> options;
  std::string_view placeholder;
  bool can_clear = false;
};
SelectResponse select(Context& ctx, const Rect& rect, int32_t& selected, const SelectDesc& desc);

// `query` is what stands in the field: the chosen one's name, or what is typed. Each frame the caller gives the
// suggestions for the present query; they may come frames later (loading).
//   SelectResponse pick = combobox(ctx, form.place(link), state.query,
//       {.text = link, .options = state.suggestions, .create_label = tr(ctx, Key::contacts_create, {{"name",
//       state.query}})});
//   if (pick.query_changed) state.suggestions = find(state.query);
//   if (pick.chosen) { draft.contact = state.ids[*pick.chosen]; state.query = …; }
struct ComboboxDesc {
  FieldText text;
  std::span<const Option> options;
  std::string_view placeholder;
  std::string_view create_label;  // shown last when not empty
  std::string_view empty_label;   // when nothing is found (default: a general sentence)
  std::optional<Icon> icon;
  bool loading = false;
  bool can_clear = true;
  bool autofocus = false;
};
SelectResponse combobox(Context& ctx, const Rect& rect, std::string& query, const ComboboxDesc& desc);

// Several values, each with a label ("work", "home"): rows of field, label select and remove button, and an add button.
//   values_editor(ctx, form.place_height(values_editor_height(ctx, draft.emails.size(), desc)), draft.emails, desc);
struct LabelledValue {
  std::string value;
  int32_t label = 0;  // index into labels
};
struct ValuesEditorDesc {
  FieldText text;
  FieldKind kind = FieldKind::text;
  std::span<const Option> labels;  // empty: no label select
  std::string_view add_label;
  std::string_view value_label;         // accessible name of each field ("E-mail")
  std::span<const std::string> errors;  // by row, may be shorter
};
struct ValuesResponse {
  bool changed = false;
  explicit operator bool() const { return changed; }
};
ValuesResponse values_editor(Context& ctx, const Rect& rect, std::vector<LabelledValue>& values,
                             const ValuesEditorDesc& desc);
[[nodiscard]] float values_editor_height(Context& ctx, size_t count, const ValuesEditorDesc& desc);

}  // namespace ui

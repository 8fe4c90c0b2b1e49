#pragma once
// What several screens say and show alike: the words of due dates, stages and activities, the routes and icons of
// records, the timeline and the field with which records are linked by typing their names.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crm/activity.h"
#include "crm/records.h"
#include "crm/view_data.h"
#include "generated/ui/icons.h"
#include "ui/format.h"
#include "ui/views/model.h"

namespace ui {

// "#/contacts/0190…"; lives until the frame ends. Tasks and appointments go to their list and calendar.
[[nodiscard]] std::string_view href_of(Context& ctx, const crm::RecordRef& record);
[[nodiscard]] Icon icon_of(crm::RecordType type);
[[nodiscard]] std::string_view type_text(Context& ctx, crm::RecordType type);
// The id in the route's second segment; nil when it is none.
[[nodiscard]] base::Uuid route_id(const Route& route);
[[nodiscard]] uint64_t id_number(const base::Uuid& id);  // for IdScope
// As in addresses; lives until the frame ends.
[[nodiscard]] std::string_view id_text(Context& ctx, const base::Uuid& id);

[[nodiscard]] std::string_view label_text(Context& ctx, const crm::Label& label);
[[nodiscard]] std::string_view status_text(Context& ctx, crm::LeadStatus status);
[[nodiscard]] std::string_view status_text(Context& ctx, crm::ContactStatus status);
// "work" becomes "Work", "Kerja"; a person's own word stays.
[[nodiscard]] std::string_view value_label_text(Context& ctx, std::string_view label);
// "RM 1,200.00"; several currencies joined with +.
[[nodiscard]] std::string_view money_text(Context& ctx, const crm::Money& money);
[[nodiscard]] std::string_view sums_text(Context& ctx, std::span<const crm::MoneySum> sums, bool weighted = false);
// As many of them as fit into the width, then how many there are besides: "RM 345.1K + 2 more".
[[nodiscard]] std::string_view fitting_sums_text(Context& ctx, std::span<const crm::MoneySum> sums, TextStyle style,
                                                 float width_px);
// "today, 3:00 PM", "23 Nov", "no date".
[[nodiscard]] std::string_view due_text(Context& ctx, const Model& model, const crm::Due& due);
[[nodiscard]] std::string_view span_text(Context& ctx, const Model& model, const crm::TimeSpan& span);
// "today, 3:00 PM" of a moment.
[[nodiscard]] std::string_view moment_text(Context& ctx, const Model& model, int64_t unix_ms);
// "5 min ago", "yesterday", "23 Nov".
[[nodiscard]] std::string_view ago_text(Context& ctx, const Model& model, int64_t unix_ms);
// The sentence of an entry without its written text: "You moved Acme from Quote to Won".
[[nodiscard]] std::string_view activity_sentence(Context& ctx, const crm::ActivityEntry& entry);
[[nodiscard]] Icon activity_icon(crm::ActivityKind kind);

// One entry of a timeline or feed: icon, sentence with links, time, written text. Returns the height used; with
// draw == Draw::no it only measures.
enum class Draw : uint8_t { no, yes };
float activity_entry(Context& ctx, const Model& model, const Rect& area, const crm::ActivityEntry& entry, Draw draw);
// Of its node: what belongs to the entry is made a child of it. One entry in an IdScope.
[[nodiscard]] WidgetId activity_entry_id(Context& ctx);

// "Linked to": chips of what is linked, and a field that suggests records as one types. Returns the height used.
float link_editor(Context& ctx, Model& model, const Rect& area, std::string_view label,
                  std::vector<crm::RecordRef>& links, std::span<const crm::RecordType> types);

}  // namespace ui

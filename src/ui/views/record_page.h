#pragma once
// The page of a lead, person or company, made of four panels: header, fields, timeline and what hangs on the record. On
// desktops they stand side by side, on tablets two and two, on phones under tabs. What is read is kept until the data
// changes.

#include <optional>
#include <string>
#include <vector>

#include "ui/format.h"
#include "ui/views/model.h"

namespace ui {

struct CompanyLink {
  crm::ContactId id;
  std::string name;
  std::string role;
};

// What leads and contacts have alike, and what only one of them has.
struct RecordPage {
  crm::RecordRef record;
  uint64_t version = 0;
  bool loaded = false;
  bool found = false;

  std::string name;
  std::string job_title;
  std::string lead_company;  // of a lead: a name only
  std::vector<CompanyLink> companies;
  std::vector<crm::LabelledValue> values;
  std::vector<std::string> tags;
  std::string nickname;
  std::string source;
  std::string owner;
  std::string about;
  std::string reason_note;
  crm::Label reason;
  crm::LeadStatus lead_status = crm::LeadStatus::fresh;
  crm::ContactStatus contact_status = crm::ContactStatus::prospect;
  std::vector<crm::LinkedRecord> became;  // of a converted lead
  int64_t created_ms = 0;
  int64_t updated_ms = 0;
  crm::Related related;

  // In the list the person came from.
  crm::RecordRef previous;
  crm::RecordRef next;
  uint32_t position = 0;
  uint32_t list_count = 0;

  std::vector<crm::ActivityEntry> entries;
  std::optional<crm::ActivityCursor> more;
  uint32_t wanted = 0;
  std::vector<float> heights;
  float measured_width_px = 0;

  int32_t tab = 0;  // on phones

  [[nodiscard]] bool is_lead() const { return record.type == crm::RecordType::lead; }
  [[nodiscard]] bool is_company() const { return record.type == crm::RecordType::company; }
};

void record_page(Context& ctx, Rect area, Model& model, crm::RecordType type);

// record_page_data.cpp
void refresh(Context& ctx, Model& model, RecordPage& page);

// The panels. Those that scroll with others answer with the height they used.
[[nodiscard]] float record_header_height(Context& ctx, const Rect& area);
void record_header(Context& ctx, Rect area, Model& model, RecordPage& page);
float record_fields(Context& ctx, const Rect& area, Model& model, RecordPage& page);
float record_related(Context& ctx, const Rect& area, Model& model, RecordPage& page);
void record_timeline(Context& ctx, Rect area, Model& model, RecordPage& page);

// A small heading with a button that adds; true when it was pressed. `add` empty: no button.
bool section_heading(Context& ctx, Flow& flow, std::string_view words, std::string_view add = {});

}  // namespace ui

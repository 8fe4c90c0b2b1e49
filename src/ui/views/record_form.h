#pragma once
// The form behind the dialogs of leads, people and companies: what is typed, as one draft, and the groups of fields
// that the three have alike. The draft turns into the domain's fields only when it is saved or compared.

#include <optional>
#include <string>
#include <vector>

#include "ui/views/model.h"
#include "ui/widgets/form.h"
#include "ui/widgets/select.h"

namespace ui {

// Names of labels ("work", "mobile", or a person's own word) for the indices of LabelledValue.
struct ValueRows {
  crm::ValueKind kind{};
  std::vector<LabelledValue> rows;
  std::vector<std::string> labels;
  std::vector<std::string> errors;
};

struct AddressRow {
  crm::LabelledValue value;
  int32_t label = 0;
};

struct DateRow {
  std::optional<base::Date> day;
  int32_t label = 0;
  bool year_unknown = false;
};

struct CompanyRow {
  std::string name;  // as typed; `company` once chosen
  crm::ContactId company;
  std::string role;
};

// Suggestions of one field, for the text they were asked with.
struct Suggestions {
  std::string asked;
  bool valid = false;
  std::vector<crm::SearchHit> hits;
};

struct RecordForm {
  crm::RecordType type{};
  bool ready = false;
  crm::LeadFields lead;        // as they were
  crm::ContactFields contact;  // as they were

  crm::PersonName parts;
  crm::PersonName parts_before;
  std::string company_name;  // of a company
  bool more_names = false;
  std::vector<CompanyRow> companies;
  std::vector<Suggestions> company_suggestions;
  std::string job_title;
  ValueRows emails;
  ValueRows phones;
  ValueRows urls;
  std::vector<AddressRow> addresses;
  std::vector<std::string> address_labels;
  std::vector<DateRow> dates;
  std::vector<std::string> date_labels;
  std::vector<std::string> tags;
  std::string tag_query;
  int32_t status = 0;
  int32_t reason = -1;
  std::string reason_note;
  std::string source;
  int32_t owner = -1;
  std::string about;

  // Choices, read when the dialog opens.
  std::vector<crm::Reason> reasons;
  std::vector<crm::Queries::Tag> known_tags;
  std::vector<std::string> known_sources;
  std::vector<crm::User> users;

  std::string name_error;
  bool email_warned = false;  // an odd address is asked about once, not refused
  std::vector<crm::Duplicate> duplicates;
  std::string duplicate_question;
  bool asking = false;  // whether to drop what was typed
};

// record_form_data.cpp
void begin_form(Model& model, RecordForm& form, const DialogRequest& request);
[[nodiscard]] crm::LeadFields lead_fields(const RecordForm& form);
[[nodiscard]] crm::ContactFields contact_fields(const RecordForm& form);
[[nodiscard]] bool is_changed(const RecordForm& form);
[[nodiscard]] std::string form_name(const RecordForm& form);

// record_form_fields.cpp
void name_fields(Context& ctx, FormLayout& layout, RecordForm& form);
void company_fields(Context& ctx, FormLayout& layout, Model& model, RecordForm& form);
void status_fields(Context& ctx, FormLayout& layout, RecordForm& form);
void tag_field(Context& ctx, FormLayout& layout, float width, RecordForm& form);
void duplicate_warning(Context& ctx, FormLayout& layout, Model& model, RecordForm& form);

// record_form_values.cpp
void contact_values(Context& ctx, FormLayout& layout, float width, RecordForm& form);
void address_fields(Context& ctx, FormLayout& layout, RecordForm& form);
void date_fields(Context& ctx, FormLayout& layout, RecordForm& form);

// record_dialog.cpp
void record_dialog(Context& ctx, Model& model, crm::RecordType type);

}  // namespace ui

#pragma once
// A deal while it is being written: what stands in the fields of the form, and how it becomes a deal. Companies and
// people that were typed but do not exist yet are made when the form is saved, not before.

#include <optional>
#include <string>
#include <vector>

#include "ui/views/model.h"
#include "ui/views/names_field.h"

namespace ui {

struct DraftPerson {
  NamedRecord record;
  std::string role;
};

struct DealDraft {
  bool loaded = false;
  bool open = true;
  bool asked = false;  // saving was tried: errors show from now on
  crm::DealFields fields;
  std::optional<int64_t> value_minor;
  std::optional<int64_t> probability;
  std::vector<std::string> currencies;
  int32_t currency = 0;
  std::vector<crm::Pipeline> pipelines;
  std::vector<crm::Stage> stages;
  int32_t stage = -1;
  std::vector<crm::Reason> reasons;  // of the chosen stage
  int32_t reason = -1;
  std::vector<std::string> sources;
  NamedRecord company;
  std::vector<DraftPerson> people;
  NamedRecord adding;  // the person being added
  std::string error;   // of the form as a whole

  [[nodiscard]] const crm::Stage* chosen_stage() const;
  [[nodiscard]] const std::string& currency_code() const { return currencies[static_cast<size_t>(currency)]; }
};

void load_deal_draft(Model& model, DealDraft& draft);
void load_reasons(Model& model, DealDraft& draft);
// The fields as they would be saved, without what is still to be made.
[[nodiscard]] crm::DealFields fields_of(const DealDraft& draft);
// Makes what is missing and saves; tells with a message. True when it is done.
bool save_deal_draft(Context& ctx, Model& model, DealDraft& draft);

}  // namespace ui

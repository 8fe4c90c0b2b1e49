#pragma once
// Rows of the sample, written through statements that are prepared once per slice: a sample of 100,000 people is more
// than a million rows.

#include <cstdint>
#include <optional>
#include <string_view>

#include "crm/activity_log.h"
#include "crm/records.h"
#include "store/database.h"

namespace crm {

class SampleRows {
 public:
  explicit SampleRows(store::Writer& writer);

  [[nodiscard]] base::Result<int64_t> contact(const ContactFields& fields, int64_t created_ms);
  [[nodiscard]] base::Result<int64_t> lead(const LeadFields& fields, int64_t created_ms);
  [[nodiscard]] base::Status value(SqlType type, int64_t key, const LabelledValue& value, int64_t position);
  [[nodiscard]] base::Status tag(SqlType type, int64_t key, int64_t tag);
  [[nodiscard]] base::Status membership(int64_t person, int64_t company, std::string_view role);
  struct DealRow {
    std::string_view name;
    int64_t value_minor = 0;
    std::string_view currency;
    int64_t stage = 0;
    std::string_view position;
    std::optional<int64_t> expected_close;
    std::string_view source;
    std::optional<int64_t> company;
    std::optional<int64_t> reason;
    int64_t created_ms = 0;
    int64_t stage_entered_ms = 0;
    std::optional<int64_t> closed_ms;
  };
  [[nodiscard]] base::Result<int64_t> deal(const DealRow& row);
  [[nodiscard]] base::Status deal_contact(int64_t deal, int64_t person);
  [[nodiscard]] base::Result<int64_t> task(std::string_view title, const Due& due, int64_t created_ms,
                                           std::optional<int64_t> done_ms);
  [[nodiscard]] base::Result<int64_t> appointment(std::string_view title, std::string_view location,
                                                  const TimeSpan& span, int64_t created_ms);
  [[nodiscard]] base::Status link(SqlType source, int64_t source_key, SqlType type, int64_t key, int64_t position);
  [[nodiscard]] base::Status activity(const NewActivity& activity);

 private:
  [[nodiscard]] base::Status run(store::Statement& statement);
  [[nodiscard]] base::Result<int64_t> insert(store::Statement& statement);

  store::Writer& writer_;
  int64_t me_;
  store::Statement contact_;
  store::Statement lead_;
  store::Statement value_;
  store::Statement tag_;
  store::Statement membership_;
  store::Statement deal_;
  store::Statement deal_contact_;
  store::Statement task_;
  store::Statement appointment_;
  store::Statement link_;
  store::Statement activity_;
};

}  // namespace crm

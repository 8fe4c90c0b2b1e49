#pragma once
// Rows of the past written into the present, inside a command. The present may have moved on: what a row points at may
// be gone, a link may have been made again. So every reference is looked up, what no longer fits is left empty or left
// out, and is counted.

#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "crm/history_fields.h"

namespace crm {

class RowRestorer {
 public:
  explicit RowRestorer(store::Writer& writer) : writer_(writer), reader_(writer) {}

  // The row of a record as it was, under its old key.
  [[nodiscard]] base::Status insert(const store::LoggedTable& table, store::Row row);
  // Some columns of a row that exists, to the values of `target`.
  [[nodiscard]] base::Status update(const store::LoggedTable& table, const store::Row& target,
                                    std::span<const size_t> columns);
  // All fields of a record that a person sees.
  [[nodiscard]] base::Status update_fields(const store::LoggedTable& table, std::span<const FieldSpec> fields,
                                           const store::Row& target);
  // A part to what it was: written, put back, or (no target) removed.
  [[nodiscard]] base::Status put_part(const store::LoggedTable& table, PartTable part, int64_t key,
                                      const std::optional<store::Row>& target);
  // The record has changed now.
  [[nodiscard]] base::Status touch(std::string_view table, int64_t key);

  [[nodiscard]] int64_t left_out() const { return left_out_; }
  void leave_out() { ++left_out_; }

 private:
  [[nodiscard]] bool exists(std::string_view table, int64_t key) const;
  // What a column points at, by its name; empty: it points at nothing.
  [[nodiscard]] std::string_view target_table(const store::LoggedTable& table, size_t column,
                                              const store::Row& row) const;
  // Whether what the column of this row points at is there.
  [[nodiscard]] bool points_somewhere(const store::LoggedTable& table, size_t column, const store::Row& row) const;
  // The value, or what stands in its place when it points at nothing.
  [[nodiscard]] store::Value fitted(const store::LoggedTable& table, size_t column, const store::Row& row);
  [[nodiscard]] bool is_there_already(PartTable part, const RowView& row) const;
  [[nodiscard]] base::Status give_own_position(int64_t deal);

  store::Writer& writer_;
  Reader reader_;
  int64_t left_out_ = 0;
};

}  // namespace crm

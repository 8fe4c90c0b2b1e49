#pragma once
// Fixed ids of what comes with the product. They are valid UUIDs of version 8 (RFC 9562 section 5.8) that spell the
// product's name, then a number; numbers are stored, never renumber.

#include "crm/ids.h"

namespace crm {

enum class BuiltIn : uint8_t {
  pipeline_sales = 1,
  stage_incoming = 10,
  stage_qualified = 11,
  stage_quote = 12,
  stage_won = 13,
  stage_lost = 14,
  stage_unqualified = 15,
  reason_price = 30,
  reason_competitor = 31,
  reason_timing = 32,
  reason_no_answer = 33,
  reason_lost_other = 34,
  reason_no_need = 40,
  reason_no_budget = 41,
  reason_wrong_contact = 42,
  reason_spam = 43,
  reason_unqualified_other = 44,
  setting_currency = 60,
};

[[nodiscard]] constexpr base::Uuid built_in_uuid(BuiltIn built_in) {
  return base::Uuid{{'k', 'e', 'n', 'a', 'l', 'a', 0x80, 0, 0x80, 0, 0, 0, 0, 0, 0, static_cast<uint8_t>(built_in)}};
}

[[nodiscard]] constexpr StageId built_in_stage(BuiltIn built_in) { return StageId{built_in_uuid(built_in)}; }

}  // namespace crm

#pragma once
// A look at the past: the database as it stood, with the domain over it, shown by the App in place of the present one
// until the person goes back to now. The present goes on behind it.

#include <memory>

#include "crm/commands.h"
#include "crm/queries.h"
#include "store/past.h"

namespace app {

struct LookBack {
  LookBack(std::unique_ptr<store::Past> past_in, const base::Clock& clock, const base::TimeZone& zone)
      : past(std::move(past_in)), commands(past->database()), queries(past->database(), clock, zone) {}

  std::unique_ptr<store::Past> past;
  crm::Commands commands;
  crm::Queries queries;
};

}  // namespace app

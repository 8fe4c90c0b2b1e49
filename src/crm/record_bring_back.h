#pragma once
// A deleted record comes back: its row, what was deleted because of it, and the places where others pointed at it.

#include "crm/row_restore.h"

namespace crm {

// `removal`: of the record's row, in the step that deleted it.
[[nodiscard]] base::Status bring_back(store::LogReader& log, RowRestorer& restorer, SqlType type,
                                      const store::LoggedChange& removal);

}  // namespace crm

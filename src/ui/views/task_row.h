#pragma once
// One task in a list: check box, what is to be done, what it hangs on, when it is due.

#include "crm/list_query.h"
#include "ui/views/model.h"
#include "ui/widget.h"

namespace ui {

struct TaskRowPlace {
  uint32_t set_size = 0;
  uint32_t position = 0;  // from 1
  bool tab_stop = true;
};
// A click opens its form; the check box completes it or opens it again.
Response task_row(Context& ctx, Model& model, const Rect& rect, const crm::TaskRow& task, const TaskRowPlace& place);
[[nodiscard]] float task_row_height(const Context& ctx);
[[nodiscard]] WidgetId task_row_id(crm::TaskId task);
// A narrow line for the cards of record pages, without what it hangs on.
void task_line(Context& ctx, Model& model, const Rect& rect, const crm::Task& task);
[[nodiscard]] float task_line_height(const Context& ctx);
// With a message that offers Undo.
void set_task_done(Context& ctx, Model& model, crm::TaskId task, std::string_view title, bool done);

}  // namespace ui

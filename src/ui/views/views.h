#pragma once
// The screens. Each draws one route into the rectangle that the shell leaves it; the shell shows title, search, Add,
// undo and the lamp. Which route is whose: product.md, "The shell".

#include "ui/views/model.h"

namespace ui {

void dashboard_view(Context& ctx, Rect area, Model& model);  // #/dashboard
void leads_view(Context& ctx, Rect area, Model& model);      // #/leads
void lead_page(Context& ctx, Rect area, Model& model);       // #/leads/ID
void contacts_view(Context& ctx, Rect area, Model& model);   // #/contacts (people)
void companies_view(Context& ctx, Rect area, Model& model);  // #/companies
void contact_page(Context& ctx, Rect area, Model& model);    // #/contacts/ID and #/companies/ID
void deals_view(Context& ctx, Rect area, Model& model);      // #/deals?view=board|table
void deal_page(Context& ctx, Rect area, Model& model);       // #/deals/ID
void calendar_view(Context& ctx, Rect area, Model& model);   // #/calendar?view=month|week&date=YYYY-MM-DD
void tasks_view(Context& ctx, Rect area, Model& model);      // #/tasks
void history_view(Context& ctx, Rect area, Model& model);    // #/history?record=TYPE:ID
void settings_view(Context& ctx, Rect area, Model& model);   // #/settings/SECTION

// Dialogs: drawn while model.dialog.request is of their kind; they close themselves with close_dialog().
void lead_dialog(Context& ctx, Model& model);
void contact_dialog(Context& ctx, Model& model);  // person and company
void deal_dialog(Context& ctx, Model& model);
void close_deal_dialog(Context& ctx, Model& model);
void task_dialog(Context& ctx, Model& model);
void appointment_dialog(Context& ctx, Model& model);
void note_dialog(Context& ctx, Model& model);
void call_dialog(Context& ctx, Model& model);
void convert_lead_dialog(Context& ctx, Model& model);
void delete_records_dialog(Context& ctx, Model& model);
void import_dialog(Context& ctx, Model& model);
void replace_database_dialog(Context& ctx, Model& model);

}  // namespace ui

// Which columns and words the three list screens have.

#include <array>

#include "ui/views/record_list.h"

namespace ui {
namespace {

using crm::SortColumn;

constexpr std::array kLeadColumns = {
    ListColumn{.what = SortColumn::name, .label = Key::common_name, .width_css = 200, .flex = 2},
    ListColumn{.what = SortColumn::company, .label = Key::records_company, .width_css = 130, .flex = 1},
    ListColumn{.what = SortColumn::status, .label = Key::common_status, .width_css = 112},
    ListColumn{.what = SortColumn::email, .label = Key::common_email, .width_css = 170, .flex = 1},
    ListColumn{.what = SortColumn::phone, .label = Key::common_phone, .width_css = 136},
    ListColumn{.what = SortColumn::source, .label = Key::records_source, .width_css = 110},
    ListColumn{.what = SortColumn::last_activity, .label = Key::records_last_activity, .width_css = 118},
};

constexpr std::array kContactColumns = {
    ListColumn{.what = SortColumn::name, .label = Key::common_name, .width_css = 200, .flex = 2},
    ListColumn{.what = SortColumn::company, .label = Key::records_company, .width_css = 140, .flex = 1},
    ListColumn{.what = SortColumn::email, .label = Key::common_email, .width_css = 170, .flex = 1},
    ListColumn{.what = SortColumn::phone, .label = Key::common_phone, .width_css = 136},
    ListColumn{.what = SortColumn::status, .label = Key::common_status, .width_css = 104},
    ListColumn{.what = SortColumn::open_deals, .label = Key::records_open_deals, .width_css = 100, .align = Align::end},
    ListColumn{.what = SortColumn::last_activity, .label = Key::records_last_activity, .width_css = 118},
};

constexpr std::array kCompanyColumns = {
    ListColumn{.what = SortColumn::name, .label = Key::common_name, .width_css = 220, .flex = 2},
    ListColumn{.what = SortColumn::city, .label = Key::records_city, .width_css = 120, .flex = 1},
    ListColumn{.what = SortColumn::email, .label = Key::common_email, .width_css = 170, .flex = 1},
    ListColumn{.what = SortColumn::phone, .label = Key::common_phone, .width_css = 136},
    ListColumn{.what = SortColumn::status, .label = Key::common_status, .width_css = 104},
    ListColumn{.what = SortColumn::open_deals, .label = Key::records_open_deals, .width_css = 100, .align = Align::end},
    ListColumn{.what = SortColumn::last_activity, .label = Key::records_last_activity, .width_css = 118},
};

constexpr ListScreen kLeads{.type = crm::RecordType::lead,
                            .route = "leads",
                            .dialog = DialogKind::lead,
                            .icon = Icon::leads,
                            .columns = kLeadColumns,
                            .title = Key::leads_title,
                            .filter = Key::leads_filter,
                            .add = Key::leads_add,
                            .count = Key::leads_count,
                            .empty_title = Key::leads_empty_title,
                            .empty_text = Key::leads_empty_text,
                            .no_match = Key::leads_no_match};
constexpr ListScreen kContacts{.type = crm::RecordType::person,
                               .route = "contacts",
                               .dialog = DialogKind::person,
                               .icon = Icon::people,
                               .columns = kContactColumns,
                               .title = Key::contacts_title,
                               .filter = Key::contacts_filter,
                               .add = Key::contacts_add,
                               .count = Key::contacts_count,
                               .empty_title = Key::contacts_empty_title,
                               .empty_text = Key::contacts_empty_text,
                               .no_match = Key::contacts_no_match};
constexpr ListScreen kCompanies{.type = crm::RecordType::company,
                                .route = "companies",
                                .dialog = DialogKind::company,
                                .icon = Icon::building,
                                .columns = kCompanyColumns,
                                .title = Key::companies_title,
                                .filter = Key::companies_filter,
                                .add = Key::companies_add,
                                .count = Key::companies_count,
                                .empty_title = Key::companies_empty_title,
                                .empty_text = Key::companies_empty_text,
                                .no_match = Key::companies_no_match};

}  // namespace

const ListScreen& list_screen(crm::RecordType type) {
  if (type == crm::RecordType::lead) return kLeads;
  return type == crm::RecordType::company ? kCompanies : kContacts;
}

}  // namespace ui

// One RowReader per row collects the record. A field that can hold one value takes the first; a second one that says
// something else is kept as a custom field under its column's name.

#include "exchange/csv_import.h"

#include <map>
#include <utility>

#include "base/number.h"
#include "base/text.h"
#include "exchange/csv_writer.h"
#include "exchange/labels.h"
#include "exchange/value_checks.h"
#include "exchange/value_lists.h"

namespace exchange {

namespace {

constexpr size_t kHugeCell = 1'000'000;
// Dates other than birthdays may lie ahead.
constexpr int32_t kYearsAhead = 20;

std::optional<TargetField> label_field_of(TargetField field) {
  switch (field) {
    case TargetField::email: return TargetField::email_label;
    case TargetField::phone: return TargetField::phone_label;
    case TargetField::url: return TargetField::url_label;
    case TargetField::date: return TargetField::date_label;
    case TargetField::custom: return TargetField::custom_label;
    case TargetField::address_formatted:
    case TargetField::po_box:
    case TargetField::extended_address:
    case TargetField::street:
    case TargetField::city:
    case TargetField::region:
    case TargetField::postal_code:
    case TargetField::country: return TargetField::address_label;
    default: return std::nullopt;
  }
}

bool names_company(std::string_view text) {
  const std::string folded = base::fold(text);
  for (const std::string_view word : {"company", "organization", "organisation", "syarikat", "organisasi"}) {
    if (folded == word) return true;
  }
  return false;
}

// Line breaks inside cells are the writing system's; inside they are \n.
std::string with_plain_line_breaks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') {
      out += '\n';
      if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace

struct CsvImporter::RowReader {
  const CsvImporter& importer;
  const CsvRow& row;
  ImportedRecord imported;
  std::vector<std::pair<int32_t, PostalAddress>> addresses;  // by group
  std::vector<std::pair<int32_t, std::string>> formatted;    // the same, as one text
  std::optional<RecordKind> kind = {};

  ContactRecord& record() { return imported.record; }

  std::string cell(size_t column) const {
    if (column >= row.cells.size()) return {};
    return with_plain_line_breaks(remove_formula_guard(row.cells[column]));
  }

  void warn(size_t column, std::string_view message_key, std::string_view value) {
    imported.problems.push_back(make_problem(Severity::warning, row.line, importer.names_[column],
                                             std::string(message_key), {{"value", std::string(value)}}));
  }

  void warn_row(std::string_view message_key, ProblemArguments arguments = {}) {
    imported.problems.push_back(
        make_problem(Severity::warning, row.line, {}, std::string(message_key), std::move(arguments)));
  }

  // As the label column wrote it, with its mark; else the mapping's.
  std::string raw_label(size_t column) const {
    if (const auto source = importer.label_columns_[column]) return cell(*source);
    return importer.mapping_.columns[column].label;
  }

  void set_once(std::string& field, size_t column, std::string_view value) {
    if (field.empty()) {
      field = value;
    } else if (field != value) {
      record().custom.push_back({importer.names_[column], std::string(value)});
    }
  }

  void add_values(std::vector<LabelledText>& list, size_t column, std::vector<std::string> values) {
    const std::string raw = raw_label(column);
    size_t place = is_marked_main(raw) ? 0 : list.size();
    for (std::string& value : values) {
      LabelledText entry{normalize_label(raw), std::move(value)};
      if (contains_value(list, entry)) continue;
      list.insert(list.begin() + static_cast<std::ptrdiff_t>(place++), std::move(entry));
    }
  }

  void read_emails(size_t column, std::string_view value) {
    std::vector<std::string> values = split_values(value, splitting(column), looks_like_email);
    for (const std::string& email : values) {
      if (!looks_like_email(email)) warn(column, "import.bad_email", email);
    }
    add_values(record().emails, column, std::move(values));
  }

  // A cell with a label beside it holds one value, or several of Google's.
  Splitting splitting(size_t column) const {
    return importer.label_columns_[column] ? Splitting::marked_only : Splitting::by_looks;
  }

  std::optional<PartialDate> read_date_cell(size_t column, std::string_view value, int32_t latest_year) {
    const DateReading reading =
        read_date(value, {.order = importer.mapping_.columns[column].date_order, .latest_year = latest_year});
    switch (reading.kind) {
      case DateReading::Kind::date: return reading.date;
      case DateReading::Kind::nothing: return std::nullopt;
      case DateReading::Kind::not_a_date: warn(column, "import.bad_date", value); break;
      case DateReading::Kind::does_not_exist: warn(column, "import.no_such_date", value); break;
    }
    add_to_notes(record(), importer.names_[column], value);
    return std::nullopt;
  }

  void read_birthday(size_t column, std::string_view value) {
    const auto date = read_date_cell(column, value, importer.mapping_.this_year);
    if (!date) return;
    if (!record().birthday) {
      record().birthday = date;
    } else if (*record().birthday != *date) {
      record().custom.push_back({importer.names_[column], std::string(value)});
    }
  }

  void read_other_date(size_t column, std::string_view value) {
    const auto date = read_date_cell(column, value, importer.mapping_.this_year + kYearsAhead);
    if (!date) return;
    std::string label = normalize_label(raw_label(column));
    // Without a label column the header is the best name there is.
    if (label.empty() && !importer.label_columns_[column]) label = importer.names_[column];
    record().dates.push_back({std::move(label), *date});
  }

  PostalAddress& address(size_t column) {
    const int32_t group = importer.mapping_.columns[column].group;
    for (auto& [number, address] : addresses) {
      if (number == group) return address;
    }
    addresses.emplace_back(group, PostalAddress{});
    addresses.back().second.label = normalize_label(raw_label(column));
    return addresses.back().second;
  }

  void read_address_part(size_t column, TargetField field, std::string_view value) {
    if (field == TargetField::address_formatted) {
      (void)address(column);
      formatted.emplace_back(importer.mapping_.columns[column].group, value);
      return;
    }
    PostalAddress& target = address(column);
    switch (field) {
      case TargetField::street:
        // "Street 2" is the next line.
        if (!target.street.empty()) target.street += '\n';
        target.street += value;
        break;
      case TargetField::po_box: set_once(target.po_box, column, value); break;
      case TargetField::extended_address: set_once(target.extended, column, value); break;
      case TargetField::city: set_once(target.city, column, value); break;
      case TargetField::region: set_once(target.region, column, value); break;
      case TargetField::postal_code: set_once(target.postal_code, column, value); break;
      default: set_once(target.country, column, value); break;
    }
  }

  void read_custom(size_t column, std::string_view value) {
    std::string label = raw_label(column);
    if (label.empty()) label = importer.names_[column];
    record().custom.push_back({std::move(label), std::string(value)});
  }

  void read_note(std::string_view value) {
    if (record().notes.empty()) {
      record().notes = value;
    } else {
      add_to_notes(record(), {}, value);
    }
  }

  DealDetails& deal() {
    if (!record().deal) record().deal.emplace();
    return *record().deal;
  }

  void read_deal_value(size_t column, std::string_view value) {
    const base::AmountRules rules{.decimal_separator = importer.mapping_.columns[column].decimal_separator};
    const auto amount = base::parse_amount(value, rules);
    if (!amount) {
      warn(column, "import.bad_amount", value);
      add_to_notes(record(), importer.names_[column], value);
      return;
    }
    deal().value = base::format_amount(amount->minor_units, {.group_separator = ""});
    if (amount->unit.size() == 3 && deal().currency.empty()) deal().currency = amount->unit;
  }

  void read_deal_field(size_t column, TargetField field, std::string_view value) {
    switch (field) {
      case TargetField::deal_title: set_once(deal().title, column, value); break;
      case TargetField::deal_value: read_deal_value(column, value); break;
      case TargetField::deal_currency: deal().currency = value; break;
      case TargetField::deal_pipeline: set_once(deal().pipeline, column, value); break;
      case TargetField::deal_stage: set_once(deal().stage, column, value); break;
      case TargetField::deal_status: set_once(deal().status, column, value); break;
      case TargetField::deal_probability: set_once(deal().probability, column, value); break;
      case TargetField::deal_lost_reason: set_once(deal().lost_reason, column, value); break;
      default:
        if (const auto date = read_date_cell(column, value, importer.mapping_.this_year + kYearsAhead)) {
          deal().close_date = date;
        }
        break;
    }
  }

  void read_column(size_t column, TargetField field, std::string_view value) {
    ContactRecord& out = record();
    switch (field) {
      case TargetField::skip:
      case TargetField::email_label:
      case TargetField::phone_label:
      case TargetField::url_label:
      case TargetField::date_label:
      case TargetField::custom_label:
      case TargetField::address_label: break;
      case TargetField::record_kind: kind = names_company(value) ? RecordKind::company : RecordKind::person; break;
      case TargetField::full_name: set_once(out.full_name, column, value); break;
      case TargetField::name_prefix: set_once(out.name.prefix, column, value); break;
      case TargetField::given_name: set_once(out.name.given, column, value); break;
      case TargetField::middle_name: set_once(out.name.middle, column, value); break;
      case TargetField::family_name: set_once(out.name.family, column, value); break;
      case TargetField::name_suffix: set_once(out.name.suffix, column, value); break;
      case TargetField::nickname: set_once(out.nickname, column, value); break;
      case TargetField::organisation: set_once(out.organisation, column, value); break;
      case TargetField::department: set_once(out.department, column, value); break;
      case TargetField::job_title: set_once(out.job_title, column, value); break;
      case TargetField::email: read_emails(column, value); break;
      case TargetField::phone:
        add_values(out.phones, column, split_values(value, splitting(column), looks_like_phone));
        break;
      case TargetField::url:
        add_values(out.urls, column, split_values(value, splitting(column), looks_like_link));
        break;
      case TargetField::birthday: read_birthday(column, value); break;
      case TargetField::date: read_other_date(column, value); break;
      case TargetField::note: read_note(value); break;
      case TargetField::tag:
        for (std::string& tag : split_tags(value)) {
          if (!contains_value(out.tags, tag)) out.tags.push_back(std::move(tag));
        }
        break;
      case TargetField::source: set_once(out.source, column, value); break;
      case TargetField::owner: set_once(out.owner, column, value); break;
      case TargetField::status: set_once(out.status, column, value); break;
      case TargetField::external_id: set_once(out.external_id, column, value); break;
      case TargetField::custom: read_custom(column, value); break;
      default:
        if (field >= TargetField::deal_title) {
          read_deal_field(column, field, value);
        } else {
          read_address_part(column, field, value);
        }
    }
  }

  void finish_addresses() {
    for (auto& [group, address] : addresses) {
      if (address.is_empty()) {
        for (const auto& [number, text] : formatted) {
          if (number == group) address.street = text;
        }
      }
      if (!address.is_empty()) record().addresses.push_back(std::move(address));
    }
  }

  void finish_kind() {
    ContactRecord& out = record();
    const bool only_organisation =
        out.full_name.empty() && out.name.is_empty() && !out.organisation.empty() && !out.deal;
    out.kind = kind.value_or(only_organisation ? RecordKind::company : RecordKind::person);
    if (out.kind == RecordKind::company && out.full_name.empty()) std::swap(out.full_name, out.organisation);
    if (out.kind == RecordKind::person && out.full_name == compose_name(out.name)) out.full_name.clear();
  }

  void check_shape() {
    const size_t expected = importer.mapping_.columns.size();
    if (row.has_stray_quote) warn_row("import.stray_quote");
    if (row.has_zero_bytes) warn_row("import.zero_bytes");
    const auto count_arguments = [&] {
      return ProblemArguments{{"count", base::format_integer(static_cast<int64_t>(row.cells.size()))},
                              {"expected", base::format_integer(static_cast<int64_t>(expected))}};
    };
    if (row.cells.size() < expected) warn_row("import.row_short", count_arguments());
    bool is_long = false;
    for (size_t i = expected; i < row.cells.size(); ++i) {
      if (base::trim(row.cells[i]).empty()) continue;
      is_long = true;
      add_to_notes(record(), {}, cell(i));
    }
    if (is_long) warn_row("import.row_long", count_arguments());
  }
};

CsvImporter::CsvImporter(const CsvLayout& layout, CsvMapping mapping) : mapping_(std::move(mapping)) {
  const std::vector<ColumnMapping>& columns = mapping_.columns;
  std::map<std::pair<TargetField, int32_t>, size_t> by_field_and_group;
  for (size_t i = 0; i < columns.size(); ++i) by_field_and_group[{columns[i].field, columns[i].group}] = i;
  label_columns_.resize(columns.size());
  for (size_t i = 0; i < columns.size(); ++i) {
    names_.push_back(column_name(layout, i));
    const auto label_field = label_field_of(columns[i].field);
    if (!label_field) continue;
    const auto label_column = by_field_and_group.find({*label_field, columns[i].group});
    if (label_column != by_field_and_group.end()) label_columns_[i] = label_column->second;
  }
}

std::optional<ImportedRecord> CsvImporter::read(const CsvRow& row) const {
  RowReader reader{.importer = *this, .row = row, .imported = {}, .addresses = {}, .formatted = {}};
  reader.imported.line = row.line;
  bool is_empty = true;
  for (size_t i = 0; i < mapping_.columns.size() && i < row.cells.size(); ++i) {
    const std::string cell = reader.cell(i);
    const bool keeps_spaces = mapping_.columns[i].field == TargetField::note;
    const std::string_view trimmed = base::trim(cell);
    if (trimmed.empty()) continue;
    if (mapping_.columns[i].field != TargetField::skip) is_empty = false;
    if (cell.size() > kHugeCell)
      reader.warn(i, "import.cell_huge", base::format_integer(static_cast<int64_t>(cell.size())));
    reader.read_column(i, mapping_.columns[i].field, keeps_spaces ? std::string_view(cell) : trimmed);
  }
  if (is_empty) return std::nullopt;
  reader.check_shape();
  reader.finish_addresses();
  reader.finish_kind();
  if (display_name(reader.record()).empty() && !reader.record().deal) {
    reader.imported.problems.push_back(make_problem(Severity::error, row.line, {}, "import.no_name"));
  }
  return std::move(reader.imported);
}

}  // namespace exchange

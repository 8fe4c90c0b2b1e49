// Reading a record takes several statements, so 100,000 of them are spread over many frames.

#include "ui/views/record_export.h"

#include "crm/contact_export.h"
#include "exchange/vcard.h"

namespace ui {
namespace {

// Records between two looks at the clock.
constexpr size_t kSlice = 64;
constexpr int64_t kBudget_ms = 8;

std::optional<exchange::ContactRecord> read(Model& model, const crm::RecordRef& record) {
  if (record.type == crm::RecordType::lead) {
    const std::optional<crm::Lead> lead = model.queries.lead({record.id});
    return lead ? std::optional(crm::export_record(*lead)) : std::nullopt;
  }
  const std::optional<crm::Contact> contact = model.queries.contact({record.id});
  return contact ? std::optional(crm::export_record(*contact)) : std::nullopt;
}

void write(RecordExport& file, const exchange::ContactRecord& record) {
  if (file.format == ExportFormat::vcard) {
    exchange::append_vcard(file.text, record, exchange::VcardVersion::v3);
  } else {
    exchange::ContactCsvWriter(file.shape).append_record(file.text, record);
  }
}

void save(Context& ctx, RecordExport& file) {
  const bool csv = file.format == ExportFormat::csv;
  const std::string name = file.file_name + (csv ? ".csv" : ".vcf");
  const std::span<const uint8_t> bytes(reinterpret_cast<const uint8_t*>(file.text.data()), file.text.size());
  ctx.services().files.save(name, csv ? "text/csv;charset=utf-8" : "text/vcard;charset=utf-8", bytes);
  ctx.toast({.text = tr(ctx, Key::records_exported, {{"count", file.records.size()}, {"file", name}}),
             .accent = Accent::success});
  file = {};
}

}  // namespace

double RecordExport::progress() const {
  if (records.empty()) return 0;
  const double pass = static_cast<double>(done) / static_cast<double>(records.size());
  if (format == ExportFormat::vcard) return pass;
  return measured ? 0.5 + pass / 2 : pass / 2;
}

void start_export(Context& ctx, Model& model, RecordExport& file, ExportFormat format, std::string_view file_name,
                  std::vector<crm::RecordRef> records) {
  if (records.empty()) return;
  file = {};
  file.records = std::move(records);
  file.format = format;
  file.file_name = file_name;
  file.measured = format == ExportFormat::vcard;
  advance_export(ctx, model, file);
}

void advance_export(Context& ctx, Model& model, RecordExport& file) {
  if (!file.is_running()) return;
  const int64_t start_ms = model.clock.unix_ms();
  do {
    const size_t end = std::min(file.done + kSlice, file.records.size());
    for (; file.done < end; ++file.done) {
      const std::optional<exchange::ContactRecord> record = read(model, file.records[file.done]);
      if (!record) continue;
      if (file.measured) {
        write(file, *record);
      } else {
        file.shape.include(*record);
      }
    }
    if (file.done == file.records.size()) {
      if (file.measured) return save(ctx, file);
      file.measured = true;
      file.done = 0;
      exchange::ContactCsvWriter(file.shape).append_header(file.text);
    }
  } while (model.clock.unix_ms() - start_ms < kBudget_ms);
  ctx.wake_in(0);
}

}  // namespace ui

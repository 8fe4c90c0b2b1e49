// The workspace of the domain's tests; crm_fixture.h says what for.

#include "support/crm_fixture.h"

#include <algorithm>
#include <utility>

namespace test {

namespace {

std::string text_of(const store::Statement& row, int column) {
  const store::Value value = row.value(column);
  if (const auto* integer = std::get_if<int64_t>(&value)) return std::to_string(*integer);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* blob = std::get_if<std::vector<uint8_t>>(&value)) {
    std::string hex;
    for (const uint8_t byte : *blob) {
      hex += "0123456789abcdef"[byte >> 4];
      hex += "0123456789abcdef"[byte & 15];
    }
    return hex;
  }
  return std::holds_alternative<double>(value) ? std::to_string(std::get<double>(value)) : "NULL";
}

std::string rows_of(store::Database& database, std::string_view sql) {
  std::string rows;
  store::Statement row = database.prepare(sql);
  while (row.next()) {
    for (int column = 0; column < row.column_count(); ++column) rows += text_of(row, column) + '|';
    rows += '\n';
  }
  REQUIRE_MESSAGE(row.status().ok(), std::string(sql));
  return rows;
}

// The words of a text in order of the alphabet, each once.
std::string sorted_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : std::string(text) + ' ') {
    if (c != ' ' && c != '\n') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  std::ranges::sort(words);
  const auto repeated = std::ranges::unique(words);
  words.erase(repeated.begin(), repeated.end());
  std::string joined;
  for (const std::string& each : words) joined += each + ' ';
  return joined;
}

constexpr std::string_view kSearchTables[] = {"lead_search", "contact_search", "deal_search", "task_search",
                                              "appointment_search"};
constexpr std::string_view kOrderTables[] = {"lead_order", "contact_order", "deal_order", "task_order"};

}  // namespace

Workspace::Workspace(int32_t zone_offset_seconds)
    : tab_(disk_, {.seed = 1, .schema = crm::migrations(), .tables = crm::tracked_tables()}),
      zone_((tab_.open(), zone_offset_seconds)),
      commands(tab_.database()),
      queries(tab_.database(), tab_.clock(), zone_) {}

std::string Workspace::dump() {
  std::string dump;
  for (const std::string_view table : crm::tracked_tables()) {
    dump += "== " + std::string(table) + '\n' +
            rows_of(database(), "SELECT * FROM " + std::string(table) + " ORDER BY key");
  }
  return dump;
}

std::string Workspace::derived() {
  std::string derived;
  for (const std::string_view table : kOrderTables)
    derived += rows_of(database(), "SELECT * FROM " + std::string(table) + " ORDER BY key");
  for (const std::string_view table : kSearchTables) {
    store::Statement row = database().prepare("SELECT key, text FROM " + std::string(table) + " ORDER BY key");
    while (row.next()) derived += std::to_string(row.integer(0)) + ' ' + sorted_words(row.text(1)) + '\n';
  }
  return derived;
}

std::string Workspace::derived_anew() {
  // Written apart from the triggers, in plain words: everything a record can be found by.
  std::string derived = rows_of(database(), "SELECT sort_key(name), key FROM lead ORDER BY key");
  derived += rows_of(database(), "SELECT kind, sort_key(name), key FROM contact ORDER BY key");
  derived += rows_of(database(), "SELECT sort_key(name), key FROM deal ORDER BY key");
  derived += rows_of(database(), "SELECT sort_key(title), key FROM task ORDER BY key");
  const auto add = [&](std::string_view keys, std::initializer_list<std::string_view> parts) {
    store::Statement record = database().prepare(keys);
    while (record.next()) {
      std::string text;
      for (const std::string_view part : parts) {
        store::Statement row = database().query(part, record.integer(0));
        while (row.next()) {
          for (int column = 0; column < row.column_count(); ++column) text += ' ' + std::string(row.text(column));
        }
        REQUIRE_MESSAGE(row.status().ok(), std::string(part));
      }
      derived += std::to_string(record.integer(0)) + ' ' + sorted_words(text) + '\n';
    }
  };
  constexpr std::string_view kDigits =
      "replace(replace(replace(replace(replace(replace(value,' ',''),'-',''),'(',''),')',''),'.',''),'/','')";
  const auto values = [&](std::string_view type) {
    return "SELECT fold(value), CASE kind WHEN 2 THEN fold(" + std::string(kDigits) +
           ") ELSE '' END, fold(city), fold(region), fold(postal_code), fold(country) FROM labelled_value WHERE "
           "kind<>5 AND record_type=" +
           std::string(type) + " AND record_key=?1";
  };
  const auto tags = [](std::string_view type) {
    return "SELECT fold(name) FROM tag WHERE key IN (SELECT tag_key FROM record_tag WHERE record_type=" +
           std::string(type) + " AND record_key=?1)";
  };
  add("SELECT key FROM lead ORDER BY key",
      {"SELECT fold(name), fold(nickname), fold(company_name), fold(job_title) FROM lead WHERE key=?1", values("1"),
       tags("1")});
  add("SELECT key FROM contact ORDER BY key",
      {"SELECT fold(name), fold(nickname), fold(job_title) FROM contact WHERE key=?1", values("2"), tags("2"),
       "SELECT fold(name) FROM contact WHERE key IN (SELECT company_key FROM membership WHERE person_key=?1)"});
  add("SELECT key FROM deal ORDER BY key",
      {"SELECT fold(name) FROM deal WHERE key=?1", tags("4"),
       "SELECT fold(name) FROM contact WHERE key=(SELECT company_key FROM deal WHERE key=?1)",
       "SELECT fold(name) FROM lead WHERE key=(SELECT lead_key FROM deal WHERE key=?1)",
       "SELECT fold(name) FROM contact WHERE key IN (SELECT contact_key FROM deal_contact WHERE deal_key=?1)"});
  add("SELECT key FROM task ORDER BY key", {"SELECT fold(title), fold(substr(note, 1, 200)) FROM task WHERE key=?1"});
  add("SELECT key FROM appointment ORDER BY key", {"SELECT fold(title), fold(location) FROM appointment WHERE key=?1"});
  return derived;
}

int64_t Workspace::count(std::string_view sql) {
  store::Statement row = database().prepare(sql);
  REQUIRE_MESSAGE(row.next(), std::string(sql));
  return row.integer(0);
}

std::string Workspace::plan(std::string_view sql) {
  std::string plan;
  store::Statement row = database().prepare("EXPLAIN QUERY PLAN " + std::string(sql));
  while (row.next()) plan += std::string(row.text(3)) + '\n';
  REQUIRE_MESSAGE(row.status().ok(), std::string(sql));
  return plan;
}

bool Workspace::run(crm::Job& job) {
  while (!job.has_ended()) job.advance();
  CHECK_MESSAGE(job.state() != crm::Job::State::failed, (job.error().message_key + ": " + job.error().detail));
  return job.state() == crm::Job::State::finished;
}

void Workspace::add_sample(crm::SampleSize size, uint64_t seed) {
  const auto job = crm::make_sample_job(database(), clock(), zone(), {.seed = seed, .size = size});
  REQUIRE(run(*job));
}

crm::LeadFields lead(std::string name, std::string company, std::string email) {
  crm::LeadFields fields;
  fields.name = std::move(name);
  fields.company_name = std::move(company);
  if (!email.empty()) fields.values.push_back(value(crm::ValueKind::email, std::move(email)));
  return fields;
}

crm::ContactFields person(std::string name, std::string company, std::string email, std::string phone) {
  crm::ContactFields fields;
  fields.name = std::move(name);
  if (!company.empty()) fields.companies.push_back({{}, std::move(company), {}});
  if (!email.empty()) fields.values.push_back(value(crm::ValueKind::email, std::move(email)));
  if (!phone.empty()) fields.values.push_back(value(crm::ValueKind::phone, std::move(phone)));
  return fields;
}

crm::ContactFields company(std::string name) {
  crm::ContactFields fields;
  fields.kind = crm::ContactKind::company;
  fields.name = std::move(name);
  return fields;
}

crm::DealFields deal(std::string name, int64_t minor, std::string currency) {
  crm::DealFields fields;
  fields.name = std::move(name);
  fields.value = {minor, std::move(currency)};
  return fields;
}

crm::TaskFields task(std::string title, crm::Due due) {
  crm::TaskFields fields;
  fields.title = std::move(title);
  fields.due = due;
  return fields;
}

crm::LabelledValue value(crm::ValueKind kind, std::string text, std::string label) {
  crm::LabelledValue made;
  made.kind = kind;
  made.value = std::move(text);
  made.label = std::move(label);
  return made;
}

}  // namespace test

// Lists against a model: every type, column and direction on the sample, filters one by one and together, windows at
// any offset, and the position of a record.

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

#include "base/text.h"
#include "crm/built_in.h"
#include "support/crm_fixture.h"

namespace {

using namespace crm;
using test::must;

struct Sample {
  test::Workspace workspace;
  Queries& queries = workspace.queries;
  Sample() { workspace.add_sample(); }

  std::vector<base::Uuid> ids(const ListQuery& query) {
    std::vector<base::Uuid> ids;
    for (const RecordRef& ref : queries.refs(query, 0, 100'000)) ids.push_back(ref.id);
    return ids;
  }
};

// A text to sort by, of a value that sorts as a number.
std::string number(int64_t value) {
  std::string digits = std::to_string(value + 1'000'000'000'000'000'000);
  return digits;
}

// The value that a list is sorted by, straight from the whole record; empty: none.
std::string value_of(Sample& sample, RecordType type, SortColumn sort, const base::Uuid& id) {
  Queries& queries = sample.queries;
  const auto first = [](const std::vector<LabelledValue>& values, ValueKind kind) {
    for (const LabelledValue& value : values) {
      if (value.kind == kind) return base::fold(kind == ValueKind::address ? value.city : value.value);
    }
    return std::string();
  };
  const auto newest = [&](RecordRef record) {
    const ActivityPage page = queries.timeline(record, {}, 1);
    return page.entries.empty() ? std::string() : number(page.entries.front().at_ms);
  };
  if (type == RecordType::deal) {
    const Deal deal = *queries.deal({id});
    switch (sort) {
      case SortColumn::company: return deal.company_name.empty() ? "" : base::sort_key(deal.company_name);
      case SortColumn::created: return number(deal.created_ms);
      case SortColumn::source: return base::fold(deal.fields.source);
      case SortColumn::value: return number(deal.fields.value.minor * (deal.fields.value.currency == "JPY" ? 100 : 1));
      case SortColumn::probability: return number(effective_probability(deal.fields.probability, deal.stage));
      case SortColumn::close_date:
        return deal.fields.expected_close ? number(deal.fields.expected_close->days_since_epoch) : "";
      case SortColumn::last_activity: return newest(deal_ref({id}));
      default: return base::sort_key(deal.fields.name);
    }
  }
  if (type == RecordType::lead) {
    const Lead lead = *queries.lead({id});
    switch (sort) {
      case SortColumn::company: return base::fold(lead.fields.company_name);
      case SortColumn::email: return first(lead.fields.values, ValueKind::email);
      case SortColumn::phone: return first(lead.fields.values, ValueKind::phone);
      case SortColumn::status: return number(static_cast<int>(lead.fields.status));
      case SortColumn::source: return base::fold(lead.fields.source);
      case SortColumn::created: return number(lead.created_ms);
      case SortColumn::last_activity: return newest(lead_ref({id}));
      default: return base::sort_key(lead.fields.name);
    }
  }
  if (type == RecordType::task) {
    const Task task = *queries.task({id});
    switch (sort) {
      case SortColumn::created: return number(task.created_ms);
      case SortColumn::due: {
        if (task.fields.due.kind == Due::Kind::none) return "";
        const int64_t day_end_ms = (int64_t{task.fields.due.day.days_since_epoch} + 1) * 86'400'000 - 1;
        return number(task.fields.due.kind == Due::Kind::day ? day_end_ms : task.fields.due.at_ms + 8 * 3'600'000);
      }
      default: return base::sort_key(task.fields.title);
    }
  }
  const Contact contact = *queries.contact({id});
  switch (sort) {
    case SortColumn::company:
      return contact.fields.companies.empty() ? "" : base::sort_key(contact.fields.companies.front().company_name);
    case SortColumn::email: return first(contact.fields.values, ValueKind::email);
    case SortColumn::phone: return first(contact.fields.values, ValueKind::phone);
    case SortColumn::city: return first(contact.fields.values, ValueKind::address);
    case SortColumn::status: return number(static_cast<int>(contact.fields.status));
    case SortColumn::source: return base::fold(contact.fields.source);
    case SortColumn::created: return number(contact.created_ms);
    case SortColumn::updated: return number(contact.updated_ms);
    case SortColumn::last_activity: return newest({type, id});
    default: return base::sort_key(contact.fields.name);
  }
}

std::string name_of(Sample& sample, RecordType type, const base::Uuid& id) {
  return base::sort_key(sample.queries.name_of({type, id}));
}

}  // namespace

TEST_CASE("every column sorts both ways, equal values by name, empty ones last") {
  Sample sample;
  struct Columns {
    RecordType type;
    std::vector<SortColumn> columns;
  };
  const Columns all[] = {
      {RecordType::lead,
       {SortColumn::name, SortColumn::company, SortColumn::email, SortColumn::phone, SortColumn::status,
        SortColumn::source, SortColumn::created, SortColumn::last_activity}},
      {RecordType::person,
       {SortColumn::name, SortColumn::company, SortColumn::email, SortColumn::phone, SortColumn::city,
        SortColumn::status, SortColumn::source, SortColumn::created, SortColumn::updated, SortColumn::last_activity}},
      {RecordType::company,
       {SortColumn::name, SortColumn::email, SortColumn::phone, SortColumn::city, SortColumn::status,
        SortColumn::created, SortColumn::last_activity}},
      {RecordType::deal,
       {SortColumn::name, SortColumn::company, SortColumn::source, SortColumn::created, SortColumn::value,
        SortColumn::probability, SortColumn::close_date, SortColumn::last_activity}},
      {RecordType::task, {SortColumn::name, SortColumn::created, SortColumn::due}}};
  for (const auto& [type, columns] : all) {
    for (const SortColumn column : columns) {
      CAPTURE(static_cast<int>(type));
      CAPTURE(static_cast<int>(column));
      struct Entry {
        std::string value;
        std::string name;
        base::Uuid id;
      };
      std::vector<Entry> model;
      for (const base::Uuid& id : sample.ids({.type = type}))
        model.push_back({value_of(sample, type, column, id), name_of(sample, type, id), id});
      for (const SortDirection direction : {SortDirection::ascending, SortDirection::descending}) {
        const bool down = direction == SortDirection::descending;
        const std::vector<base::Uuid> ids = sample.ids({.type = type, .sort = column, .direction = direction});
        REQUIRE(ids.size() == model.size());
        const auto entry = [&](const base::Uuid& id) { return *std::ranges::find(model, id, &Entry::id); };
        for (size_t i = 1; i < ids.size(); ++i) {
          const Entry a = entry(ids[i - 1]);
          const Entry b = entry(ids[i]);
          if (b.value.empty()) continue;
          REQUIRE_FALSE(a.value.empty());
          REQUIRE((down ? a.value >= b.value : a.value <= b.value));
          if (a.value == b.value && column != SortColumn::name) REQUIRE((down ? a.name >= b.name : a.name <= b.name));
        }
      }
    }
  }
}

TEST_CASE("a filter finds every record that holds all its words, in any of its parts, and no other") {
  Sample sample;
  Queries& queries = sample.queries;
  for (const char* text : {"siti", "SITI ami", "an", "@mail.example", "sdn bhd tan", "陈", "kuala lumpur",
                           "no such thing", "012", "ஆறுமுகம்"}) {
    CAPTURE(text);
    for (const RecordType type : {RecordType::person, RecordType::company}) {
      std::vector<base::Uuid> expected;
      for (const base::Uuid& id : sample.ids({.type = type})) {
        const ContactFields fields = queries.contact({id})->fields;
        std::string all = fields.name + ' ' + fields.job_title;
        for (const Membership& membership : fields.companies) all += ' ' + membership.company_name;
        for (const std::string& tag : fields.tags) all += ' ' + tag;
        for (const LabelledValue& value : fields.values) {
          if (value.kind == ValueKind::date) continue;
          all +=
              ' ' + value.value + ' ' + value.city + ' ' + value.region + ' ' + value.postal_code + ' ' + value.country;
          if (value.kind != ValueKind::phone) continue;
          all += ' ';
          std::ranges::copy_if(value.value, std::back_inserter(all),
                               [](char c) { return c == '+' || (c >= '0' && c <= '9'); });
        }
        const std::string folded = base::fold(all);
        std::string word;
        bool has_all = true;
        for (const char c : base::fold(text) + ' ') {
          if (c != ' ') {
            word += c;
          } else {
            has_all = has_all && folded.find(std::exchange(word, {})) != std::string::npos;
          }
        }
        if (has_all) expected.push_back(id);
      }
      CHECK(sample.ids({.type = type, .text = text}) == expected);
      CHECK(queries.count({.type = type, .text = text}) == expected.size());
    }
  }
}

TEST_CASE("quick filters, alone and together") {
  Sample sample;
  Queries& queries = sample.queries;
  const auto count_people = [&](const std::function<bool(const Contact&)>& keep) {
    uint32_t count = 0;
    for (const base::Uuid& id : sample.ids({.type = RecordType::person})) count += keep(*queries.contact({id})) ? 1 : 0;
    return count;
  };
  ListQuery customers{.type = RecordType::person, .filters = {.contact_status = ContactStatus::customer}};
  CHECK(queries.count(customers) ==
        count_people([](const Contact& contact) { return contact.fields.status == ContactStatus::customer; }));
  CHECK(queries.count(customers) > 0);

  const std::vector<Queries::Tag> tags = queries.tags();
  const Queries::Tag& vip = *std::ranges::find(tags, std::string("VIP"), &Queries::Tag::name);
  customers.filters.tag = vip.id;
  customers.filters.source = "Referral";
  CHECK(queries.count(customers) == count_people([](const Contact& contact) {
          return contact.fields.status == ContactStatus::customer && contact.fields.source == "Referral" &&
                 std::ranges::find(contact.fields.tags, "VIP") != contact.fields.tags.end();
        }));

  const base::Uuid company = sample.ids({.type = RecordType::company}).at(5);
  CHECK(sample.ids({.type = RecordType::person, .filters = {.company = ContactId{company}}}).size() ==
        queries.related(company_ref({company})).people.size());
  CHECK(queries.count({.type = RecordType::deal, .filters = {.company = ContactId{company}}}) ==
        queries.related(company_ref({company})).deals.size());

  uint32_t by_outcome = 0;
  for (const Outcome outcome : {Outcome::open, Outcome::won, Outcome::lost, Outcome::unqualified})
    by_outcome += queries.count({.type = RecordType::deal, .filters = {.outcome = outcome}});
  CHECK(by_outcome == 100);
  CHECK(queries.count({.type = RecordType::deal, .filters = {.stage = built_in_stage(BuiltIn::stage_won)}}) ==
        queries.count({.type = RecordType::deal, .filters = {.outcome = Outcome::won}}));
  CHECK(queries.count({.type = RecordType::deal, .filters = {.pipeline = queries.pipelines().front().id}}) == 100);
  CHECK(queries.count({.type = RecordType::person, .filters = {.owner = queries.me()}}) == 500);
  CHECK(queries.count({.type = RecordType::person, .filters = {.owner = UserId{company}}}) == 0);

  const TaskCounts counts = queries.task_counts();
  for (int bucket = 0; bucket < kTaskBucketCount; ++bucket) {
    CHECK(queries.count({.type = RecordType::task, .filters = {.bucket = static_cast<TaskBucket>(bucket)}}) ==
          counts.buckets[bucket]);
  }
  uint32_t by_status = 0;
  for (const LeadStatus status : {LeadStatus::fresh, LeadStatus::working, LeadStatus::unqualified})
    by_status += queries.count({.type = RecordType::lead, .filters = {.lead_status = status}});
  CHECK(by_status == queries.count({.type = RecordType::lead}));
}

TEST_CASE("windows at any offset are parts of the whole, rows say what the record says") {
  Sample sample;
  Queries& queries = sample.queries;
  const ListQuery query{
      .type = RecordType::person, .sort = SortColumn::company, .direction = SortDirection::descending};
  const std::vector<base::Uuid> ids = sample.ids(query);
  for (const uint32_t offset : {0u, 1u, 250u, 498u, 499u, 500u, 4'000'000'000u}) {
    const std::vector<ContactRow> rows = queries.contacts(query, offset, 3);
    const size_t expected = offset >= 500 ? 0 : std::min<size_t>(3, 500 - offset);
    REQUIRE(rows.size() == expected);
    for (size_t i = 0; i < rows.size(); ++i) {
      const Contact contact = *queries.contact(rows[i].id);
      CHECK(rows[i].id.value == ids[offset + i]);
      CHECK(rows[i].name == contact.fields.name);
      CHECK(rows[i].company_name ==
            (contact.fields.companies.empty() ? std::string() : contact.fields.companies.front().company_name));
      CHECK(rows[i].tags == contact.fields.tags);
      CHECK(rows[i].job_title == contact.fields.job_title);
      int32_t open = 0;
      for (const RelatedDeal& deal : queries.related(person_ref(rows[i].id)).deals)
        open += deal.outcome == Outcome::open ? 1 : 0;
      CHECK(rows[i].open_deals == open);
      CHECK(queries.position(query, rows[i].id.value) == offset + i);
    }
  }
  CHECK_FALSE(queries.position({.type = RecordType::person, .text = "no such thing"}, ids[0]));
  CHECK_FALSE(queries.take_error());
}

TEST_CASE("a list follows every change of the data") {
  test::Workspace workspace;
  const ListQuery query{.type = RecordType::person, .text = "ali"};
  CHECK(workspace.queries.count(query) == 0);
  const ContactId ali = must(workspace.commands.create_contact(test::person("Ali"))).id;
  CHECK(workspace.queries.count(query) == 1);
  ContactFields fields = workspace.queries.contact(ali)->fields;
  fields.name = "Abu";
  must(workspace.commands.update_contact(ali, fields));
  CHECK(workspace.queries.count(query) == 0);
  must(workspace.database().undo());
  CHECK(workspace.queries.count(query) == 1);
  must(workspace.commands.delete_records({person_ref(ali)}));
  CHECK(workspace.queries.count(query) == 0);
  CHECK(workspace.queries.contacts(query, 0, 10).empty());
}

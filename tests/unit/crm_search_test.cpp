// Search: what is found, in which order, in which scripts, and with which slips; suggestions and duplicates.

#include <doctest/doctest.h>

#include "crm/fuzzy.h"
#include "support/crm_fixture.h"

namespace {

using namespace crm;
using test::must;

struct Directory {
  test::Workspace workspace;
  Queries& queries = workspace.queries;
  ContactId siti, siti_kedai, lim, lukasz, acme;
  LeadId lead;
  DealId deal;

  Directory() {
    Commands& commands = workspace.commands;
    acme = must(commands.create_contact(test::company("Siti Textiles Sdn Bhd"))).id;
    siti = must(commands.create_contact(test::person("Siti Aminah binti Ahmad", "Siti Textiles Sdn Bhd",
                                                     "aminah@textiles.example", "+60 12-345 6789")))
               .id;
    siti_kedai = must(commands.create_contact(test::person("Nora", "", "nora.siti@kedai.example"))).id;
    lim = must(commands.create_contact(test::person("林伟明", "", "lim@penang.example"))).id;
    lukasz = must(commands.create_contact(test::person("Łukasz Nguyễn"))).id;
    lead = must(commands.create_lead(test::lead("Sitiawan Motors", "", "info@motors.example"))).id;
    DealFields fields = test::deal("Sewing machines");
    fields.company = acme;
    deal = must(commands.create_deal(fields)).id;
    must(commands.create_task(test::task("Call Siti")));
    must(commands.create_appointment({.title = "Lunch with Siti", .span = TimeSpan::timed(0, 1)}));
  }

  std::vector<std::string> titles(std::string_view text, uint32_t limit = 20) {
    std::vector<std::string> titles;
    for (const SearchHit& hit : queries.search(text, limit)) titles.push_back(hit.title);
    return titles;
  }
};

using Titles = std::vector<std::string>;

}  // namespace

TEST_CASE("beginnings of names first, then words in names, then everything else") {
  Directory directory;
  CHECK(directory.titles("siti") == Titles{"Sitiawan Motors", "Siti Textiles Sdn Bhd", "Siti Aminah binti Ahmad",
                                           "Call Siti", "Lunch with Siti", "Sewing machines", "Nora"});
  CHECK(directory.titles("SITI  aminah") == Titles{"Siti Aminah binti Ahmad"});
  CHECK(directory.titles("aminah siti") == Titles{"Siti Aminah binti Ahmad"});
  CHECK(directory.titles("siti", 2).size() == 2);
  CHECK(directory.titles("").empty());
  CHECK(directory.titles("   ").empty());
  CHECK(directory.titles("siti", 0).empty());
}

TEST_CASE("any script, any spelling of accents, numbers without their signs") {
  Directory directory;
  CHECK(directory.titles("lukasz") == Titles{"Łukasz Nguyễn"});
  CHECK(directory.titles("nguyen") == Titles{"Łukasz Nguyễn"});
  CHECK(directory.titles("伟明") == Titles{"林伟明"});
  CHECK(directory.titles("60123456789") == Titles{"Siti Aminah binti Ahmad"});
  CHECK(directory.titles("12-345 6789") == Titles{"Siti Aminah binti Ahmad"});
  CHECK(directory.titles("lim@penang") == Titles{"林伟明"});
}

TEST_CASE("one letter finds names that begin with it") {
  Directory directory;
  for (const std::string& title : directory.titles("s")) CHECK(title.front() == 'S');
  CHECK(directory.titles("s").size() == 4);
}

TEST_CASE("a slip of the finger is forgiven in longer words, and marked") {
  Directory directory;
  const std::vector<SearchHit> hits = directory.queries.search("amniah", 20);
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].record == person_ref(directory.siti));
  CHECK(hits[0].fuzzy);
  CHECK_FALSE(directory.queries.search("aminah", 1)[0].fuzzy);
  CHECK(directory.titles("amnia") == Titles{"Siti Aminah binti Ahmad"});  // still being typed
  CHECK(directory.titles("lukasx") == Titles{"Łukasz Nguyễn"});
  CHECK(directory.titles("xyz").empty());
}

TEST_CASE("similar words") {
  struct Row {
    const char* word;
    const char* candidate;
    bool similar;
  };
  const Row rows[] = {{"aminah", "aminah", true},
                      {"amina", "aminah", true},
                      {"amniah", "aminah", true},
                      {"ammniah", "aminah", false},
                      {"tan", "tan", true},
                      {"tam", "tan", false},
                      {"ta", "tan", true},
                      {"kumaran", "kumaren", true},
                      {"kumaran", "kumerren", false},
                      {"subramaniam", "subramanian", true},
                      {"subramniam", "subramaniam", true},
                      {"sbramniem", "subramaniam", false},
                      {"muham", "muhammad", true},
                      {"mohammad", "muhammad", true},
                      {"lee", "leela", true},
                      {"wong", "wang", true},
                      {"wong", "wei", false}};
  for (const Row& row : rows) {
    CAPTURE(row.word);
    CAPTURE(row.candidate);
    CHECK(is_similar(row.word, row.candidate) == row.similar);
  }
  CHECK(count_slips("abcd", "abdc", 2) == 1);
  CHECK(count_slips("abcd", "badc", 2) == 2);
  CHECK(count_slips("", "abc", 3) == 3);
  CHECK(count_slips("", "abc", 2) == 3);
  CHECK(count_slips(std::string(200, 'a'), std::string(200, 'a'), 2) == 0);
}

TEST_CASE("suggestions are of the types asked for") {
  Directory directory;
  const RecordType people[] = {RecordType::person};
  const std::vector<SearchHit> hits = directory.queries.suggest("siti", people, 10);
  REQUIRE(hits.size() == 2);
  for (const SearchHit& hit : hits) CHECK(hit.record.type == RecordType::person);
  CHECK(hits[0].subtitle == "Siti Textiles Sdn Bhd · aminah@textiles.example");
  const RecordType linkable[] = {RecordType::lead, RecordType::deal};
  for (const SearchHit& hit : directory.queries.suggest("s", linkable, 10))
    CHECK((hit.record.type == RecordType::lead || hit.record.type == RecordType::deal));
}

TEST_CASE("the answer follows the data") {
  Directory directory;
  CHECK(directory.titles("zenith").empty());
  must(directory.workspace.commands.create_contact(test::company("Zenith")));
  CHECK(directory.titles("zenith") == Titles{"Zenith"});
  must(directory.workspace.database().undo());
  CHECK(directory.titles("zenith").empty());
}

TEST_CASE("possible duplicates: the same address is enough, a name alone comes last") {
  Directory directory;
  Queries& queries = directory.queries;
  auto found = queries.possible_duplicates("Somebody", "AMINAH@textiles.example", "", "", {});
  REQUIRE(found.size() == 1);
  CHECK(found[0].record == person_ref(directory.siti));
  CHECK(found[0].reason == DuplicateReason::same_email);

  found = queries.possible_duplicates("siti AMINAH binti ahmad", "", "012-345 6789", "", {});
  REQUIRE(found.size() == 1);
  CHECK(found[0].reason == DuplicateReason::same_name_and_phone);
  found = queries.possible_duplicates("Siti Aminah binti Ahmad", "", "", "siti textiles sdn bhd", {});
  REQUIRE(found.size() == 1);
  CHECK(found[0].reason == DuplicateReason::same_name_and_company);
  found = queries.possible_duplicates("Siti Aminah binti Ahmad", "", "", "", {});
  REQUIRE(found.size() == 1);
  CHECK(found[0].reason == DuplicateReason::same_name);
  CHECK(queries.possible_duplicates("Siti Aminah", "", "", "", {}).empty());
  CHECK(queries.possible_duplicates("", "", "", "", {}).empty());
  // The record itself is no duplicate; a lead may be one.
  CHECK(
      queries
          .possible_duplicates("Siti Aminah binti Ahmad", "aminah@textiles.example", "", "", person_ref(directory.siti))
          .empty());
  found = queries.possible_duplicates("", "info@motors.example", "", "", {});
  REQUIRE(found.size() == 1);
  CHECK(found[0].record == lead_ref(directory.lead));
}

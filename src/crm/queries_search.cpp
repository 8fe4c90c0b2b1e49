// Search over all records: every word must occur; names count more than what else is known, beginnings more than
// insides. When that finds little, similar spellings of names are tried. The answer is kept while the question stays.

#include <algorithm>

#include "base/sort.h"
#include "base/text.h"
#include "crm/fuzzy.h"
#include "crm/queries_state.h"

namespace crm {

namespace {

using store::Statement;

struct SearchTable {
  SqlType type;
  RecordType record;
  std::string_view order_range;  // keys of names that begin with ?1 (below ?2)
};

constexpr SearchTable kTables[] = {
    {SqlType::contact, RecordType::person,
     "SELECT key FROM (SELECT * FROM (SELECT key FROM contact_order WHERE kind=1 AND sort>=?1 AND sort<?2 ORDER BY "
     "sort LIMIT ?3)"
     " UNION ALL SELECT * FROM (SELECT key FROM contact_order WHERE kind=2 AND sort>=?1 AND sort<?2 ORDER BY sort "
     "LIMIT ?3))"},
    {SqlType::lead, RecordType::lead, "SELECT key FROM lead_order WHERE sort>=?1 AND sort<?2 ORDER BY sort LIMIT ?3"},
    {SqlType::deal, RecordType::deal, "SELECT key FROM deal_order WHERE sort>=?1 AND sort<?2 ORDER BY sort LIMIT ?3"},
    {SqlType::task, RecordType::task, "SELECT key FROM task_order WHERE sort>=?1 AND sort<?2 ORDER BY sort LIMIT ?3"},
    {SqlType::appointment, RecordType::appointment, ""},
};

struct Candidate {
  int32_t score = 0;  // greater is better
  SqlType type = SqlType::contact;
  int64_t key = 0;
  bool fuzzy = false;
};

// People and companies before leads, deals, tasks, appointments.
int64_t rank_of(SqlType type) { return type == SqlType::contact ? 0 : static_cast<int64_t>(type); }

bool is_better(const Candidate& a, const Candidate& b) {
  if (a.score != b.score) return a.score > b.score;
  if (a.type != b.type) return rank_of(a.type) < rank_of(b.type);
  return a.key < b.key;
}

bool begins_a_word(std::string_view text, std::string_view word) {
  for (size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    if (at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n') return true;
  }
  return false;
}

// Every word is known to occur in the text.
int32_t score_of(std::string_view text, std::string_view folded, const std::vector<std::string>& words) {
  const std::string_view name = text.substr(0, text.find('\n'));
  if (name == folded) return 100'000;
  // Of equally good ones the shorter name is closer to what was typed.
  const auto brevity = static_cast<int32_t>(std::min<size_t>(name.size(), 999));
  if (name.starts_with(folded)) return 90'000 - brevity;
  const bool all_in_name =
      std::ranges::all_of(words, [&](const std::string& word) { return name.find(word) != std::string_view::npos; });
  if (all_in_name) {
    const bool all_begin =
        std::ranges::all_of(words, [&](const std::string& word) { return begins_a_word(name, word); });
    return (all_begin ? 80'000 : 60'000) - brevity;
  }
  const bool all_begin = std::ranges::all_of(words, [&](const std::string& word) { return begins_a_word(text, word); });
  return (all_begin ? 50'000 : 30'000) - brevity;
}

// Keeps the best; sorted at the end.
class Best {
 public:
  explicit Best(size_t limit) : limit_(limit) {}
  void add(Candidate candidate) {
    candidates_.push_back(candidate);
    if (candidates_.size() >= limit_ * 4 + 64) cut();
  }
  std::vector<Candidate> take() {
    cut();
    base::stable_sort(candidates_, is_better);
    return std::move(candidates_);
  }
  [[nodiscard]] size_t size() const { return candidates_.size(); }
  [[nodiscard]] bool contains(SqlType type, int64_t key) const {
    return std::ranges::any_of(candidates_,
                               [&](const Candidate& each) { return each.type == type && each.key == key; });
  }

 private:
  void cut() {
    if (candidates_.size() <= limit_) return;
    std::ranges::nth_element(candidates_, candidates_.begin() + static_cast<ptrdiff_t>(limit_), is_better);
    candidates_.resize(limit_);
  }
  size_t limit_;
  std::vector<Candidate> candidates_;
};

void find_by_beginning(Queries::State& state, const SearchTable& table, std::string_view folded, uint32_t limit,
                       Best& best) {
  if (table.order_range.empty()) return;
  std::string high(folded);
  high.push_back('\xFF');
  Statement rows = state.reader.query(table.order_range, folded, high, limit);
  while (rows.next()) best.add({.score = 90'000, .type = table.type, .key = rows.integer(0), .fuzzy = false});
  state.keep_error(rows.status());
}

void find_by_words(Queries::State& state, const SearchTable& table, std::string_view folded,
                   const std::vector<std::string>& words, Best& best) {
  const SearchTexts& texts = state.texts(table.record);
  for (const uint32_t index : texts.find(words)) {
    best.add({.score = score_of(texts.text(index), folded, words),
              .type = table.type,
              .key = texts.key(index),
              .fuzzy = false});
  }
}

bool name_is_similar(std::string_view name, const std::vector<std::string>& words) {
  return std::ranges::all_of(words, [&](const std::string& word) {
    size_t start = 0;
    while (start < name.size()) {
      const size_t end = std::min(name.find(' ', start), name.size());
      if (end > start && is_similar(word, name.substr(start, end - start))) return true;
      start = end + 1;
    }
    return false;
  });
}

void find_similar(Queries::State& state, const SearchTable& table, const std::vector<std::string>& words, Best& best) {
  const SearchTexts& texts = state.texts(table.record);
  for (size_t index = 0; index < texts.size(); ++index) {
    const std::string_view name = texts.name(index);
    if (!name_is_similar(name, words) || best.contains(table.type, texts.key(index))) continue;
    const auto brevity = static_cast<int32_t>(std::min<size_t>(name.size(), 999));
    best.add({.score = 10'000 - brevity, .type = table.type, .key = texts.key(index), .fuzzy = true});
  }
}

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) {
    if (part.empty()) continue;
    if (!text.empty()) text += " · ";
    text += part;
  }
  return text;
}

// Title and subtitle of a hit; nothing when it is gone.
std::optional<SearchHit> hit_of(const Reader& reader, const Candidate& candidate) {
  std::string_view sql;
  switch (candidate.type) {
    case SqlType::contact:
      sql =
          "SELECT r.uuid, r.name, (SELECT o.name FROM membership m JOIN contact o ON o.key=m.company_key WHERE "
          "m.person_key=r.key ORDER BY m.position LIMIT 1),"
          " (SELECT value FROM labelled_value WHERE record_type=2 AND record_key=r.key AND kind IN (1, 2) ORDER BY "
          "kind, position LIMIT 1), r.kind"
          " FROM contact r WHERE r.key=?1";
      break;
    case SqlType::lead:
      sql =
          "SELECT r.uuid, r.name, CASE WHEN r.company_name=r.name THEN '' ELSE r.company_name END,"
          " (SELECT value FROM labelled_value WHERE record_type=1 AND record_key=r.key AND kind IN (1, 2) ORDER BY "
          "kind, position LIMIT 1), 0"
          " FROM lead r WHERE r.key=?1";
      break;
    case SqlType::deal:
      sql =
          "SELECT r.uuid, r.name, o.name, (SELECT p.name FROM deal_contact x JOIN contact p ON p.key=x.contact_key "
          "WHERE x.deal_key=r.key"
          " ORDER BY x.position LIMIT 1), 0 FROM deal r LEFT JOIN contact o ON o.key=r.company_key WHERE r.key=?1";
      break;
    case SqlType::task: sql = "SELECT uuid, title, '', '', 0 FROM task WHERE key=?1"; break;
    case SqlType::appointment: sql = "SELECT uuid, title, location, '', 0 FROM appointment WHERE key=?1"; break;
    case SqlType::activity: return std::nullopt;
  }
  Statement row = reader.query(sql, candidate.key);
  if (!row.next()) return std::nullopt;
  RecordType type = RecordType::person;
  switch (candidate.type) {
    case SqlType::contact: type = row.integer(4) == 2 ? RecordType::company : RecordType::person; break;
    case SqlType::lead: type = RecordType::lead; break;
    case SqlType::deal: type = RecordType::deal; break;
    case SqlType::task: type = RecordType::task; break;
    case SqlType::appointment: type = RecordType::appointment; break;
    case SqlType::activity: break;
  }
  return SearchHit{.record = {type, row.uuid(0)},
                   .title = std::string(row.text(1)),
                   .subtitle = joined({row.text(2), row.text(3)}),
                   .fuzzy = candidate.fuzzy};
}

std::vector<SearchHit> find(Queries::State& state, std::string_view text, std::span<const RecordType> types,
                            uint32_t limit) {
  const std::string folded = base::fold(text);
  const std::vector<std::string> words = words_of(folded);
  if (words.empty() || limit == 0) return {};
  const auto wants = [&](RecordType type) { return types.empty() || std::ranges::find(types, type) != types.end(); };
  const auto wants_table = [&](const SearchTable& table) {
    if (table.type == SqlType::contact) return wants(RecordType::person) || wants(RecordType::company);
    return wants(static_cast<RecordType>(table.type));
  };
  // People and companies share a table: with one of them wanted, more must be kept than shown.
  const bool one_kind = wants(RecordType::person) != wants(RecordType::company);
  Best best(one_kind ? size_t{limit} * 4 : limit);
  // A single letter is the beginning of a name; anything else would be almost everything.
  const bool is_letter = folded.size() == 1;
  for (const SearchTable& table : kTables) {
    if (!wants_table(table)) continue;
    if (is_letter) find_by_beginning(state, table, folded, limit, best);
    if (!is_letter) find_by_words(state, table, folded, words, best);
  }
  constexpr size_t kEnough = 5;
  const bool may_be_misspelt =
      std::ranges::any_of(words, [](const std::string& word) { return allowed_slips(word) > 0; });
  if (best.size() < kEnough && may_be_misspelt) {
    for (const SearchTable& table : kTables) {
      if (wants_table(table) && table.type != SqlType::task && table.type != SqlType::appointment)
        find_similar(state, table, words, best);
    }
  }
  std::vector<SearchHit> hits;
  for (const Candidate& candidate : best.take()) {
    std::optional<SearchHit> hit = hit_of(state.reader, candidate);
    if (hit && wants(hit->record.type) && hits.size() < limit) hits.push_back(std::move(*hit));
  }
  return hits;
}

std::vector<SearchHit> find_kept(Queries::State& state, std::string_view text, std::span<const RecordType> types,
                                 uint32_t limit) {
  state.refresh();
  for (const KeptSearch& kept : state.searches) {
    if (kept.text == text && kept.limit == limit && std::ranges::equal(kept.types, types)) return kept.hits;
  }
  constexpr size_t kKeptSearches = 4;
  if (state.searches.size() >= kKeptSearches) state.searches.erase(state.searches.begin());
  state.searches.push_back({std::string(text), {types.begin(), types.end()}, limit, find(state, text, types, limit)});
  return state.searches.back().hits;
}

}  // namespace

std::vector<SearchHit> Queries::search(std::string_view text, uint32_t limit) {
  return find_kept(*state_, text, {}, limit);
}

std::vector<SearchHit> Queries::suggest(std::string_view text, std::span<const RecordType> types, uint32_t limit) {
  return find_kept(*state_, text, types, limit);
}

}  // namespace crm

#pragma once
// Everything that screens read, synchronously. Answers are plain values; those of lists and of the board are kept until
// the data or the question changes, so asking again in every frame is cheap. Moments ("today", overdue) are taken from
// the clock at each call.
//
// A question about a record that is gone has no answer (nothing, or an empty list). A failure of the database itself
// (storage damaged, memory exhausted) gives an empty answer too and is kept for take_error().

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "crm/list_query.h"
#include "crm/view_data.h"
#include "store/database.h"

namespace crm {

class Queries {
 public:
  Queries(store::Database& database, const base::Clock& clock, const base::TimeZone& zone);
  ~Queries();

  // After a change of settings.
  void set_time_zone(const base::TimeZone& zone);
  void set_week_start(base::Weekday week_start);
  [[nodiscard]] std::optional<base::Error> take_error();

  // ---- Lists ----
  [[nodiscard]] uint32_t count(const ListQuery& query);
  [[nodiscard]] std::vector<LeadRow> leads(const ListQuery& query, uint32_t offset, uint32_t limit);
  // People or companies, as the query's type says.
  [[nodiscard]] std::vector<ContactRow> contacts(const ListQuery& query, uint32_t offset, uint32_t limit);
  [[nodiscard]] std::vector<DealRow> deals(const ListQuery& query, uint32_t offset, uint32_t limit);
  [[nodiscard]] std::vector<TaskRow> tasks(const ListQuery& query, uint32_t offset, uint32_t limit);
  // Ids only, for "select all", export and bulk commands.
  [[nodiscard]] std::vector<RecordRef> refs(const ListQuery& query, uint32_t offset, uint32_t limit);
  // Where a record stands in the list: to scroll to it, and for previous and next on its page.
  [[nodiscard]] std::optional<uint32_t> position(const ListQuery& query, const base::Uuid& id);

  // ---- Records ----
  [[nodiscard]] std::optional<Lead> lead(LeadId id);
  [[nodiscard]] std::optional<Contact> contact(ContactId id);
  [[nodiscard]] std::optional<Deal> deal(DealId id);
  [[nodiscard]] std::optional<Task> task(TaskId id);
  [[nodiscard]] std::optional<Appointment> appointment(AppointmentId id);
  [[nodiscard]] std::optional<ActivityEntry> activity(ActivityId id);
  // Empty when it is gone.
  [[nodiscard]] std::string name_of(const RecordRef& record);
  [[nodiscard]] Related related(const RecordRef& record);
  [[nodiscard]] ActivityPage timeline(const RecordRef& record, ActivityCursor from, uint32_t limit);

  // ---- Board ----
  [[nodiscard]] std::vector<Pipeline> pipelines();
  // In order: open ones, then won, lost, unqualified.
  [[nodiscard]] std::vector<Stage> stages(PipelineId pipeline);
  [[nodiscard]] std::vector<Reason> reasons(Outcome outcome);
  [[nodiscard]] std::vector<BoardColumn> board(PipelineId pipeline, const BoardFilter& filter);
  // Cards of one column in their order.
  [[nodiscard]] std::vector<BoardCard> cards(StageId stage, const BoardFilter& filter, uint32_t offset, uint32_t limit);

  // ---- Tasks and calendar ----
  [[nodiscard]] TaskCounts task_counts();
  // Tasks of a bucket in the order of the list: by due, then oldest first; done ones newest first.
  [[nodiscard]] std::vector<TaskRow> tasks_in(TaskBucket bucket, uint32_t offset, uint32_t limit);
  // Local days, both included.
  [[nodiscard]] CalendarRange calendar(base::Date first_day, base::Date last_day);

  // ---- Dashboard ----
  // The open stages of a pipeline, or of all of them one after the other.
  [[nodiscard]] std::vector<BoardColumn> stage_figures(std::optional<PipelineId> pipeline);
  // Won, lost, unqualified, in this order.
  [[nodiscard]] std::vector<ClosedFigures> closed_figures(std::optional<PipelineId> pipeline, int64_t since_ms);
  [[nodiscard]] ActivityPage feed(const FeedFilter& filter, ActivityCursor from, uint32_t limit);
  [[nodiscard]] Coming coming(uint32_t limit);
  [[nodiscard]] RecordCounts counts();

  // ---- Search ----
  // All types, best first; similar spellings when there is little else.
  [[nodiscard]] std::vector<SearchHit> search(std::string_view text, uint32_t limit);
  // The same, of some types only, for "start typing a name".
  [[nodiscard]] std::vector<SearchHit> suggest(std::string_view text, std::span<const RecordType> types,
                                               uint32_t limit);
  // For the warning in forms: contacts and leads, strongest reason first. `self` is left out.
  [[nodiscard]] std::vector<Duplicate> possible_duplicates(std::string_view name, std::string_view email,
                                                           std::string_view phone, std::string_view company,
                                                           const RecordRef& self);

  // ---- Choices in forms ----
  struct Tag {
    TagId id;
    std::string name;
    int64_t uses = 0;
  };
  [[nodiscard]] std::vector<Tag> tags();
  [[nodiscard]] std::vector<std::string> sources();  // used ones, most used first
  [[nodiscard]] std::vector<User> users();
  [[nodiscard]] UserId me();
  [[nodiscard]] Settings settings();

  // Reads some of what a search of all records of a type walks through, so that the first letter finds it there; for
  // idle time. True while there is more; is_search_warm() tells the same without reading.
  bool warm_search(RecordType type);
  [[nodiscard]] bool is_search_warm(RecordType type) const;

  // When something on a screen changes by itself (a due time, midnight): the one timer that may be armed.
  [[nodiscard]] std::optional<int64_t> next_change_ms();

  // For tests of query plans: the text of every statement from now on.
  void note_statements(std::vector<std::string>* into);

  struct State;  // of the implementation (queries_state.h)

 private:
  std::unique_ptr<State> state_;
};

}  // namespace crm

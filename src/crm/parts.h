#pragma once
// The parts that several kinds of record share (labelled values, tags, companies of a person, contacts of a deal,
// links), read and written the same way for all. Writing compares with what is there and touches only what differs, so
// that the change log holds what a person changed and nothing else.

#include <cstdint>
#include <string>
#include <vector>

#include "crm/activity_log.h"
#include "crm/sql.h"

namespace crm {

[[nodiscard]] std::vector<LabelledValue> read_values(const Reader& reader, SqlType type, int64_t key);
[[nodiscard]] base::Status write_values(store::Writer& writer, SqlType type, int64_t key,
                                        const std::vector<LabelledValue>& values);

[[nodiscard]] std::vector<std::string> read_tags(const Reader& reader, SqlType type, int64_t key);
[[nodiscard]] base::Status write_tags(store::Writer& writer, SqlType type, int64_t key,
                                      const std::vector<std::string>& tags);

[[nodiscard]] std::vector<Membership> read_memberships(const Reader& reader, int64_t person);
// Makes the companies that are only named.
[[nodiscard]] base::Status write_memberships(store::Writer& writer, int64_t person, int64_t owner,
                                             const std::vector<Membership>& memberships, Announce announce);

[[nodiscard]] std::vector<DealContact> read_deal_contacts(const Reader& reader, int64_t deal);
[[nodiscard]] base::Status write_deal_contacts(store::Writer& writer, int64_t deal,
                                               const std::vector<DealContact>& contacts);

// Of a task or an appointment.
[[nodiscard]] std::vector<LinkedRecord> read_links(const Reader& reader, SqlType source, int64_t key);
[[nodiscard]] base::Status write_links(store::Writer& writer, SqlType source, int64_t key,
                                       const std::vector<RecordRef>& links);

// A company by its name (compared folded); the oldest when there are several.
[[nodiscard]] std::optional<int64_t> find_company(const Reader& reader, std::string_view name);
// The same, made when there is none.
[[nodiscard]] base::Result<int64_t> find_or_make_company(store::Writer& writer, std::string_view name, int64_t owner,
                                                         Announce announce);

}  // namespace crm

// Recognition by signature: each program writes a few column names that nobody else does, and two of them are enough.
// The meaning comes from one table for all programs, because nearly all names mean the same everywhere; the exceptions
// stand in family_meaning().

#include "exchange/csv_headers.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"
#include "exchange/csv_header_table.h"

namespace exchange {

namespace {

using header_table::Entry;

struct Signature {
  CsvFamily family;
  // Of these names at least `needed` must be there.
  std::span<const std::string_view> names;
  size_t needed;
};

constexpr std::string_view kGoogle[] = {"email#label",       "phone#label", "organizationname",
                                        "organizationtitle", "labels",      "fileas"};
constexpr std::string_view kGoogleOld[] = {"email#type", "phone#type", "groupmembership", "yominame",
                                           "organization#name"};
constexpr std::string_view kOutlook[] = {"businessstreet", "homestreet", "businessphone",   "emaildisplayname",
                                         "businessfax",    "webpage",    "companymainphone"};
constexpr std::string_view kHubspotContacts[] = {"lifecyclestage", "contactowner", "mobilephonenumber",
                                                 "originalsource", "leadstatus"};
constexpr std::string_view kHubspotDeals[] = {"dealname", "dealstage"};
constexpr std::string_view kLinkedin[] = {"connectedon", "position"};
constexpr std::string_view kPipedrivePeople[] = {"personname"};
constexpr std::string_view kPipedriveDeals[] = {"dealtitle", "dealpipeline", "dealvalue"};
constexpr std::string_view kZendeskLeads[] = {"organizationname", "sourceid", "createdat", "firstname"};

constexpr Signature kSignatures[] = {
    {CsvFamily::pipedrive_deals, kPipedriveDeals, 2},
    {CsvFamily::pipedrive_people, kPipedrivePeople, 1},
    {CsvFamily::hubspot_deals, kHubspotDeals, 2},
    {CsvFamily::hubspot_contacts, kHubspotContacts, 2},
    {CsvFamily::zendesk_leads, kZendeskLeads, 3},
    {CsvFamily::linkedin, kLinkedin, 2},
    {CsvFamily::outlook, kOutlook, 2},
    {CsvFamily::google_old, kGoogleOld, 2},
    {CsvFamily::google, kGoogle, 2},
};

struct HeaderKey {
  std::string pattern;  // letters only, the first number as '#'
  std::string letters;  // the same without the '#'
  int32_t number = 0;   // 0: none
};

HeaderKey key_of(std::string_view header) {
  HeaderKey key;
  bool in_number = false;
  for (const char character : base::fold(header)) {
    if (base::is_digit(character)) {
      if (key.number == 0 && !in_number) key.pattern += '#';
      in_number = true;
      key.number = std::min(key.number * 10 + (character - '0'), 10'000);
    } else if (base::is_letter(character) || (static_cast<uint8_t>(character) & 0x80) != 0) {
      in_number = false;
      key.pattern += character;
      key.letters += character;
    }
  }
  return key;
}

// A name without its number is the first: "E-mail Address" and "E-mail 2 Address" have one pattern.
bool matches_without_number(std::string_view pattern, const HeaderKey& key) {
  const size_t mark = pattern.find('#');
  if (mark == std::string_view::npos || key.number != 0) return false;
  return pattern.substr(0, mark) == key.letters.substr(0, mark) &&
         pattern.substr(mark + 1) == std::string_view(key.letters).substr(std::min(mark, key.letters.size()));
}

bool matches(std::string_view pattern, const HeaderKey& key) {
  return pattern == key.pattern || matches_without_number(pattern, key);
}

ColumnMeaning to_meaning(const Entry& entry, const HeaderKey& key) {
  const int32_t group = entry.group != 0 ? entry.group : std::max(key.number, 1);
  return {.field = entry.field, .label = std::string(entry.label), .group = group};
}

// The few names that mean something else in one program than everywhere.
std::optional<ColumnMeaning> family_meaning(const HeaderKey& key, CsvFamily family) {
  if (family == CsvFamily::outlook && key.letters == "title") {
    return ColumnMeaning{.field = TargetField::name_prefix, .label = {}};
  }
  // "SMTP", which is no label.
  if (family == CsvFamily::outlook && key.letters == "emailtype") return ColumnMeaning{};
  if (family == CsvFamily::linkedin && key.letters == "url") {
    return ColumnMeaning{.field = TargetField::url, .label = "LinkedIn"};
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(CsvFamily family) {
  switch (family) {
    case CsvFamily::unknown: return {};
    case CsvFamily::google:
    case CsvFamily::google_old: return "Google Contacts";
    case CsvFamily::outlook: return "Outlook";
    case CsvFamily::hubspot_contacts:
    case CsvFamily::hubspot_deals: return "HubSpot";
    case CsvFamily::linkedin: return "LinkedIn";
    case CsvFamily::pipedrive_people:
    case CsvFamily::pipedrive_deals: return "Pipedrive";
    case CsvFamily::zendesk_leads: return "Zendesk Sell";
  }
  return {};
}

CsvFamily detect_family(std::span<const std::string> header) {
  std::vector<HeaderKey> keys;
  keys.reserve(header.size());
  for (const std::string& name : header) keys.push_back(key_of(name));
  for (const Signature& signature : kSignatures) {
    const auto present = [&](std::string_view pattern) {
      return std::any_of(keys.begin(), keys.end(), [&](const HeaderKey& key) { return matches(pattern, key); });
    };
    const auto count = std::count_if(signature.names.begin(), signature.names.end(), present);
    if (static_cast<size_t>(count) >= signature.needed) return signature.family;
  }
  return CsvFamily::unknown;
}

std::optional<ColumnMeaning> meaning_of(std::string_view header, CsvFamily family) {
  const HeaderKey key = key_of(header);
  if (key.letters.empty()) return std::nullopt;
  if (auto meaning = family_meaning(key, family)) return meaning;
  for (const Entry& entry : header_table::kEntries) {
    if (entry.pattern == key.pattern) return to_meaning(entry, key);
  }
  for (const Entry& entry : header_table::kEntries) {
    if (matches_without_number(entry.pattern, key)) return to_meaning(entry, key);
  }
  // A program we know writes the rest for itself or for its user; its words would be misread.
  if (family != CsvFamily::unknown) return std::nullopt;
  for (const Entry& entry : header_table::kWords) {
    if (key.letters.find(entry.pattern) != std::string::npos) return to_meaning(entry, key);
  }
  return std::nullopt;
}

}  // namespace exchange

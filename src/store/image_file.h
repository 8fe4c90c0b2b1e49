#pragma once
// A database file that comes from outside: is it whole, is it ours, and what is in it? Nothing in such a file is
// trusted: a trigger or a view of a stranger would run with our next statement. So its schema must be, object by
// object, the one that our own migrations make.

#include <span>

#include "store/open_image.h"

namespace store {

struct InspectedImage {
  ImageSummary summary;
  // Of the version it came with; not yet migrated.
  std::unique_ptr<OpenImage> image;
};

[[nodiscard]] base::Result<InspectedImage> inspect_file(std::span<const uint8_t> bytes, const Schema& schema,
                                                        const Services& services);

}  // namespace store

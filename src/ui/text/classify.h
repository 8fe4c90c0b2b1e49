#pragma once
// Splits text into what is drawn letter by letter and what only the browser's own shaping can draw (text.md section 4):
// simple letters stand alone; Arabic, Indic, Thai, Hebrew and combining marks go as whole runs; emoji as runs of their
// own, because a run with emoji in it keeps its colours and cannot be tinted. Text that contains a right-to-left letter
// is one run, so that the order comes out right.

#include <cstdint>
#include <string_view>
#include <vector>

namespace ui {

enum class PieceKind : uint8_t { simple, shaped, emoji };

// What must never be parted: a letter with its marks, a flag, a family.
struct Cluster {
  uint32_t offset = 0;  // bytes
  uint32_t length = 0;
  uint32_t code_point = 0;  // the first
  PieceKind kind = PieceKind::simple;
};

[[nodiscard]] bool is_simple_letter(uint32_t code_point);
[[nodiscard]] bool is_right_to_left(uint32_t code_point);
// By its first strong letter, as a field with dir=auto aligns its text (HTML, "auto-directionality").
[[nodiscard]] bool starts_right_to_left(std::string_view text);
// Chinese, Japanese: a line may break before and after each.
[[nodiscard]] bool breaks_anywhere(uint32_t code_point);

// Replaces the content of `out`. Control characters become U+FFFD; ill-formed bytes too.
void split_clusters(std::string_view text, std::vector<Cluster>& out);

}  // namespace ui

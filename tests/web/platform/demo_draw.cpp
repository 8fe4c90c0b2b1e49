// See demo_draw.h.

#include "demo_draw.h"

#include <cmath>

#include "base/text.h"
#include "imgui_internal.h"
#include "ui/draw_vertex.h"

// Dear ImGui asks for a font loader; the demo draws its glyphs itself.
namespace ImGuiFreeType {
const ImFontLoader* GetFontLoader();
const ImFontLoader* GetFontLoader() { return nullptr; }
}  // namespace ImGuiFreeType

namespace demo {

namespace {

constexpr int32_t kSide = 1024;
constexpr int32_t kShelf = 64;

ui::InkClass ink_of(uint32_t colour) {
  return (colour & 255U) + ((colour >> 8U) & 255U) + ((colour >> 16U) & 255U) > 380 ? ui::InkClass::light
                                                                                    : ui::InkClass::dark;
}

}  // namespace

Painter::Painter() : list_(std::make_unique<ImDrawList>(nullptr)) {}

void Painter::restore() {
  has_textures_ = true;
  renderer_.create_texture(ui::PixelFormat::coverage, kSide, kSide);
  renderer_.create_texture(ui::PixelFormat::colour, kSide, kSide);
  forget();
}

void Painter::forget() {
  cells_.clear();
  for (int i = 0; i < 2; ++i) pen_x_[i] = pen_y_[i] = 0;
}

void Painter::begin(float width, float height) {
  // Not before the first frame: there is no WebGL context yet when the core starts.
  if (!has_textures_) restore();
  list_->VtxBuffer.resize(0);
  list_->IdxBuffer.resize(0);
  list_->CmdBuffer.resize(0);
  data_.DisplaySize = {width, height};
  data_.CmdLists.resize(0);
  data_.CmdLists.push_back(list_.get());
  clip(0, 0, width, height);
}

void Painter::clip(float x, float y, float width, float height) {
  ImDrawCmd command;
  command.ClipRect = {x, y, x + width, y + height};
  command.IdxOffset = static_cast<unsigned>(list_->IdxBuffer.Size);
  list_->CmdBuffer.push_back(command);
}

void Painter::unclip() { clip(0, 0, data_.DisplaySize.x, data_.DisplaySize.y); }

void Painter::quad(float x0, float y0, float x1, float y1, const float (&uv)[4], uint32_t colour, uint32_t shape,
                   uint32_t style) {
  const ImDrawIdx first = static_cast<ImDrawIdx>(list_->VtxBuffer.Size);
  const ui::DrawVertex corners[4] = {{{x0, y0}, {uv[0], uv[1]}, colour, shape, style},
                                     {{x1, y0}, {uv[2], uv[1]}, colour, shape, style},
                                     {{x1, y1}, {uv[2], uv[3]}, colour, shape, style},
                                     {{x0, y1}, {uv[0], uv[3]}, colour, shape, style}};
  for (const ui::DrawVertex& corner : corners) {
    ImDrawVert vertex;
    static_assert(sizeof vertex == sizeof corner);
    std::memcpy(static_cast<void*>(&vertex), &corner, sizeof corner);
    list_->VtxBuffer.push_back(vertex);
  }
  for (const int i : {0, 1, 2, 0, 2, 3}) list_->IdxBuffer.push_back(static_cast<ImDrawIdx>(first + i));
  list_->CmdBuffer.back().ElemCount += 6;
}

void Painter::box(float x, float y, float width, float height, float radius, uint32_t colour, float stroke) {
  const float w = width / 2;
  const float h = height / 2;
  quad(x, y, x + width, y + height, {-w, -h, w, h}, colour, ui::pack_box(w, h),
       ui::pack_style(ui::DrawMode::box, radius, stroke));
}

void Painter::shadow(float x, float y, float width, float height, float radius, float sigma, uint32_t colour) {
  const float w = width / 2;
  const float h = height / 2;
  const float grow = 3 * sigma;
  quad(x - grow, y - grow, x + width + grow, y + height + grow, {-w - grow, -h - grow, w + grow, h + grow}, colour,
       ui::pack_box(w, h), ui::pack_style(ui::DrawMode::shadow, radius, sigma));
}

Painter::Cell Painter::store(const ui::Bitmap& bitmap) {
  const int at = static_cast<int>(bitmap.format);
  if (pen_x_[at] + bitmap.width_px > kSide) {
    pen_x_[at] = 0;
    pen_y_[at] += kShelf;
  }
  const Cell cell{bitmap.left_px, bitmap.top_px, bitmap.width_px, bitmap.height_px,
                  pen_x_[at],     pen_y_[at],    bitmap.format};
  if (bitmap.width_px > 0) {
    renderer_.upload(bitmap.format, cell.x, cell.y, cell.width, cell.height, bitmap.pixels);
    pen_x_[at] += bitmap.width_px;
  }
  return cell;
}

void Painter::cell(const Cell& cell, float x, float y, uint32_t colour) {
  if (cell.width == 0) return;
  const float x0 = x + static_cast<float>(cell.left);
  const float y0 = y + static_cast<float>(cell.top);
  const float unit = 1.0F / kSide;
  const float u = static_cast<float>(cell.x);
  const float v = static_cast<float>(cell.y);
  const float w = static_cast<float>(cell.width);
  const float h = static_cast<float>(cell.height);
  quad(x0, y0, x0 + w, y0 + h, {u * unit, v * unit, (u + w) * unit, (v + h) * unit}, colour, 0,
       ui::pack_style(cell.format == ui::PixelFormat::colour ? ui::DrawMode::colour : ui::DrawMode::coverage, 0, 0));
}

void Painter::text(std::string_view text, float x, float y, float size, uint32_t colour) {
  const ui::FontKey font{.size_px = size};
  const ui::InkClass ink = ink_of(colour);
  uint32_t before = 0;
  for (size_t at = 0; at < text.size();) {
    const uint32_t code_point = base::decode_utf8(text, at);
    if (before != 0) x += glyphs_.kerning_px(font, before, code_point);
    const float quarters = std::floor(x * 4 + 0.5F);
    const float whole = std::floor(quarters / 4);
    const uint32_t phase = static_cast<uint32_t>(quarters - whole * 4);
    const auto key = std::make_tuple(size, code_point, phase, static_cast<uint32_t>(ink));
    auto found = cells_.find(key);
    if (found == cells_.end()) found = cells_.emplace(key, store(glyphs_.glyph(font, code_point, phase, ink))).first;
    cell(found->second, whole, std::round(y), colour);
    x += glyphs_.advance_px(font, code_point);
    before = code_point;
  }
}

void Painter::emoji_line(float x, float y, float size) {
  const ui::FontKey font{.size_px = size};
  const auto key = std::make_tuple(size, 0U, 0U, 0U);
  auto found = cells_.find(key);
  if (found == cells_.end()) {
    found =
        cells_
            .emplace(key,
                     store(glyphs_.run(font, "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7", 0, ui::InkClass::dark)))
            .first;
  }
  cell(found->second, std::round(x), std::round(y), 0xFFFFFFFF);
}

void Painter::render(uint32_t page_colour) { renderer_.draw(data_, page_colour); }

}  // namespace demo

// The life of a frame: events in, Dear ImGui's frame around the views, and at the end what to draw, what to mirror and
// when to come back.

#include <imgui.h>
#include <imgui_internal.h>
#include <misc/freetype/imgui_freetype.h>

#include <cmath>
#include <utility>

#include "ui/core/parts.h"
#include "ui/draw_vertex.h"
#include "ui/format.h"

namespace ui {

namespace {

Metrics metrics_for(float scale, bool coarse, bool phone) {
  const auto px = [scale](float css) { return std::max(std::round(css * scale), 1.0F); };
  return {.hairline = std::max(std::floor(scale), 1.0F),
          .control_height = px(coarse ? 44 : 32),
          .control_small = px(coarse ? 36 : 28),
          .row_height = px(coarse ? 48 : 36),
          .icon = px(16),
          .icon_large = px(20),
          .card_padding = px(16),
          .gutter = px(phone ? 16 : 24),
          .header_height = px(56)};
}

// Dear ImGui wants its own (empty) texture on the graphics card before it lets a frame end; ours are elsewhere.
void settle_imgui_textures() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    } else if (texture->Status != ImTextureStatus_OK) {
      texture->SetTexID(1);
      texture->SetStatus(ImTextureStatus_OK);
    }
  }
}

// The atlas grew while the frame was drawn: texture coordinates were made for its old height.
void rescale_vertices(const ImDrawData& data, DrawMode mode, float factor) {
  for (ImDrawList* list : data.CmdLists) {
    for (ImDrawVert& vertex : list->VtxBuffer) {
      if ((vertex.style & 15U) == static_cast<uint32_t>(mode)) vertex.uv.y *= factor;
    }
  }
}

}  // namespace

Context::Context(const Services& services) : parts_(std::make_unique<ContextParts>(services)) {
  ImGuiContext* before = ImGui::GetCurrentContext();
  parts_->imgui = ImGui::CreateContext();
  ImGui::SetCurrentContext(parts_->imgui);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags = ImGuiConfigFlags_NoMouse | ImGuiConfigFlags_NoKeyboard;
  io.BackendFlags = ImGuiBackendFlags_RendererHasVtxOffset | ImGuiBackendFlags_RendererHasTextures;
  ImFontConfig font;
  font.FontLoader = ImGuiFreeType::GetFontLoader();
  static char nothing[1] = {0};
  font.FontData = nothing;
  font.FontDataSize = 1;
  font.FontDataOwnedByAtlas = false;
  font.SizePixels = 16;
  io.Fonts->AddFont(&font);
  if (before != nullptr) ImGui::SetCurrentContext(before);
  parts_->viewport = {.width_px = 1280, .height_px = 800, .scale = 1};
  services.formatter.set_locale("en-MY");
}

Context::~Context() {
  ImGui::SetCurrentContext(parts_->imgui);
  settle_imgui_textures();
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(ImTextureStatus_Destroyed);
  }
  ImGui::DestroyContext(parts_->imgui);
}

void Context::begin_frame(double now_ms) {
  ContextParts& parts = *parts_;
  ImGui::SetCurrentContext(parts.imgui);
  ++parts.frame;
  const double elapsed_ms = std::clamp(now_ms - parts.now_ms, 0.01, 1000.0);
  parts.now_ms = now_ms;
  parts.wake_ms = std::numeric_limits<double>::infinity();
  parts.work = nullptr;
  parts.arena.reset();
  parts.formats.begin_frame();
  parts.tweens.begin_frame();
  parts.text.begin_frame();
  parts.uploads.clear();
  for (const PixelFormat format : {PixelFormat::coverage, PixelFormat::colour}) {
    parts.frame_atlas_height[static_cast<size_t>(format)] = parts.text.atlas(format).height();
  }
  parts.dark = parts.theme == ThemeChoice::dark || (parts.theme == ThemeChoice::system && parts.preferences.dark != 0);
  parts.palette = parts.dark ? &kDarkPalette : &kLightPalette;
  parts.metrics = metrics_for(scale(), coarse_pointer(), phone());
  parts.old_shortcuts.swap(parts.shortcuts);
  parts.shortcuts.clear();
  parts.old_focused_keys = parts.focused_keys;
  parts.focused_keys = 0;
  parts.focus_asked = false;
  parts.id_path.clear();
  parts.clips.clear();
  parts.extents.clear();
  parts.opacity = 1;

  parts.layers.begin_frame(parts.frame);
  parts.interaction.begin_frame(now_ms, scale(), parts.layers);
  if (const auto focus = parts.interaction.take_focus_change()) parts.focused = *focus;
  if (parts.interaction.had_events()) parts.settle_frames = 2;

  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {parts.viewport.width_px, parts.viewport.height_px};
  io.DisplayFramebufferScale = {1, 1};
  io.DeltaTime = static_cast<float>(elapsed_ms / 1000);
  ImGui::NewFrame();
  parts.tree.begin();
  begin_layer(*this, 0, LayerKind::page);
}

double Context::end_frame() {
  ContextParts& parts = *parts_;
  draw_toasts(*this);
  finish_drag(*this);
  finish_keys(*this);
  if (std::exchange(parts.told, false)) parts.told_ms = parts.now_ms;
  for (const Urgency urgency : {Urgency::polite, Urgency::assertive}) {
    const auto index = static_cast<size_t>(urgency);
    // The same words twice are read twice only when they differ.
    const bool odd = parts.announcement_count[index] % 2 != 0;
    const std::string_view words = parts.announcement[index];
    const std::string_view shown = odd && !words.empty() ? join(*this, {words, "\u00A0"}) : words;
    add_node(*this, {0, 0, px(1), px(1)},
             {.role = urgency == Urgency::polite ? Role::status : Role::alert, .name = shown});
  }
  end_layer(*this);
  finish_focus(*this);

  for (Layer& layer : parts.layers.all()) {
    if (layer.frame == parts.frame && layer.window != nullptr) ImGui::BringWindowToDisplayFront(layer.window);
  }
  ImGui::Render();
  settle_imgui_textures();
  parts.layers.end_frame([this](const Layer& closed) {
    if (closed.owns_focus && !parts_->focus_asked) focus(closed.focus_return);
    wake_in(0);
  });
  parts.interaction.end_frame();
  parts.drag.old_targets.swap(parts.drag.targets);
  parts.drag.targets.clear();
  parts.tree.finish();
  parts.store.sweep(parts.frame);
  parts.tweens.sweep(parts.frame);

  for (const PixelFormat format : {PixelFormat::coverage, PixelFormat::colour}) {
    Atlas& atlas = parts.text.atlas(format);
    const auto old_height = parts.frame_atlas_height[static_cast<size_t>(format)];
    if (atlas.height() != old_height) {
      const float factor = static_cast<float>(old_height) / static_cast<float>(atlas.height());
      const DrawMode mode = format == PixelFormat::coverage ? DrawMode::coverage : DrawMode::colour;
      rescale_vertices(*ImGui::GetDrawData(), mode, factor);
    }
    if (parts.restore_uploads) atlas.change_all();
    const auto [first, count] = atlas.changed_rows();
    if (count > 0) parts.uploads.push_back({format, 0, first, atlas.width(), count, atlas.rows(first, count)});
  }
  parts.restore_uploads = false;
  if (parts.cursor != parts.interaction.cursor()) {
    parts.cursor = parts.interaction.cursor();
    parts.services.document.set_cursor(parts.cursor);
  }
  const std::string_view tag = parts.language == Language::malay ? "ms" : "en";
  const std::string_view appearance = join(*this, {tag, parts.dark ? "dark" : "light"});
  if (parts.appearance != appearance) {
    parts.appearance.assign(appearance);
    parts.services.document.set_appearance(tag, parts.dark, parts.palette->page);
  }

  if (parts.settle_frames > 0) --parts.settle_frames;
  const bool again = parts.settle_frames > 0 || parts.tweens.moving() || parts.interaction.has_queued() ||
                     parts.interaction.scrolling() || parts.text.wants_frame();
  if (again) return 0;
  const double gesture_ms = parts.interaction.deadline_ms() - parts.now_ms;
  return std::max(std::min(parts.wake_ms, gesture_ms), 0.0);
}

std::span<const AccessNode> Context::access_nodes() const { return parts_->tree.nodes(); }
std::string_view Context::access_strings() const { return parts_->tree.strings(); }
uint32_t Context::access_revision() const { return parts_->tree.revision(); }
uint32_t Context::focus_request() const { return parts_->focus_request; }

const ImDrawData* Context::draw_data() const {
  ImGui::SetCurrentContext(parts_->imgui);
  return ImGui::GetDrawData();
}

std::span<const TextureUpdate> Context::texture_updates() const { return parts_->uploads; }

AtlasSize Context::atlas_size(PixelFormat format) const {
  const Atlas& atlas = parts_->text.atlas(format);
  return {atlas.width(), atlas.height()};
}

void Context::restore_textures() {
  parts_->restore_uploads = true;
  parts_->settle_frames = 2;
}

uint32_t Context::duplicate_ids() const { return parts_->tree.duplicates(); }
std::string_view Context::last_duplicate() const { return parts_->tree.last_duplicate(); }

}  // namespace ui

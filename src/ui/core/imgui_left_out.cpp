// What stands in for the parts of Dear ImGui that are not compiled at all. We use its windows as layers and its draw
// lists; widgets, tables, tooltips, settings files and the texts it would print are never asked for, but its core
// refers to them, so no linker could drop them (they and printf, scanf and 128-bit floating point behind them are 45 KB
// of download). Those that the core really calls do nothing, which is right as long as there is no table and no text
// field of its own; the others stop a debug build.

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cstring>

namespace {

void never_called() { IM_ASSERT(false && "a part of Dear ImGui that was left out"); }

int copy(char* out, size_t size, const char* text) {
  const size_t length = std::strlen(text);
  if (out == nullptr) return static_cast<int>(length);
  const size_t copied = std::min(length, size - 1);
  std::memcpy(out, text, copied);
  out[copied] = 0;
  return static_cast<int>(copied);
}

}  // namespace

// Texts of Dear ImGui's own are shown nowhere and identify nothing of ours: the unfilled form is as good.
int ImFormatString(char* out, size_t size, const char* form, ...) { return copy(out, size, form); }
int ImFormatStringV(char* out, size_t size, const char* form, va_list) { return copy(out, size, form); }

// Called by the core in every frame or in every window.
void ImGuiMenuColumns::Update(float, bool) {}
ImGuiInputTextState::ImGuiInputTextState() { std::memset(static_cast<void*>(this), 0, sizeof *this); }
ImGuiInputTextState::~ImGuiInputTextState() = default;

namespace ImGui {

// The window that Dear ImGui opens by itself under ours has borders and a title bar, though it is never drawn.
bool ButtonBehavior(const ImRect&, ImGuiID, bool* hovered, bool* held, ImGuiButtonFlags) {
  if (hovered != nullptr) *hovered = false;
  if (held != nullptr) *held = false;
  return false;
}
bool CollapseButton(ImGuiID, const ImVec2&) { return false; }
void InputTextDeactivateHook(ImGuiID) {}
void TableSettingsAddSettingsHandler() {}
void TableGcCompactSettings() {}

void EndColumns() { never_called(); }
void EndMenuBar() { never_called(); }
void EndTabBar() { never_called(); }
void EndTable() { never_called(); }
void Scrollbar(ImGuiAxis) { never_called(); }
void SeparatorText(const char*) { never_called(); }
void TableEndRow(ImGuiTable*) { never_called(); }
void TableGcCompactTransientBuffers(ImGuiTable*) { never_called(); }
void TableGcCompactTransientBuffers(ImGuiTableTempData*) { never_called(); }
void TextV(const char*, va_list) { never_called(); }
void TreePop() { never_called(); }

ImGuiMultiSelectIO* EndMultiSelect() {
  never_called();
  return nullptr;
}

bool Button(const char*, const ImVec2&) {
  never_called();
  return false;
}

bool CloseButton(ImGuiID, const ImVec2&) {
  never_called();
  return false;
}

bool InputText(const char*, char*, size_t, ImGuiInputTextFlags, ImGuiInputTextCallback, void*) {
  never_called();
  return false;
}

bool Selectable(const char*, bool, ImGuiSelectableFlags, const ImVec2&) {
  never_called();
  return false;
}

bool SliderInt(const char*, int*, int, int, const char*, ImGuiSliderFlags) {
  never_called();
  return false;
}

}  // namespace ImGui

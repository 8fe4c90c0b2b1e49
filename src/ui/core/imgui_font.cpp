// Dear ImGui insists on a font object, while all of our text is laid out by ui/text. So it gets a loader without a
// single glyph, through the hook it offers for FreeType; that leaves stb_truetype out of the page (10 KB of download).

#include <imgui.h>
#include <imgui_internal.h>
#include <misc/freetype/imgui_freetype.h>

namespace {

bool source_init(ImFontAtlas*, ImFontConfig*) { return true; }
bool contains_glyph(ImFontAtlas*, ImFontConfig*, ImWchar) { return false; }
bool baked_init(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
  baked->Ascent = baked->Size * 0.8F;
  baked->Descent = -baked->Size * 0.2F;
  return true;
}
bool load_glyph(ImFontAtlas*, ImFontConfig*, ImFontBaked*, void*, ImWchar, ImFontGlyph*, float*) { return false; }

}  // namespace

const ImFontLoader* ImGuiFreeType::GetFontLoader() {
  static const ImFontLoader loader = [] {
    ImFontLoader made;
    made.Name = "none";
    made.FontSrcInit = source_init;
    made.FontSrcContainsGlyph = contains_glyph;
    made.FontBakedInit = baked_init;
    made.FontBakedLoadGlyph = load_glyph;
    return made;
  }();
  return &loader;
}

void ImGuiFreeType::SetAllocatorFunctions(void* (*)(size_t, void*), void (*)(void*, void*), void*) {}
bool ImGuiFreeType::DebugEditFontLoaderFlags(ImGuiFreeTypeLoaderFlags*) { return false; }

// Turns assets/theme/{light,dark}.json (name to "#RRGGBB" or "#RRGGBBAA") into ui::Palette, one field per name, as
// constants packed the way Dear ImGui's IM_COL32 packs them (A B G R from the high byte down).
import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { InputError, checkIdentifier, generatedNote, readFlatJson, runGenerator, writeIfChanged } from "./output.mjs";

function packed(path, name, colour) {
  const match = /^#([0-9a-fA-F]{6})([0-9a-fA-F]{2})?$/.exec(colour);
  if (!match) throw new InputError(`${relative(".", path)}: "${name}" is "${colour}", not "#RRGGBB" or "#RRGGBBAA"`);
  const [red, green, blue] = [0, 2, 4].map((at) => match[1].slice(at, at + 2));
  return `0x${(match[2] ?? "ff") + blue + green + red}`.toLowerCase();
}

export function readTheme(folder) {
  const [light, dark] = ["light", "dark"].map((name) => {
    const path = join(folder, `${name}.json`);
    return { path, colours: existsSync(path) ? readFlatJson(path) : {} };
  });
  const names = Object.keys(light.colours);
  for (const [one, other] of [[light, dark], [dark, light]]) {
    for (const name of Object.keys(one.colours)) {
      checkIdentifier(one.path, name);
      if (!(name in other.colours)) throw new InputError(`${relative(".", other.path)}: colour "${name}" is missing`);
    }
  }
  return { names, light, dark };
}

function main(folder, headerPath) {
  const { names, light, dark } = readTheme(folder);
  const palette = (constant, theme) =>
    `inline constexpr Palette ${constant} = {\n` +
    `${names.map((name) => `    .${name} = ${packed(theme.path, name, theme.colours[name])},\n`).join("")}};\n`;
  writeIfChanged(
    headerPath,
    `#pragma once\n${generatedNote("assets/theme")}#include <cstdint>\n\nnamespace ui {\n\n` +
      `// Colours as 0xAABBGGRR.\nstruct Palette {\n${names.map((name) => `  uint32_t ${name};\n`).join("")}};\n\n` +
      `${palette("kLightPalette", light)}\n${palette("kDarkPalette", dark)}\n}  // namespace ui\n`,
  );
}

if (process.argv[1]?.endsWith("theme.mjs")) runGenerator(main);

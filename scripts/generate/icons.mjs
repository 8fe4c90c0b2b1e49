// Turns assets/icons.json ({"name": "lucide file name"}) into ui::Icon, in the order of the file. The shapes themselves
// go to the page's TypeScript (web.mjs), in the same order: the enum's value is the index of the shape there.
import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { InputError, checkIdentifier, cppString, generatedNote, readFlatJson, runGenerator, writeIfChanged } from "./output.mjs";
import { svgToPath } from "./svg_path.mjs";

// [{ name, path }], path being the shape.
export function readIcons(listPath, iconFolder) {
  const list = existsSync(listPath) ? readFlatJson(listPath) : {};
  return Object.entries(list).map(([name, file]) => {
    checkIdentifier(listPath, name);
    const svg = join(iconFolder, `${file}.svg`);
    if (!existsSync(svg)) throw new InputError(`${relative(".", listPath)}: "${name}": there is no Lucide icon "${file}"`);
    try {
      return { name, path: svgToPath(readFileSync(svg, "utf8")) };
    } catch (error) {
      throw new InputError(`${relative(".", listPath)}: "${name}": ${file}.svg: ${error.message}`);
    }
  });
}

function main(listPath, iconFolder, headerPath) {
  const icons = readIcons(listPath, iconFolder);
  writeIfChanged(
    headerPath,
    `#pragma once\n${generatedNote("assets/icons.json")}#include <array>\n#include <cstddef>\n#include <cstdint>\n` +
      `#include <string_view>\n\nnamespace ui {\n\nenum class Icon : uint16_t {\n${icons.map((icon) => `  ${icon.name},\n`).join("")}};\n\n` +
      `inline constexpr std::size_t kIconCount = ${icons.length};\n\n` +
      `// For tests and the gallery.\ninline constexpr std::array<std::string_view, kIconCount> kIconNames = {{\n` +
      `${icons.map((icon) => `    ${cppString(icon.name)},\n`).join("")}}};\n\n}  // namespace ui\n`,
  );
}

if (process.argv[1]?.endsWith("icons.mjs")) runGenerator(main);

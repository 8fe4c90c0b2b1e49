// Embeds shaders/*.glsl as string constants: shaders/quad.vert.glsl becomes platform::kQuadVert. Comments, indentation
// and empty lines are left out: they cost download and compile time and help nobody there.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { InputError, cppString, generatedNote, runGenerator, writeIfChanged } from "./output.mjs";

function compact(source) {
  return source
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .split("\n")
    .map((line) => line.replace(/\/\/.*$/, "").trim())
    .filter((line) => line !== "")
    .join("\n")
    .concat("\n");
}

function main(folder, headerPath) {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".glsl")).sort() : [];
  const constants = files.map((file) => {
    const source = compact(readFileSync(join(folder, file), "utf8"));
    if (!source.startsWith("#version 300 es\n")) {
      throw new InputError(`shaders/${file}: the first line of code must be "#version 300 es"`);
    }
    const name = basename(file, ".glsl").split(/[._-]/).map((word) => word[0].toUpperCase() + word.slice(1)).join("");
    const lines = source.trimEnd().split("\n").map((line) => `    ${cppString(`${line}\n`)}`).join("\n");
    return `inline constexpr std::string_view k${name} =\n${lines};\n`;
  });
  writeIfChanged(
    headerPath,
    `#pragma once\n${generatedNote("shaders/")}#include <string_view>\n\nnamespace platform {\n\n${constants.join("\n")}\n}  // namespace platform\n`,
  );
}

if (process.argv[1]?.endsWith("shaders.mjs")) runGenerator(main);

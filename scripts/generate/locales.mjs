// Turns assets/locales/{en,ms}/<area>.json into ui::Key and the two tables of texts. A key is area_name; its place in
// the enum is that of its dotted name in byte order, so that names can be searched in halves. The build stops when
// a language lacks a key, when a message does not parse, or when the arguments differ between the languages.
import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { messageArguments } from "./message.mjs";
import { InputError, cppString, generatedNote, readFlatJson, runGenerator, writeIfChanged } from "./output.mjs";

const languages = [
  { folder: "en", table: "kEnglish" },
  { folder: "ms", table: "kMalay" },
];

// Map of dotted key to { text, path }.
function readLanguage(folder) {
  const texts = new Map();
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".json")) : [];
  for (const file of files.sort()) {
    const path = join(folder, file);
    const area = basename(file, ".json");
    if (!/^[a-z][a-z0-9_]*$/.test(area)) throw new InputError(`${relative(".", path)}: a file name is an area in snake_case`);
    for (const [key, text] of Object.entries(readFlatJson(path))) texts.set(`${area}.${key}`, { text, path });
  }
  return texts;
}

export function readLocales(folder) {
  const errors = [];
  const tables = languages.map((language) => readLanguage(join(folder, language.folder)));
  const keys = [...new Set(tables.flatMap((table) => [...table.keys()]))].sort();
  const enumerators = new Map();
  for (const key of keys) {
    const enumerator = key.replace(".", "_");
    if (enumerators.has(enumerator)) errors.push(`keys ${enumerators.get(enumerator)} and ${key} are both ${enumerator}`);
    enumerators.set(enumerator, key);
    let expected;
    languages.forEach((language, index) => {
      const entry = tables[index].get(key);
      if (!entry) {
        const [area, name] = key.split(".");
        errors.push(`${relative(".", join(folder, language.folder, `${area}.json`))}: key "${name}" is missing`);
        return;
      }
      const place = `${relative(".", entry.path)}: key "${key.split(".")[1]}"`;
      if (entry.text.trim() === "") errors.push(`${place}: empty text`);
      if (/[\u0000-\u0008\u000b-\u001f]/.test(entry.text)) errors.push(`${place}: control character`);
      try {
        const found = [...messageArguments(entry.text)].map((name) => name.replace(/,.*/, ""));
        const names = [...new Set(found)].sort().join(", ");
        if (expected !== undefined && expected !== names) {
          errors.push(`${place}: arguments {${names}} differ from ${languages[0].folder}'s {${expected}}`);
        }
        expected ??= names;
      } catch (error) {
        errors.push(`${place}: ${error.message}`);
      }
    });
  }
  if (errors.length > 0) throw new InputError(errors.join("\n"));
  return { keys, texts: tables.map((table) => keys.map((key) => table.get(key).text)) };
}

// One text after the other, each with a zero behind it: in the order of the keys neighbours resemble each other, and no
// table of addresses is downloaded (with one, texts are sorted by the linker and every address is noise: 12 KB).
const packedTexts = (name, texts) =>
  `inline constexpr char ${name}[] =\n${texts.map((text) => `    ${cppString(text).slice(0, -1)}\\0"\n`).join("")}    ;\n`;

function main(folder, keysPath) {
  const { keys, texts } = readLocales(folder);
  const note = generatedNote("assets/locales");
  writeIfChanged(
    keysPath,
    `#pragma once\n${note}#include <cstddef>\n#include <cstdint>\n\nnamespace ui {\n\n` +
      `enum class Key : uint16_t {\n${keys.map((key) => `  ${key.replace(".", "_")},\n`).join("")}};\n\n` +
      `inline constexpr std::size_t kKeyCount = ${keys.length};\n\n}  // namespace ui\n`,
  );
  writeIfChanged(
    join(dirname(keysPath), "locale_tables.h"),
    `#pragma once\n${note}// The texts in the order of ui::Key, and the keys' dotted names, sorted; each ends with a zero.\n\n` +
      `namespace ui {\n\n` +
      // Pedantic compilers only promise 64 KB.
      `#pragma GCC diagnostic push\n#pragma GCC diagnostic ignored "-Woverlength-strings"\n` +
      `${languages.map((language, index) => packedTexts(language.table, texts[index])).join("\n")}\n` +
      `${packedTexts("kKeyNames", keys)}#pragma GCC diagnostic pop\n\n}  // namespace ui\n`,
  );
}

if (process.argv[1]?.endsWith("locales.mjs")) runGenerator(main);

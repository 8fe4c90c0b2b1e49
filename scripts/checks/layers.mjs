// Includes go down only: app > ui > crm > exchange > store > base, sync beside exchange. A platform knows the interfaces it
// implements and nothing of the domain. Parts of others that decide the size and the reach of the page are kept to
// their place too: SQLite to store, Dear ImGui to the screen, Emscripten to the platform.
import { readFileSync } from "node:fs";
import { sourceFiles } from "./files.mjs";

const mayInclude = {
  base: ["base"],
  store: ["store", "base"],
  exchange: ["exchange", "store", "base"],
  sync: ["sync", "store", "base"],
  crm: ["crm", "exchange", "store", "base"],
  ui: ["ui", "crm", "exchange", "store", "base"],
  platform: ["platform", "ui", "store", "base"],
  app: ["app", "platform", "ui", "crm", "sync", "exchange", "store", "base"],
};

const keptTo = [
  { header: /^sqlite3/, layers: ["store"] },
  { header: /^imgui/, layers: ["ui", "platform", "app"] },
  { header: /^(emscripten|webgl|GLES)/, layers: ["platform", "app"] },
  { header: /^(iostream|regex|locale|format|sstream|iomanip)$/, layers: [] },
];

export function layerProblems() {
  const problems = [];
  for (const file of sourceFiles("src", [".h", ".cpp"])) {
    const layer = file.split("/")[1];
    if (!mayInclude[layer]) {
      problems.push(`${file}: src/${layer} is not a layer`);
      continue;
    }
    readFileSync(file, "utf8").split("\n").forEach((line, index) => {
      const header = /^\s*#\s*include\s*[<"]([^>"]+)[>"]/.exec(line)?.[1];
      if (!header) return;
      const place = `${file}:${index + 1}`;
      const target = header.replace(/^generated\//, "").split("/")[0];
      if (header.includes("/") && target in mayInclude && !mayInclude[layer].includes(target)) {
        problems.push(`${place}: ${layer} may not include ${header}`);
      }
      for (const { header: pattern, layers } of keptTo) {
        if (pattern.test(header) && !layers.includes(layer)) problems.push(`${place}: ${layer} may not include <${header}>`);
      }
    });
  }
  return problems;
}

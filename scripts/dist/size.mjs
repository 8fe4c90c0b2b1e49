// The size of the product as it is downloaded, by part, and its limits: everything until the first usable screen, the
// WebAssembly of it alone, and all there is, as brotli. A change that needs more has to say so by changing a number here.
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export const limits = { firstDownload: 530 * 1000, wasm: 475 * 1000, product: 900 * 1000 };

// { parts: [{ name, raw, sent, first }], firstDownload, laterDownload, product, wasm } in bytes.
export function distSize(root = ".") {
  const { first, later, wasm } = JSON.parse(readFileSync(join(root, "build/page-release/dist_parts.json"), "utf8"));
  const measure = (name, isFirst) => {
    const path = join(root, "dist", name);
    const sent = existsSync(`${path}.br`) ? `${path}.br` : path;
    return { name, raw: statSync(path).size, sent: statSync(sent).size, first: isFirst };
  };
  const parts = [...first.map((name) => measure(name, true)), ...later.map((name) => measure(name, false))];
  const sum = (isFirst) => parts.filter((part) => part.first === isFirst).reduce((total, part) => total + part.sent, 0);
  const [firstDownload, laterDownload] = [sum(true), sum(false)];
  return { parts, firstDownload, laterDownload, product: firstDownload + laterDownload, wasm: parts.find((part) => part.name === wasm).sent };
}

export function sizeProblems(size) {
  const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  return Object.entries(limits)
    .filter(([name, limit]) => size[name] > limit)
    .map(([name, limit]) => `${name}: ${kilobytes(size[name])} compressed, the limit is ${kilobytes(limit)}`);
}

export function sizeTable(size) {
  const row = (name, raw, sent) => `${name.padEnd(44)} ${String(raw).padStart(10)} ${String(sent).padStart(10)}`;
  const lines = [row("part", "raw", "brotli")];
  for (const part of size.parts) lines.push(row(`${part.first ? "" : "later: "}${part.name}`, part.raw, part.sent));
  lines.push(row("first download", "", size.firstDownload), row("fetched afterwards", "", size.laterDownload));
  return lines.join("\n");
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) console.log(sizeTable(distSize()));

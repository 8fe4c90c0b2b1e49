// Rows of the benchmark as text and as docs/benchmarks.md. A row: { part, measure, on, value, target }.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";

const heads = { part: "part", measure: "measure", on: "data", value: "measured", target: "target" };
const keys = Object.keys(heads);

export const ms = (value) => (value >= 1000 ? `${(value / 1000).toFixed(2)} s` : `${value.toFixed(value < 10 ? 2 : 0)} ms`);
export const count = (value) => (Number.isInteger(value) ? String(value) : value.toFixed(1));
export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
export const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

export function quantile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
export const median = (values) => quantile(values, 0.5);

export function printTable(rows) {
  const text = rows.map((row) => keys.map((key) => row[key] ?? ""));
  const widths = keys.map((key, column) => Math.max(heads[key].length, ...text.map((cells) => cells[column].length)));
  const line = (cells) => cells.map((cell, column) => cell.padEnd(widths[column])).join("  ").trimEnd();
  console.log(line(Object.values(heads)));
  console.log(widths.map((width) => "-".repeat(width)).join("  "));
  for (const cells of text) console.log(line(cells));
}

const git = (...words) => execFileSync("git", words, { encoding: "utf8" }).trim();

export function writeDocument(rows, allWords) {
  // Where databases are kept is this machine's own affair.
  const words = allWords.filter((word, at) => word !== "--kept" && allWords[at - 1] !== "--kept");
  const chromium = execFileSync(process.env.KENALAN_CHROMIUM ?? "/usr/bin/chromium", ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const changed = git("status", "--porcelain", "--untracked-files=no") !== "" ? ", with changes that were not committed" : "";
  const table = [keys.map((key) => heads[key]), keys.map(() => "---"), ...rows.map((row) => keys.map((key) => row[key] ?? ""))]
    .map((cells) => `| ${cells.join(" | ")} |`).join("\n");
  writeFileSync("docs/benchmarks.md", `# Benchmarks

Written by \`scripts/bench ${words.join(" ")}\` on ${new Date().toISOString().slice(0, 10)} at commit ${git("rev-parse", "--short=12", "HEAD")}${changed}. Numbers only:
nothing passes or fails by them. Times are medians unless something else is said; they come from a shared machine, so
compare runs made next to each other rather than with these.

- Machine: ${cpus()[0].model.replace(/\s+/g, " ").trim()}, ${cpus().length} cores (shared with other work), ${Math.round(totalmem() / 2 ** 30)} GB
- Browser: ${chromium.trim().split("\n")[0]}, headless, WebGL drawn in software (SwiftShader), window 1280 × 800
- Page: the shipped files, sent compressed (brotli) by \`scripts/serve.mjs\` over this machine's own address
- Data: the page's own sample, S = 500 contacts, 100 deals, 2,500 activities, 250 tasks and appointments; M = 20 times and
  L = 200 times as much

${table}
`);
}

// The benchmark: measures part after part, each in browsers of its own, and prints one table. What a part measures stands
// at its head; scripts/bench says how to call it.
import { measureCommits } from "./commits.mjs";
import { measureFrames } from "./frames.mjs";
import { measureIdle } from "./idle.mjs";
import { measureImport } from "./import.mjs";
import { measureMemory } from "./memory.mjs";
import { openLab } from "./lab.mjs";
import { measureSample } from "./sample.mjs";
import { measureSize } from "./size.mjs";
import { measureStart } from "./start.mjs";
import { printTable, writeDocument } from "./table.mjs";
import { measureTyping } from "./typing.mjs";

const parts = {
  size: measureSize,
  sample: measureSample,
  start: measureStart,
  frames: measureFrames,
  idle: measureIdle,
  typing: measureTyping,
  commit: measureCommits,
  import: measureImport,
  memory: measureMemory,
};

function fail(message) {
  console.error(`bench: ${message}`);
  process.exit(2);
}

function readOptions(words) {
  const options = { parts: Object.keys(parts), sets: ["S", "M", "L"], repeat: 5, kept: undefined, write: false };
  for (let at = 0; at < words.length; ++at) {
    const value = () => words[++at] ?? fail(`${words[at - 1]} wants a value`);
    switch (words[at]) {
      case "--only": options.parts = value().split(","); break;
      case "--sets": options.sets = value().split(","); break;
      case "--repeat": options.repeat = Number(value()); break;
      case "--kept": options.kept = value(); break;
      case "--write": options.write = true; break;
      default: fail(`there is no option "${words[at]}"`);
    }
  }
  for (const name of options.parts) if (!(name in parts)) fail(`there is no part "${name}"; parts: ${Object.keys(parts).join(" ")}`);
  for (const name of options.sets) if (!["S", "M", "L"].includes(name)) fail(`there is no set "${name}"; sets: S M L`);
  if (!Number.isInteger(options.repeat) || options.repeat < 1) fail("--repeat wants a number from 1 on");
  return options;
}

const options = readOptions(process.argv.slice(2));
const lab = await openLab(options);
// Ctrl+C leaves no browser and no folder behind either.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void lab.close().then(() => process.exit(130)));
const rows = [];
try {
  for (const name of Object.keys(parts).filter((part) => options.parts.includes(part))) {
    const started = Date.now();
    rows.push(...(await parts[name](lab)));
    console.error(`bench: ${name} took ${((Date.now() - started) / 1000).toFixed(0)} s`);
  }
} finally {
  await lab.close();
}
printTable(rows);
if (options.write) writeDocument(rows, process.argv.slice(2));

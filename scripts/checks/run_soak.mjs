// What scripts/soak runs: rounds of parts, each with the number of its round as seed, until the time is over or one fails.
import { spawnSync } from "node:child_process";
import { pathToFileURL } from "node:url";

// The random tests of storage, undo and damage: natively at the sizes of a soak, under sanitizers, which take ten times as
// long, at those of the test run, with new seeds in each round.
const nativeCases = ["crash*", "damage*", "memory*", "tabs*", "undo*", "maintenance*", "image*"];
const browserSizes = { KENALAN_TEST_KILLS: "100", KENALAN_TEST_RACES: "600", KENALAN_TEST_DEPARTURES: "300", KENALAN_TEST_TEARS: "10" };

export const parts = {
  native: (seed) => ({
    build: ["scripts/build", ["native"]],
    run: ["build/native/unit_tests", ["--no-colors", `-tc=${nativeCases.join(",")}`]],
    environment: { KENALAN_TEST_SCALE: "nightly", KENALAN_TEST_SEED: String(seed) },
  }),
  sanitize: (seed) => ({
    build: ["scripts/build", ["native-sanitize"]],
    run: ["build/native-sanitize/unit_tests", ["--no-colors", `-tc=${nativeCases.join(",")}`]],
    environment: {
      KENALAN_TEST_SEED: String(seed),
      ASAN_OPTIONS: "detect_leaks=1:strict_string_checks=1:detect_stack_use_after_return=1",
      UBSAN_OPTIONS: "print_stacktrace=1",
    },
  }),
  browser: (seed) => ({
    build: ["scripts/build", ["page-release"]],
    run: [process.execPath, ["--test", "--test-reporter=spec", "tests/web/storage.test.mjs", "tests/web/second_home_torn.test.mjs"]],
    environment: { ...browserSizes, KENALAN_TEST_SEED: String(seed) },
  }),
};

export const usage = `usage: scripts/soak [--only PART,...] [--minutes N] [--seed N]    parts: ${Object.keys(parts).join(" ")}`;

// What was asked for, or the sentence that says what is wrong with it.
export function readOptions(words) {
  const options = { only: Object.keys(parts), minutes: 0, seed: 1 };
  for (let i = 0; i < words.length; i += 2) {
    const [name, value] = [words[i], words[i + 1]];
    if (!["--only", "--minutes", "--seed"].includes(name)) return { problem: `there is no option "${name}"` };
    if (value === undefined) return { problem: `${name} wants a value` };
    if (name === "--only") {
      options.only = value.split(",");
      const unknown = options.only.find((part) => !(part in parts));
      if (unknown !== undefined) return { problem: `there is no part "${unknown}"` };
    } else {
      const number = Number(value);
      if (!Number.isInteger(number) || number < 0) return { problem: `${name} wants a whole number, not "${value}"` };
      options[name.slice(2)] = number;
    }
  }
  return { options };
}

// What a run printed about itself: counts that the tests tell, and the sums at the end.
export function countsOf(output) {
  const told = [...output.matchAll(/MESSAGE: (.+)$/gm)].map(([, text]) => text.trim());
  const sums = /test cases:\s*\d+ \|\s*(\d+) passed \|\s*(\d+) failed/.exec(output);
  const spec = /^ℹ pass (\d+)$[\s\S]*^ℹ fail (\d+)$/m.exec(output);
  const [, passed, failed] = sums ?? spec ?? [0, "0", "0"];
  return { told, passed: Number(passed), failed: Number(failed) };
}

function call([command, parameters], environment = {}) {
  const started = Date.now();
  const result = spawnSync(command, parameters, {
    encoding: "utf8", env: { ...process.env, ...environment }, maxBuffer: 1024 * 1024 * 1024,
  });
  const output = `${result.stdout ?? ""}${result.stderr ?? ""}${result.error ? `${result.error.message}\n` : ""}`;
  return { ok: result.status === 0, output, seconds: Math.round((Date.now() - started) / 1000) };
}

function runPart(name, round) {
  const part = parts[name](round);
  if (part.build) {
    const built = call(part.build);
    if (!built.ok) {
      console.log(`${built.output.trim()}\nFAILED ${name}: does not build`);
      return false;
    }
  }
  const { ok, output, seconds } = call(part.run, part.environment);
  const { told, passed, failed } = countsOf(output);
  const isGood = ok && failed === 0 && passed > 0;
  if (!isGood) console.log(output.trim().split("\n").slice(-120).join("\n"));
  console.log(`${isGood ? "ok    " : "FAILED"} round ${round}, ${name}: ${passed} passed, ${failed} failed (${seconds} s)`);
  for (const text of told) console.log(`       ${text}`);
  if (!isGood) console.log(`       again: scripts/soak --only ${name} --seed ${round}`);
  return isGood;
}

function main(words) {
  if (words.includes("--help")) {
    console.log(usage);
    return 0;
  }
  const { options, problem } = readOptions(words);
  if (problem) {
    console.error(`soak: ${problem}\n${usage}`);
    return 2;
  }
  const end = Date.now() + options.minutes * 60_000;
  let round = options.seed;
  do {
    for (const name of options.only) if (!runPart(name, round)) return 1;
    ++round;
  } while (Date.now() < end);
  console.log(`${round - options.seed} rounds of ${options.only.join(", ")}: nothing failed`);
  return 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) process.exitCode = main(process.argv.slice(2));

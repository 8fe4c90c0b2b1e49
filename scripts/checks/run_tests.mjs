// Runs every test and ends with the counts alone on a line: "N passed, N failed". A check counts as one, a doctest case and
// a case of node's runner as one each. Nothing may be skipped: a skipped case counts as failed, a binary that
// crashes before its summary as one failure.
//
// usage: run_tests.mjs [STAGE...]    stages: checks scripts types native sanitize size web
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { distSize, sizeProblems, sizeTable } from "../dist/size.mjs";
import { generateWebModules } from "../generate/web.mjs";
import { layerProblems } from "./layers.mjs";
import { sourceProblems } from "./sources.mjs";

// Only against what hangs: on a loaded machine a step takes several times as long as usual.
const stepLimitMs = 40 * 60 * 1000;
const counts = { passed: 0, failed: 0 };

function record(name, passed, failed, note = "") {
  counts.passed += passed;
  counts.failed += failed;
  console.log(`${failed === 0 ? "ok    " : "FAILED"} ${name}: ${passed} passed, ${failed} failed${note}`);
}

function check(name, problems) {
  for (const problem of problems) console.log(`  ${problem}`);
  record(name, problems.length === 0 ? 1 : 0, problems.length === 0 ? 0 : 1);
}

function run(command, parameters, environment = {}) {
  const started = Date.now();
  const result = spawnSync(command, parameters, {
    encoding: "utf8",
    env: { ...process.env, ...environment },
    maxBuffer: 256 * 1024 * 1024,
    timeout: stepLimitMs,
  });
  const output = `${result.stdout ?? ""}${result.stderr ?? ""}${result.error ? `${result.error.message}\n` : ""}`;
  return { ok: result.status === 0, output, seconds: ((Date.now() - started) / 1000).toFixed(0) };
}

const problemsOf = (result) => (result.ok ? [] : [result.output.trim().split("\n").slice(-60).join("\n  ")]);

function build(preset) {
  const result = run("scripts/build", [preset]);
  check(`build ${preset} (${result.seconds} s)`, problemsOf(result));
  return result.ok;
}

function doctest(preset) {
  if (!build(preset)) return;
  for (const binary of ["unit_tests", "ui_tests"]) {
    const result = run(`build/${preset}/${binary}`, ["--no-colors"], {
      ASAN_OPTIONS: "detect_leaks=1:strict_string_checks=1:detect_stack_use_after_return=1",
      UBSAN_OPTIONS: "print_stacktrace=1",
    });
    const summary = /test cases:\s*(\d+) \|\s*(\d+) passed \|\s*(\d+) failed \|\s*(\d+) skipped/.exec(result.output);
    const [, , passed, failed, skipped] = (summary ?? [0, 0, 0, 0, 0]).map(Number);
    const crashed = !result.ok && failed === 0 ? 1 : 0;
    if (!result.ok) console.log(result.output.trim().split("\n").slice(-200).join("\n"));
    record(`${preset} ${binary}`, passed, failed + skipped + crashed, ` (${result.seconds} s)`);
  }
}

function nodeTests(name, folder, environment = {}) {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".test.mjs")).sort() : [];
  if (files.length === 0) return;
  const results = mkdtempSync(join(tmpdir(), "kenalan-test-"));
  const tap = join(results, "tap");
  const result = run(
    process.execPath,
    ["--test", "--test-reporter=spec", "--test-reporter-destination=stdout", "--test-reporter=tap",
      `--test-reporter-destination=${tap}`, ...files.map((file) => join(folder, file))],
    environment,
  );
  const text = existsSync(tap) ? readFileSync(tap, "utf8") : "";
  rmSync(results, { recursive: true, force: true });
  const count = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, "m").exec(text)?.[1] ?? 0);
  const failed = count("fail") + count("cancelled") + count("skipped") + count("todo");
  if (!result.ok || failed > 0) console.log(result.output.trim());
  record(name, count("pass"), failed + (!result.ok && failed === 0 ? 1 : 0), ` (${result.seconds} s)`);
}

const typescript = (project) => run(process.execPath, ["node_modules/typescript/bin/tsc", "--noEmit", "--pretty", "false", "-p", project]);
let releaseBuilt;
const release = () => (releaseBuilt ??= build("page-release") ? "built" : "failed") === "built";

const stages = {
  checks() {
    check("layers", layerProblems());
    check("source files", sourceProblems());
    check("C++ layout (scripts/format)", problemsOf(run("scripts/format", ["--check"])));
  },
  scripts() {
    nodeTests("scripts", "tests/scripts");
  },
  types() {
    generateWebModules(process.cwd(), process.env.KENALAN_DEPS ?? ".deps");
    check("TypeScript of the page", problemsOf(typescript(".")));
    if (existsSync("web/service_worker.ts")) check("TypeScript of the workers", problemsOf(typescript("web/tsconfig.worker.json")));
  },
  native() {
    doctest("native");
  },
  sanitize() {
    doctest("native-sanitize");
  },
  size() {
    if (!release()) return;
    const size = distSize();
    console.log(sizeTable(size));
    check("download size", sizeProblems(size));
  },
  web() {
    if (!release()) return;
    nodeTests("page in Chromium", "tests/web", { KENALAN_DIST: join(process.cwd(), "dist"), KENALAN_CHROMIUM: "/usr/bin/chromium" });
  },
};

const wanted = process.argv.slice(2);
for (const name of wanted) {
  if (!(name in stages)) {
    console.error(`test: there is no stage "${name}"; stages: ${Object.keys(stages).join(" ")}`);
    process.exit(2);
  }
}
for (const [name, stage] of Object.entries(stages)) {
  if (wanted.length === 0 || wanted.includes(name)) stage();
}
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;

// scripts/soak: what can be asked of it, that every part names tests that exist, and that a run without tests is no success.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { countsOf, parts, readOptions } from "../../scripts/checks/run_soak.mjs";

test("options are read, and what makes no sense is refused with a sentence", () => {
  assert.deepEqual(readOptions([]).options, { only: ["native", "sanitize", "browser"], minutes: 0, seed: 1 });
  assert.deepEqual(readOptions(["--only", "native,browser", "--minutes", "30", "--seed", "7"]).options, {
    only: ["native", "browser"], minutes: 30, seed: 7,
  });
  assert.match(readOptions(["--only", "nativ"]).problem, /no part "nativ"/);
  assert.match(readOptions(["--minutes", "soon"]).problem, /whole number/);
  assert.match(readOptions(["--minutes"]).problem, /wants a value/);
  assert.match(readOptions(["--often", "1"]).problem, /no option/);
});

test("an unknown option ends the command before it does anything", () => {
  const { status, stderr } = spawnSync(process.execPath, ["scripts/checks/run_soak.mjs", "--often", "1"], { encoding: "utf8" });
  assert.equal(status, 2);
  assert.match(stderr, /usage: scripts\/soak/);
});

test("every group of cases that a soak runs exists in the native tests", () => {
  const sources = readdirSync("tests/unit").map((file) => readFileSync(`tests/unit/${file}`, "utf8")).join("\n");
  const patterns = parts.native(1).run[1].find((word) => word.startsWith("-tc=")).slice(4).split(",");
  assert.ok(patterns.length > 3);
  for (const pattern of patterns) assert.ok(new RegExp(`TEST_CASE\\(\\s*"${pattern.replace("*", "")}`).test(sources), pattern);
});

test("the sizes of the browser part are read by its tests", () => {
  const { environment, run } = parts.browser(1);
  const source = run[1].filter((word) => word.endsWith(".test.mjs")).map((file) => readFileSync(file, "utf8")).join("\n");
  for (const name of Object.keys(environment)) if (name !== "KENALAN_TEST_SEED") assert.ok(source.includes(name), name);
});

test("counts come from what the tests print; without a sum nothing has passed", () => {
  assert.deepEqual(countsOf("a.cpp:1: MESSAGE: crash points: 12\n[doctest] test cases:  3 |  3 passed | 0 failed | 9 skipped\n"), {
    told: ["crash points: 12"], passed: 3, failed: 0,
  });
  assert.deepEqual(countsOf("ℹ tests 4\nℹ pass 3\nℹ suites 0\nℹ fail 1\n"), { told: [], passed: 3, failed: 1 });
  assert.deepEqual(countsOf("Segmentation fault\n"), { told: [], passed: 0, failed: 0 });
});

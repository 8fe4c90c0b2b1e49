// Time zones by bisection over Intl, against changes that stand in the tz database: one-hour and half-hour shifts, both
// hemispheres, two pairs in one year (Ramadan in Morocco), a zone without any, and the abolition of one.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

async function loadIntl() {
  const folder = mkdtempSync(join(tmpdir(), "kenalan-intl-"));
  try {
    const result = await build({ entryPoints: ["web/intl.ts"], bundle: true, write: false, format: "esm", logLevel: "error" });
    writeFileSync(join(folder, "intl.mjs"), result.outputFiles[0].contents);
    return await import(pathToFileURL(join(folder, "intl.mjs")).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { zoneYear, createIntl } = await loadIntl();

for (const [zone, year, expected] of [
  ["Asia/Kuala_Lumpur", 2026, [["2026-01-01T00:00:00Z", 28800]]],
  ["America/New_York", 2026, [["2026-01-01T00:00:00Z", -18000], ["2026-03-08T07:00:00Z", -14400], ["2026-11-01T06:00:00Z", -18000]]],
  ["Australia/Lord_Howe", 2026, [["2026-01-01T00:00:00Z", 39600], ["2026-04-04T15:00:00Z", 37800], ["2026-10-03T15:30:00Z", 39600]]],
  ["Africa/Casablanca", 2024, [["2024-01-01T00:00:00Z", 3600], ["2024-03-10T02:00:00Z", 0], ["2024-04-14T02:00:00Z", 3600]]],
  ["Europe/Dublin", 2025, [["2025-01-01T00:00:00Z", 0], ["2025-03-30T01:00:00Z", 3600], ["2025-10-26T01:00:00Z", 0]]],
  ["Pacific/Apia", 2011, [["2011-01-01T00:00:00Z", -36000], ["2011-04-02T14:00:00Z", -39600], ["2011-09-24T14:00:00Z", -36000],
    ["2011-12-30T10:00:00Z", 50400]]],
  ["Asia/Kathmandu", 2026, [["2026-01-01T00:00:00Z", 20700]]],
]) {
  test(`offsets of ${zone} in ${year}`, () => {
    assert.deepEqual(zoneYear(zone, year).map(([from, offset]) => [new Date(from).toISOString().replace(".000", ""), offset]), expected);
  });
}

test("a zone that does not exist has no offsets", () => {
  assert.deepEqual(zoneYear("Mars/Olympus", 2026), []);
});

test("money, dates and the like follow the locale and never throw", () => {
  const texts = new Map([[1, "MYR"], [2, "JPY"], [3, "no"], [4, "ms-MY"], [5, "en-MY"]]);
  let said = "";
  const heap = { text: (pointer) => texts.get(pointer), answerText: (text) => { said = text; return text.length; } };
  const intl = createIntl(heap);
  const say = (name, ...values) => {
    intl[`kenalan_format_${name}`](...values, 0, 0);
    return said.replace(/\u00a0|\u202f/g, " ");
  };
  intl.kenalan_set_locale(5, 5);
  assert.equal(say("money", 123456, 1, 3, 0), "RM 1,234.56");
  assert.equal(say("money", 123456, 1, 3, 1), "RM 1,235");
  assert.equal(say("money", 123456789, 1, 3, 2), "RM 1.2M");
  assert.match(say("money", 500, 2, 3, 0), /500$/, "yen have no minor unit");
  assert.equal(say("money", 500, 3, 2, 0), "no 5");
  // A sign that several currencies share says which one it is.
  const dollars = ["USD", "SGD", "AUD"].map((code, i) => (texts.set(10 + i, code), say("money", 100000, 10 + i, 3, 1)));
  assert.equal(new Set(dollars).size, 3, dollars.join());
  // 20,000 days after 1970-01-01.
  assert.equal(say("date", 20000, 2), "Friday, 4 October 2024");
  assert.equal(say("date", 20000, 7), "4");
  assert.equal(say("time", 14 * 60 + 5), "2:05 pm");
  assert.equal(say("relative_days", -1), "yesterday");
  assert.equal(say("relative_days", 3), "in 3 days");
  assert.equal(say("relative_days", 400), "in 13 months");
  assert.equal(say("percent", 0.256), "26%");
  intl.kenalan_set_locale(4, 5);
  assert.equal(say("date", 20000, 4), "Oktober 2024");
  assert.equal(say("relative_days", -1), "semalam");
});

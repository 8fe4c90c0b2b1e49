// The checks themselves find what they are for: run in a folder with one offence each.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { layerProblems } from "../../scripts/checks/layers.mjs";
import { sourceProblems } from "../../scripts/checks/sources.mjs";
import { sizeProblems } from "../../scripts/dist/size.mjs";

function within(files, use) {
  const folder = mkdtempSync(join(tmpdir(), "kenalan-checks-"));
  const before = process.cwd();
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    process.chdir(folder);
    return use();
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  }
}

for (const [file, line, problem] of [
  ["src/base/a.h", '#include "store/x.h"', /base may not include store\/x\.h/],
  ["src/crm/a.cpp", '#include "generated/ui/icons.h"', /crm may not include generated\/ui/],
  ["src/ui/a.cpp", '#include "app/app.h"', /ui may not include app/],
  ["src/crm/a.cpp", "#include <sqlite3.h>", /crm may not include <sqlite3\.h>/],
  ["src/store/a.cpp", "#include <iostream>", /store may not include <iostream>/],
  ["src/other/a.cpp", "", /src\/other is not a layer/],
]) {
  test(`layers: ${file} with ${line}`, () => {
    const problems = within({ [file]: `${line}\n` }, layerProblems);
    assert.equal(problems.length, 1);
    assert.match(problems[0], problem);
  });
}

test("layers: going down is allowed", () => {
  const files = { "src/app/a.cpp": '#include "platform/web/abi.h"\n#include "ui/x.h"\n', "src/store/a.cpp": '#include <sqlite3.h>\n#include "base/x.h"\n' };
  assert.deepEqual(within(files, layerProblems), []);
});

for (const [what, file, text, problem] of [
  ["too long", "src/base/a.cpp", `// Why.\n${"int x;\n".repeat(500)}`, /501 lines/],
  ["no opening comment", "src/base/a.cpp", "int x;\n", /no opening comment/],
  ["unfinished", "web/a.ts", `// Why.\n// ${"TO" + "DO"}: later\n`, /unfinished/],
  ["markup", "web/a.ts", `// Why.\nbox.${"inner" + "HTML"} = x;\n`, /markup/],
  ["skipped", "tests/web/a.test.mjs", `// Why.\n${"test" + ".skip"}('x');\n`, /does not run/],
]) {
  test(`sources: ${what}`, () => {
    const problems = within({ [file]: text }, sourceProblems);
    assert.equal(problems.length, 1);
    assert.match(problems[0], problem);
  });
}

test("sources: an ordinary file passes", () => {
  assert.deepEqual(within({ "src/base/a.h": "#pragma once\n// Why.\n#include <span>\n" }, sourceProblems), []);
});

test("size: over a limit is named, under it is not", () => {
  const within = { firstDownload: 500_000, wasm: 450_000, product: 800_000 };
  assert.deepEqual(sizeProblems(within), []);
  assert.match(sizeProblems({ ...within, wasm: 690_000 })[0], /^wasm: 690\.0 kB/);
  assert.match(sizeProblems({ ...within, firstDownload: 760_000 })[0], /^firstDownload/);
  assert.match(sizeProblems({ ...within, product: 960_000 })[0], /^product/);
});

// Cutting the core in two (scripts/dist/split.mjs): which functions go to the second part is told from names, source files and
// sizes alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isSecondFile, namedFunctions, qualifiedName, secondFunctions } from "../../scripts/dist/split.mjs";

test("split: a mangled name is read up to its parameters", () => {
  assert.equal(qualifiedName("_ZN2ui4textERNS_7ContextERKNS_4RectE"), "ui::text");
  assert.equal(qualifiedName("_ZNK3crm6Reader7integerIJEEENSt3__28optionalIxEE"), "crm::Reader::integer");
  assert.equal(qualifiedName("_ZN3crm7QueriesC2ERN5store8DatabaseE"), "crm::Queries::Queries");
  assert.equal(qualifiedName("_ZNSt3__26vectorIiNS_9allocatorIiEEE5clearEv"), "");
  assert.equal(qualifiedName("sqlite3_step"), "");
});

test("split: the last rule that names a file decides, and stars end at folders", () => {
  const rules = ["ui/views/*", "!ui/views/dashboard*"];
  assert.ok(isSecondFile("ui/views/import_dialog.cpp", rules));
  assert.ok(!isSecondFile("ui/views/dashboard_view.cpp", rules));
  assert.ok(!isSecondFile("ui/views/deeper/file.cpp", rules));
  assert.ok(!isSecondFile("ui/other.cpp", rules));
});

test("split: what another part may call stays in the first", () => {
  const definedBy = new Map([
    ["_ZN2ui13import_dialogEv", ["ui/views/import_dialog.cpp"]],
    ["_ZN2ui5shortEv", ["ui/views/import_dialog.cpp"]],
    ["_ZN2ui6inlineEv", ["ui/views/import_dialog.cpp", "ui/views/dashboard_view.cpp"]],
    ["_ZN2ui9drag_areaEv", ["ui/widgets/drag.cpp"]],
    ["_ZNSt3__26vectorIiE5clearEv", ["ui/views/import_dialog.cpp"]],
    ["_ZNSt3__210__function6__funcIZN2ui4planEvE3$_0EclEv", ["ui/views/import_dialog.cpp"]],
  ]);
  const functions = [...definedBy.keys(), "_ZN2ui7unknownEv"].map((name) => ({ name, bytes: name.includes("short") ? 20 : 500 }));
  assert.deepEqual(secondFunctions(functions, definedBy),
    ["_ZN2ui13import_dialogEv", "_ZNSt3__210__function6__funcIZN2ui4planEvE3$_0EclEv"]);
});

test("split: names and sizes are read from a module, past what it imports", () => {
  const section = (id, ...bytes) => [id, bytes.length, ...bytes];
  const text = (word) => [word.length, ...Buffer.from(word)];
  const module = Buffer.from([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, 1, 0x60, 0, 0),
    ...section(2, 2, ...text("m"), ...text("f"), 0, 0, ...text("m"), ...text("memory"), 2, 0, 1),
    ...section(3, 2, 0, 0),
    ...section(10, 2, 2, 0, 0x0b, 3, 0, 0x01, 0x0b),
    ...section(0, ...text("name"), 1, 11, 2, 1, ...text("one"), 2, ...text("two")),
  ]);
  new WebAssembly.Module(module);
  assert.deepEqual(namedFunctions(module), [{ name: "one", bytes: 2 }, { name: "two", bytes: 3 }]);
  assert.throws(() => namedFunctions(module.subarray(0, 20)));
});

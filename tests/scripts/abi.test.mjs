// The boundary between C++ and TypeScript is written down twice: as declarations (abi.h) and as numbers of arguments
// (abi_library.js). A number too small silently drops the last argument, so both are compared here.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

test("the forwarding library has every function of abi.h, with all its arguments", () => {
  const header = readFileSync("src/platform/web/abi.h", "utf8").replace(/\/\/.*$/gm, "");
  const imports = header.slice(header.indexOf('extern "C"'));
  const declared = Object.fromEntries(
    [...imports.matchAll(/\b(kenalan_\w+)\(([^)]*)\);/g)].map(([, name, list]) => [name, list.trim() === "" ? 0 : list.split(",").length]),
  );
  const library = readFileSync("web/abi_library.js", "utf8");
  const forwarded = Object.fromEntries([...library.matchAll(/^ {2}(kenalan_\w+): (\d+),$/gm)].map(([, name, count]) => [name, Number(count)]));
  delete declared.kenalan_bind;
  assert.ok(Object.keys(declared).length > 20);
  assert.deepEqual(forwarded, declared);
});

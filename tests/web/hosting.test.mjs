// The product is static files for any host: it starts under a sub-path, without the compressed twins, with a wrong media
// type for its WebAssembly, and its security policy stands in the page itself.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { distFolder, openBrowser, openTab, serveDist } from "./support/browser.mjs";

for (const [host, options] of [
  ["a host that sends compressed files", {}],
  ["a sub-path of a host", { prefix: "/teams/north/kenalan/" }],
  ["a host that compresses nothing", { compressed: false }],
  ["a host that does not know WebAssembly", { wasmType: "text/plain", compressed: false }],
]) {
  test(`starts on ${host}`, async () => {
    const server = await serveDist(options);
    const browser = await openBrowser();
    try {
      const page = await openTab(browser.context, server.url);
      await page.waitForFunction(() => window.kenalan?.settled === true, undefined, { timeout: 60_000 });
      assert.deepEqual(page.problems, []);
      assert.equal(await page.title() !== "", true);
    } finally {
      await browser.close();
      await server.close();
    }
  });
}

test("the policy in the page forbids what the product does not need", () => {
  const html = readFileSync(join(distFolder, "index.html"), "utf8");
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? "";
  for (const rule of ["default-src 'self'", "script-src 'self' 'wasm-unsafe-eval'", "object-src 'none'", "base-uri 'none'"]) {
    assert.ok(policy.includes(rule), rule);
  }
  assert.ok(!policy.includes("unsafe-inline") && !policy.includes("'unsafe-eval'"));
  assert.ok(!/\sstyle=/.test(html), "no inline style attributes");
  assert.ok(!/(src|href)="\//.test(html), "addresses are relative");
});

test("names that may be cached for ever carry the hash of their content; texts have their twins", () => {
  const names = readdirSync(join(distFolder, "assets"));
  for (const name of names) assert.match(name, /-[0-9a-zA-Z]{8,}\.[a-z0-9]+(\.br|\.gz)?$/);
  for (const name of names.filter((file) => /\.(wasm|js|css|svg)$/.test(file))) {
    assert.ok(names.includes(`${name}.br`) && names.includes(`${name}.gz`), name);
  }
});

// The local server: twins to who accepts them, types, caching by name, nothing outside its folder.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startServer } from "../../scripts/serve.mjs";

let folder;
let server;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "kenalan-serve-"));
  const root = join(folder, "site");
  mkdirSync(join(root, "assets"), { recursive: true });
  writeFileSync(join(folder, "secret.txt"), "secret");
  writeFileSync(join(root, "index.html"), "page");
  writeFileSync(join(root, "assets/core-0123456789.wasm"), "plain");
  writeFileSync(join(root, "assets/core-0123456789.wasm.br"), "brotli");
  writeFileSync(join(root, "assets/core-0123456789.wasm.gz"), "gzip");
  server = await startServer({ root, prefix: "/sub/path/" });
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

// A raw request: fetch() would tidy the path and decode the body.
function get(path, headers = {}, from = server) {
  return new Promise((fulfil, reject) => {
    request({ host: "127.0.0.1", port: from.port, path, headers }, (response) => {
      let body = "";
      response.on("data", (part) => (body += part));
      response.on("end", () => fulfil({ status: response.statusCode, headers: response.headers, body }));
    }).on("error", reject).end();
  });
}

test("the page, asked for again each time", async () => {
  const { status, headers, body } = await get("/sub/path/");
  assert.equal(status, 200);
  assert.equal(body, "page");
  assert.equal(headers["content-type"], "text/html; charset=utf-8");
  assert.equal(headers["cache-control"], "no-cache");
});

for (const [accepted, body, encoding] of [["gzip, br", "brotli", "br"], ["gzip", "gzip", "gzip"], ["identity", "plain", undefined]]) {
  test(`who accepts ${accepted} gets ${body}`, async () => {
    const answer = await get("/sub/path/assets/core-0123456789.wasm", { "Accept-Encoding": accepted });
    assert.equal(answer.body, body);
    assert.equal(answer.headers["content-encoding"], encoding);
    assert.equal(answer.headers["content-type"], "application/wasm");
    assert.match(answer.headers["cache-control"], /immutable/);
  });
}

for (const path of ["/sub/path/../../secret.txt", "/sub/path/..%2f..%2fsecret.txt", "/sub/path/%2e%2e/secret.txt", "/elsewhere", "/sub/path/assets"]) {
  test(`not found: ${path}`, async () => assert.equal((await get(path)).status, 404));
}

test("a path that cannot be decoded is refused", async () => assert.equal((await get("/sub/path/%")).status, 400));

test("the next free port is taken when the wanted one is not free", async () => {
  const second = await startServer({ root: join(folder, "site"), port: server.port, search: true });
  assert.ok(second.port > server.port);
  assert.equal((await get("/", {}, second)).body, "page");
  await second.close();
});

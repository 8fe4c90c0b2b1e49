// The core is two WebAssembly files (web/core_parts.ts): the first screen needs nothing of the second, which comes by itself
// afterwards; what calls it before that is waited for; and when it cannot be had the page says so instead of hanging.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { openBrowser, openTab, serveDist } from "./support/browser.mjs";
import { quiet } from "./support/person.mjs";

const kSecond = /core-second-[0-9a-f]+\.wasm$/;
const kSettled = () => window.kenalan?.settled === true;
let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

// Names of the functions, where the build left them: a failure tells what to list in scripts/dist/second_part.mjs.
async function calledEarly(page) {
  const places = await page.evaluate(() => window.kenalan.calledEarly);
  const path = "build/page-release/page/first.wasm.placeholders";
  const names = existsSync(path) ? new Map(readFileSync(path, "utf8").trim().split("\n").map((line) => line.split(":"))) : new Map();
  return places.map((place) => names.get(place) ?? place);
}

async function withPage(body) {
  const server = await serveDist();
  const page = await openTab(browser.context);
  try {
    await body(page, server);
  } finally {
    await page.close();
    await server.close();
  }
}

for (const [what, language, scheme, width, sample, undo] of [
  ["English, light, wide", "en-GB", "light", 1280, "Try with sample data", "Undo: Add sample data"],
  ["Bahasa Melayu, dark, narrow", "ms-MY", "dark", 360, "Cuba dengan data contoh", "Buat asal: Tambah data contoh"],
]) {
  test(`core parts: the first screen calls nothing of the second, empty and with data (${what})`, async () => {
    const own = await openBrowser({ width, height: 780, language });
    const server = await serveDist();
    try {
      const page = await openTab(own.context);
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto(server.url);
      await page.waitForFunction(kSettled);
      assert.deepEqual(await calledEarly(page), []);
      await page.getByRole("button", { name: sample }).click();
      await page.getByRole("button", { name: undo }).waitFor();
      await quiet(page);
      await page.reload();
      await page.waitForFunction(kSettled);
      assert.deepEqual(await calledEarly(page), []);
      assert.deepEqual(page.problems, []);
    } finally {
      await own.close();
      await server.close();
    }
  });
}

test("core parts: what is called before the second part is there waits for it", () => withPage(async (page, server) => {
  // The page's own request stays unanswered; the one that a call makes is answered.
  let asked = 0;
  await page.route(kSecond, (route) => (++asked === 1 ? undefined : route.continue()));
  await page.goto(server.url);
  await page.getByRole("button", { name: "Add your first contact" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "First name" }).fill("Aminah");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("group", { name: "Aminah added" }).waitFor();
  await quiet(page);
  assert.equal(asked, 2);
  assert.notDeepEqual(await calledEarly(page), []);
  assert.deepEqual(page.problems, []);
}));

test("core parts: a second part that cannot be had ends in a message and a way to go on", () => withPage(async (page, server) => {
  await page.route(kSecond, (route) => route.abort());
  await page.goto(server.url);
  await page.getByRole("button", { name: "Add your first contact" }).click();
  await page.getByRole("button", { name: "Reload" }).waitFor();
  await page.unroute(kSecond);
  await page.getByRole("button", { name: "Reload" }).click();
  await page.waitForFunction(kSettled);
  await page.getByRole("button", { name: "Add your first contact" }).click();
  await page.getByRole("dialog").waitFor();
}));

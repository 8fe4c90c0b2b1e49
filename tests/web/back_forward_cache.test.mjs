// A page that the browser put aside whole and gives back (back/forward cache) has closed files, and perhaps no lease: it has to
// write again as before. When another tab wrote meanwhile the browser does not give it back but loads it anew, because both ask
// for one lock. Chromium is started so that the cache is on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openBrowser, openTab, serveDist } from "./support/browser.mjs";
import { goTo, quiet, ready } from "./support/person.mjs";
import { addContact, row } from "./support/steps.mjs";

async function withPage(body) {
  const server = await serveDist();
  const browser = await openBrowser({ backForwardCache: true });
  try {
    const page = await openTab(browser.context, server.url);
    await ready(page);
    await addContact(page, "Aminah", "Yusof");
    await goTo(page, "Contacts");
    await page.evaluate(() => {
      window.isSameDocument = true;
      addEventListener("pageshow", (event) => (window.cameBack = event.persisted));
    });
    await page.goto(`${server.url}manifest.webmanifest`);
    await body(page, async () => {
      const other = await openTab(browser.context, server.url);
      await ready(other);
      return other;
    });
    assert.deepEqual(page.problems, []);
  } finally {
    await browser.close();
    await server.close();
  }
}

// A page that comes out of the cache is not loaded, so there is nothing of loading to wait for.
const goBack = async (page) => {
  await page.goBack({ waitUntil: "commit" });
  await ready(page);
};
const isSameDocument = (page) => page.evaluate(() => [window.isSameDocument === true, window.cameBack === true]);
const has = (page, ...names) => Promise.all(names.map((name) => row(page, name).waitFor()));

test("back/forward cache: a page that comes back goes on where it was, and what it writes is kept", () => withPage(async (page) => {
  await goBack(page);
  assert.deepEqual(await isSameDocument(page), [true, true]);
  await addContact(page, "Budi", "Santoso");
  await quiet(page);
  await page.reload();
  await ready(page);
  await goTo(page, "Contacts");
  await has(page, "Aminah Yusof", "Budi Santoso");
}));

test("back/forward cache: a page that comes back after another tab wrote has both, and writes after it", () => withPage(async (page, open) => {
  const other = await open();
  await addContact(other, "Budi", "Santoso");
  await quiet(other);
  await goBack(page);
  await goTo(page, "Contacts");
  await has(page, "Aminah Yusof", "Budi Santoso");
  await addContact(page, "Chong", "Wei");
  await quiet(page);
  await goTo(other, "Contacts");
  await has(other, "Aminah Yusof", "Budi Santoso", "Chong Wei");
}));

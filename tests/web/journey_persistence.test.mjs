// Whatever a person has put into the page is there after a reload, after the browser was closed and without a network; the
// browser offers to install the page; two tabs are one database.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openBrowser, openTab, serveDist } from "./support/browser.mjs";
import { makeProfile, removeProfile } from "./support/chromium.mjs";
import { addFromMenu, button, goTo, journeys, main, quiet, ready, said } from "./support/person.mjs";
import { addContact, addTask, offlineReady, openSettings, row, rows, save } from "./support/steps.mjs";

const journey = journeys();
// Chromium fetches the manifest past the worker and notes that it could not; it asks again when online.
const offline = { allowed: /manifest|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED/i };

async function fillIn(page) {
  await addContact(page, "Aminah", "Yusof");
  await addTask(page, "Call Aminah back", "31/12/2099");
  await addFromMenu(page, "Add deal");
  await save(page, "Add deal", { "Deal name": "Annual licence", Value: "1200" });
}

async function isThere(page) {
  await goTo(page, "Contacts");
  await row(page, "Aminah Yusof").waitFor();
  await goTo(page, "Tasks");
  await main(page).getByRole("button", { name: "Call Aminah back", exact: true }).waitFor();
  await goTo(page, "Deals");
  await main(page).getByRole("button", { name: "Annual licence", exact: true }).waitFor();
}

journey("a reload keeps everything, and Undo still knows what was done", async (page) => {
  await fillIn(page);
  await page.reload();
  await ready(page);
  await isThere(page);
  await button(page, "Undo: Add deal Annual licence").click();
  await main(page).getByRole("heading", { name: "No deals yet" }).waitFor();
  await quiet(page);
  await page.reload();
  await ready(page);
  await button(page, "Redo: Add deal Annual licence").click();
  await goTo(page, "Deals");
  await main(page).getByRole("button", { name: "Annual licence", exact: true }).waitFor();
});

test("closing the browser and opening it again keeps everything", async () => {
  const server = await serveDist();
  const profile = makeProfile();
  try {
    const first = await openBrowser({ profile });
    const page = await openTab(first.context, server.url);
    await ready(page);
    await fillIn(page);
    await button(page, "Saved").waitFor();
    assert.deepEqual(page.problems, []);
    await first.close();
    const second = await openBrowser({ profile });
    try {
      const again = await openTab(second.context, server.url);
      await ready(again);
      await isThere(again);
      assert.deepEqual(again.problems, []);
    } finally {
      await second.close();
    }
  } finally {
    await server.close();
    removeProfile(profile);
  }
});

journey("without a network everything works: what was there, a new record, a reload, a new tab", async (page, { context, open }) => {
  await fillIn(page);
  await openSettings(page, "About");
  await main(page).getByText("Ready to work offline").waitFor();
  await offlineReady(page);
  await context.setOffline(true);
  try {
    await isThere(page);
    await addContact(page, "Written", "Offline");
    await page.reload();
    await ready(page);
    await isThere(page);
    await goTo(page, "Contacts");
    await row(page, "Written Offline").click();
    await page.getByRole("heading", { name: "Written Offline", level: 1 }).waitFor();
    const other = await open("#/contacts");
    await row(other, "Written Offline").waitFor();
  } finally {
    await context.setOffline(false);
  }
  await page.reload();
  await ready(page);
  await goTo(page, "Contacts");
  assert.equal(await rows(page).count(), 2);
}, offline);

journey("the browser may install the page: a manifest with a name, a start and icons that exist", async (page, { context, server }) => {
  await offlineReady(page);
  const session = await context.newCDPSession(page);
  const { errors, data } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  assert.deepEqual(installabilityErrors, []);
  const manifest = JSON.parse(data);
  assert.equal(manifest.name, "Kenalan");
  assert.equal(manifest.display, "standalone");
  assert.equal(new URL(manifest.start_url, server.url).origin, new URL(server.url).origin);
  const sizes = new Set();
  for (const icon of manifest.icons) {
    const address = new URL(icon.src, new URL("manifest.webmanifest", server.url));
    const { ok, type } = await page.evaluate(async (url) => {
      const answer = await fetch(url);
      return { ok: answer.ok, type: answer.headers.get("content-type") };
    }, address.href);
    assert.equal(ok, true, icon.src);
    assert.equal(type, icon.type);
    for (const size of icon.sizes.split(" ")) sizes.add(size);
  }
  for (const size of ["192x192", "512x512"]) assert.ok(sizes.has(size) || sizes.has("any"), `an icon of ${size}`);
});

journey("two tabs show each other's changes, and one takes back what the other did", async (page, { open }) => {
  const other = await open("#/contacts");
  await addContact(page, "Aminah", "Yusof");
  await row(other, "Aminah Yusof").waitFor();
  await goTo(page, "Contacts");

  await addContact(other, "Budi", "Santoso");
  await goTo(other, "Contacts");
  await row(page, "Budi Santoso").waitFor();
  await button(page, "Undo: Add contact Budi Santoso").click();
  await said(page, "Undone: Add contact Budi Santoso");
  await row(other, "Budi Santoso").waitFor({ state: "detached" });
  await row(other, "Aminah Yusof").waitFor();
  await button(other, "Redo: Add contact Budi Santoso").click();
  await row(page, "Budi Santoso").waitFor();

  // The same record open in both: what is saved in one is seen in the other.
  for (const tab of [page, other]) {
    await row(tab, "Aminah Yusof").click();
    await tab.getByRole("heading", { name: "Aminah Yusof", level: 1 }).waitFor();
  }
  await button(main(page), "Edit").click();
  await save(page, "Edit contact", { "First name": "Aminah binti" });
  await other.getByRole("heading", { name: "Aminah binti Yusof", level: 1 }).waitFor();
});

journey("once a day the structure of the database is looked through before the page is settled, and nobody is told", async (page) => {
  await fillIn(page);
  await quiet(page);
  const generation = () => page.evaluate(() => window.kenalan.storage.generation);
  const before = await generation();
  await page.reload();
  await ready(page);
  assert.equal(await generation(), before, "not on the same day");
  await page.addInitScript(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 25 * 60 * 60 * 1000;
  });
  await page.reload();
  await page.waitForFunction(() => window.kenalan?.settled === true, null, { timeout: 60_000 });
  // Its result is the one write.
  assert.equal(await generation(), before + 1);
  assert.equal(await page.evaluate(() => window.kenalan.storage.queued), 0);
  await isThere(page);
  assert.equal(await page.getByRole("alert").textContent(), "");
});

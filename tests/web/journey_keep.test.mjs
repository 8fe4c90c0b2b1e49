// What is written stays: over a reload, over the end of the browser, without the network; and two tabs are one.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { openBrowser, openTab, serveDist } from "./support/browser.mjs";
import { addFromMenu, button, dialog, field, goTo, journeys, main, quiet, ready } from "./support/person.mjs";

const journey = journeys();
const row = (page, name) => main(page).getByRole("row", { name, exact: true });

async function addContact(page, name) {
  await addFromMenu(page, "Add contact");
  await field(dialog(page), "First name").fill(name);
  await button(dialog(page), "Save").click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();
  await quiet(page);
}

const offlineReady = (page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const worker = (await navigator.serviceWorker.getRegistration()).active;
    if (worker.state !== "activated") await new Promise((done) => worker.addEventListener("statechange", () => worker.state === "activated" && done()));
  });

journey("a reload keeps the records, the screen, and what can be undone", async (page) => {
  await addContact(page, "Aminah");
  const route = await page.evaluate(() => window.kenalan.route);
  await page.reload();
  await ready(page);
  await page.getByRole("heading", { name: "Aminah", level: 1 }).waitFor();
  assert.equal(await page.evaluate(() => window.kenalan.route), route);
  await button(page, "Undo: Add contact Aminah").click();
  await button(page, "Redo: Add contact Aminah").waitFor();
  await page.reload();
  await button(page, "Redo: Add contact Aminah").click();
  await page.getByRole("heading", { name: "Aminah", level: 1 }).waitFor();
});

test("the end of the browser keeps everything", async () => {
  const profile = mkdtempSync(join(tmpdir(), "kenalan-profile-"));
  const server = await serveDist();
  try {
    let browser = await openBrowser({ profile });
    let page = await openTab(browser.context, server.url);
    await ready(page);
    await addContact(page, "Aminah");
    assert.deepEqual(page.problems, []);
    await browser.close();
    browser = await openBrowser({ profile });
    page = await openTab(browser.context, `${server.url}#/contacts`);
    await ready(page);
    await row(page, "Aminah").waitFor();
    await button(page, "Undo: Add contact Aminah").waitFor();
    assert.deepEqual(page.problems, []);
    await browser.close();
  } finally {
    await server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

journey("without the network it works, reloads, and keeps; the browser offers to install it", async (page, { server, context }) => {
  await offlineReady(page);
  const session = await context.newCDPSession(page);
  const { errors, data } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  const manifest = JSON.parse(data);
  assert.equal(manifest.name, "Kenalan");
  assert.ok(manifest.icons.some((icon) => /\b512x512\b/.test(icon.sizes)), "an icon of 512 pixels");
  for (const icon of manifest.icons) {
    const answer = await page.request.get(new URL(icon.src, server.url).href);
    assert.equal(answer.status(), 200, icon.src);
  }
  // Headless Chromium runs as if in a private window, which alone is no reason of the page's.
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  assert.deepEqual(installabilityErrors.map((error) => error.errorId).filter((id) => id !== "in-incognito"), []);

  await context.setOffline(true);
  try {
    await page.reload();
    await ready(page);
    await addContact(page, "Aminah");
    await goTo(page, "Calendar");
    await page.reload();
    await ready(page);
    await goTo(page, "Contacts");
    await row(page, "Aminah").waitFor();
  } finally {
    await context.setOffline(false);
  }
}, { allowed: /manifest|ERR_INTERNET_DISCONNECTED/i });

journey("two tabs show each other's changes, and one undoes what the other did", async (page, { open }) => {
  await goTo(page, "Contacts");
  const other = await open("#/contacts");
  await addContact(other, "Aminah");
  await page.bringToFront();
  await row(page, "Aminah").waitFor();
  await button(page, "Undo: Add contact Aminah").click();
  await row(page, "Aminah").waitFor({ state: "detached" });
  await other.bringToFront();
  await button(other, "Redo: Add contact Aminah").waitFor();
  await addContact(other, "Budi");
  await page.bringToFront();
  await row(page, "Budi").waitFor();
});

// More of what a person does, beside person.mjs: records by the Add menu, places by the address line, the page as a second
// person, a restarted browser or a device without a network meets it.
import assert from "node:assert/strict";
import { addFromMenu, button, dialog, field, main, pick, quiet } from "./person.mjs";

// Typed into the address line.
export async function visit(page, route) {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, route);
  await page.waitForFunction((hash) => window.kenalan.route.split("?")[0] === hash.split("?")[0], route);
  await quiet(page);
}

// All of them: the search is a dialog and a list of choices in one.
export async function gone(locator) {
  for (const one of await locator.all()) await one.waitFor({ state: "detached" });
}

// Fills and saves an open dialog.
export async function save(page, name, fields = {}) {
  const form = dialog(page, name);
  await form.waitFor();
  for (const [label, text] of Object.entries(fields)) await field(form, label).fill(text);
  await button(form, "Save").click();
  await gone(form);
  await quiet(page);
}

export async function addContact(page, first, last) {
  await addFromMenu(page, "Add contact");
  await save(page, "Add contact", { "First name": first, "Last name": last });
}

export async function addTask(page, title, due) {
  await addFromMenu(page, "Add task");
  await save(page, "Add task", due === undefined ? { Task: title } : { Task: title, "Due date": due });
}

// Of a list of records: its rows without the head.
export const rows = (page) => main(page).getByRole("row").filter({ hasNot: page.getByRole("columnheader") });
export const row = (page, name) => main(page).getByRole("row", { name, exact: true });

// A message's own button, not that of the header.
export const inMessage = (page, name) => button(page.getByRole("group").filter({ has: button(page, "Dismiss") }).first(), name);

// Messages lie over what is at the bottom of the window, and stay while the pointer is on them.
export async function dismissMessages(page) {
  const dismiss = button(page, "Dismiss");
  while ((await dismiss.count()) > 0) await dismiss.first().click({ timeout: 2000 }).catch(() => undefined);
}

// Through Settings, as a person finds it.
export async function openSettings(page, section) {
  await page.getByRole("link", { name: "Settings", exact: true }).click();
  await page.getByRole("main", { name: "Settings" }).waitFor();
  await main(page).getByRole("tab", { name: section, exact: true }).click();
  await main(page).getByRole("tabpanel", { name: section }).waitFor();
  await quiet(page);
}

// After the first visit the files for offline use are fetched.
export const offlineReady = (page) =>
  page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === "activated" && navigator.serviceWorker.controller !== null);

export async function choose(page, name, option) {
  await pick(main(page), name, option);
  await quiet(page);
}

export const isoToday = (page) => page.evaluate(() => new Date().toLocaleDateString("en-CA"));

export function sameBytes(actual, expected) {
  assert.equal(Buffer.compare(Buffer.from(actual), Buffer.from(expected)), 0);
}

// The history in the page: from a record's menu to what happened to it, a value given back, a deleted record restored
// from all steps, found by typing; everything is still so after a reload.
import assert from "node:assert/strict";
import { addFromMenu, button, dialog, field, goTo, journeys, main, quiet, said } from "./support/person.mjs";

const journey = journeys();
const step = (page, name) => button(main(page), name);
const shown = (page, words) => main(page).getByText(words, { exact: true }).first().waitFor();

async function addSiti(page) {
  await addFromMenu(page, "Add contact");
  const form = dialog(page, "Add contact");
  await field(form, "First name").fill("Siti");
  await field(form, "Last name").fill("Aminah");
  await field(form, "E-mail").fill("siti@suria.example");
  await button(form, "Save").click();
  await form.waitFor({ state: "detached" });
  await goTo(page, "Contacts");
  await main(page).getByRole("row", { name: "Siti Aminah", exact: true }).click();
  await page.getByRole("heading", { name: "Siti Aminah", level: 1 }).waitFor();
}

async function setTitle(page, title) {
  await button(main(page), "Edit").click();
  const form = dialog(page, "Edit contact");
  await field(form, "Job title").fill(title);
  await button(form, "Save").click();
  await form.waitFor({ state: "detached" });
  await quiet(page);
}

async function openHistory(page) {
  await button(main(page), "More").click();
  await page.getByRole("menuitem", { name: "History", exact: true }).click();
  await main(page).getByRole("heading", { name: "History of Siti Aminah" }).waitFor();
}

journey("a record's history gives a value back, and a deleted record", async (page) => {
  await addSiti(page);
  await setTitle(page, "Buyer");
  await setTitle(page, "Manager");
  await openHistory(page);
  assert.equal(await main(page).getByRole("listitem").count(), 3);
  await step(page, "Edit contact Siti Aminah").first().click();
  await shown(page, "Buyer → Manager");
  await button(main(page), "Restore this value").click();
  await said(page, "Restored: Siti Aminah");
  await step(page, "Restore a value of Siti Aminah").waitFor();

  await page.getByRole("navigation", { name: "Breadcrumbs" }).getByRole("link", { name: "Siti Aminah" }).click();
  await page.getByRole("heading", { name: "Siti Aminah", level: 1 }).waitFor();
  await shown(page, "Buyer");
  await button(main(page), "Delete").click();
  await button(page, "Undo: Delete Siti Aminah").waitFor();

  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("History");
  await page.getByRole("option", { name: /^History/ }).first().click();
  await page.getByRole("heading", { name: "History", level: 1 }).waitFor();
  await main(page).getByRole("searchbox", { name: "Search history…" }).click();
  await page.keyboard.type("siti");
  await step(page, "Delete Siti Aminah").click();
  await button(main(page), "Restore the record").click();
  await step(page, "Restore Siti Aminah").waitFor();
  await quiet(page);

  await page.reload();
  await page.getByRole("heading", { name: "History", level: 1 }).waitFor();
  await step(page, "Restore Siti Aminah").waitFor();
  await goTo(page, "Contacts");
  await main(page).getByRole("row", { name: "Siti Aminah", exact: true }).click();
  await main(page).getByRole("link", { name: "siti@suria.example" }).waitFor();
});

journey("an older step is undone by keyboard alone", async (page) => {
  await addSiti(page);
  await setTitle(page, "Buyer");
  await addFromMenu(page, "Add task");
  const form = dialog(page, "Add task");
  await field(form, "Task").fill("Paint the door");
  await button(form, "Save").click();
  await form.waitFor({ state: "detached" });
  await page.goto(page.url().replace(/#.*/, "#/history"));
  await step(page, "Add task Paint the door").focus();
  await quiet(page);
  await page.keyboard.press("ArrowDown");
  await step(page, "Edit contact Siti Aminah").and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Enter");
  await main(page).locator("[aria-expanded=true]").waitFor();
  await button(main(page), "Undo this step").focus();
  await page.keyboard.press("Enter");
  await step(page, "Undo: Edit contact Siti Aminah").waitFor();
  await button(page, "Undo: Add task Paint the door").waitFor();
});

journey("the whole database as it was: looked at, not changed, and left again", async (page) => {
  await addSiti(page);
  await setTitle(page, "Buyer");
  await setTitle(page, "Manager");
  await page.goto(page.url().replace(/#.*/, "#/history"));
  await step(page, "Edit contact Siti Aminah").nth(1).click();
  await button(main(page), "See everything as it was then").click();
  await button(page, "Back to now").waitFor();
  await goTo(page, "Contacts");
  await main(page).getByRole("row", { name: "Siti Aminah", exact: true }).click();
  await shown(page, "Buyer");
  await button(main(page), "Delete").click();
  await said(page, "You are looking at the past, which cannot be changed. Go back to now first.");
  await button(page, "Back to now").click();
  await button(page, "Back to now").waitFor({ state: "detached" });
  await goTo(page, "Contacts");
  await main(page).getByRole("row", { name: "Siti Aminah", exact: true }).click();
  await shown(page, "Manager");
});

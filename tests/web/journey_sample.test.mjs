// Sample data comes and goes as one step: Undo takes all of it away, Remove leaves what the person added, and a big one can
// be cancelled half way without leaving anything behind.
import assert from "node:assert/strict";
import { button, dialog, field, goTo, journeys, main, quiet, ready, said, seedSample } from "./support/person.mjs";
import { addContact, openSettings, row, rows } from "./support/steps.mjs";

const journey = journeys();

journey("one Undo takes all of it away, one Redo brings it again", async (page) => {
  await seedSample(page);
  await goTo(page, "Contacts");
  await main(page).getByText("500 contacts", { exact: true }).waitFor();
  await button(page, "Undo: Add sample data").click();
  await said(page, "Undone: Add sample data");
  await main(page).getByRole("heading", { name: "No contacts yet" }).waitFor();
  for (const [screen, words] of [["Leads", "No leads yet"], ["Companies", "No companies yet"], ["Deals", "No deals yet"], ["Tasks", "Nothing to do"]]) {
    await goTo(page, screen);
    await main(page).getByRole("heading", { name: words }).waitFor();
  }
  await goTo(page, "Dashboard");
  await button(main(page), "Try with sample data").waitFor();
  await button(page, "Redo: Add sample data").click();
  await goTo(page, "Contacts");
  await main(page).getByText("500 contacts", { exact: true }).waitFor();
});

journey("removed after an edit, it leaves only the person's own records", async (page) => {
  await seedSample(page);
  await addContact(page, "My", "Own");
  await goTo(page, "Contacts");
  await rows(page).filter({ hasNotText: "My Own" }).first().click();
  await button(main(page), "Edit").click();
  const form = dialog(page, "Edit contact");
  await field(form, "First name").fill("Edited");
  await button(form, "Save").click();
  await page.getByRole("heading", { name: /^Edited/, level: 1 }).waitFor();
  // Over a reload: what is sample data is known from the database.
  await quiet(page);
  await page.reload();
  await ready(page);

  await openSettings(page, "Data and backup");
  await button(main(page), "Remove sample data").click();
  await button(main(page), "Add sample data").waitFor();
  await said(page, "Sample data removed.");
  await goTo(page, "Contacts");
  await row(page, "My Own").waitFor();
  assert.equal(await rows(page).count(), 1);
  await main(page).getByText("1 contact", { exact: true }).waitFor();
  for (const [screen, words] of [["Leads", "No leads yet"], ["Companies", "No companies yet"], ["Deals", "No deals yet"], ["Tasks", "Nothing to do"]]) {
    await goTo(page, screen);
    await main(page).getByRole("heading", { name: words }).waitFor();
  }
  // One step again: Undo brings the sample back, with the edit.
  await button(page, "Undo: Remove sample data").click();
  await goTo(page, "Contacts");
  await main(page).getByText("501 contacts", { exact: true }).waitFor();
  await main(page).getByRole("searchbox", { name: "Filter contacts" }).fill("Edited");
  await main(page).getByText("1 contact", { exact: true }).waitFor();
});

journey("ten thousand contacts: progress is told, Cancel leaves nothing behind", async (page) => {
  await addContact(page, "My", "Own");
  await openSettings(page, "Data and backup");
  await main(page).getByRole("radio", { name: "10,000 contacts" }).click();
  await button(main(page), "Add sample data").click();
  const progress = main(page).getByRole("progressbar", { name: "Adding sample data…" });
  await progress.waitFor();
  await page.waitForFunction(() => Number(document.querySelector("[role=progressbar]")?.getAttribute("aria-valuenow") ?? 0) > 500);
  assert.ok(Number(await progress.getAttribute("aria-valuemax")) > 10_000);
  await button(main(page), "Cancel").click();
  await said(page, "Cancelled. Nothing was changed.");
  await button(main(page), "Add sample data").waitFor();
  await goTo(page, "Contacts");
  await row(page, "My Own").waitFor();
  assert.equal(await rows(page).count(), 1);
  await goTo(page, "Companies");
  await main(page).getByRole("heading", { name: "No companies yet" }).waitFor();
  // Nothing to take back but the person's own step.
  await button(page, "Undo: Add contact My Own").waitFor();
  await quiet(page);
  await page.reload();
  await ready(page);
  await goTo(page, "Contacts");
  await main(page).getByText("1 contact", { exact: true }).waitFor();
});

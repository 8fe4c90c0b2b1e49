// Lists and record pages: sort, filter while typing, add, edit, delete, undo, redo, notes, calls, conversion of a lead.
import assert from "node:assert/strict";
import { addFromMenu, button, dialog, field, goTo, journeys, main, pick, quiet, said, seedSample } from "./support/person.mjs";

const journey = journeys();
const rows = (page) => main(page).getByRole("row").filter({ hasNot: page.getByRole("columnheader") });
const row = (page, name) => main(page).getByRole("row", { name, exact: true });
const cells = async (page, column) => {
  const texts = [];
  for (const one of await rows(page).all()) texts.push((await one.getByRole("cell").nth(column).textContent()).trim());
  return texts;
};
const shown = (page, words) => main(page).getByText(words, { exact: true }).first().waitFor();

async function addContact(page, first, last, company) {
  await addFromMenu(page, "Add contact");
  const form = dialog(page, "Add contact");
  await field(form, "First name").fill(first);
  await field(form, "Last name").fill(last);
  if (company !== undefined) {
    await form.getByRole("combobox", { name: "Company" }).fill(company);
    await page.getByRole("option", { name: `Create company “${company}”` }).click();
  }
  await field(form, "E-mail").fill(`${first.toLowerCase()}@example.com`);
  await button(form, "Save").click();
  await form.waitFor({ state: "detached" });
  await quiet(page);
}

journey("a contact by mouse: added with its company, edited, deleted; Undo and Redo of each step", async (page) => {
  await button(main(page), "Add your first contact").click();
  const form = dialog(page, "Add contact");
  await field(form, "First name").fill("Siti");
  await field(form, "Last name").fill("Aminah");
  await form.getByRole("combobox", { name: "Company" }).fill("Suria Sdn Bhd");
  await page.getByRole("option", { name: "Create company “Suria Sdn Bhd”" }).click();
  await field(form, "E-mail").fill("siti@suria.example");
  await field(form, "Phone").fill("+60 12-345 6789");
  await button(form, "Save").click();
  await page.getByRole("group", { name: "Siti Aminah added" }).waitFor();
  await form.waitFor({ state: "detached" });

  await goTo(page, "Companies");
  await row(page, "Suria Sdn Bhd").click();
  await page.getByRole("heading", { name: "Suria Sdn Bhd", level: 1 }).waitFor();
  await main(page).getByRole("list", { name: "Contacts" }).getByRole("link", { name: "Siti Aminah" }).click();
  await page.getByRole("heading", { name: "Siti Aminah", level: 1 }).waitFor();
  for (const region of ["Details", "Related"]) await main(page).getByRole("region", { name: region }).waitFor();
  await main(page).getByRole("feed", { name: "Timeline" }).waitFor();
  for (const part of ["Deals", "Tasks", "Appointments"]) await main(page).getByRole("heading", { name: part, exact: true }).waitFor();
  await main(page).getByRole("link", { name: "siti@suria.example" }).waitFor();

  await button(main(page), "Edit").click();
  const edit = dialog(page, "Edit contact");
  await field(edit, "Job title").fill("Buyer");
  await button(edit, "Save").click();
  await said(page, "Siti Aminah saved");
  await shown(page, "Buyer");

  await button(main(page), "Delete").click();
  await button(page, "Undo: Delete Siti Aminah").waitFor();
  await goTo(page, "Contacts");
  await main(page).getByRole("heading", { name: "No contacts yet" }).waitFor();
  await button(page, "Undo: Delete Siti Aminah").click();
  await row(page, "Siti Aminah").waitFor();
  await button(page, "Undo: Edit contact Siti Aminah").click();
  await button(page, "Undo: Add contact Siti Aminah").click();
  await main(page).getByRole("heading", { name: "No contacts yet" }).waitFor();
  for (const step of ["Add contact Siti Aminah", "Edit contact Siti Aminah", "Delete Siti Aminah"]) await button(page, `Redo: ${step}`).click();
  await button(page, "Undo: Delete Siti Aminah").waitFor();
  await main(page).getByRole("heading", { name: "No contacts yet" }).waitFor();
});

journey("a list sorts by a column, filters while typing, and says how many there are", async (page) => {
  for (const [first, last] of [["Zul", "Hakim"], ["Ana", "Lindner"], ["Mei", "Ling"]]) await addContact(page, first, last);
  await goTo(page, "Contacts");
  await shown(page, "3 contacts");
  assert.deepEqual(await cells(page, 1), ["Ana Lindner", "Mei Ling", "Zul Hakim"]);
  await button(main(page), "Sort by E-mail").click();
  await main(page).getByRole("columnheader", { name: "E-mail" }).and(page.locator("[aria-sort=ascending]")).waitFor();
  await button(main(page), "Sort by E-mail").click();
  await main(page).getByRole("columnheader", { name: "E-mail" }).and(page.locator("[aria-sort=descending]")).waitFor();
  await quiet(page);
  assert.deepEqual(await cells(page, 1), ["Zul Hakim", "Mei Ling", "Ana Lindner"]);
  await main(page).getByRole("searchbox", { name: "Filter contacts" }).click();
  await page.keyboard.type("ling");
  await shown(page, "1 contact");
  assert.deepEqual(await cells(page, 1), ["Mei Ling"]);
  await page.keyboard.type("zzz");
  await main(page).getByRole("heading", { name: "No contact matches" }).waitFor();
  await button(main(page).getByRole("search"), "Clear filters").click();
  await shown(page, "3 contacts");
});

journey("by keyboard alone: through the rows, into a record, save with Control and Enter, undo, redo", async (page) => {
  await addContact(page, "Ana", "Lindner");
  await addContact(page, "Mei", "Ling");
  await goTo(page, "Contacts");
  await row(page, "Ana Lindner").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Mei Ling", level: 1 }).waitFor();
  await button(main(page), "Edit").press("Enter");
  const edit = dialog(page, "Edit contact");
  await field(edit, "Job title").fill("Dentist");
  await page.keyboard.press("Control+Enter");
  await edit.waitFor({ state: "detached" });
  await shown(page, "Dentist");
  await page.keyboard.press("Control+z");
  await button(page, "Redo: Edit contact Mei Ling").waitFor();
  await page.keyboard.press("Control+Shift+Z");
  await shown(page, "Dentist");
  await page.goBack();
  await row(page, "Ana Lindner").waitFor();
});

journey("a note and a call: written, edited, in the timeline", async (page) => {
  await addContact(page, "Ana", "Lindner");
  await goTo(page, "Contacts");
  await row(page, "Ana Lindner").click();
  await field(main(page), "Note").fill("Wants an offer before Friday");
  await main(page).getByRole("group", { name: "Timeline" }).getByRole("button", { name: "Add note" }).click();
  const timeline = main(page).getByRole("feed", { name: "Timeline" });
  await timeline.getByText("Wants an offer before Friday").waitFor();
  await button(timeline, "Edit note").click();
  await page.getByRole("dialog").getByRole("textbox").first().fill("Wants an offer before Monday");
  await page.keyboard.press("Control+Enter");
  await timeline.getByText("Wants an offer before Monday").waitFor();

  await main(page).getByRole("toolbar").getByRole("button", { name: "Log call" }).click();
  const call = dialog(page, "Log call");
  await call.getByRole("radio", { name: "Incoming" }).click();
  await field(call, "Duration").fill("12");
  await field(call, "What was said").fill("Asked for the price list");
  await button(call, "Log call").click();
  await timeline.getByRole("article", { name: "You took a call from Ana Lindner (12 min)" }).waitFor();
  await timeline.getByText("Asked for the price list").waitFor();
  await button(page, "Undo: Log call with Ana Lindner").click();
  await timeline.getByText("Asked for the price list").waitFor({ state: "detached" });
});

journey("a lead: edited without losing parts of the name, unqualified with a reason, converted with deal and task", async (page) => {
  await seedSample(page);
  await goTo(page, "Leads");
  await row(page, "Hajar binti Daud").click();
  await button(main(page), "Edit").click();
  const edit = dialog(page, "Edit lead");
  await field(edit, "Job title").fill("Director");
  await pick(edit, "Status", "Working");
  await button(edit, "Save").click();
  await said(page, "Hajar binti Daud saved");
  await shown(page, "Director");

  await button(main(page), "Convert").click();
  const convert = dialog(page, "Convert Hajar binti Daud");
  await convert.getByRole("switch", { name: "Create a deal" }).click();
  await field(convert, "Deal name").fill("Panels for the school");
  await button(convert, "Convert").click();
  await convert.waitFor({ state: "detached" });
  await button(page, "Undo: Convert Hajar binti Daud").waitFor();
  await page.getByRole("heading", { name: "Hajar binti Daud", level: 1 }).waitFor();
  assert.match(await page.evaluate(() => window.kenalan.route), /^#\/contacts\//);
  await main(page).getByText("Panels for the school").first().waitFor();
  await main(page).getByRole("feed", { name: "Timeline" }).getByText(/^Tangguh sehingga/).waitFor();
  await goTo(page, "Leads");
  await shown(page, "19 leads");
  await button(page, "Undo: Convert Hajar binti Daud").click();
  await shown(page, "20 leads");
});

journey("Control and K finds a record by a mistyped name, a screen, and a command", async (page) => {
  await addContact(page, "Nur", "Aisyah", "Kedai Maju");
  const palette = page.getByRole("dialog", { name: "Search and commands" });
  await page.keyboard.press("Control+k");
  await palette.waitFor();
  await page.keyboard.type("aisya");
  await page.getByRole("option", { name: /^Nur Aisyah/ }).waitFor();
  await page.keyboard.press("Enter");
  await palette.waitFor({ state: "detached" });
  await page.getByRole("heading", { name: "Nur Aisyah", level: 1 }).waitFor();
  await page.keyboard.press("Control+k");
  await palette.waitFor();
  await page.keyboard.type("calen");
  await page.getByRole("option", { name: /^Calendar/ }).first().click();
  await page.getByRole("main", { name: "Calendar" }).waitFor();
  await button(page, "Search").click();
  await palette.waitFor();
  await page.keyboard.type("add task");
  await page.keyboard.press("Enter");
  await dialog(page, "Add task").waitFor();
});

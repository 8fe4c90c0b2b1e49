// A person brings an address book along: chooses or drops a file, sees what will be made and what is wrong with it,
// corrects where a column goes, imports, looks, and takes everything back with one Undo.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { button, chooseFile, dialog, dropFile, goTo, journeys, main, pick, quiet, said } from "./support/person.mjs";

const journey = journeys();
const data = (name) => readFileSync(new URL(`../data/${name}`, import.meta.url));
const path = (name) => new URL(`../data/${name}`, import.meta.url).pathname;

const importing = (page) => dialog(page, "Import contacts");
const figures = (page) => importing(page).getByRole("group", { name: "What will be made" }).getByRole("paragraph").allTextContents();
const remarks = (page) => importing(page).getByRole("list", { name: "Remarks about the file" }).getByRole("listitem").allTextContents();
const target = (page, column) => importing(page).getByRole("combobox", { name: `Where “${column}” goes`, exact: true });

async function preview(page) {
  await button(importing(page), "Import").waitFor();
  await quiet(page);
}

async function confirm(page, words) {
  await button(importing(page), "Import").click();
  await said(page, words);
  await importing(page).waitFor({ state: "detached" });
  await quiet(page);
}

// Of the open list: all rows but the head.
const rows = (page) => main(page).getByRole("row").filter({ hasNot: page.getByRole("columnheader") });
const row = (page, name) => main(page).getByRole("row", { name, exact: true });

journey("a Google file chosen on the empty page; one Undo takes it back, Redo brings it again", async (page) => {
  await button(main(page), "Import").click();
  await chooseFile(page, () => button(importing(page), "Choose a file").click(), path("csv/google.csv"));
  await preview(page);
  assert.deepEqual(await figures(page), ["1 new contact", "2 new companies"]);
  assert.equal(await target(page, "E-mail 1 - Value").inputValue(), "E-mail");
  await confirm(page, "3 records imported from google.csv");

  await goTo(page, "Contacts");
  await row(page, "Dato' Siti Nurhaliza Tarudin").click();
  await page.getByRole("heading", { name: "Dato' Siti Nurhaliza Tarudin", level: 1 }).waitFor();
  for (const text of ["siti@example.com", "siti@suria.example", "+60 3-1234 5678"]) await main(page).getByText(text, { exact: false }).first().waitFor();

  await button(page, "Undo: Import google.csv (3)").click();
  await button(page, "Redo: Import google.csv (3)").waitFor();
  await goTo(page, "Companies");
  await main(page).getByRole("heading", { name: "No companies yet" }).waitFor();
  await goTo(page, "Contacts");
  await main(page).getByRole("heading", { name: "No contacts yet" }).waitFor();

  await button(page, "Redo: Import google.csv (3)").click();
  await row(page, "Dato' Siti Nurhaliza Tarudin").waitFor();
});

journey("HubSpot and Outlook files dropped on the page; what is odd is named by line", async (page) => {
  await dropFile(page, "hubspot.csv", data("csv/hubspot_contacts.csv"));
  await preview(page);
  assert.deepEqual(await figures(page), ["1 new contact", "2 new companies"]);
  assert.deepEqual(await remarks(page), ["Line 3, “Email”: “not an address” does not look like an e-mail address. It is kept as it is."]);
  await confirm(page, "3 records imported from hubspot.csv");

  await dropFile(page, "outlook.csv", data("csv/outlook_windows1252.csv"));
  await preview(page);
  assert.deepEqual(await figures(page), ["2 new contacts", "1 new company"]);
  assert.deepEqual(await remarks(page), ["Line 3, “Anniversary”: the date “31/4/2001” does not exist. It is kept in the notes."]);
  await confirm(page, "3 records imported from outlook.csv");
  await goTo(page, "Companies");
  await main(page).getByText("3 companies", { exact: true }).waitFor();
  assert.equal(await rows(page).count(), 3);
});

journey("a file with unknown columns is mapped by hand, with its own values beside each column", async (page) => {
  const file = Buffer.from("Wer;Woher;Bemerkung;Unwichtig\r\nAna Lindner;ana@example.com;mag Tee;1\r\nBen Roth;ben@example.com;;2\r\n");
  await dropFile(page, "liste.csv", file);
  await preview(page);
  assert.match(await target(page, "Wer").getAttribute("aria-description"), /Ana Lindner\s+·\s+Ben Roth/);
  for (const [column, wanted] of [["Wer", "Name"], ["Woher", "E-mail"], ["Bemerkung", "Notes"], ["Unwichtig", "Do not import"]]) {
    await pick(importing(page), `Where “${column}” goes`, wanted);
    await quiet(page);
    assert.equal(await target(page, column).inputValue(), wanted);
  }
  assert.deepEqual(await figures(page), ["2 new contacts"]);
  await confirm(page, "2 records imported from liste.csv");
  await goTo(page, "Contacts");
  await row(page, "Ana Lindner").click();
  await main(page).getByText("ana@example.com").first().waitFor();
  await main(page).getByText("mag Tee").first().waitFor();
});

journey("many vCards of both versions in one file, by keyboard alone; the same file again is recognised", async (page) => {
  const card = (version, number) => `BEGIN:VCARD\r\nVERSION:${version}\r\nFN:Person ${number}\r\nEMAIL:p${number}@example.com\r\nEND:VCARD\r\n`;
  const file = Buffer.from(Array.from({ length: 120 }, (_, i) => card(i % 2 === 0 ? "3.0" : "4.0", i + 1)).join(""));
  await dropFile(page, "people.vcf", file);
  await preview(page);
  assert.deepEqual(await figures(page), ["120 new contacts"]);
  await page.keyboard.press("Control+Enter");
  await said(page, "120 records imported from people.vcf");
  await goTo(page, "Contacts");
  await main(page).getByText("120 contacts").waitFor();
  await dropFile(page, "people.vcf", file);
  await preview(page);
  assert.deepEqual(await figures(page), ["120 duplicates left out"]);
  assert.equal(await button(importing(page), "Import").isDisabled(), true);
  await page.keyboard.press("Escape");
  await importing(page).waitFor({ state: "detached" });
});

journey("as leads, with a tag, dropped into the open dialog", async (page) => {
  await goTo(page, "Leads");
  await button(main(page), "Import").click();
  await importing(page).waitFor();
  await dropFile(page, "friends.vcf", data("vcard/gmail-list.vcf"));
  await preview(page);
  await pick(importing(page), "Import as", "Leads");
  await importing(page).getByRole("textbox", { name: "Tag" }).fill("Trade fair");
  await quiet(page);
  assert.deepEqual(await figures(page), ["3 new leads"]);
  await confirm(page, "3 records imported from friends.vcf");
  await goTo(page, "Leads");
  await main(page).getByText("3 leads", { exact: true }).waitFor();
  assert.equal(await rows(page).count(), 3);
  await pick(main(page), "Tag", "Trade fair");
  await main(page).getByText("3 leads", { exact: true }).waitFor();
});

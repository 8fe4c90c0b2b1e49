// Out again: lists and records as CSV and vCard, in words that the import reads back without making anything new.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { button, dialog, download, dropFile, goTo, journeys, main, quiet, said } from "./support/person.mjs";

const journey = journeys();

journey("an exported list read again makes nothing new, as CSV and as vCard", async (page) => {
  await dropFile(page, "google.csv", readFileSync(new URL("../data/csv/google.csv", import.meta.url)));
  await button(dialog(page), "Import").click();
  await said(page, "3 records imported from google.csv");
  await goTo(page, "Contacts");
  const csv = await download(page, () => button(main(page), "Export CSV").click());
  assert.match(csv.name, /\.csv$/);
  const text = csv.bytes.toString("utf8");
  for (const words of ["siti@example.com", "siti@suria.example", "Suria Records Sdn Bhd", "1979-01-11", '"musang king"'.replaceAll('"', '""')]) assert.ok(text.includes(words), words);
  const vcard = await download(page, () => button(main(page), "Export vCard").click());
  const cards = vcard.bytes.toString("utf8");
  assert.match(cards, /BEGIN:VCARD\r\nVERSION:[34]\.0\r\n/);
  assert.ok(cards.includes("siti@suria.example"));
  for (const file of [csv, vcard]) {
    await dropFile(page, file.name, file.bytes);
    await button(dialog(page), "Import").waitFor();
    await quiet(page);
    const figures = await dialog(page).getByRole("group", { name: "What will be made" }).getByRole("paragraph").allTextContents();
    assert.deepEqual(figures, ["1 duplicate left out"]);
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
  }
});

journey("one record as vCard", async (page) => {
  await dropFile(page, "one.csv", Buffer.from("Name,Email\nأمينة 🌸,amina@example.com\n"));
  await button(dialog(page), "Import").click();
  await said(page, "1 record imported from one.csv");
  await goTo(page, "Contacts");
  await main(page).getByRole("row", { name: "أمينة 🌸" }).click();
  const file = await download(page, () => button(main(page), "Export vCard").click());
  assert.match(file.bytes.toString("utf8"), /FN:أمينة 🌸\r\n/);
});

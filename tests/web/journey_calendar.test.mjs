// The calendar: appointments made by dragging over free hours and by the form, moved and stretched by dragging, linked to
// a record by typing its name, seen in month and week and on the record.
import assert from "node:assert/strict";
import { addFromMenu, button, dialog, dragMouse, field, journeys, main, quiet, said } from "./support/person.mjs";

const journey = journeys();
const week = "#/calendar?view=week&date=2026-11-25";
const month = "#/calendar?view=month&date=2026-11-25";
const form = (page) => dialog(page, /appointment/);
const day = (page, name) => main(page).getByRole("button", { name: `Add appointment on ${name}` });

async function addAppointment(page, title, start, end, date = "25/11/2026") {
  await addFromMenu(page, "Add appointment");
  await field(form(page), "Title").fill(title);
  for (const [name, value] of [["Start date", date], ["Start time", start], ["End date", date], ["End time", end]]) {
    await field(form(page), name).fill(value);
    await page.keyboard.press("Tab");
  }
}

async function save(page) {
  await button(form(page), "Save").click();
  await form(page).waitFor({ state: "detached" });
  await quiet(page);
}

const entry = (page, title) => main(page).getByRole("button", { name: new RegExp(`^${title}, `) });

journey("made in the form with a linked contact; in the week, the month, and on the contact's page", async (page) => {
  await addFromMenu(page, "Add contact");
  await field(dialog(page), "First name").fill("Aminah");
  await button(dialog(page), "Save").click();
  await page.getByRole("heading", { name: "Aminah", level: 1 }).waitFor();
  await page.goto(page.url().replace(/#.*/, week));
  await day(page, "Wednesday, 25 November 2026").waitFor();
  await addAppointment(page, "Site visit", "10:00", "11:30");
  await form(page).getByRole("combobox", { name: "Linked to" }).fill("amin");
  await page.getByRole("option", { name: /^Aminah/ }).click();
  await button(form(page), "Remove link to Aminah").waitFor();
  await save(page);
  await entry(page, "Site visit").waitFor();
  assert.match(await entry(page, "Site visit").textContent(), /25 Nov, 10:00 am – 11:30 am/);
  await main(page).getByRole("radio", { name: "Month" }).click();
  await main(page).getByRole("button", { name: "Wednesday, 25 November 2026, 1 entry" }).waitFor();
  await entry(page, "Site visit").click();
  await form(page).getByRole("button", { name: "Remove link to Aminah" }).waitFor();
  await page.keyboard.press("Escape");
  await page.goto(page.url().replace(/#.*/, "#/contacts"));
  await main(page).getByRole("row", { name: "Aminah" }).click();
  await main(page).getByText(/Site visit/).first().waitFor();
});

journey("in the week by mouse: made over free hours, moved to another day, stretched, undone", async (page) => {
  const column = await day(page, "Wednesday, 25 November 2026").boundingBox();
  const next = await day(page, "Thursday, 26 November 2026").boundingBox();
  const top = Math.max(column.y, (await main(page).getByRole("group", { name: "Hours of the day" }).boundingBox()).y) + 40;
  const x = column.x + column.width / 2;
  await dragMouse(page, { x, y: top }, { x, y: top + 96 });
  await field(form(page), "Title").fill("Workshop");
  const times = async () => [await field(form(page), "Start time").inputValue(), await field(form(page), "End time").inputValue()];
  const [start, end] = await times();
  assert.notEqual(start, end);
  await save(page);
  await entry(page, "Workshop").waitFor();
  const before = await entry(page, "Workshop").textContent();
  const box = await entry(page, "Workshop").boundingBox();

  await dragMouse(page, { x: box.x + box.width / 2, y: box.y + box.height / 2 }, { x: next.x + next.width / 2, y: box.y + box.height / 2 });
  await said(page, /^Workshop moved to /);
  await main(page).getByRole("button", { name: /^Workshop, 26 Nov/ }).waitFor();
  assert.equal(await entry(page, "Workshop").textContent(), before.replace("25 Nov", "26 Nov"));

  const moved = await entry(page, "Workshop").boundingBox();
  // The grip lies below what is pressed to open or move it.
  const edge = { x: moved.x + moved.width / 2, y: moved.y + moved.height + 3 };
  await dragMouse(page, edge, { x: edge.x, y: edge.y + 48 });
  const stretched = await entry(page, "Workshop").boundingBox();
  assert.ok(stretched.height > moved.height + 20, `${moved.height} to ${stretched.height}`);
  assert.equal(Math.round(stretched.y), Math.round(moved.y));

  await button(page, "Undo: Move appointment Workshop").click();
  await button(page, "Undo: Move appointment Workshop").click();
  await main(page).getByRole("button", { name: before, exact: true }).waitFor();
}, { route: week });

journey("in the month by mouse: moved to another day keeping its hour; by keyboard a day opens the form", async (page) => {
  await addAppointment(page, "Lunch", "12:30", "13:30");
  await save(page);
  const from = await entry(page, "Lunch").boundingBox();
  const cell = await main(page).getByRole("button", { name: /^Friday, 20 November 2026/ }).boundingBox();
  await dragMouse(page, { x: from.x + from.width / 2, y: from.y + from.height / 2 }, { x: cell.x + cell.width / 2, y: cell.y + cell.height / 2 });
  await said(page, /^Lunch moved to /);
  await main(page).getByRole("button", { name: "Friday, 20 November 2026, 1 entry" }).waitFor();
  assert.match(await entry(page, "Lunch").textContent(), /20 Nov.*12:30 pm/);
  await button(page, "Undo: Move appointment Lunch").click();
  await main(page).getByRole("button", { name: "Wednesday, 25 November 2026, 1 entry" }).waitFor();
  await main(page).getByRole("button", { name: /^Tuesday, 10 November 2026/ }).press("Enter");
  await form(page).waitFor();
  assert.match(await field(form(page), "Start date").inputValue(), /10 Nov 2026/);
}, { route: month });

// A person takes the data away as one SQLite file and opens it elsewhere: the page shows what is in it, replaces after a
// question, and keeps the database that was there one click away.
import assert from "node:assert/strict";
import { openTab, serveDist } from "./support/browser.mjs";
import { button, chooseFile, dialog, download, goTo, journeys, main, quiet, ready, said } from "./support/person.mjs";
import { addContact, addTask, gone, openSettings, row, rows } from "./support/steps.mjs";

const journey = journeys();
const opening = (page) => dialog(page, "Open a database file");
const held = (page) => opening(page).getByRole("list", { name: "What the file holds" }).getByRole("listitem").allTextContents();

async function takeAway(page) {
  await openSettings(page, "Data and backup");
  const file = await download(page, () => button(main(page), "Download database").click());
  await said(page, `${file.name} was handed to your downloads.`);
  return file;
}

async function bring(page, { name, bytes }) {
  await openSettings(page, "Data and backup");
  await button(main(page), "Choose a database file").click();
  await opening(page).waitFor();
  await chooseFile(page, () => button(opening(page), "Choose a file").click(), {
    name, mimeType: "application/vnd.sqlite3", buffer: bytes,
  });
  await button(opening(page), "Replace my data").waitFor();
  await quiet(page);
}

function withFile(body) {
  return async (page, tools) => {
    await addContact(page, "Aminah", "Yusof");
    await addContact(page, "Budi", "Santoso");
    await addTask(page, "Call Aminah back", "31/12/2099");
    const file = await takeAway(page);
    await body(page, file, tools);
  };
}

journey("the file is a SQLite database named after the day, and holds what the page holds", withFile(async (page, file) => {
  assert.match(file.name, /^kenalan-\d{4}-\d\d-\d\d\.sqlite$/);
  assert.equal(file.bytes.subarray(0, 16).toString("latin1"), "SQLite format 3\0");
  // Page size times number of pages, as the header says: the file is whole.
  const pageSize = file.bytes.readUInt16BE(16);
  assert.equal(file.bytes.length, file.bytes.readUInt32BE(28) * pageSize);
  assert.ok(file.bytes.includes("Aminah"));
  await bring(page, file);
  assert.deepEqual(await held(page), ["Leads, 0", "Contacts and companies, 2", "Deals, 0", "Tasks, 1", "Appointments, 0", "Activity, 3"]);
  await opening(page).getByText(/^Latest change: /).waitFor();
}));

journey("shown, then replaced after the question; the old database is brought back with one click, and back again", withFile(async (page, file, { open }) => {
  // The person's other data: as different as on another device.
  await goTo(page, "Contacts");
  await button(page, "Undo: Add task Call Aminah back").click();
  await button(page, "Undo: Add contact Budi Santoso").click();
  await button(page, "Undo: Add contact Aminah Yusof").click();
  await addContact(page, "Present", "Person");
  const other = await open("#/contacts");
  await row(other, "Present Person").waitFor();

  await bring(page, file);
  await page.keyboard.press("Escape");
  await gone(opening(page));
  await goTo(page, "Contacts");
  await row(page, "Present Person").waitFor();
  assert.equal(await rows(page).count(), 1);

  await bring(page, file);
  await button(opening(page), "Replace my data").click();
  await said(page, "The database file is open now.");
  await goTo(page, "Contacts");
  await row(page, "Aminah Yusof").waitFor();
  await row(page, "Budi Santoso").waitFor();
  assert.equal(await rows(page).count(), 2);
  // The other tab follows and says so.
  await row(other, "Budi Santoso").waitFor();
  await row(other, "Present Person").waitFor({ state: "detached" });
  await quiet(page);
  await page.reload();
  await ready(page);
  await row(page, "Budi Santoso").waitFor();

  const bringBack = async () => {
    await openSettings(page, "Data and backup");
    await button(main(page), "Bring it back").click();
    const question = page.getByRole("alertdialog", { name: "Bring the previous database back?" });
    await button(question, "Bring it back").click();
    await said(page, "The previous database is open now.");
    await goTo(page, "Contacts");
  };
  await bringBack();
  await row(page, "Present Person").waitFor();
  assert.equal(await rows(page).count(), 1);
  await bringBack();
  await row(page, "Budi Santoso").waitFor();
  assert.equal(await rows(page).count(), 2);
}));

journey("opened on another device, where there was nothing yet", async (page, { context }) => {
  await addContact(page, "Aminah", "Yusof");
  const file = await takeAway(page);
  const second = await serveDist();
  try {
    const fresh = await openTab(context, second.url);
    await ready(fresh);
    await button(main(fresh), "Add your first contact").waitFor();
    await bring(fresh, file);
    await button(opening(fresh), "Replace my data").click();
    await said(fresh, "The database file is open now.");
    await goTo(fresh, "Contacts");
    await row(fresh, "Aminah Yusof").waitFor();
    await addContact(fresh, "Second", "Device");
    await fresh.reload();
    await ready(fresh);
    await row(fresh, "Second Device").waitFor();
    await goTo(page, "Contacts");
    assert.equal(await rows(page).count(), 1, "the first device is not concerned");
    assert.deepEqual(fresh.problems, []);
    await fresh.close();
  } finally {
    await second.close();
  }
});

// The data belong to the person: the database as a file, opened elsewhere, replaced after a question, brought back.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addFromMenu, button, chooseFile, dialog, download, dropFile, field, goTo, journeys, main, quiet, ready, said } from "./support/person.mjs";

const journey = journeys();
const row = (page, name) => main(page).getByRole("row", { name, exact: true });

async function addContact(page, name) {
  await addFromMenu(page, "Add contact");
  await field(dialog(page), "First name").fill(name);
  await button(dialog(page), "Save").click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();
  await quiet(page);
}

async function toData(page) {
  await goTo(page, "Settings");
  await page.getByRole("tab", { name: "Data and backup" }).click();
  await button(main(page), "Download database").waitFor();
}

// By Debian's own SQLite where it is installed; the header tells everywhere.
function checkSqlite(bytes) {
  assert.equal(bytes.subarray(0, 16).toString("latin1"), "SQLite format 3\0");
  const folder = mkdtempSync(join(tmpdir(), "kenalan-file-"));
  try {
    const path = join(folder, "kenalan.sqlite");
    writeFileSync(path, bytes);
    const result = spawnSync("sqlite3", [path, "PRAGMA integrity_check; SELECT name FROM contact"], { encoding: "utf8" });
    if (result.error === undefined) assert.equal(result.stdout, "ok\nAminah\n", result.stderr);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

journey("downloaded, opened elsewhere after a question, and the old database brought back", async (page, { open, server }) => {
  await addContact(page, "Aminah");
  await toData(page);
  const file = await download(page, () => button(main(page), "Download database").click());
  assert.match(file.name, /\.sqlite$/);
  checkSqlite(file.bytes);

  // Elsewhere: here after everything was taken back and somebody else was added.
  await button(page, "Undo: Add contact Aminah").click();
  await addContact(page, "Budi");
  await toData(page);
  await button(main(page), "Choose a database file").click();
  await chooseFile(page, () => button(dialog(page), "Choose a file").click(), { name: file.name, mimeType: "application/vnd.sqlite3", buffer: file.bytes });
  const question = dialog(page, "Open a database file");
  await question.getByText(/Latest change/).waitFor();
  await question.getByText(/1 contact/i).or(question.getByText("Contacts and companies")).first().waitFor();
  await button(question, "Cancel").click();
  await goTo(page, "Contacts");
  await row(page, "Budi").waitFor();

  await dropFile(page, file.name, file.bytes);
  await button(question, "Replace my data").click();
  await said(page, "The database file is open now.");
  await goTo(page, "Contacts");
  await row(page, "Aminah").waitFor();
  assert.equal(await row(page, "Budi").count(), 0);
  await page.reload();
  await ready(page);
  await row(page, "Aminah").waitFor();

  await toData(page);
  await button(main(page), "Bring it back").click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Bring it back" }).click();
  await said(page, "The previous database is open now.");
  await goTo(page, "Contacts");
  await row(page, "Budi").waitFor();
  assert.equal(await row(page, "Aminah").count(), 0);
});

journey("a foreign, a truncated and a damaged file are refused by name and change nothing", async (page) => {
  await addContact(page, "Aminah");
  await toData(page);
  const file = await download(page, () => button(main(page), "Download database").click());
  const question = dialog(page, "Open a database file");
  const refused = async (name, bytes, words) => {
    await dropFile(page, name, bytes);
    await question.getByText(words).first().waitFor();
    assert.equal(await button(question, "Replace my data").count(), 0);
    await page.keyboard.press("Escape");
    await question.waitFor({ state: "detached" });
  };
  await refused("notes.sqlite", Buffer.from("These are my notes.\n".repeat(500)), "This file is not a database.");
  await refused("half.sqlite", file.bytes.subarray(0, Math.floor(file.bytes.length / 2 / 4096) * 4096), /not complete|damaged/);
  const damaged = Buffer.from(file.bytes);
  damaged.fill(0x5a, 4096, Math.min(damaged.length, 4096 * 40));
  await refused("damaged.sqlite", damaged, /damaged|not a database|not complete/);
  const foreign = Buffer.from(file.bytes);
  // The application id of the header.
  foreign.writeUInt32BE(0x12345678, 68);
  await refused("foreign.sqlite", foreign, "This database was not made by Kenalan.");
  await goTo(page, "Contacts");
  await row(page, "Aminah").waitFor();
});

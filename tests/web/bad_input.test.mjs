// What is not as it should be: files that are no database of Kenalan, far too long texts, names of every script, dates that do
// not exist, browsers that lack something. Each is told in words at its place, and nothing of the person's is lost.
import assert from "node:assert/strict";
import { addFromMenu, button, chooseFile, dialog, download, field, goTo, journeys, main, quiet, ready, said } from "./support/person.mjs";
import { addContact, gone, openSettings, row, rows, save } from "./support/steps.mjs";

const journey = journeys();
const opening = (page) => dialog(page, "Open a database file");

// A database of another program: one table `songs`, laid out by hand after https://www.sqlite.org/fileformat2.html.
function foreignDatabase() {
  const pageSize = 512;
  const bytes = Buffer.alloc(2 * pageSize);
  bytes.write("SQLite format 3\0", 0, "latin1");
  bytes.writeUInt16BE(pageSize, 16);
  bytes.set([1, 1, 0, 64, 32, 32], 18);
  // Change counter, pages, schema cookie and format, UTF-8, and who wrote it.
  for (const [offset, value] of [[24, 1], [28, 2], [40, 1], [44, 4], [56, 1], [92, 1], [96, 3_046_000]]) bytes.writeUInt32BE(value, offset);
  const texts = ["table", "songs", "songs"];
  const sql = "CREATE TABLE songs (title TEXT)";
  // Serial types: texts of these lengths around a root page of one byte.
  const types = [...texts.map((text) => 13 + 2 * text.length), 1, 13 + 2 * sql.length];
  const record = Buffer.concat([Buffer.from([types.length + 1, ...types]), Buffer.from(texts.join("")), Buffer.from([2]), Buffer.from(sql)]);
  const cell = Buffer.concat([Buffer.from([record.length, 1]), record]);
  const at = pageSize - cell.length;
  cell.copy(bytes, at);
  const leaf = 13;
  bytes[100] = leaf;
  bytes.writeUInt16BE(1, 103);
  bytes.writeUInt16BE(at, 105);
  bytes.writeUInt16BE(at, 108);
  bytes[pageSize] = leaf;
  bytes.writeUInt16BE(pageSize, pageSize + 5);
  return bytes;
}

async function offer(page, name, bytes) {
  await chooseFile(page, () => button(opening(page), "Choose a file").click(), { name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
}

async function refused(page, words) {
  await opening(page).getByText(words, { exact: true }).waitFor();
  assert.equal(await button(opening(page), "Replace my data").count(), 0);
}

journey("files that are not a whole database of Kenalan are refused by what they are; the present data stays", async (page) => {
  await addContact(page, "Aminah", "Yusof");
  await openSettings(page, "Data and backup");
  const whole = (await download(page, () => button(main(page), "Download database").click())).bytes;
  await button(main(page), "Choose a database file").click();
  await opening(page).waitFor();

  const notDatabase = "This file is not a database.";
  const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
  await offer(page, "words.sqlite", "Dear diary, this is a text file.\n".repeat(200));
  await refused(page, notDatabase);
  await offer(page, "picture.db", png);
  await refused(page, notDatabase);
  await offer(page, "empty.sqlite", "");
  await refused(page, notDatabase);
  await offer(page, "songs.sqlite", foreignDatabase());
  await refused(page, "This database was not made by Kenalan.");
  const truncated = "This file is not complete. Perhaps the download or the copy was interrupted.";
  for (const length of [whole.length - 1, whole.length - 4096, Math.floor(whole.length / 2), 4096]) {
    await offer(page, `first_${length}.sqlite`, whole.subarray(0, length));
    await refused(page, truncated);
  }
  const damaged = Buffer.from(whole);
  damaged.fill(0xa5, 4096, damaged.length);
  await offer(page, "damaged.sqlite", damaged);
  await refused(page, "This file is damaged.");
  await page.keyboard.press("Escape");
  await gone(opening(page));

  await goTo(page, "Contacts");
  await row(page, "Aminah Yusof").waitFor();
  await page.reload();
  await ready(page);
  await row(page, "Aminah Yusof").waitFor();
  assert.equal(await rows(page).count(), 1);
});

const megabyte = "Sangat panjang. ".repeat(65_536);

journey("a megabyte pasted into a name or a note is refused with the reason, the form stays as it is, and the page goes on", async (page) => {
  await addFromMenu(page, "Add contact");
  const form = dialog(page, "Add contact");
  await field(form, "First name").fill(megabyte);
  await button(form, "Save").click();
  await said(page, /^The text “Sangat panjang\. .*…” is too long: at most 2,?000 characters are kept\.$/);
  await form.waitFor();
  await field(form, "First name").fill("Aminah");
  await button(form, "Save").click();
  await gone(form);
  await goTo(page, "Contacts");
  await row(page, "Aminah").click();
  await page.getByRole("heading", { name: "Aminah", level: 1 }).waitFor();
  await field(main(page), "Note").fill(megabyte);
  await button(main(page).getByRole("group", { name: "Timeline" }), "Add note").click();
  await said(page, /^The text “Sangat panjang\. .*…” is too long: at most [\d,]+ characters are kept\.$/);
  await field(main(page), "Note").fill("Short and good");
  await button(main(page).getByRole("group", { name: "Timeline" }), "Add note").click();
  await main(page).getByRole("feed").getByText("Short and good").waitFor();
  await quiet(page);
});

const names = ["👩🏽‍💻 Émilie 🎉", "محمد بن عبد الله", "דוד לוי", "Zero\u200Bwidth\u200Djoined", "தமிழ் செல்வி", "王小明", "e\u0301\u0323\u0302 combining"];

journey("names with emoji, from right to left, with characters of no width: saved, shown and found again", async (page) => {
  for (const name of names) {
    await addFromMenu(page, "Add company");
    await save(page, "Add company", { Name: name });
  }
  await page.reload();
  await ready(page);
  await goTo(page, "Companies");
  for (const name of names) {
    await row(page, name).waitFor();
    await row(page, name).click();
    await page.getByRole("heading", { name, level: 1 }).waitFor();
    await goTo(page, "Companies");
  }
  assert.equal(await rows(page).count(), names.length);
});

journey("dates and times that do not exist are refused at their field, and nothing is saved until they are right", async (page) => {
  await addFromMenu(page, "Add task");
  const form = dialog(page, "Add task");
  await field(form, "Task").fill("Impossible");
  for (const [label, wrong, message] of [
    ["Due date", "31/02/2026", "Not a date. Try 23/11/2026, tomorrow or fri."],
    ["Due date", "0/0/0", "Not a date. Try 23/11/2026, tomorrow or fri."],
    ["Time", "25:99", "Not a time. Try 14:30 or 2.30pm."],
  ]) {
    await field(form, label).fill(wrong);
    await button(form, "Save").click();
    await page.waitForFunction((name) => {
      const input = document.querySelector(`[role=dialog] input[aria-label="${name}"]`);
      return input?.getAttribute("aria-invalid") === "true";
    }, label);
    assert.match(await field(form, label).getAttribute("aria-description"), new RegExp(message.replaceAll(/[.?]/g, "\\$&")));
    await form.waitFor();
    await field(form, label).fill("");
  }
  await field(form, "Due date").fill("29/02/2028");
  await field(form, "Time").fill("23:59");
  await button(form, "Save").click();
  await gone(form);
  await goTo(page, "Tasks");
  await main(page).getByRole("button", { name: "Impossible", exact: true }).waitFor();
  assert.equal(await main(page).getByRole("listitem").count(), 1);
});

for (const [what, hide, missing] of [
  ["WebGL 2", () => {
    const real = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function getContext(kind, ...rest) {
      return kind === "webgl2" ? null : real.call(this, kind, ...rest);
    };
  }, "WebGL 2 is missing or switched off."],
  ["IndexedDB", () => {
    Object.defineProperty(window, "indexedDB", { value: undefined });
  }, "This browser does not let the page keep data (IndexedDB)."],
]) {
  journey(`a browser without ${what} gets a page that says so, and what was there is there for a browser that can`, async (page, { context, server }) => {
    await addContact(page, "Aminah", "Yusof");
    const lacking = await context.newPage();
    const errors = [];
    lacking.on("pageerror", (error) => errors.push(error.message));
    await lacking.addInitScript(hide);
    await lacking.goto(server.url);
    const message = lacking.getByRole("alertdialog", { name: "Kenalan cannot start in this browser" });
    await message.getByText(missing).waitFor();
    await message.getByText("Your data, if you have any here, is untouched.").waitFor();
    assert.deepEqual(errors, []);
    await lacking.close();
    await page.reload();
    await ready(page);
    await goTo(page, "Contacts");
    await row(page, "Aminah Yusof").waitFor();
  });
}

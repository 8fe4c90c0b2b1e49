// What the page asks of the browser for each kind of write (storage.md §2.3): an edit may be relaxed, which a crash of the
// browser survives; the first commit of a new database and a replacement are strict, which a loss of power survives too.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openBrowser, openTab, serveDist } from "./support/browser.mjs";
import { button, chooseFile, dialog, download, main, quiet, ready, said } from "./support/person.mjs";
import { addContact, openSettings } from "./support/steps.mjs";

// Runs before the page's own code.
function noteTransactions() {
  window.durabilities = [];
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const made = transaction.call(this, stores, mode, options);
    if (mode === "readwrite") window.durabilities.push(made.durability);
    return made;
  };
}

const taken = (page) => page.evaluate(() => window.durabilities.splice(0));

test("durability: an edit is written relaxed; what makes or replaces a database is written strictly", async () => {
  const server = await serveDist();
  const browser = await openBrowser();
  try {
    await browser.context.addInitScript(noteTransactions);
    const page = await openTab(browser.context, server.url);
    await ready(page);
    await quiet(page);
    assert.ok((await taken(page)).includes("strict"), "the first commit of a new database");

    await addContact(page, "Aminah", "Yusof");
    const edits = await taken(page);
    assert.ok(edits.includes("relaxed"), "an edit");
    assert.ok(!edits.includes("strict"), "an edit");

    await openSettings(page, "Data and backup");
    const file = await download(page, () => button(main(page), "Download database").click());
    await button(main(page), "Choose a database file").click();
    const question = dialog(page, "Open a database file");
    await chooseFile(page, () => button(question, "Choose a file").click(),
      { name: file.name, mimeType: "application/vnd.sqlite3", buffer: file.bytes });
    await button(question, "Replace my data").waitFor();
    await taken(page);
    await button(question, "Replace my data").click();
    await said(page, "The database file is open now.");
    await quiet(page);
    assert.ok((await taken(page)).includes("strict"), "a replacement");
    assert.deepEqual(page.problems, []);
  } finally {
    await browser.close();
    await server.close();
  }
});

test("durability: the browser is asked to keep the storage when there is something to keep, and once", async () => {
  const server = await serveDist();
  const browser = await openBrowser();
  try {
    await browser.context.addInitScript(() => {
      window.asked = 0;
      navigator.storage.persisted = async () => false;
      navigator.storage.persist = async () => {
        window.asked += 1;
        return false;
      };
    });
    const page = await openTab(browser.context, server.url);
    const asked = () => page.evaluate(() => window.asked);
    await ready(page);
    await quiet(page);
    assert.equal(await asked(), 0, "before there is anything");
    await addContact(page, "Aminah", "Yusof");
    assert.equal(await asked(), 1);
    await addContact(page, "Budi", "Santoso");
    assert.equal(await asked(), 1, "not with every change");
    assert.deepEqual(page.problems, []);
  } finally {
    await browser.close();
    await server.close();
  }
});

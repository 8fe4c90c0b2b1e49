// The whole page and its second home (storage.md §2.7) in real Chromium: whichever of the two places the browser empties, the
// next start has everything and says in one sentence what happened; only when both are gone is the person asked to act. What
// the second holds is never put over a database that the person chose. Chains of generations: second_home_chains.test.mjs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { button, chooseFile, dialog, download, goTo, main, quiet, ready, said } from "./support/person.mjs";
import { addContact, openSettings, row } from "./support/steps.mjs";
import { copied, withTwoHomes } from "./support/two_homes.mjs";

const has = (page, ...contacts) => Promise.all(contacts.map((name) => row(page, name).waitFor()));
const toList = async (page) => goTo(page, "Contacts");
const noProblems = (page, allowed = /^$/) => assert.deepEqual(page.problems.filter((problem) => !allowed.test(problem)), []);

test("second home: an IndexedDB that is gone comes back, and the page says so in the person's language", async () => {
  await withTwoHomes(async (homes) => {
    let page = await homes.open();
    await addContact(page, "Aminah", "Yusof");
    await addContact(page, "Budi", "Santoso");
    await copied(page);
    noProblems(page);
    await homes.close();

    homes.removeFirst();
    page = await homes.open();
    await said(page, "The browser had deleted the database of this page. Kenalan has restored it from its second copy.");
    await has(page, "Aminah Yusof", "Budi Santoso");
    await button(page, "Undo: Add contact Budi Santoso").waitFor();
    await addContact(page, "Chong", "Wei");
    await copied(page);
    noProblems(page);
    await homes.close();

    homes.removeFirst();
    page = await homes.open({ language: "ms-MY" });
    await said(page, "Pelayar telah memadamkan pangkalan data halaman ini. Kenalan telah memulihkannya daripada salinan kedua.");
    await has(page, "Aminah Yusof", "Budi Santoso", "Chong Wei");
    await copied(page);
    await page.reload();
    await ready(page);
    await has(page, "Aminah Yusof", "Budi Santoso", "Chong Wei");
    assert.equal(await page.getByText(/salinan kedua/).count(), 0, "told once");
  });
});

test("second home: when its own files are gone it is made anew, and nobody has to know", async () => {
  await withTwoHomes(async (homes) => {
    let page = await homes.open();
    await addContact(page, "Aminah", "Yusof");
    await copied(page);
    await homes.close();
    homes.removeSecond();
    page = await homes.open();
    await has(page, "Aminah Yusof");
    await copied(page);
    assert.equal(await page.getByText(/second copy/).count(), 0);
    noProblems(page);
    await homes.close();
    homes.removeFirst();
    page = await homes.open();
    await has(page, "Aminah Yusof");
  });
});

test("second home: both gone but for the mark, the page says what happened and begins anew when it is asked", async () => {
  await withTwoHomes(async (homes) => {
    let page = await homes.open();
    await addContact(page, "Aminah", "Yusof");
    await copied(page);
    await homes.close();
    homes.removeFirst();
    homes.removeSecond();
    page = await homes.open({ before: (context) => context.addInitScript(() => {
      // Whatever is drawn for a start that failed has no main.
      addEventListener("DOMContentLoaded", () => document.body.append(document.createElement("main")), { once: true });
    }) });
    await page.getByText(/The browser has deleted the database of this page/).first().waitFor();
    await homes.close();
    page = await homes.open();
    await main(page).getByRole("heading", { name: "No contacts yet" }).waitFor();
  });
});

test("second home: a tab without it leaves it behind, the next one brings it up to date", async () => {
  await withTwoHomes(async (homes) => {
    let page = await homes.open();
    await addContact(page, "Aminah", "Yusof");
    await copied(page);
    await homes.close();
    page = await homes.open({ before: (context) => context.addInitScript(() => {
      window.Worker = class {
        constructor() {
          throw new DOMException("no worker here", "SecurityError");
        }
      };
    }) });
    await addContact(page, "Budi", "Santoso");
    await addContact(page, "Chong", "Wei");
    assert.equal(await page.evaluate(() => window.kenalan.storage.second), "unavailable");
    noProblems(page);
    await homes.close();
    page = await homes.open();
    await copied(page);
    await homes.close();
    homes.removeFirst();
    page = await homes.open();
    await has(page, "Aminah Yusof", "Budi Santoso", "Chong Wei");
  });
});

test("second home: a worker that cannot be fetched stops nothing", async () => {
  await withTwoHomes(async (homes) => {
    let page = await homes.open({ before: (context) => context.route("**/home_worker-*", (route) => route.abort()) });
    await page.waitForFunction(() => window.kenalan.storage.second === "failed");
    await addContact(page, "Aminah", "Yusof");
    await quiet(page);
    // The browser itself notes what it could not fetch.
    noProblems(page, /ERR_FAILED|Failed to fetch/);
    await homes.close();
    page = await homes.open();
    await has(page, "Aminah Yusof");
    await copied(page);
  });
});

test("second home: a page in IndexedDB that was changed behind our back is seen by its hash, and mended", async () => {
  await withTwoHomes(async (homes) => {
    let page = await homes.open();
    await addContact(page, "Aminah", "Yusof");
    await copied(page);
    await page.evaluate(async () => {
      const answer = (request) => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const database = await answer(indexedDB.open("kenalan"));
      const transaction = database.transaction(["wal", "walx"], "readwrite");
      // The newest record's pages lie in it, or in parts of their own.
      let cursor = await answer(transaction.objectStore("wal").openCursor(null, "prev"));
      const { pages, generation, nonce } = cursor.value;
      if (pages === null) cursor = await answer(transaction.objectStore("walx").openCursor(IDBKeyRange.lowerBound([generation, nonce, 0])));
      const value = cursor.value;
      (pages === null ? value : value.pages).fill(7, 4000, 4080);
      await answer(cursor.update(value));
      database.close();
    });
    // The other tab is alive and has the second home.
    const other = page;
    page = await homes.tab();
    await said(page, "The database in this browser was damaged. Kenalan has restored it from its second copy.");
    await has(page, "Aminah Yusof");
    await addContact(page, "Budi", "Santoso");
    await other.bringToFront();
    await toList(other);
    await has(other, "Budi Santoso");
    await addContact(other, "Chong", "Wei");
    await copied(other);
    for (const tab of [page, other]) noProblems(tab);
    await homes.kill();
    page = await homes.open();
    await has(page, "Aminah Yusof", "Budi Santoso", "Chong Wei");
  });
});

test("second home: it follows another database, and the way back, and never brings the old one over the new one", async () => {
  await withTwoHomes(async (homes) => {
    const toData = (page) => openSettings(page, "Data and backup");
    const replace = async (page, file) => {
      await toData(page);
      await button(main(page), "Choose a database file").click();
      await chooseFile(page, () => button(dialog(page), "Choose a file").click(), { name: file.name, mimeType: "application/vnd.sqlite3", buffer: file.bytes });
      await button(dialog(page, "Open a database file"), "Replace my data").click();
      await said(page, "The database file is open now.");
      await quiet(page);
    };
    let page = await homes.open();
    await addContact(page, "Aminah", "Yusof");
    await toData(page);
    const file = await download(page, () => button(main(page), "Download database").click());
    await addContact(page, "Budi", "Santoso");
    await copied(page);
    await replace(page, file);
    await copied(page);
    await homes.close();
    homes.removeFirst();
    page = await homes.open();
    await has(page, "Aminah Yusof");
    assert.equal(await row(page, "Budi Santoso").count(), 0);

    // Replaced by a browser that could not tell the second home.
    await addContact(page, "Chong", "Wei");
    await copied(page);
    await homes.close();
    page = await homes.open({ before: (context) => context.addInitScript(() => { window.Worker = undefined; }) });
    await replace(page, file);
    await homes.close();
    page = await homes.open();
    await has(page, "Aminah Yusof");
    assert.equal(await row(page, "Chong Wei").count(), 0);
    assert.equal(await page.getByText(/second copy/).count(), 0);
    await copied(page);

    await toData(page);
    await button(main(page), "Bring it back").click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Bring it back" }).click();
    await said(page, "The previous database is open now.");
    await copied(page);
    await homes.kill();
    homes.removeFirst();
    page = await homes.open();
    await has(page, "Aminah Yusof", "Chong Wei");
  });
});

test("second home: two tabs write in turn, and it has what both wrote", async () => {
  await withTwoHomes(async (homes) => {
    const page = await homes.open();
    await addContact(page, "Aminah", "Yusof");
    await copied(page);
    const other = await homes.tab();
    await addContact(other, "Budi", "Santoso");
    await copied(other);
    await page.bringToFront();
    await toList(page);
    await has(page, "Budi Santoso");
    await addContact(page, "Chong", "Wei");
    await copied(page);
    for (const tab of [page, other]) noProblems(tab);
    await homes.kill();
    homes.removeFirst();
    await has(await homes.open(), "Aminah Yusof", "Budi Santoso", "Chong Wei");
  });
});

test("second home: a settled page with it has no frame and no timer", async () => {
  await withTwoHomes(async (homes) => {
    const page = await homes.open({ before: (context) => context.addInitScript(() => {
      window.work = { frames: 0, timers: 0 };
      const frame = window.requestAnimationFrame.bind(window);
      window.requestAnimationFrame = (run) => frame((now) => { window.work.frames += 1; run(now); });
      const timer = window.setTimeout.bind(window);
      window.setTimeout = (run, delay) => timer(() => { window.work.timers += 1; run(); }, delay);
    }) });
    await addContact(page, "Aminah", "Yusof");
    await copied(page);
    await page.waitForFunction(() => window.kenalan.settled, undefined, { polling: 200 });
    const work = () => page.evaluate(() => ({ ...window.work }));
    const before = await work();
    await page.waitForTimeout(3000);
    assert.deepEqual(await work(), before);
  });
});

// The torn log (storage.md §0.6) in real Chromium: the browser is killed and the end of LevelDB's log is cut off, as a kill
// between two of its writes leaves it. The next start goes on behind the tear, the start after that finds a broken log, and
// the browser deletes the whole IndexedDB without a word. The page loses nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addContact, row } from "./support/steps.mjs";
import { copied, withTwoHomes } from "./support/two_homes.mjs";

// A soak tears more often, each time elsewhere.
const tears = Number(process.env.KENALAN_TEST_TEARS ?? 2);

test(`second home: ${tears} times the log of IndexedDB is torn by a kill, and nothing is lost`, async (context) => {
  const told = { older: 0, empty: 0, damaged: 0 };
  for (let round = 0; round < tears; ++round) {
    await withTwoHomes(async (homes) => {
      const contacts = [];
      const add = async (page, name) => {
        await addContact(page, name, "Yusof");
        contacts.push(`${name} Yusof`);
        await copied(page);
      };
      const complete = async (page) => {
        await Promise.all(contacts.map((name) => row(page, name).waitFor()));
        await copied(page);
        const texts = (await page.locator("#mirror").allTextContents()).join("\n");
        if (/lost the latest changes/.test(texts)) told.older += 1;
        if (/deleted the database/.test(texts)) told.empty += 1;
        if (/was damaged/.test(texts)) told.damaged += 1;
        assert.ok(!/may be missing/.test(texts), texts);
      };
      let page = await homes.open();
      for (let i = 0; i <= round % 3; ++i) await add(page, `First${i}`);
      await homes.kill();
      homes.tearFirst(3 + 41 * round);
      for (const name of ["Second", "Third"]) {
        page = await homes.open();
        await complete(page);
        await add(page, name);
        await homes.kill();
      }
      page = await homes.open();
      await complete(page);
    });
  }
  context.diagnostic(`told: ${JSON.stringify(told)}`);
  assert.ok(told.empty + told.older + told.damaged > 0, "the browser lost something");
});

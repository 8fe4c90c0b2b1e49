// The storage modules of the page (web/storage) in real Chromium: commits, reload, two pages in a race, navigation right
// after a commit, the kill of the whole browser, checkpoint, replacement, a database that vanished.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { makeProfile, removeProfile, startChromium } from "./support/chromium.mjs";
import { bundleScript, openStorageSite } from "./support/storage_site.mjs";

// A soak kills more often and races longer.
const kills = Number(process.env.KENALAN_TEST_KILLS ?? 10);
const races = Number(process.env.KENALAN_TEST_RACES ?? 60);
const departures = Number(process.env.KENALAN_TEST_DEPARTURES ?? 30);
let site;

before(async () => {
  site = await openStorageSite({ "/page.js": await bundleScript("tests/web/support/storage_page.mjs") });
});
after(() => site?.close());

async function openPage(context = site.chromium.context) {
  const page = await context.newPage();
  await page.goto(site.address);
  return page;
}

// Loads a database and leaves the tab in window.tab.
const load = (page, name) =>
  page.evaluate(async (database) => {
    window.tab = new window.storageTest.Tab(database);
    const { generation, checkpointGeneration, logRecords, hasPrevious, progress, liveSessions } = await window.tab.load(
      crypto.randomUUID().replaceAll("-", ""),
    );
    return { generation, checkpointGeneration, logRecords, hasPrevious, progress, sessions: liveSessions.length, asExpected: window.tab.isAsExpected() };
  }, name);

const commit = (page, count) =>
  page.evaluate(async (times) => {
    for (let i = 0; i < times; ++i) {
      const result = await window.tab.commit();
      if (result.outcome !== "durable") return result;
    }
    return { outcome: "durable", generation: window.tab.generation };
  }, count);

test("storage: 500 commits, large ones among them, are there after a reload", async () => {
  const page = await openPage();
  assert.equal((await load(page, "reload")).generation, 0);
  assert.deepEqual(await commit(page, 500), { outcome: "durable", generation: 500 });
  await page.reload();
  const loaded = await load(page, "reload");
  assert.equal(loaded.generation, 500);
  assert.equal(loaded.logRecords, 500);
  assert.equal(loaded.asExpected, true);
  await page.close();
});

test("storage: a checkpoint folds the log, in the middle of more commits, and the load is the same", async () => {
  const page = await openPage();
  await load(page, "checkpoint");
  await commit(page, 120);
  assert.equal((await page.evaluate(() => window.tab.checkpoint(100))).outcome, "durable");
  await commit(page, 35);
  await page.reload();
  const loaded = await load(page, "checkpoint");
  assert.equal(loaded.checkpointGeneration, 120);
  assert.equal(loaded.generation, 155);
  assert.equal(loaded.logRecords, 35);
  assert.equal(loaded.asExpected, true);
  assert.ok(loaded.progress.length > 0);
  assert.deepEqual(loaded.progress.at(-1)[0], loaded.progress.at(-1)[1]);
  // What the log still holds for tabs that lag behind.
  const since = await page.evaluate(async () => {
    const some = await window.tab.storage.readSince(110);
    return { count: some.length, first: some[0].generation, tooOld: await window.tab.storage.readSince(50) };
  });
  assert.deepEqual(since, { count: 45, first: 111, tooOld: null });
  await page.close();
});

test("storage: of two pages that make the same generation exactly one wins, and the other reads what it missed", async () => {
  const one = await openPage();
  const two = await openPage();
  await load(one, "race");
  await load(two, "race");
  for (let round = 0; round < races; ++round) {
    const results = await Promise.all([one, two].map((page) => page.evaluate(() => window.tab.commit())));
    assert.deepEqual(results.map(({ outcome }) => outcome).sort(), ["conflict", "durable"], `round ${round}`);
    const loser = results[0].outcome === "conflict" ? one : two;
    await loser.evaluate(async () => {
      for (const record of await window.tab.storage.readSince(window.tab.generation)) {
        window.tab.image.apply(record);
        window.tab.generation = record.generation;
      }
    });
  }
  for (const page of [one, two]) {
    assert.deepEqual(await page.evaluate(() => [window.tab.generation, window.tab.isAsExpected()]), [races, true]);
  }
  await one.close();
  await two.close();
});

test("storage: a tab that slept past a checkpoint loses, and leaves nothing behind", async () => {
  const one = await openPage();
  const two = await openPage();
  await load(one, "slept");
  await commit(one, 5);
  await load(two, "slept");
  await commit(one, 20);
  await one.evaluate(() => window.tab.checkpoint());
  assert.equal((await two.evaluate(() => window.tab.commit())).outcome, "conflict");
  assert.equal(await two.evaluate(() => window.tab.storage.readSince(5)), null);
  assert.equal((await commit(one, 3)).generation, 28);
  await one.reload();
  const loaded = await load(one, "slept");
  assert.deepEqual([loaded.generation, loaded.logRecords, loaded.asExpected], [28, 3, true]);
  await one.close();
  await two.close();
});

test("storage: a durable commit reaches the other tab as a message, a large one as a hint, and both tabs are alive", async () => {
  const one = await openPage();
  const two = await openPage();
  await load(one, "follow");
  assert.equal((await load(two, "follow")).sessions, 2);
  await commit(one, 10);
  await two.waitForFunction(() => window.tab.foreign.length === 10);
  assert.equal(await two.evaluate(() => window.tab.foreign.every((record, i) => record.generation === i + 1 && record.pages.length > 0)), true);
  await one.evaluate(() => {
    const record = window.storageTest.makeRecord(11);
    record.pageNumbers = Uint32Array.from({ length: 300 }, (_, i) => i + 1);
    record.pages = new Uint8Array(300 * 4096);
    record.fileSize = 300 * 4096;
    return window.tab.storage.commit(record, "strict");
  });
  await two.waitForFunction(() => window.tab.missed === 1);
  const [large] = await two.evaluate(() => window.tab.storage.readSince(10).then((records) => records.map(({ pages }) => pages.length)));
  assert.equal(large, 300 * 4096);
  await one.close();
  await two.close();
});

test("storage: a page left in the same task as the commit loses nothing", async () => {
  const page = await openPage();
  for (let round = 0; round < departures; ++round) {
    const { generation, asExpected } = await load(page, "leave");
    assert.deepEqual([generation, asExpected], [round, true]);
    // The first load takes the lease; the commit must not wait for it.
    await page.waitForFunction(() => navigator.locks.query().then(({ held }) => held.some(({ name }) => name.endsWith(":writer"))));
    await Promise.all([
      page.waitForNavigation(),
      page.evaluate((target) => {
        void window.tab.commit();
        location.href = target;
      }, `${site.address}empty`),
    ]);
    await page.goto(site.address);
  }
  assert.equal((await load(page, "leave")).generation, departures);
  await page.close();
});

test("storage: another database takes the place of this one, and the way back leads to the old one", async () => {
  const one = await openPage();
  const two = await openPage();
  await load(one, "replace");
  await commit(one, 40);
  await load(two, "replace");
  await one.evaluate(() => window.tab.checkpoint());
  const replaced = await one.evaluate(async () => {
    const other = window.storageTest.expectedImage(7);
    const { segmentSize } = window.storageTest;
    return window.tab.storage.replace({ generation: 41, fileSize: other.fileSize, imageHash: "0".repeat(16), schemaEpoch: 1 }, (number) =>
      other.bytes.slice(number * segmentSize, Math.min((number + 1) * segmentSize, other.fileSize)),
    );
  });
  assert.equal(replaced.outcome, "durable");
  await two.waitForFunction(() => window.tab.replaced === 1);
  assert.equal((await two.evaluate(() => window.tab.commit())).outcome, "retired");
  assert.equal(await two.evaluate(() => window.tab.storage.readSince(40)), null);
  const loaded = await load(two, "replace");
  assert.deepEqual([loaded.generation, loaded.logRecords, loaded.hasPrevious], [41, 0, true]);
  assert.equal(await two.evaluate(() => window.tab.image.equals(window.storageTest.expectedImage(7))), true);

  assert.equal((await two.evaluate(() => window.tab.storage.swapPrevious(42))).outcome, "durable");
  await one.reload();
  assert.deepEqual((await load(one, "replace")).generation, 42);
  assert.equal(await one.evaluate(() => window.tab.image.equals(window.storageTest.expectedImage(40))), true);
  await one.close();
  await two.close();
});

test("storage: a connection that the browser closed is opened again, and the commit goes through", async () => {
  const page = await openPage();
  await load(page, "closed");
  await commit(page, 3);
  await page.evaluate(() => window.tab.storage.connection.handle.close());
  assert.equal((await commit(page, 3)).generation, 6);
  await page.reload();
  assert.deepEqual((await load(page, "closed")).generation, 6);
  await page.close();
});

test("storage: an abort for want of space is told as such and loses nothing that was there", async () => {
  const page = await site.chromium.context.newPage();
  // Another origin: Chromium remembers for a while how much room an origin has left.
  const origin = site.address.replace("127.0.0.1", "localhost");
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1_000_000 });
  await page.goto(origin);
  await load(page, "quota");
  const refused = await commit(page, 1000);
  assert.equal(refused.outcome, "failed");
  assert.equal(refused.reason, "quota");
  const before = await page.evaluate(() => window.tab.generation);
  await session.send("Storage.overrideQuotaForOrigin", { origin });
  assert.equal((await commit(page, 2)).outcome, "durable");
  await page.reload();
  const loaded = await load(page, "quota");
  assert.deepEqual([loaded.generation, loaded.asExpected], [before + 2, true]);
  await page.close();
});

test("storage: a record that is missing below others is damage, not an earlier end", async () => {
  const page = await openPage();
  await load(page, "gap");
  await commit(page, 9);
  await page.evaluate(async () => {
    const transaction = window.tab.storage.connection.handle.transaction("wal", "readwrite");
    transaction.objectStore("wal").delete(5);
    await new Promise((resolve) => (transaction.oncomplete = resolve));
  });
  await page.reload();
  await assert.rejects(load(page, "gap"), /record 6 follows 4/);
  await page.close();
});

test("storage: a database that vanished is not mistaken for a first visit; after that was told a new one begins", async () => {
  const page = await openPage();
  // The mark is kept for the product's own database.
  await load(page, "kenalan");
  await commit(page, 3);
  await page.evaluate(async () => {
    window.tab.storage.connection.drop();
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase("kenalan");
      request.onsuccess = resolve;
      request.onerror = () => reject(request.error);
    });
  });
  await page.reload();
  await assert.rejects(load(page, "kenalan"), /the database is gone/);
  await page.reload();
  assert.equal((await load(page, "kenalan")).generation, 0);
  await page.close();
});

test(`storage: the browser is killed ${kills} times while it commits; what it acknowledged is there, nothing by half`, async () => {
  for (let round = 0; round < kills; ++round) {
    const own = makeProfile();
    let acknowledged = 0;
    const victim = await startChromium(own);
    const page = await openPage(victim.context);
    let enough;
    const reached = new Promise((resolve) => (enough = resolve));
    const wanted = 20 + ((round * 53) % 200);
    await page.exposeFunction("acknowledge", (generation) => {
      acknowledged = Math.max(acknowledged, generation);
      if (generation >= wanted) enough();
    });
    await load(page, "kill");
    page.evaluate(async () => {
      for (;;) {
        if ((await window.tab.commit()).outcome === "durable") void window.acknowledge(window.tab.generation);
        if (window.tab.generation % 60 === 0) await window.tab.checkpoint();
      }
    }).catch(() => undefined);  // ends with the browser
    await reached;
    await victim.kill();

    const survivor = await startChromium(own);
    const loaded = await load(await openPage(survivor.context), "kill");
    assert.ok(loaded.generation >= acknowledged, `round ${round}: ${loaded.generation} of ${acknowledged}`);
    assert.equal(loaded.asExpected, true, `round ${round}`);
    await survivor.close();
    removeProfile(own);
  }
});

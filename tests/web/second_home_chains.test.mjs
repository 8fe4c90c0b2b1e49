// The two homes of the database (storage.md §2.7) in real Chromium, storage modules and worker alone: whatever one of them
// lost, has too much, or has otherwise, the next start ends with what should count; and whatever fails about the second, the
// first goes on. The whole page is in second_home.test.mjs.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { bundleScript, openStorageSite } from "./support/storage_site.mjs";

let site;

before(async () => {
  const worker = await bundleScript("web/storage/home_worker.ts");
  site = await openStorageSite({
    "/page.js": await bundleScript("tests/web/support/home_page.mjs"),
    "/home_worker.js": worker,
    // A disk that is full, from the start or after some records; a browser without such files; a worker that breaks.
    "/full_worker.js": `FileSystemSyncAccessHandle.prototype.write = () => { throw new DOMException("full", "QuotaExceededError"); };${worker}`,
    "/filling_worker.js": `let left = 40; const write = FileSystemSyncAccessHandle.prototype.write;
      FileSystemSyncAccessHandle.prototype.write = function (...all) { if (--left < 0) return 0; return write.apply(this, all); };${worker}`,
    "/forbidden_worker.js": `navigator.storage.getDirectory = () => Promise.reject(new DOMException("no", "SecurityError"));${worker}`,
    "/broken_worker.js": 'throw new Error("broken");',
    "/holder.js": `onmessage = async ({ data }) => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(data, { create: true });
      const held = await (await folder.getFileHandle("log", { create: true })).createSyncAccessHandle();
      postMessage("held");
      onmessage = () => { held.close(); postMessage("closed"); };
    };`,
  });
});
after(() => site?.close());

// Every test has a database of its own and as many pages after another as it needs.
let count = 0;
async function withPages(body) {
  const name = `homes${++count}`;
  const page = await site.chromium.context.newPage();
  const visit = async () => {
    await page.goto("about:blank");
    await page.goto(site.address);
  };
  await visit();
  // Opens the database in this page, or in a page loaded anew.
  const open = (options = {}) =>
    page.evaluate(async ([database, more]) => {
      window.tab = new window.homeTest.HomeTab(database, more);
      return window.tab.reload();
    }, [options.name ?? name, options]);
  try {
    await body({ page, name, visit, open, run: (work, given = null) => page.evaluate(work, given) });
  } finally {
    await page.close();
  }
}

const commitAndCopy = (run, commits) => run(async (times) => {
  await window.tab.commits(times);
  await window.tab.copied();
  return window.tab.hash;
}, commits);
// The page goes: the files are free for whoever comes next.
const takeHand = (run, work, given) => run(new Function("given", `return (${work})(window.homeTest.hands, given)`), given);

test("second home: it has every commit, and what it has takes the place of a database that was deleted", async () => {
  await withPages(async ({ name, visit, open, run }) => {
    assert.equal((await open()).generation, 0);
    const hash = await commitAndCopy(run, 60);
    await visit();
    await takeHand(run, "(hands, name) => hands.deleteFirst(name)", name);
    assert.deepEqual(await open(), { generation: 60, restored: "empty", hash });
    // It goes on in both, and the next start finds everything in order.
    const later = await commitAndCopy(run, 5);
    await visit();
    assert.deepEqual(await open(), { generation: 65, restored: null, hash: later });
  });
});

test("second home: it follows checkpoints, large commits and shorter files, and a page that comes later", async () => {
  await withPages(async ({ name, visit, open, run }) => {
    await open();
    for (const times of [40, 70, 45]) {
      await commitAndCopy(run, times);
      await run(() => window.tab.checkpoint(window.tab.generation - 10));
    }
    const hash = await commitAndCopy(run, 3);
    await visit();
    await takeHand(run, "(hands, name) => hands.deleteFirst(name)", name);
    assert.deepEqual(await open(), { generation: 158, restored: "empty", hash });
  });
});

test("second home: one that is behind takes the log, or everything when the log no longer goes back so far", async () => {
  for (const folded of [false, true]) {
    await withPages(async ({ name, visit, open, run }) => {
      await open();
      await commitAndCopy(run, 12);
      await visit();
      await open({ worker: null });
      await run(() => window.tab.commits(20));
      if (folded) await run(() => window.tab.checkpoint());
      await visit();
      await open();
      const hash = await commitAndCopy(run, 1);
      await visit();
      await takeHand(run, "(hands, name) => hands.deleteFirst(name)", name);
      assert.deepEqual(await open(), { generation: 33, restored: "empty", hash });
    });
  }
});

test("second home: a first home that lost its newest generations gets them back, without a question", async () => {
  await withPages(async ({ name, visit, open, run }) => {
    await open();
    const hash = await commitAndCopy(run, 10);
    await visit();
    await takeHand(run, "(hands, name) => hands.deleteRecords(name, 9, 10)", name);
    assert.equal((await open()).generation, 8);
    // Found after the start: the tab is told as of another tab's commits.
    await run(async () => {
      await window.tab.storage.second.follow(false);
    });
    assert.deepEqual(await run(() => [window.tab.restored, window.tab.missed]), [["older"], 1]);
    assert.equal(await run(() => window.tab.storage.readSince(8)), null);
    assert.deepEqual(await run(() => window.tab.reload()), { generation: 10, restored: null, hash });
    assert.equal(await run(() => window.tab.commits(1)), 11);
  });
});

test("second home: the mark outside knows at the start that generations are missing", async () => {
  await withPages(async ({ visit, open, run }) => {
    // The mark is kept for the product's own database.
    await open({ name: "kenalan" });
    const hash = await commitAndCopy(run, 10);
    await run(() => window.tab.storage.noteSentinel(true));
    await visit();
    await takeHand(run, "(hands) => hands.deleteRecords('kenalan', 9, 10)");
    assert.deepEqual(await open({ name: "kenalan" }), { generation: 10, restored: "older", hash });
    // The mark is in a cookie too.
    await visit();
    await run(() => localStorage.clear());
    await takeHand(run, "(hands) => hands.deleteFirst('kenalan')");
    assert.deepEqual(await open({ name: "kenalan" }), { generation: 10, restored: "empty", hash });
    // Both are gone: told once, and then a new one begins.
    await visit();
    await takeHand(run, `async (hands) => {
      await hands.deleteFirst('kenalan');
      await (await navigator.storage.getDirectory()).removeEntry('kenalan-kenalan', { recursive: true });
    }`);
    await assert.rejects(open({ name: "kenalan" }), /the database is gone/);
    await visit();
    assert.deepEqual((await open({ name: "kenalan" })).generation, 0);
  });
});

test("second home: one that contradicts the first at the same generation is kept aside as a file", async () => {
  for (const [what, when] of [["at the start", "before"], ["after a commit", "after"]]) {
    await withPages(async ({ name, visit, open, run }) => {
      await open();
      const hash = await commitAndCopy(run, 10);
      await visit();
      await takeHand(run, "(hands, name) => hands.deleteRecords(name, 9, 10)", name);
      await open({ worker: when === "before" ? null : "home_worker.js", letter: "b" });
      await run(() => window.tab.commits(1));
      if (when === "before") {
        await run(() => window.tab.commits(1));
        await visit();
        await open({ letter: "b" });
        await run(() => window.tab.storage.second.follow(false));
      }
      const other = await run(async () => {
        await window.tab.copied();
        return [window.tab.hash, window.tab.storage.second.aside, window.tab.restored];
      });
      assert.notEqual(other[0], hash, what);
      assert.deepEqual(other.slice(1), [1, []], what);
      const aside = await takeHand(run, `async (hands, name) => {
        const file = (await hands.names(name)).find((one) => one.startsWith('aside-'));
        return window.homeTest.hashOfBytes(await hands.read(name, file));
      }`, name);
      assert.equal(aside, hash, what);
      await visit();
      await takeHand(run, "(hands, name) => hands.deleteFirst(name)", name);
      const again = await open();
      assert.deepEqual([again.restored, again.hash], ["empty", other[0]], what);
    });
  }
});

test("second home: another database never comes back over the one that is there", async () => {
  await withPages(async ({ name, visit, open, run }) => {
    await open();
    await commitAndCopy(run, 30);
    await visit();
    await takeHand(run, "(hands, name) => hands.deleteFirst(name)", name);
    // As a browser without the second home would go on.
    await open({ worker: null, letter: "b" });
    await run(() => window.tab.commits(2));
    await visit();
    const { generation, restored } = await open({ letter: "b" });
    assert.deepEqual([generation, restored], [2, null]);
    await commitAndCopy(run, 1);
    assert.deepEqual(await run(() => [window.tab.generation, window.tab.restored, window.tab.storage.second.aside]), [3, [], 1]);
  });
});

test("second home: what is damaged is written anew, with what its log still has; what is missing is told", async () => {
  for (const [gap, expected] of [[[], ["damaged", 30]], [[25], ["partly", 24]]]) {
    await withPages(async ({ name, visit, open, run }) => {
      await open();
      await run(() => window.tab.commits(15));
      await run(() => window.tab.checkpoint(1));
      await commitAndCopy(run, 5);
      await visit();
      await open({ worker: null });
      const hashes = await run(async () => {
        const found = {};
        for (let i = 0; i < 10; ++i) found[await window.tab.commits(1)] = window.tab.hash;
        return found;
      });
      await visit();
      await takeHand(run, "(hands, { name }) => hands.inFirst(name, 'seg', (store) => store.delete(3))", { name });
      await takeHand(run, "(hands, { name, gap }) => hands.deleteRecords(name, ...gap)", { name, gap });
      const [why, generation] = expected;
      assert.deepEqual(await open(), { generation, restored: why, hash: hashes[generation] });
      assert.equal(await run(() => window.tab.commits(2)), generation + 2);
    });
  }
});

test("second home: a hash that the core rejects is damage; without a second home there is nothing else to load", async () => {
  await withPages(async ({ name, visit, open, run }) => {
    await open();
    await run(() => window.tab.commits(15));
    await run(() => window.tab.checkpoint());
    const hash = await commitAndCopy(run, 1);
    await visit();
    await takeHand(run, "(hands, name) => hands.inFirst(name, 'seg', (store) => store.put(new Uint8Array(32768).fill(9), 2))", name);
    assert.notEqual((await open()).hash, hash);
    assert.equal(await run(() => window.tab.storage.rejectLoaded()), true);
    assert.deepEqual(await run(() => window.tab.reload()), { generation: 16, restored: "damaged", hash });
    assert.equal(await run(() => window.tab.storage.rejectLoaded()), false);
    await open({ worker: null });
    assert.equal(await run(() => window.tab.storage.rejectLoaded()), false);
  });
});

test("second home: its own damage is found before anything is written from it, and mended", async () => {
  for (const file of ["image-0.sqlite", "head", "log"]) {
    await withPages(async ({ name, visit, open, run }) => {
      await open();
      await commitAndCopy(run, 10);
      await commitAndCopy(run, 10);
      await visit();
      await takeHand(run, `async (hands, { name, file }) => {
        const bytes = await hands.read(name, file);
        for (let at = 100; at < bytes.length; at += 5000) bytes[at] ^= 64;
        await hands.write(name, file, bytes);
      }`, { name, file });
      if (file === "log") {
        // Only what is whole counts; the rest comes from the first home.
        await open();
      } else {
        await takeHand(run, "(hands, name) => hands.deleteFirst(name)", name);
        assert.deepEqual((await open()).generation, 0, `${file}: nothing is better than something wrong`);
      }
      const hash = await commitAndCopy(run, 3);
      await visit();
      await takeHand(run, "(hands, name) => hands.deleteFirst(name)", name);
      const again = await open();
      assert.deepEqual([again.restored, again.hash], ["empty", hash], file);
    });
  }
});

test("second home: whatever fails about it, commits and starts go on; the next start tries again", async () => {
  for (const [worker, status] of [
    ["full_worker.js", "failed"], ["filling_worker.js", "failed"], ["forbidden_worker.js", "unavailable"], ["broken_worker.js", "failed"],
    ["missing_worker.js", "failed"],
  ]) {
    await withPages(async ({ name, visit, open, run, page }) => {
      await open({ worker });
      assert.equal(await run(() => window.tab.commits(60)), 60, worker);
      await page.waitForFunction((expected) => window.tab.storage.second.status === expected, status);
      assert.equal(await run(() => window.tab.commits(2)), 62, worker);
      await visit();
      assert.deepEqual((await open()).generation, 62, worker);
      const hash = await commitAndCopy(run, 1);
      await visit();
      await takeHand(run, "(hands, name) => hands.deleteFirst(name)", name);
      assert.deepEqual(await open(), { generation: 63, restored: "empty", hash }, worker);
    });
  }
});

test("second home: without such files in the browser there is one home", async () => {
  await withPages(async ({ visit, open, run }) => {
    await run(() => Object.defineProperty(StorageManager.prototype, "getDirectory", { value: undefined }));
    await open();
    assert.deepEqual(await run(async () => [await window.tab.commits(5), window.tab.storage.second.status]), [5, "unavailable"]);
    await visit();
    assert.equal((await open()).generation, 5);
  });
});

test("second home: files that somebody else holds are asked for again, and do without until then", async () => {
  await withPages(async ({ name, open, run, page }) => {
    await run((folder) => new Promise((resolve) => {
      window.holder = new Worker("holder.js");
      window.holder.onmessage = resolve;
      window.holder.postMessage(folder);
    }), `kenalan-${name}`);
    await open();
    assert.equal(await run(() => window.tab.commits(5)), 5);
    await page.waitForFunction(() => window.tab.storage.second.status === "busy");
    await run(() => new Promise((resolve) => {
      window.holder.onmessage = resolve;
      window.holder.postMessage("close");
    }));
    // Not at every commit.
    await page.waitForTimeout(2100);
    await commitAndCopy(run, 1);
  });
});

test("second home: of two tabs the one that writes has it", async () => {
  const other = await site.chromium.context.newPage();
  await withPages(async ({ page, name, visit, open, run }) => {
    await open();
    await commitAndCopy(run, 4);
    await other.goto(site.address);
    await other.evaluate(async (database) => {
      window.tab = new window.homeTest.HomeTab(database);
      await window.tab.reload();
      await window.tab.commits(3);
      await window.tab.copied();
    }, name);
    await page.waitForFunction(() => window.tab.storage.second.status === "closed");
    // It has missed what the other wrote.
    const hash = await run(async () => {
      await window.tab.reload();
      await window.tab.commits(2);
      await window.tab.copied();
      return window.tab.hash;
    });
    await other.waitForFunction(() => window.tab.storage.second.status === "closed");
    await other.close();
    await visit();
    await takeHand(run, "(hands, name) => hands.deleteFirst(name)", name);
    assert.deepEqual(await open(), { generation: 9, restored: "empty", hash });
  });
});

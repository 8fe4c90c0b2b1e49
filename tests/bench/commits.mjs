// A small write (a task is ticked off) until it is durable: from its transaction, which begins in the same task as the
// commit, and from the release of the pointer.
import { pressLikeAPerson, waitFor } from "./page.mjs";
import { median, ms, quantile } from "./table.mjs";

const times = 40;

export async function measureCommits(lab) {
  const set = lab.has("M") ? "M" : lab.options.sets[0];
  return lab.withSet(set, async (page) => {
    await lab.go(page, "#/tasks");
    const commits = [];
    const releases = [];
    await page.evaluate(() => addEventListener("pointerup", (event) => (window.releasedMs = event.timeStamp), { capture: true }));
    for (let i = 0; i < times; ++i) {
      await page.evaluate(() => (window.probe.transactions.length = 0));
      await pressLikeAPerson(page, page.locator("#mirror").getByRole("checkbox").first());
      // Not until everything is settled: the message that offers Undo stays for seconds.
      await waitFor(page, () => window.kenalan.storage.queued === 0 && window.probe.transactions.some((one) => !one.stores.includes("seg") && one.endMs > 0));
      const { made, released } = await page.evaluate(() => ({ made: window.probe.transactions.filter((one) => !one.stores.includes("seg") && one.endMs > 0), released: window.releasedMs }));
      if (made.length === 0) continue;
      commits.push(made[0].endMs - made[0].startMs);
      releases.push(made[0].endMs - released);
    }
    // What the browser's storage takes for as much, when nothing is drawn meanwhile.
    const bare = await page.evaluate(async (count) => {
      const opening = indexedDB.open("bench");
      opening.onupgradeneeded = () => opening.result.createObjectStore("wal");
      await new Promise((resolve) => (opening.onsuccess = resolve));
      const took = [];
      for (let i = 0; i < count; ++i) {
        const startMs = performance.now();
        const transaction = opening.result.transaction("wal", "readwrite", { durability: "relaxed" });
        transaction.objectStore("wal").add(new Uint8Array(16 * 4096), i);
        transaction.commit();
        await new Promise((resolve) => (transaction.oncomplete = resolve));
        took.push(performance.now() - startMs);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      opening.result.close();
      return took;
    }, times);
    const row = (measure, value, target) => ({ part: "commit", measure, on: set, value, target });
    return [
      row(`commit to durable (${commits.length} commits)`, ms(median(commits)), "≤ 10 ms"),
      row("commit to durable, p95", ms(quantile(commits, 0.95))),
      row("release of the pointer to durable", ms(median(releases))),
      row("for comparison: 16 pages into IndexedDB, nothing else going on", ms(median(bare))),
    ];
  });
}

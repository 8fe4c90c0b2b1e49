// A small write (a task is ticked off) until it is durable: from its transaction, which begins in the same task as the
// commit, and from the press.
import { waitFor } from "./page.mjs";
import { median, ms, quantile } from "./table.mjs";

const times = 40;

export async function measureCommits(lab) {
  const set = lab.has("M") ? "M" : lab.options.sets[0];
  return lab.withSet(set, async (page) => {
    await lab.go(page, "#/tasks");
    const commits = [];
    const presses = [];
    await page.evaluate(() => addEventListener("pointerdown", (event) => (window.pressedMs = event.timeStamp), { capture: true }));
    for (let i = 0; i < times; ++i) {
      const box = page.locator("#mirror").getByRole("checkbox").first();
      await page.evaluate(() => (window.probe.transactions.length = 0));
      await box.click();
      // Not until everything is settled: the message that offers Undo stays for seconds.
      await waitFor(page, () => window.kenalan.storage.queued === 0 && window.probe.transactions.some((one) => !one.stores.includes("seg") && one.endMs > 0));
      const { made, pressed } = await page.evaluate(() => ({ made: window.probe.transactions.filter((one) => !one.stores.includes("seg") && one.endMs > 0), pressed: window.pressedMs }));
      if (made.length === 0) continue;
      commits.push(made[0].endMs - made[0].startMs);
      presses.push(made[0].endMs - pressed);
    }
    const row = (measure, value, target) => ({ part: "commit", measure, on: set, value, target });
    return [
      row(`commit to durable (${commits.length} commits)`, ms(median(commits)), "≤ 10 ms"),
      row("commit to durable, p95", ms(quantile(commits, 0.95))),
      row("press to durable", ms(median(presses))),
    ];
  });
}

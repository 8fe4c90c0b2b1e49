// Starts: from the navigation to the dashboard on the screen.
// - Cold: a browser just started, without any file of the page, but with the database.
// - Warm: the second visit, through the service worker, in a tab of its own, in a browser that runs.
// - The same in a browser just started, which has its graphics process to start and its caches to read.
import { settled } from "./page.mjs";
import { median, megabytes, ms } from "./table.mjs";

const startOnce = (lab, profile) => lab.withPage({ profile }, (page) => visit(lab, page));

async function visit(lab, page) {
  await page.goto(`${lab.url}#/dashboard`);
  await settled(page);
  return page.evaluate(async () => {
    const { firstDrawMs, shownMs, progressMs, openMs, loadedMs } = window.probe;
    const open = indexedDB.open("kenalan");
    await new Promise((resolve) => (open.onsuccess = resolve));
    // The newest record of the log knows the size; without one the head does.
    const reading = open.result.transaction(["meta", "wal"]);
    const head = reading.objectStore("meta").get("head");
    const newest = reading.objectStore("wal").openCursor(null, "prev");
    await new Promise((resolve) => (reading.oncomplete = resolve));
    open.result.close();
    return { firstDrawMs, shownMs, progressMs, openMs, loadedMs, imageBytes: newest.result?.value.fileSize ?? head.result.fileSize };
  });
}

async function coldStarts(lab, set, times) {
  const starts = [];
  for (let i = 0; i < times; ++i) {
    const profile = await lab.profileOf(set, { cold: true });
    starts.push(await startOnce(lab, profile));
    lab.removeProfile(profile);
  }
  return starts;
}

// In a tab of one browser after the other, or each in a browser of its own.
async function warmStarts(lab, set, times) {
  const profile = await lab.profileOf(set);
  const running = [];
  const fresh = [];
  // The first visit makes sure that the worker and the compiled code are there.
  await startOnce(lab, profile);
  for (let i = 0; i < times; ++i) fresh.push(await startOnce(lab, profile));
  await lab.withPage({ profile }, async (first, context) => {
    await visit(lab, first);
    for (let i = 0; i < times; ++i) {
      const page = await context.newPage();
      await first.goto("about:blank");
      running.push(await visit(lab, page));
      await page.close();
    }
  });
  lab.removeProfile(profile);
  return { running, fresh };
}

export async function measureStart(lab) {
  const rows = [];
  const middle = (starts, key) => median(starts.map((start) => start[key]));
  for (const set of lab.options.sets) {
    const row = (measure, value, target) => ({ part: "start", measure, on: set, value, target });
    const cold = await coldStarts(lab, set, lab.options.repeat);
    const bytes = middle(cold, "imageBytes");
    const target = { S: "≤ 1.5 s", M: "≤ 2 s", L: `≤ ${(1 + (2.5 * bytes) / 1e8).toFixed(1)} s (1 s + 2.5 s per 100 MB)` }[set];
    rows.push(row("cold, to the dashboard on the screen", ms(middle(cold, "shownMs")), target));
    rows.push(row("cold, until the database is asked for", ms(middle(cold, "openMs"))));
    rows.push(row("cold, database read from IndexedDB", ms(median(cold.map((start) => start.loadedMs - start.openMs)))));
    rows.push(row("cold, from there to the first frame", ms(median(cold.map((start) => start.firstDrawMs - start.loadedMs)))));
    rows.push(row("size of the database", megabytes(bytes)));
    if (set === "L") {
      const load = cold.map((start) => ((start.firstDrawMs - start.openMs) / start.imageBytes) * 1e8);
      rows.push(row("load per 100 MB, opened to first frame", ms(median(load)), "≤ 2.5 s"));
      const shown = cold.every((start) => start.progressMs > 0);
      rows.push(row("progress bar", shown ? `after ${ms(middle(cold, "progressMs"))}` : "not shown", "shown"));
    }
    const warm = await warmStarts(lab, set, lab.options.repeat);
    rows.push(row("warm, to the dashboard on the screen", ms(middle(warm.running, "shownMs")), set === "S" ? "≤ 0.5 s" : ""));
    rows.push(row("warm, in a browser just started", ms(middle(warm.fresh, "shownMs"))));
  }
  return rows;
}

// What parts do with a page. Waiting is done from outside, by looking again and again: a timer inside the page would be
// counted as its own.
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export const sets = {
  S: { people: 500, deals: 100, activities: 2500, timed: 250, rows: 500 + 50 + 20 + 100 + 175 + 75 + 2500 },
  M: { people: 10_000, rows: 10_000 + 1_000 + 400 + 2_000 + 3_500 + 1_500 + 50_000 },
  L: { people: 100_000, rows: 100_000 + 10_000 + 4_000 + 20_000 + 35_000 + 15_000 + 500_000 },
};

export async function waitFor(page, condition, { everyMs = 20, limitMs = 600_000, argument } = {}) {
  const limit = Date.now() + limitMs;
  // A page on its way elsewhere cannot be asked; one that is closed never will be.
  const look = () => page.evaluate(condition, argument).catch((error) => {
    if (page.isClosed()) throw error;
    return false;
  });
  while (!(await look())) {
    if (Date.now() > limit) throw new Error(`waited in vain for ${condition}`);
    await pause(everyMs);
  }
}

export const settled = (page, options) => waitFor(page, () => window.kenalan?.settled === true && window.probe.firstDrawMs > 0, options);
export const counters = (page) => page.evaluate(() => ({ ...window.kenalan.counters }));
export const sleep = pause;

// Follows a job from the click that starts it to its end: how long, and the longest time between two frames.
export async function followJob(page, start) {
  await page.evaluate(() => {
    const watch = { longestMs: 0, last: performance.now(), gaps: 0, running: true };
    window.watch = watch;
    const look = () => {
      const at = performance.now();
      watch.longestMs = Math.max(watch.longestMs, at - watch.last);
      if (at - watch.last > 50) watch.gaps += 1;
      watch.last = at;
      if (watch.running) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    window.probe.longTasks.length = 0;
  });
  const before = await page.evaluate(() => performance.now());
  await start();
  const seen = await page.evaluate(async () => {
    // Until a frame after the last commit: looked at by frames, which run anyway.
    const next = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let quiet = 0; quiet < 30; ) {
      await next();
      const busy = document.querySelector('[role=progressbar], progress') !== null || window.kenalan.storage.queued > 0;
      quiet = busy ? 0 : quiet + 1;
      if (busy || quiet === 1) window.watch.endMs = performance.now();
    }
    window.watch.running = false;
    return { ...window.watch, longTasks: window.probe.longTasks };
  });
  const longestTaskMs = Math.max(0, ...seen.longTasks.map((task) => task.ms));
  return { ms: seen.endMs - before, longestGapMs: seen.longestMs, gapsOver50: seen.gaps, longestTaskMs };
}

// The page scrolls there first; what is pressed while it still moves is not what was meant.
export async function press(page, locator) {
  await locator.scrollIntoViewIfNeeded();
  await settled(page);
  await locator.click();
}

// A hand rests on what it is about to press, and a press has a length; a script's click is all of it at once, in the
// middle of the frames that the pointer's coming asked for.
export async function pressLikeAPerson(page, locator, { restMs = 200, pressMs = 80 } = {}) {
  const box = await locator.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await pause(restMs);
  await page.mouse.down();
  await pause(pressMs);
  await page.mouse.up();
}

// Adds the sample data of a set, as a person would.
export async function addSample(lab, page, set) {
  await lab.go(page, "#/settings/data");
  await press(page, page.getByRole("radio", { name: `${sets[set].people.toLocaleString("en")} contacts`, exact: true }));
  await settled(page);
  const add = page.getByRole("button", { name: "Add sample data" });
  await add.scrollIntoViewIfNeeded();
  await settled(page);
  const told = await followJob(page, () => add.click());
  await settled(page);
  await lab.go(page, "#/contacts");
  const text = `${sets[set].people.toLocaleString("en")} contacts`;
  await waitFor(page, (words) => document.querySelector("#mirror").textContent.includes(words), { argument: text, limitMs: 10_000 });
  return told;
}

// Ten seconds after everything has settled: what runs although nothing is wanted.
import { counters, settled, sleep } from "./page.mjs";
import { count } from "./table.mjs";

const idleMs = 10_000;

export async function measureIdle(lab) {
  const rows = [];
  for (const set of lab.options.sets.slice(0, 1)) {
    for (const route of ["#/dashboard", "#/contacts", "#/deals", "#/calendar"]) {
      await lab.withSet(set, async (page) => {
        await lab.go(page, route);
        await page.mouse.move(640, 500);
        await settled(page);
        const look = async () => ({ ...(await counters(page)), ...(await page.evaluate(() => ({ timers: window.probe.timers, asked: window.probe.animationFrames, gl: window.probe.glCalls }))) });
        const before = await look();
        await sleep(idleMs);
        const after = await look();
        const grown = (key) => count(after[key] - before[key]);
        rows.push({ part: "idle", measure: `10 s on ${route.slice(2)}: frames, GL calls, timers, animation frames`, on: set,
          value: `${grown("frames")}, ${grown("gl")}, ${grown("timers")}, ${grown("asked")}`, target: "0, 0, 0, 0" });
      });
    }
  }
  return rows;
}

// What a frame costs on the three screens that matter most, from window.kenalan: CPU (building, uploading and drawing, the
// mirror) and counts. Frames are driven by one input event each. The clock ticks in steps of 0.1 ms, so many frames are
// taken and their phases summed.
import { counters, settled } from "./page.mjs";
import { count, median, ms, quantile } from "./table.mjs";

const rounds = 2;
const framesPerRound = 150;

// One event per animation frame, from inside the page: going through the browser's process would measure that.
async function drive(page, kind) {
  const times = [];
  let before;
  let after;
  const total = { frames: 0 };
  for (let round = 0; round < rounds; ++round) {
    before = await counters(page);
    const seen = await page.evaluate(async ([what, frames]) => {
      const next = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const first = window.kenalan.frame;
      const area = { x: innerWidth * 0.62, y: innerHeight * 0.6 };
      for (let i = 0; i < frames; ++i) {
        await next();
        if (what === "scroll") {
          const down = Math.floor(i / 50) % 2 === 0;
          document.body.dispatchEvent(new WheelEvent("wheel", { clientX: area.x, clientY: area.y, deltaY: down ? 240 : -160, bubbles: true, cancelable: true }));
        } else {
          // still: within one spot, so that nothing changes.
          const reach = what === "still" ? 1 : 1;
          const x = what === "still" ? area.x + (i % 2) : innerWidth * (0.25 + 0.7 * ((i * 7) % 200) / 200);
          const y = what === "still" ? area.y * reach : innerHeight * (0.2 + 0.7 * (i % 97) / 97);
          document.body.dispatchEvent(new PointerEvent("pointermove", { clientX: x, clientY: y, pointerId: 1, pointerType: "mouse", bubbles: true }));
        }
      }
      await next();
      return window.kenalan.frameTimes.filter((time) => time.frame > first).map(({ build, render, mirror }) => ({ build, render, mirror }));
    }, [kind, framesPerRound]);
    after = await counters(page);
    for (const key of Object.keys(after)) total[key] = (total[key] ?? 0) + after[key] - before[key];
    times.push(...seen);
    await settled(page);
  }
  return { times, total };
}

function rowsOf(screen, on, { times, total }) {
  const row = (measure, value, target) => ({ part: "frame", measure: `${screen}: ${measure}`, on, value, target });
  const sums = times.map(({ build, render, mirror }) => build + render + mirror);
  const mean = (key) => times.reduce((sum, time) => sum + time[key], 0) / times.length;
  const each = (key) => count(Number((total[key] / total.frames).toFixed(1)));
  return [
    row("CPU median", ms(median(sums)), "≤ 1.5 ms (goal)"),
    row("CPU p95", ms(quantile(sums, 0.95)), "≤ 3 ms"),
    row("CPU mean of build, render, mirror", `${ms(mean("build"))}, ${ms(mean("render"))}, ${ms(mean("mirror"))}`),
    row("GL calls, of these draw calls", `${each("glCalls")}, ${each("drawCalls")}`, "≤ 150 (300), ≤ 30 (60)"),
    row("uploads", each("uploads"), "2"),
    row("allocations", each("allocations"), kindOfTarget(screen)),
    row("statements", each("statements")),
  ];
}

const kindOfTarget = (screen) => (screen.includes("unchanged") ? "0" : "");

export async function measureFrames(lab) {
  const rows = [];
  const small = lab.has("M") ? "M" : lab.options.sets[0];
  const large = lab.has("L") ? "L" : small;
  await lab.withSet(small, async (page) => {
    await lab.go(page, "#/deals");
    rows.push(...rowsOf("board, pointer over cards", small, await drive(page, "move")));
    rows.push(...rowsOf("board, unchanged", small, await drive(page, "still")));
  });
  await lab.withSet(large, async (page) => {
    await lab.go(page, "#/contacts");
    rows.push(...rowsOf("contacts, scrolling", large, await drive(page, "scroll")));
    rows.push(...rowsOf("contacts, unchanged", large, await drive(page, "still")));
    await lab.go(page, "#/dashboard");
    rows.push(...rowsOf("dashboard, pointer moving", large, await drive(page, "move")));
    rows.push(...rowsOf("dashboard, unchanged", large, await drive(page, "still")));
  });
  return rows;
}

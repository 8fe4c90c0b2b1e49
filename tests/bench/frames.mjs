// What a frame costs on the three screens that matter most. Frames are driven by one input event each, as a hand moves a
// pointer and turns a wheel.
// - CPU: the time that the page's thread ran, as the browser's own trace has it. With WebGL in software the graphics process
//   wants both cores, and the thread is often set aside in the middle of a frame.
// - Begin to end: the same frames by the clock, from window.kenalan (building, uploading and drawing, the mirror), which
//   also counts what its counters tell. Its clock ticks in steps of 0.1 ms.
import { counters, settled } from "./page.mjs";
import { count, median, ms, quantile } from "./table.mjs";

const rounds = 2;
const framesPerRound = 150;

// Milliseconds that the thread ran in each animation frame, while `body` goes on.
async function traced(page, body) {
  const session = await page.context().newCDPSession(page);
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value.filter((event) => event.name === "FireAnimationFrame" && event.ph === "X")));
  await session.send("Tracing.start", { categories: "devtools.timeline", transferMode: "ReportEvents" });
  try {
    await body();
  } finally {
    const ended = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
    await session.send("Tracing.end");
    await ended;
    await session.detach();
  }
  // The callbacks of one frame follow each other: the one that makes the input event and the page's own.
  events.sort((a, b) => a.ts - b.ts);
  const frames = [];
  let endUs = -Infinity;
  for (const event of events) {
    if (event.ts - endUs > 1000) frames.push(0);
    frames[frames.length - 1] += event.tdur / 1000;
    endUs = event.ts + event.dur;
  }
  return frames;
}

// One event per animation frame, from inside the page: going through the browser's process would measure that.
async function drive(page, kind) {
  const times = [];
  const total = { frames: 0 };
  const threadMs = await traced(page, async () => {
    for (let round = 0; round < rounds; ++round) {
      const before = await counters(page);
      times.push(...await page.evaluate(giveEvents, [kind, framesPerRound]));
      const after = await counters(page);
      for (const key of Object.keys(after)) total[key] = (total[key] ?? 0) + after[key] - before[key];
      await settled(page);
    }
  });
  return { times, total, threadMs };
}

// Runs in the page.
async function giveEvents([what, frames]) {
  const next = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const first = window.kenalan.frame;
  // Back and forth between 0 and 1.
  const swing = (i, length) => Math.abs((i / length) % 2 - 1);
  const give = (event) => document.body.dispatchEvent(event);
  for (let i = 0; i < frames; ++i) {
    await next();
    if (what === "scroll") {
      // A notch of the wheel each frame.
      const deltaY = Math.floor(i / 100) % 2 === 0 ? 100 : -100;
      give(new WheelEvent("wheel", { clientX: innerWidth * 0.6, clientY: innerHeight * 0.6, deltaY, bubbles: true, cancelable: true }));
    } else {
      // About 16 pixels a frame over most of the screen; or within one spot, so that nothing changes.
      const at = what === "move" ? { x: innerWidth * (0.25 + 0.7 * swing(i, 61)), y: innerHeight * (0.25 + 0.65 * swing(i, 47)) }
        : { x: innerWidth * 0.6 + (i % 2), y: innerHeight * 0.6 };
      give(new PointerEvent("pointermove", { clientX: at.x, clientY: at.y, pointerId: 1, pointerType: "mouse", bubbles: true }));
    }
  }
  await next();
  return window.kenalan.frameTimes.filter((time) => time.frame > first).map(({ build, render, mirror }) => ({ build, render, mirror }));
}

function rowsOf(screen, on, { times, total, threadMs }) {
  const row = (measure, value, target) => ({ part: "frame", measure: `${screen}: ${measure}`, on, value, target });
  const sums = times.map(({ build, render, mirror }) => build + render + mirror);
  const mean = (key) => times.reduce((sum, time) => sum + time[key], 0) / times.length;
  const each = (key) => count(Number((total[key] / total.frames).toFixed(1)));
  return [
    row("CPU median", ms(median(threadMs)), "≤ 1.5 ms (goal)"),
    row("CPU p95", ms(quantile(threadMs, 0.95)), "≤ 3 ms"),
    row("begin to end, median and p95", `${ms(median(sums))}, ${ms(quantile(sums, 0.95))}`),
    row("begin to end, mean of build, render, mirror", `${ms(mean("build"))}, ${ms(mean("render"))}, ${ms(mean("mirror"))}`),
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

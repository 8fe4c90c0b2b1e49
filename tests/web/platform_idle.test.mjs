// Nothing happens when nothing is wanted: no animation frame, no timer, no WebGL call; and nothing is lost for it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { settled, withDemo } from "./platform/demo.mjs";

// Counts what runs from now on; before the page's own code, so that nothing escapes.
async function countWork(page) {
  await page.addInitScript(() => {
    window.work = { frames: 0, timers: 0, gl: 0 };
    const frame = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (run) => frame((now) => { window.work.frames += 1; run(now); });
    const timer = window.setTimeout.bind(window);
    window.setTimeout = (run, delay) => timer(() => { window.work.timers += 1; run(); }, delay);
    for (const name of ["drawElements", "bufferData", "texSubImage2D", "clear", "scissor", "getParameter", "getError"]) {
      const call = WebGL2RenderingContext.prototype[name];
      WebGL2RenderingContext.prototype[name] = function (...values) {
        window.work.gl += 1;
        window.work[name] = (window.work[name] ?? 0) + 1;
        return call.apply(this, values);
      };
    }
  });
  await page.reload();
  await settled(page);
}

const work = (page) => page.evaluate(() => structuredClone(window.work));

test("settled: three seconds without a frame, a timer or a WebGL call", async () => {
  await withDemo({}, async (page) => {
    await countWork(page);
    const before = await work(page);
    await page.waitForTimeout(3000);
    const after = await work(page);
    // waitForFunction polls by animation frames of its own; between the two looks nothing may.
    assert.deepEqual(after, before);
    assert.ok(before.drawElements > 0, "the counter counts");
    assert.equal(before.getParameter ?? 0, 0);
    assert.equal(before.getError ?? 0, 0);
  });
});

test("a frame that shows something new is two uploads, one draw call for one clip, and few calls", async () => {
  await withDemo({}, async (page) => {
    const read = () => page.evaluate(() => ({ ...window.kenalan.counters }));
    const before = await read();
    // Another size of the window: all of it is new.
    await page.setViewportSize({ width: 1180, height: 700 });
    await page.waitForFunction((frames) => window.kenalan.counters.frames > frames, before.frames);
    await settled(page);
    const after = await read();
    const frames = after.frames - before.frames;
    assert.ok(frames >= 1);
    assert.equal((after.uploads - before.uploads) / frames, 2);
    // The list of people is cut off by its rectangle; what comes before and after it is not.
    assert.equal((after.drawCalls - before.drawCalls) / frames, 3);
    assert.ok((after.glCalls - before.glCalls) / frames <= 14);
  });
});

test("a frame for later is one timer, replaced by input, and none in a hidden tab", async () => {
  await withDemo({}, async (page, { browser }) => {
    await countWork(page);
    // The demo's key: the next frame in five seconds. (Letting it go would be another event, with a frame of its own.)
    const askForLater = () => page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "t", bubbles: true })));
    await askForLater();
    await page.waitForTimeout(200);
    assert.equal(await page.evaluate(() => window.kenalan.settled), true, "one far timer is no work");
    const before = await work(page);
    await page.waitForTimeout(5500);
    const after = await work(page);
    assert.equal(after.timers - before.timers, 1);
    assert.equal(after.frames - before.frames, 1);
    await askForLater();
    await page.waitForTimeout(100);
    const hidden = await work(page);
    const cover = await browser.context.newPage();
    await cover.bringToFront();
    await page.evaluate(() => {
      Object.defineProperty(document, "hidden", { value: true, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await page.waitForTimeout(5500);
    const shown = await work(page);
    assert.deepEqual([shown.timers - hidden.timers, shown.frames - hidden.frames], [0, 0]);
  });
});

test("a program that stops says so and offers the database", async () => {
  await withDemo({}, async (page) => {
    // The demo's key that aborts.
    await page.keyboard.press("z");
    const dialog = page.getByRole("alertdialog", { name: "Kenalan has stopped" });
    await dialog.waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"), dialog.getByRole("button", { name: "Download database" }).click(),
    ]);
    assert.equal(download.suggestedFilename(), "kenalan.sqlite");
    assert.equal(await dialog.getByRole("button", { name: "Reload" }).count(), 1);
  });
});

test("window.kenalan can be read and not changed", async () => {
  await withDemo({}, async (page) => {
    const result = await page.evaluate(() => {
      "use strict";
      const refused = [];
      for (const attempt of [
        () => { window.kenalan = {}; }, () => { window.kenalan.settled = false; },
        () => { window.kenalan.counters.frames = 0; }, () => { window.kenalan.storage.queued = 9; },
      ]) {
        try { attempt(); refused.push(false); } catch { refused.push(true); }
      }
      const times = window.kenalan.frameTimes;
      return { refused, route: window.kenalan.route, frame: window.kenalan.frame, times: times.length, last: times.at(-1) };
    });
    assert.deepEqual(result.refused, [true, true, true, true]);
    assert.equal(result.route, "");
    assert.equal(result.times, result.frame);
    assert.equal(result.last.frame, result.frame);
    assert.deepEqual(Object.keys(result.last), ["frame", "build", "render", "mirror"]);
  });
});

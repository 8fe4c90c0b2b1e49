// The mirror: real elements with the right roles in the right places, found by role and name, without violations that axe
// knows, reused while lists scroll, and in step with the keyboard focus both ways.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { settled, withDemo } from "./platform/demo.mjs";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function violations(page) {
  // Through the protocol: the page's policy lets no script be added.
  await page.evaluate(axeSource);
  return page.evaluate(async () =>
    (await globalThis.axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`));
}

test("elements, roles, names, states and places", async () => {
  await withDemo({}, async (page) => {
    assert.equal(await page.getByRole("heading", { name: "Platform", level: 1 }).count(), 1);
    assert.deepEqual(await page.getByRole("button", { name: "Save" }).boundingBox(), { x: 20, y: 90, width: 120, height: 32 });
    assert.equal(await page.getByRole("link", { name: "Open" }).getAttribute("href"), "#/contacts/1");
    const agree = page.getByRole("checkbox", { name: "Agree" });
    assert.equal(await agree.isChecked(), false);
    await agree.check();
    assert.equal(await agree.isChecked(), true);
    const person = page.getByRole("listitem").first();
    assert.equal(await person.getAttribute("aria-setsize"), "1000");
    assert.equal(await person.getAttribute("aria-posinset"), "1");
    assert.equal(await page.locator("#mirror [style*=display]").count(), 0);
  });
});

test("axe finds nothing, with and without a dialog", async () => {
  await withDemo({}, async (page) => {
    // The demo has no landmarks; the rule about them is for whole products.
    const found = async () => (await violations(page)).filter((line) => !line.startsWith("region:") && !line.startsWith("landmark-one-main:"));
    assert.deepEqual(await found(), []);
    await page.getByRole("link", { name: "Open" }).click();
    await settled(page);
    assert.deepEqual(await found(), []);
  });
});

test("a modal dialog takes the focus, makes the rest unreachable, and gives the focus back", async () => {
  await withDemo({}, async (page) => {
    await page.getByRole("link", { name: "Open" }).click();
    await settled(page);
    const focused = () => page.evaluate(() => document.activeElement.textContent);
    assert.equal(await focused(), "Close");
    const reached = new Set();
    for (let i = 0; i < 12; i += 1) {
      await page.keyboard.press("Shift+Tab");
      reached.add(await page.evaluate(() => (document.activeElement === document.body ? "" : document.activeElement.id)));
    }
    assert.deepEqual([...reached].sort(), ["", "n41"]);
    assert.equal(await page.locator("#n11").evaluate((element) => element.inert), true);
    await page.getByRole("button", { name: "Close" }).click();
    await settled(page);
    assert.equal(await focused(), "Open");
    assert.equal(await page.locator("#n11").evaluate((element) => element.inert), false);
  });
});

test("Tab walks in reading order", async () => {
  await withDemo({}, async (page) => {
    const seen = [];
    for (let i = 0; i < 6; i += 1) {
      await page.keyboard.press("Tab");
      await settled(page);
      seen.push(await page.evaluate(() => document.activeElement.ariaLabel ?? document.activeElement.textContent));
    }
    assert.deepEqual(seen, ["Name", "Save", "Open", "Agree", "Notes", "Person 0"]);
  });
});

test("scrolling reuses elements, keeps the focus and holds updates back while it goes on", async () => {
  await withDemo({}, async (page) => {
    await page.getByRole("link", { name: "Person 4" }).focus();
    await settled(page);
    const result = await page.evaluate(async () => {
      const kept = document.activeElement;
      let batches = 0;
      const observer = new MutationObserver(() => (batches += 1));
      observer.observe(document.querySelector("#mirror"), { subtree: true, childList: true, attributes: true });
      const list = document.querySelector("#n20");
      const start = performance.now();
      while (performance.now() - start < 2500) {
        list.dispatchEvent(new WheelEvent("wheel", { deltaY: 1, clientX: 400, clientY: 100, bubbles: true, cancelable: true }));
        await new Promise((done) => requestAnimationFrame(done));
      }
      while (!window.kenalan.settled) await new Promise((done) => setTimeout(done, 10));
      observer.disconnect();
      return { batches, elapsed: performance.now() - start, same: document.activeElement === kept, text: kept.textContent };
    });
    assert.ok(result.same && result.text === "Person 4");
    assert.ok(result.batches >= 2 && result.batches <= result.elapsed / 1000 + 4, JSON.stringify(result));
  });
});

test("what the browser scrolls to show an element, the canvas scrolls", async () => {
  await withDemo({}, async (page) => {
    const target = page.getByRole("link", { name: "Person 13" });
    await target.scrollIntoViewIfNeeded();
    await page.waitForFunction(() => document.querySelector("#n20").scrollTop === 0);
    await settled(page);
    const box = await target.boundingBox();
    assert.ok(box.y >= 20 && box.y + box.height <= 381, JSON.stringify(box));
  });
});

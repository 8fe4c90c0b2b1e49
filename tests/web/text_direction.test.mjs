// Names that run from right to left: a field shows the same pixels while it is edited (the browser's own field, dir=auto)
// and afterwards (the canvas), and no run is drawn over what stands before it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openBrowser, openTab, serveDist } from "./support/browser.mjs";
import { capture, hideCaret } from "./platform/pixels.mjs";

// Measured: 2 and 57. A run begins at a 64th of a pixel on both sides, but each side comes to it from another edge. Where
// digits stand in it, layout puts each direction's part at a 64th of its own and the canvas does not: a letter near
// the border of two quarter pixels may then be drawn a quarter to the side, which changes its edge by 64 levels.
const names = [
  { name: "خديجة بنت صالح", levelsAllowed: 4 },
  { name: "محمد 12", levelsAllowed: 64 },
  { name: "Aminah", levelsAllowed: 0 },
];
const settled = (page) => page.waitForFunction(() => window.kenalan?.settled, undefined, { timeout: 60_000 });

// Largest difference of one channel inside a box, in CSS pixels at scale 1.
function differenceInside(first, second, box) {
  let largest = 0;
  for (let y = Math.ceil(box.y); y < Math.floor(box.y + box.height); y += 1) {
    for (let x = Math.ceil(box.x); x < Math.floor(box.x + box.width); x += 1) {
      for (let channel = 0; channel < 3; channel += 1) {
        const at = (y * first.width + x) * first.channels + channel;
        largest = Math.max(largest, Math.abs(first.data[at] - second.data[at]));
      }
    }
  }
  return largest;
}

test("a field shows a right-to-left name in the same place while edited and afterwards", async () => {
  const server = await serveDist();
  const { context, close } = await openBrowser();
  try {
    const page = await openTab(context, server.url);
    await settled(page);
    await hideCaret(page);
    await page.getByRole("button", { name: "Add your first contact" }).click();
    const field = page.getByRole("textbox", { name: "First name" });
    const neighbour = page.getByRole("textbox", { name: "Last name" });
    for (const { name, levelsAllowed } of names) {
      await field.focus();
      await field.fill(name);
      await settled(page);
      const box = await field.boundingBox();
      const inside = { x: box.x + 6, y: box.y + 6, width: box.width - 12, height: box.height - 12 };
      const edited = await capture(page);
      await neighbour.focus();
      await settled(page);
      const shown = await capture(page);
      const levels = differenceInside(edited, shown, inside);
      assert.ok(levels <= levelsAllowed, `${name}: ${levels} levels`);
      // The comparison can fail: there is ink.
      const ground = { ...shown, data: Buffer.alloc(shown.data.length, 255) };
      assert.ok(differenceInside(ground, shown, inside) > 100, name);
    }
    assert.deepEqual(page.problems, []);
  } finally {
    await close();
    await server.close();
  }
});

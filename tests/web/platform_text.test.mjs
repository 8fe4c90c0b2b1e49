// Focusing a text field must not be seen: the DOM field that appears shows the pixels that the canvas showed, at every
// device scale. Largest difference allowed: 1 of 255 levels.
import assert from "node:assert/strict";
import { test } from "node:test";
import { settled, withDemo } from "./platform/demo.mjs";
import { capture, difference, hideCaret, renewContext } from "./platform/pixels.mjs";

for (const scale of [1, 1.25, 1.5, 2]) {
  test(`fields over the canvas show the same pixels at scale ${scale}`, async () => {
    await withDemo({ scale }, async (page) => {
      await hideCaret(page);
      const before = await capture(page);
      for (const name of ["Name", "Notes"]) {
        const field = page.getByRole("textbox", { name });
        await field.focus();
        await field.evaluate((element) => element.setSelectionRange(3, 3));
        await settled(page);
        assert.equal(await page.locator(".editing").getAttribute("aria-label"), name, "the DOM field is the visible one");
        const { largest } = difference(before, await capture(page));
        assert.ok(largest <= 1, `${name}: largest difference ${largest} levels`);
      }
      // The comparison can fail: an empty field differs.
      await page.getByRole("textbox", { name: "Notes" }).fill("");
      await settled(page);
      assert.ok(difference(before, await capture(page)).largest > 100);
    });
  });
}

test("a lost context comes back with the same pixels", async () => {
  await withDemo({}, async (page) => {
    const before = await capture(page);
    for (let round = 0; round < 5; round += 1) {
      await renewContext(page);
      await settled(page);
      await page.waitForTimeout(50);
      assert.equal(difference(before, await capture(page)).largest, 0, `round ${round}`);
    }
  });
});

test("a context that does not come back offers to restore the view", async () => {
  await withDemo({}, async (page) => {
    const before = await capture(page);
    await page.evaluate(() => {
      document.querySelector("#screen").getContext("webgl2").getExtension("WEBGL_lose_context").loseContext();
    });
    await page.getByRole("button", { name: "Restore view" }).click();
    await settled(page);
    assert.equal(await page.getByRole("button", { name: "Restore view" }).count(), 0);
    await page.waitForTimeout(50);
    assert.equal(difference(before, await capture(page)).largest, 0);
  });
});

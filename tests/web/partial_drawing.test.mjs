// A frame draws only what changed (src/platform/web/renderer.h): after much has moved, opened, scrolled and been typed the
// canvas shows the same pixels as when all of it is drawn anew.
import assert from "node:assert/strict";
import { capture, difference, hideCaret, renewContext } from "./platform/pixels.mjs";
import { addFromMenu, button, dialog, field, goTo, journeys, main, quiet, seedSample } from "./support/person.mjs";

const journey = journeys();

async function compare(page, what) {
  await quiet(page);
  await page.waitForFunction(() => window.kenalan.settled, undefined, { timeout: 60_000 });
  const partly = await capture(page);
  // What comes back was drawn as a whole.
  await renewContext(page);
  await quiet(page);
  await page.waitForTimeout(100);
  assert.equal(difference(partly, await capture(page)).largest, 0, what);
}

journey("what is drawn in parts looks like what is drawn as a whole", async (page) => {
  await hideCaret(page);
  await seedSample(page);
  await compare(page, "dashboard");
  await goTo(page, "Contacts");
  for (let step = 0; step < 8; step += 1) {
    await page.mouse.move(400 + step * 60, 250 + step * 50);
    await page.mouse.wheel(0, 90);
  }
  await compare(page, "a list that was scrolled");
  await main(page).getByRole("searchbox").fill("a");
  await compare(page, "a list that was filtered");
  await goTo(page, "Deals");
  for (let step = 0; step < 12; step += 1) await page.mouse.move(300 + step * 70, 300 + (step % 3) * 120);
  await compare(page, "a board under the pointer");
  await addFromMenu(page, "Add contact");
  const form = dialog(page, "Add contact");
  await field(form, "First name").fill("Siti");
  await page.keyboard.press("Tab");
  await compare(page, "a dialog");
  await button(form, "Cancel").click();
});

journey("a frame like the one before draws nothing, a small change little", async (page) => {
  await seedSample(page);
  await goTo(page, "Contacts");
  await page.waitForFunction(() => window.kenalan.settled, undefined, { timeout: 60_000 });
  const read = () => page.evaluate(() => ({ ...window.kenalan.counters }));
  await page.mouse.move(700, 20);
  await quiet(page);
  const before = await read();
  for (let step = 0; step < 5; step += 1) {
    await page.mouse.move(700 + (step % 2), 20);
    await quiet(page);
  }
  const still = await read();
  assert.ok(still.frames > before.frames);
  assert.deepEqual([still.glCalls, still.uploads], [before.glCalls, before.uploads]);
  await page.mouse.move(700, 400);
  await quiet(page);
  const hovered = await read();
  assert.ok(hovered.glCalls > still.glCalls, "a row under the pointer looks different");
  assert.equal((hovered.uploads - still.uploads) % 2, 0);
});

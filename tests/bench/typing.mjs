// Filter as you type: from the key to the frame that shows the shorter list. The mirror tells when that is: it is brought up
// to date at the end of the frame.
import { settled } from "./page.mjs";
import { median, ms } from "./table.mjs";

const words = ["tan", "siti", "a@b", "017"];

async function typeOne(page, key) {
  await page.evaluate(() => {
    const typed = { at: 0, shown: 0 };
    window.typed = typed;
    addEventListener("keydown", (event) => (typed.at = event.timeStamp), { capture: true, once: true });
    const count = () => document.querySelector("#mirror main").textContent.match(/[\d,]+ contacts?/)?.[0];
    const before = count();
    const observer = new MutationObserver(() => {
      if (typed.shown === 0 && typed.at > 0 && count() !== before) typed.shown = performance.now();
    });
    observer.observe(document.querySelector("#mirror"), { attributes: true, subtree: true, childList: true, characterData: true });
    typed.stop = () => observer.disconnect();
  });
  await page.keyboard.press(key);
  await settled(page);
  return page.evaluate(() => {
    window.typed.stop();
    return window.typed.shown === 0 ? undefined : window.typed.shown - window.typed.at;
  });
}

export async function measureTyping(lab) {
  const set = lab.options.sets.at(-1);
  return lab.withSet(set, async (page) => {
    await lab.go(page, "#/contacts");
    await page.getByRole("searchbox").first().click();
    await settled(page);
    const first = [];
    const next = [];
    for (const word of words) {
      for (const key of [...word, ...[...word].map(() => "Backspace")]) {
        const took = await typeOne(page, key);
        // A letter that leaves the count as it was tells nothing.
        if (took !== undefined) (first.length === 0 ? first : next).push(took);
      }
    }
    const row = (measure, value, target) => ({ part: "typing", measure, on: set, value, target });
    return [
      row("filter contacts, first key after the start", ms(first[0]), "≤ 50 ms"),
      row("filter contacts, key to list updated", ms(median(next)), "≤ 50 ms"),
      row("filter contacts, slowest key", ms(Math.max(...next))),
    ];
  });
}

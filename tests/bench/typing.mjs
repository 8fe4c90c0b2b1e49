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
    const observer = new MutationObserver(() => (typed.shown = performance.now()));
    observer.observe(document.querySelector("#mirror [aria-rowcount]"), { attributes: true, subtree: true, childList: true, characterData: true });
    typed.stop = () => observer.disconnect();
  });
  await page.keyboard.press(key);
  await settled(page);
  return page.evaluate(() => {
    window.typed.stop();
    return window.typed.shown - window.typed.at;
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
      for (const [index, letter] of [...word].entries()) (first.length === 0 ? first : index === 0 ? next : next).push(await typeOne(page, letter));
      for (const _ of word) next.push(await typeOne(page, "Backspace"));
    }
    const row = (measure, value, target) => ({ part: "typing", measure, on: set, value, target });
    return [
      row("filter contacts, first key after the start", ms(first[0]), "≤ 50 ms"),
      row("filter contacts, key to list updated", ms(median(next)), "≤ 50 ms"),
      row("filter contacts, slowest key", ms(Math.max(...next))),
    ];
  });
}

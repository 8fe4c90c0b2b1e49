// axe-core over the mirror: what it finds, in lines a person can act on. It is put into the page by the debugger, which the
// page's security policy does not concern.
//
// Left out is color-contrast alone: the mirror's text is invisible by design and what is seen is drawn on the canvas, where
// axe cannot look; contrast is a matter of the theme's own colours.
// Menus, lists of choices and tooltips hang from a control and lie outside of the landmarks, as dialogs do.
import { readFileSync } from "node:fs";

const source = readFileSync(new URL("../../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

export async function violations(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  return page.evaluate(async () => {
    window.axe.configure({
      checks: [{ id: "region", options: { regionMatcher: "dialog, [role=dialog], [role=alertdialog], [role=menu], [role=listbox], [role=tooltip]" } }],
    });
    const { violations: found } = await window.axe.run(document, { rules: { "color-contrast": { enabled: false } } });
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ html, any, all, none }) => {
        const why = [...any, ...all, ...none].map((check) => check.message).join("; ");
        return `${id}: ${why}: ${html.replace(/ style="[^"]*"/, "").slice(0, 300)}`;
      }));
  });
}

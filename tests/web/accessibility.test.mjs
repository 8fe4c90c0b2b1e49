// axe-core finds nothing wrong with the mirror: on every route, empty and filled, and with every kind of layer open.
// Its colour-contrast rule is left out: it looks at DOM text, and ours is painted on the canvas; the contrast of every
// pair of tokens is computed when the theme is generated (scripts/generate/theme.mjs). For the same reason light and dark
// have one mirror, and the dark theme is looked at on one route only.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { addFromMenu, button, dialog, dropFile, goTo, journeys, main, pick, quiet, seedSample } from "./support/person.mjs";

const journey = journeys();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// Popups lie beside the landmarks, as popups do; `region` is about the content of pages.
async function check(page, where, found, { popup = false } = {}) {
  // The gallery shows what turns for ever.
  if (!where.includes("gallery")) await quiet(page);
  // Evaluated over the debugging port: the page's policy lets nothing else in.
  await page.evaluate(`${axe}; undefined`);
  const violations = await page.evaluate(async (region) => {
    const rules = { "color-contrast": { enabled: false }, region: { enabled: region } };
    const { violations: all } = await window.axe.run(document, { rules, resultTypes: ["violations"] });
    return all.map((rule) => `${rule.id}: ${rule.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
  }, !popup);
  for (const violation of violations) found.push(`${where}: ${violation}`);
}

async function show(page, route) {
  await page.evaluate((hash) => (location.hash = hash), route);
  await page.waitForFunction((hash) => window.kenalan.route === hash, route);
}

const routes = [
  "#/dashboard", "#/leads", "#/contacts", "#/companies", "#/deals?view=board", "#/deals?view=table",
  "#/calendar?view=month&date=2026-11-25", "#/calendar?view=week&date=2026-11-25", "#/tasks", "#/settings/general", "#/settings/data",
  "#/settings/about", "#/gallery", "#/nowhere",
];

journey("every screen, empty", async (page) => {
  const found = [];
  for (const route of routes) {
    await show(page, route);
    await check(page, `empty ${route}`, found);
  }
  assert.deepEqual(found, []);
});

journey("every screen, filled, and the pages of records", async (page) => {
  const found = [];
  await seedSample(page);
  for (const route of routes) {
    await show(page, route);
    await check(page, `filled ${route}`, found);
  }
  for (const screen of ["Leads", "Contacts", "Companies"]) {
    await goTo(page, screen);
    await main(page).getByRole("row").nth(2).click();
    await main(page).getByRole("toolbar", { name: "Actions" }).waitFor();
    await check(page, `record of ${screen}`, found);
  }
  await goTo(page, "Deals");
  await main(page).getByRole("listitem").first().getByRole("button").first().click();
  await page.getByRole("navigation", { name: "Breadcrumbs" }).waitFor();
  await check(page, "deal", found);
  assert.deepEqual(found, []);
});

journey("with each dialog, the search, a menu, a list of choices and a calendar open; in the dark", async (page) => {
  const found = [];
  for (const item of ["Add lead", "Add contact", "Add company", "Add deal", "Add task", "Add appointment", "Add note", "Log call"]) {
    await addFromMenu(page, item);
    await dialog(page, item).waitFor();
    await check(page, item, found);
    if (item === "Add task") {
      await button(dialog(page), "Open calendar for Due date").click();
      await page.getByRole("grid").waitFor();
      await check(page, "calendar of a date", found, { popup: true });
      await page.keyboard.press("Escape");
    }
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
  }
  await button(page.getByRole("banner"), "Add").click();
  await page.getByRole("menu").waitFor();
  await check(page, "menu", found, { popup: true });
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await dialog(page).waitFor();
  await check(page, "search", found);
  await page.keyboard.press("Escape");
  await dropFile(page, "people.csv", Buffer.from("Name,Email\nAna,ana@example.com\nBen,nobody\n"));
  await button(dialog(page), "Import").waitFor();
  await check(page, "import", found);
  await dialog(page).getByRole("combobox", { name: "Import as" }).click();
  await page.getByRole("listbox").waitFor();
  await check(page, "choices", found, { popup: true });
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await goTo(page, "Settings");
  await main(page).getByRole("radio", { name: "Dark" }).click();
  await page.waitForFunction(() => document.documentElement.dataset.theme === "dark");
  await check(page, "dark", found);
  await pick(main(page), "Language", "Bahasa Melayu");
  await page.waitForFunction(() => document.documentElement.lang === "ms");
  await check(page, "Malay", found);
  assert.deepEqual(found, []);
});

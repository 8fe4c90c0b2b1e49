// axe-core finds nothing on any route, nor with any dialog, menu or list open: on a desktop and on a phone, in English and in
// Bahasa Melayu.
import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./support/axe.mjs";
import { openBrowser, openTab, serveDist } from "./support/browser.mjs";
import { button, dialog, main, quiet, ready } from "./support/person.mjs";
import { gone, visit } from "./support/steps.mjs";

const lists = ["#/leads", "#/contacts", "#/companies", "#/deals?view=board", "#/deals?view=table", "#/calendar", "#/calendar?view=week", "#/tasks", "#/history"];
const settings = ["#/settings/general", "#/settings/data", "#/settings/about"];

// One page, one pass over everything; what is wrong is gathered, so that one run shows all of it.
async function pass({ width, language = "en-GB" }, body) {
  const server = await serveDist();
  const browser = await openBrowser({ width, language });
  try {
    const page = await openTab(browser.context, server.url);
    page.setDefaultTimeout(20_000);
    await ready(page);
    await quiet(page);
    const found = [];
    const look = async (what) => {
      for (const line of await violations(page)) found.push(`${what}: ${line}`);
    };
    await body(page, look);
    assert.deepEqual(found, []);
    assert.deepEqual(page.problems, []);
  } catch (error) {
    error.message += `\n${await browser.context.pages().at(-1).locator("#mirror").ariaSnapshot().catch(String)}`;
    throw error;
  } finally {
    await browser.close();
    await server.close();
  }
}

// The first record of a list, opened as a person does.
async function openFirst(page, route) {
  await visit(page, route);
  const record = route === "#/deals?view=board"
    ? main(page).getByRole("listitem").getByRole("button").first()
    : main(page).getByRole("row").filter({ hasNot: page.getByRole("columnheader") }).first();
  await record.click();
  await page.waitForFunction(() => /^#\/\w+\/[0-9a-f-]{36}/.test(window.kenalan.route));
  await quiet(page);
}

async function allRoutes(page, look, sample) {
  await look("dashboard, empty");
  for (const route of lists) {
    await visit(page, route);
    await look(`${route}, empty`);
  }
  await visit(page, "#/dashboard");
  await button(main(page), sample).click();
  await page.waitForFunction(() => document.querySelector("main [role=feed]") !== null, undefined, { timeout: 60_000 });
  await quiet(page);
  await look("dashboard");
  for (const route of [...lists, ...settings, "#/no/such/page"]) {
    await visit(page, route);
    await look(route);
  }
  for (const route of ["#/leads", "#/contacts", "#/companies", "#/deals?view=board"]) {
    await openFirst(page, route);
    await look(`a record of ${route}`);
  }
  await visit(page, "#/history");
  await main(page).getByRole("listitem").getByRole("button").first().click();
  await main(page).locator("[aria-expanded=true]").waitFor();
  await quiet(page);
  await look("a step of the history");
  // Something in the gallery always moves, so it is never quiet.
  await page.evaluate(() => {
    location.hash = "#/gallery";
  });
  await main(page).getByRole("table").first().waitFor();
  await look("gallery");
  await visit(page, "#/dashboard");
}

async function open(page, press) {
  await press();
  await dialog(page).waitFor();
  await quiet(page);
}

async function close(page) {
  await page.keyboard.press("Escape");
  await gone(page.locator("[role=dialog], [role=alertdialog], [role=menu], [role=listbox]"));
}

async function allLayers(page, look) {
  const add = page.getByRole("banner").getByRole("button", { name: "Add", exact: true });
  const see = async (what, press) => {
    await open(page, press);
    await look(what);
    await close(page);
  };
  await add.click();
  const items = await page.getByRole("menu").getByRole("menuitem").allTextContents();
  assert.equal(items.length, 8);
  await quiet(page);
  await look("menu");
  await close(page);
  for (const item of items) {
    await see(item, async () => {
      await add.click();
      await page.getByRole("menuitem", { name: item, exact: true }).click();
    });
  }
  await see("search, found", async () => {
    await page.keyboard.press("Control+k");
    await dialog(page).getByRole("combobox").fill("a");
    await dialog(page).getByRole("option").nth(3).waitFor();
  });
  await see("search, nothing found", async () => {
    await page.keyboard.press("Control+k");
    await dialog(page).getByRole("combobox").fill("zzzzzz");
    await dialog(page).getByRole("option", { name: /Nothing matches/ }).waitFor();
  });
  await see("shortcuts", () => page.keyboard.press("Shift+?"));
  await see("storage lamp", () => page.getByRole("button", { name: /^Saved$/ }).click());
  await visit(page, "#/tasks");
  await see("days of a date field", () => button(main(page), "Open calendar for Due date").click());
  await visit(page, "#/settings/general");
  await main(page).getByRole("combobox", { name: "Currency" }).click();
  await page.getByRole("listbox").waitFor();
  await look("list of choices");
  await close(page);
  await visit(page, "#/settings/data");
  await see("open a database", () => button(main(page), "Choose a database file").click());
  await see("import", () => button(main(page), "Choose a file").click());
  await openFirst(page, "#/deals?view=board");
  await see("deal lost", () => button(main(page), "Lost").click());
  await see("edit a deal", () => button(main(page), "Edit deal").click());
}

test("every route, on a desktop", () => pass({ width: 1280 }, (page, look) => allRoutes(page, look, "Try with sample data")));
test("every route, on a phone", () => pass({ width: 360 }, (page, look) => allRoutes(page, look, "Try with sample data")));
test("every route, in Bahasa Melayu", () => pass({ width: 1280, language: "ms-MY" }, async (page, look) => {
  assert.equal(await page.evaluate(() => document.documentElement.lang), "ms");
  await allRoutes(page, look, "Cuba dengan data contoh");
}));

for (const width of [1280, 360]) {
  test(`every dialog, menu and list, ${width} pixels wide`, () => pass({ width }, async (page, look) => {
    await button(main(page), "Try with sample data").click();
    await page.waitForFunction(() => document.querySelector("main [role=feed]") !== null, undefined, { timeout: 60_000 });
    await quiet(page);
    await allLayers(page, look);
    // A form left half filled in asks.
    await visit(page, "#/contacts");
    await open(page, async () => {
      await page.getByRole("banner").getByRole("button", { name: "Add", exact: true }).click();
      await page.getByRole("menuitem", { name: "Add contact", exact: true }).click();
    });
    await dialog(page).getByRole("textbox", { name: "First name" }).fill("Aminah");
    await page.keyboard.press("Escape");
    await page.getByRole("alertdialog").waitFor();
    await quiet(page);
    await look("discard?");
  }));
}

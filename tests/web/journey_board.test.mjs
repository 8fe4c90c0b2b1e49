// The pipeline: a card goes to another stage by mouse, by keyboard, by finger and by its menu; the columns' counts and
// sums follow; deals are won, lost and unqualified with a reason, and every move is a step that Undo takes back.
import assert from "node:assert/strict";
import { addFromMenu, button, dialog, dragMouse, field, goTo, journeys, main, quiet, said } from "./support/person.mjs";

async function addDeal(page, name, value) {
  await addFromMenu(page, "Add deal");
  const form = dialog(page, "Add deal");
  await field(form, "Deal name").fill(name);
  await field(form, "Value").fill(value);
  await button(form, "Save").click();
  await form.waitFor({ state: "detached" });
  await button(page, `Undo: Add deal ${name}`).waitFor();
}

async function boardOf(page) {
  await addDeal(page, "Panels", "12000");
  await addDeal(page, "Cables", "800");
  await goTo(page, "Deals");
  await column(page, "Incoming, 2 deals").waitFor();
  await quiet(page);
}

const column = (page, name) => main(page).getByRole("list", { name, exact: true });
const card = (page, name) => main(page).getByRole("list").getByRole("button", { name, exact: true });
const item = (page, name) => main(page).getByRole("listitem").filter({ has: page.getByRole("button", { name, exact: true }) });

async function middleOf(locator) {
  const box = await locator.boundingBox();
  return { x: box.x + Math.min(box.width / 2, 60), y: box.y + box.height / 2 };
}

// Where a person would let go: below the head of the column.
async function below(page, stage) {
  const box = await main(page).getByRole("heading", { name: stage, exact: true }).boundingBox();
  return { x: box.x + 60, y: box.y + 190 };
}

const mouse = journeys();

mouse("by mouse: the card is in the other column, and its count and sum with it", async (page) => {
  await boardOf(page);
  await dragMouse(page, await middleOf(card(page, "Panels")), await below(page, "Quote"));
  await said(page, "Panels moved to Quote");
  await column(page, "Quote, 1 deal").getByRole("button", { name: "Panels" }).waitFor();
  await column(page, "Incoming, 1 deal").getByRole("button", { name: "Cables" }).waitFor();
  await main(page).getByText("RM 7.2K weighted").waitFor();
  await button(page, "Undo: Move Panels").click();
  await column(page, "Incoming, 2 deals").getByRole("button", { name: "Panels" }).waitFor();
  await button(page, "Redo: Move Panels").click();
  await column(page, "Quote, 1 deal").waitFor();
});

mouse("by keyboard: Space picks up, arrows choose, Escape puts back, Space drops", async (page) => {
  await boardOf(page);
  await card(page, "Panels").focus();
  await page.keyboard.press("Space");
  await said(page, /^Panels picked up from Incoming/);
  await page.keyboard.press("ArrowRight");
  await said(page, /^Panels over Qualified/);
  await page.keyboard.press("Escape");
  await said(page, "Panels put back");
  await column(page, "Incoming, 2 deals").waitFor();
  await page.keyboard.press("Space");
  await said(page, /^Panels picked up from Incoming/);
  await page.keyboard.press("ArrowRight");
  await said(page, /^Panels over Qualified/);
  await page.keyboard.press("Space");
  await column(page, "Qualified, 1 deal").getByRole("button", { name: "Panels" }).waitFor();
});

mouse("by its menu: to a stage, won, lost with a reason, unqualified; the dashboard and the record follow", async (page) => {
  await boardOf(page);
  const move = async (name, stage) => {
    await item(page, name).getByRole("button", { name: "Move to…" }).click();
    await page.getByRole("menuitemcheckbox", { name: stage, exact: true }).click();
  };
  await move("Cables", "Qualified");
  await column(page, "Qualified, 1 deal").waitFor();
  await move("Cables", "Lost");
  const why = dialog(page, "Cables was lost");
  await why.getByRole("radio", { name: "Price too high" }).click();
  await button(why, "Mark as lost").click();
  await button(page, "Undo: Lose Cables").waitFor();
  await main(page).getByRole("group", { name: "Lost, 1 deal" }).waitFor();
  await move("Panels", "Won");
  await main(page).getByRole("group", { name: "Won, 1 deal" }).waitFor();
  await button(page, "Undo: Win Panels").click();
  await column(page, "Incoming, 1 deal").waitFor();
  await move("Panels", "Unqualified");
  await button(dialog(page, "Panels is unqualified"), "Skip reason").click();
  await main(page).getByRole("group", { name: "Unqualified, 1 deal" }).waitFor();
});

mouse("the record of a deal changes its stage with one click; the table lists it", async (page) => {
  await boardOf(page);
  await card(page, "Panels").click();
  await page.getByRole("heading", { name: "Panels", level: 1 }).waitFor();
  const stages = main(page).getByRole("radiogroup", { name: "Stage of the deal" }).or(main(page).getByRole("group", { name: "Stage of the deal" }));
  await stages.getByText("Quote").or(stages.getByRole("radio", { name: /^Quote/ })).or(stages.getByRole("button", { name: /^Quote/ })).first().click();
  await button(page, "Undo: Move Panels").waitFor();
  await goTo(page, "Deals");
  await main(page).getByRole("radio", { name: "Table" }).click();
  await main(page).getByRole("row", { name: "Panels" }).getByRole("cell", { name: "Quote" }).waitFor();
  await main(page).getByRole("searchbox", { name: "Filter deals" }).fill("cab");
  await main(page).getByRole("row", { name: "Panels" }).waitFor({ state: "detached" });
  assert.equal(await main(page).getByRole("row", { name: "Cables" }).count(), 1);
});

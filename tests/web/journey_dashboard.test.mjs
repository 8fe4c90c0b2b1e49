// The dashboard: pipeline and closed deals, the feed with its filters, tasks and appointments, and the Add button of every
// screen, each of whose entries opens its dialog.
import assert from "node:assert/strict";
import { addFromMenu, button, dialog, field, goTo, journeys, main, pick, quiet, seedSample } from "./support/person.mjs";

const journey = journeys();

journey("every entry of the Add button opens its dialog, on every screen", async (page) => {
  const entries = [
    ["Add lead", "Add lead"], ["Add contact", "Add contact"], ["Add company", "Add company"], ["Add deal", "Add deal"],
    ["Add task", "Add task"], ["Add appointment", "Add appointment"], ["Add note", "Add note"], ["Log call", "Log call"],
  ];
  for (const [item, title] of entries) {
    await addFromMenu(page, item);
    await dialog(page, title).waitFor();
    await button(dialog(page, title), "Cancel").click();
    await dialog(page, title).waitFor({ state: "detached" });
  }
  for (const screen of ["Leads", "Contacts", "Companies", "Deals", "Calendar", "Tasks", "Settings"]) {
    await goTo(page, screen);
    await button(page.getByRole("banner"), "Add").press("Enter");
    await page.getByRole("menuitem", { name: "Add task" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("menu").waitFor({ state: "detached" });
  }
  assert.equal(await button(page, "Undo").isDisabled(), true);
});

journey("the feed says what was done, and its filters leave out the rest", async (page) => {
  await addFromMenu(page, "Add contact");
  await field(dialog(page), "First name").fill("Aminah");
  await button(dialog(page), "Save").click();
  await page.getByRole("heading", { name: "Aminah", level: 1 }).waitFor();
  await field(main(page), "Note").fill("Likes tea");
  await main(page).getByRole("group", { name: "Timeline" }).getByRole("button", { name: "Add note" }).click();
  await button(page, "Undo: Add note to Aminah").waitFor();
  await goTo(page, "Dashboard");
  const feed = main(page).getByRole("feed", { name: "Activity" });
  await feed.getByRole("article", { name: "You added a note to Aminah" }).waitFor();
  await feed.getByRole("article", { name: "You added the contact Aminah" }).waitFor();
  await pick(main(page), "Kind of activity", "Notes");
  await feed.getByRole("article", { name: "You added the contact Aminah" }).waitFor({ state: "detached" });
  await feed.getByText("Likes tea").waitFor();
  await pick(main(page), "Kind of activity", "Calls");
  await main(page).getByText("Nothing happened in this time.").waitFor();
  await pick(main(page), "Kind of activity", "Everything");
  await pick(main(page), "Period", "Today");
  await feed.getByRole("link", { name: "Aminah" }).first().click();
  await page.getByRole("heading", { name: "Aminah", level: 1 }).waitFor();
});

journey("figures lead to what is behind them; a task is done from here", async (page) => {
  await seedSample(page);
  const pipeline = main(page).getByRole("region", { name: "Pipeline" });
  await main(page).getByRole("region", { name: "Closed in the last 30 days" }).getByRole("link", { name: /Won/ }).waitFor();
  await main(page).getByRole("region", { name: "Appointments" }).getByRole("link").nth(1).waitFor();
  const tasks = main(page).getByRole("region", { name: "Tasks" });
  const first = tasks.getByRole("checkbox").first();
  const name = await first.textContent();
  await first.click();
  await button(page, `Undo: Complete ${/“(.*)”/.exec(name)[1]}`).waitFor();
  const stage = pipeline.getByRole("link", { name: /^Incoming, (\d+) deals/ });
  const count = /(\d+) deals/.exec(await stage.textContent())[1];
  await stage.click();
  await page.getByRole("main", { name: "Deals" }).waitFor();
  await main(page).getByRole("radio", { name: "Table", checked: true }).waitFor();
  await quiet(page);
  assert.equal(await main(page).getByRole("row").filter({ hasNot: page.getByRole("columnheader") }).count(), Number(count));
});

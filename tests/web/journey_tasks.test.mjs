// Tasks: added with and without a due date, overdue on top and said in words, done and open again; on the dashboard too.
import assert from "node:assert/strict";
import { button, field, goTo, journeys, main, quiet, ready, said } from "./support/person.mjs";

const journey = journeys();
const list = (page, name) => main(page).getByRole("list", { name, exact: true });
const title = (scope, name) => scope.getByRole("button", { name, exact: true });

async function addTask(page, name, due) {
  await field(main(page), "Add a task…").fill(name);
  if (due !== undefined) {
    await field(main(page), "Due date").fill(due);
    await page.keyboard.press("Tab");
  }
  await field(main(page), "Add a task…").press("Enter");
  await button(page, `Undo: Add task ${name}`).waitFor();
}

journey("due dates put tasks into their sections; overdue is said, not only coloured", async (page) => {
  await goTo(page, "Tasks");
  await main(page).getByRole("heading", { name: "Nothing to do" }).waitFor();
  await addTask(page, "Ring the bank", "yesterday");
  await addTask(page, "Send the offer", "today");
  await addTask(page, "Order paper");
  await title(list(page, "Overdue"), "Ring the bank").waitFor();
  await title(list(page, "Today"), "Send the offer").waitFor();
  await title(list(page, "No date"), "Order paper").waitFor();
  assert.match(await title(list(page, "Overdue"), "Ring the bank").getAttribute("aria-description"), /^Overdue, /);
  await page.getByRole("navigation", { name: "Main navigation" }).getByRole("link", { name: "Tasks, 1" }).waitFor();

  await goTo(page, "Dashboard");
  await main(page).getByRole("link", { name: /^Ring the bank, overdue/ }).waitFor();
  await main(page).getByText("1 overdue").waitFor();
});

journey("done by mouse and by keyboard, open again, undone", async (page) => {
  await goTo(page, "Tasks");
  await addTask(page, "Ring the bank", "yesterday");
  await addTask(page, "Order paper");
  const box = (name) => main(page).getByRole("checkbox", { name: `Complete “${name}”` });
  await box("Ring the bank").click();
  await said(page, "Ring the bank is done");
  await main(page).getByRole("checkbox", { name: /“Ring the bank”$/, checked: true }).waitFor();
  await page.getByRole("navigation", { name: "Main navigation" }).getByRole("link", { name: "Tasks", exact: true }).waitFor();
  await box("Order paper").press("Space");
  await said(page, "Order paper is done");
  await main(page).getByRole("checkbox", { name: /“Order paper”$/, checked: true }).click();
  await said(page, "Order paper is open again");
  await button(page, "Undo: Reopen task Order paper").click();
  await main(page).getByRole("checkbox", { name: /“Order paper”$/, checked: true }).waitFor();
});

journey("a day that does not exist is refused by name, and nothing is added", async (page) => {
  await goTo(page, "Tasks");
  await field(main(page), "Add a task…").fill("Impossible");
  await field(main(page), "Due date").fill("31/2/2027");
  await page.keyboard.press("Tab");
  await quiet(page);
  assert.equal(await field(main(page), "Due date").getAttribute("aria-invalid"), "true");
  assert.match(await field(main(page), "Due date").getAttribute("aria-description"), /Not a date/);
  await field(main(page), "Add a task…").press("Enter");
  await quiet(page);
  assert.equal(await button(page, "Undo").isDisabled(), true);
});

journey("a press that writes asks for no picture inside its event, so that the word that it is durable need not wait", async (page) => {
  await page.addInitScript(() => {
    window.asked = [];
    let inside = null;
    addEventListener("pointerup", () => (inside = { frames: 0, transactions: 0 }), { capture: true });
    addEventListener("click", () => {
      if (inside !== null) window.asked.push(inside);
      inside = null;
    }, { capture: true });
    const frame = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (run) => {
      if (inside !== null) inside.frames += 1;
      return frame(run);
    };
    const transaction = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...values) {
      if (inside !== null) inside.transactions += 1;
      return transaction.apply(this, values);
    };
  });
  await page.reload();
  await ready(page);
  await goTo(page, "Tasks");
  await addTask(page, "Send the offer", "31/12/2099");
  await quiet(page);
  await page.evaluate(() => (window.asked.length = 0));
  await main(page).getByRole("checkbox", { name: /Send the offer/ }).click();
  await button(page, "Saved").waitFor();
  assert.deepEqual(await page.evaluate(() => window.asked), [{ frames: 0, transactions: 1 }]);
  // Shown all the same, without another event.
  await said(page, /Send the offer/);
});

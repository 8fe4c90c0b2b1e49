// Settings take effect at once and stay; sample data come as one step and go without the person's own records.
import assert from "node:assert/strict";
import { addFromMenu, button, dialog, field, goTo, journeys, main, pick, quiet, ready, seedSample } from "./support/person.mjs";

const journey = journeys();

journey("language, theme, currency, week start and time zone take effect at once and stay", async (page) => {
  await goTo(page, "Settings");
  await main(page).getByRole("radio", { name: "Dark" }).click();
  await page.waitForFunction(() => document.documentElement.dataset.theme === "dark");
  await pick(main(page), "Currency", "USD");
  await pick(main(page), "Week starts on", "Sunday");
  await pick(main(page), "Time zone", "Pacific/Kiritimati");
  await pick(main(page), "Language", "Bahasa Melayu");
  const rail = page.getByRole("navigation", { name: "Navigasi utama" }).or(page.getByRole("navigation").first());
  for (const name of ["Petunjuk", "Kenalan", "Syarikat", "Tawaran", "Kalendar", "Tugas", "Tetapan"]) await rail.getByRole("link", { name, exact: true }).first().waitFor();
  await page.waitForFunction(() => document.documentElement.lang === "ms");

  await page.reload();
  await ready(page);
  await page.getByRole("main", { name: "Tetapan" }).waitFor();
  await page.waitForFunction(() => document.documentElement.dataset.theme === "dark");
  await main(page).getByRole("combobox", { name: "Bahasa", exact: true }).click();
  await page.getByRole("option", { name: "English", exact: true }).click();
  await page.getByRole("main", { name: "Settings" }).waitFor();
  for (const [name, value] of [["Currency", "USD"], ["Week starts on", "Sunday"], ["Time zone", "Pacific/Kiritimati"]]) {
    assert.equal(await main(page).getByRole("combobox", { name, exact: true }).inputValue(), value);
  }
  await goTo(page, "Calendar");
  assert.match(await main(page).getByRole("group").getByRole("button").first().textContent(), /^Sunday/);
  await addFromMenu(page, "Add deal");
  assert.equal(await dialog(page).getByRole("combobox", { name: "Currency" }).inputValue(), "USD");
});

journey("sample data come as one step, are edited, and go without the person's own", async (page) => {
  await addFromMenu(page, "Add contact");
  await field(dialog(page), "First name").fill("Aaron Own");
  await button(dialog(page), "Save").click();
  await page.getByRole("heading", { name: "Aaron Own", level: 1 }).waitFor();
  await goTo(page, "Settings");
  await page.getByRole("tab", { name: "Data and backup" }).click();
  await button(main(page), "Add sample data").click();
  await button(page, "Undo: Add sample data").waitFor();
  await goTo(page, "Contacts");
  await main(page).getByRole("row").filter({ hasText: "Abdul" }).first().click();
  await button(main(page), "Edit").click();
  await field(dialog(page), "Job title").fill("Edited by me");
  await button(dialog(page), "Save").click();
  await main(page).getByText("Edited by me").first().waitFor();
  await goTo(page, "Settings");
  await page.getByRole("tab", { name: "Data and backup" }).click();
  await button(main(page), "Remove sample data").click();
  await button(page, "Undo: Remove sample data").waitFor();
  await goTo(page, "Contacts");
  await main(page).getByText("1 contact", { exact: true }).waitFor();
  await main(page).getByRole("row", { name: "Aaron Own" }).waitFor();
  await button(page, "Undo: Remove sample data").click();
  await main(page).getByText("1 contact", { exact: true }).waitFor({ state: "detached" });
});

journey("a larger sample shows its progress; cancelled, it leaves nothing behind", async (page) => {
  await goTo(page, "Settings");
  await page.getByRole("tab", { name: "Data and backup" }).click();
  await main(page).getByRole("radio", { name: "10,000 contacts" }).click();
  await button(main(page), "Add sample data").click();
  await page.getByRole("progressbar").waitFor();
  await button(main(page), "Cancel").click();
  await page.getByRole("progressbar").waitFor({ state: "detached" });
  await quiet(page);
  assert.equal(await button(page, "Undo").isDisabled(), true);
  for (const screen of ["Leads", "Contacts", "Companies", "Deals"]) {
    await goTo(page, screen);
    await main(page).getByRole("heading", { name: `No ${screen.toLowerCase()} yet` }).waitFor();
  }
});

// The pipeline with a finger: a card that is held is lifted and carried; a quick stroke scrolls and moves nothing.
import { addFromMenu, button, dialog, dragFinger, field, goTo, journeys, main, quiet, said } from "./support/person.mjs";

const touch = journeys({ touch: true });

touch("a held card follows the finger to another stage; a stroke does not move it", async (page) => {
  await addFromMenu(page, "Add deal");
  const form = dialog(page, "Add deal");
  await field(form, "Deal name").fill("Panels");
  await button(form, "Save").tap();
  await form.waitFor({ state: "detached" });
  await goTo(page, "Deals");
  const card = main(page).getByRole("list").getByRole("button", { name: "Panels", exact: true });
  await card.waitFor();
  await quiet(page);
  const box = await card.boundingBox();
  const from = { x: box.x + 40, y: box.y + box.height / 2 };
  const head = await main(page).getByRole("heading", { name: "Quote", exact: true }).boundingBox();
  const to = { x: head.x + 60, y: head.y + 190 };

  await dragFinger(page, from, { x: from.x + 160, y: from.y }, { held: false });
  await main(page).getByRole("list", { name: "Incoming, 1 deal" }).waitFor();

  await dragFinger(page, from, to, { held: true });
  await said(page, "Panels moved to Quote");
  await main(page).getByRole("list", { name: "Quote, 1 deal" }).waitFor();
  await button(page, "Undo: Move Panels").tap();
  await main(page).getByRole("list", { name: "Incoming, 1 deal" }).waitFor();
});

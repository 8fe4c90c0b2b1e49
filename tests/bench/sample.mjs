// Making the sample data: how long, how many rows a second, and whether frames went on meanwhile.
import { addSample, sets } from "./page.mjs";
import { count, ms } from "./table.mjs";

export async function measureSample(lab) {
  const rows = [];
  for (const set of lab.options.sets) {
    await lab.original(set);
    let told = lab.made.get(set);
    if (told === undefined) {
      // The set was kept from another run.
      const profile = lab.freshProfile();
      told = await lab.withPage({ profile }, (page) => addSample(lab, page, set));
      lab.removeProfile(profile);
    }
    const row = (measure, value, target) => ({ part: "sample data", measure, on: set, value, target });
    const records = sets[set].rows;
    rows.push(
      row("made, durable", ms(told.ms)),
      row("records a second", count(Math.round(records / (told.ms / 1000)))),
      row("longest time between two frames", ms(told.longestGapMs), "≤ 50 ms"),
      row("times over 50 ms", count(told.gapsOver50), "0"),
    );
  }
  return rows;
}

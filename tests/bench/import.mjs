// Import of a 10,000-row CSV: reading it up to the preview, then the import until all of it is durable, each with the
// longest time between two frames.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { followJob, settled, waitFor } from "./page.mjs";
import { count, median, ms } from "./table.mjs";

const records = 10_000;

export function csvOf(rows) {
  const lines = ["First Name,Last Name,Organization Name,Organization Title,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - City,Notes"];
  const given = ["Aisyah", "Wei Ling", "Kumar", "José", "Nurul", "Thanh", "Priya", "Li Na", "Daniel", "Zainab"];
  const family = ["binti Rahman", "Tan", "Subramaniam", "García", "Hassan", "Nguyễn", "Nair", "王", "O'Brien", "bin Yusof"];
  for (let i = 0; i < rows; ++i) {
    lines.push([given[i % 10], family[Math.floor(i / 10) % 10], `Company ${Math.floor(i / 8)} Sdn Bhd`, "Manager", "Work", `person${i}@company${i % 700}.example`, "Mobile",
      `+60 12-${String(1_000_000 + i * 37).slice(0, 3)} ${String(1000 + (i * 7919) % 9000)}`, ["Ipoh", "Johor Bahru", "Kuching"][i % 3], `"Met at the fair, hall ${i % 9}"`].join(","));
  }
  return Buffer.from(`${lines.join("\r\n")}\r\n`);
}

// file: on the disk, as a person's is; bytes handed over would be decoded by the page's own thread.
async function importOnce(lab, set, file) {
  return lab.withSet(set, async (page) => {
    await lab.go(page, "#/settings/data");
    await page.getByRole("button", { name: "Choose a file" }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), dialog.getByRole("button", { name: "Choose a file" }).click()]);
    const read = await followJob(page, async () => {
      await chooser.setFiles(file);
      await waitFor(page, () => [...document.querySelectorAll("[role=dialog] button")].some((button) => button.textContent.trim() === "Import" || button.ariaLabel === "Import"));
    });
    await settled(page);
    const written = await followJob(page, () => dialog.getByRole("button", { name: "Import", exact: true }).click());
    await settled(page);
    return { read, written };
  });
}

export async function measureImport(lab) {
  const set = lab.has("S") ? "S" : lab.options.sets[0];
  const runs = [];
  const folder = mkdtempSync(join(tmpdir(), "kenalan-bench-csv-"));
  try {
    const file = join(folder, "people.csv");
    writeFileSync(file, csvOf(records));
    for (let i = 0; i < Math.min(3, lab.options.repeat); ++i) runs.push(await importOnce(lab, set, file));
  } finally {
    rmSync(folder, { recursive: true });
  }
  const row = (measure, value, target) => ({ part: "import", measure: `10,000-row CSV: ${measure}`, on: set, value, target });
  const middle = (pick) => median(runs.map(pick));
  const longest = (pick) => Math.max(...runs.map(pick));
  return [
    row("longest task of the page (preview, import)", `${ms(longest((run) => run.read.longestTaskMs))}, ${ms(longest((run) => run.written.longestTaskMs))}`, "≤ 50 ms"),
    row("file to preview", ms(middle((run) => run.read.ms))),
    row("imported, durable", ms(middle((run) => run.written.ms)), "≤ 3 s"),
    row("longest time between two frames (preview, import)", `${ms(middle((run) => run.read.longestGapMs))}, ${ms(middle((run) => run.written.longestGapMs))}`, "≤ 50 ms"),
    row("times over 50 ms (preview, import)", `${count(middle((run) => run.read.gapsOver50))}, ${count(middle((run) => run.written.gapsOver50))}`, "0, 0"),
  ];
}

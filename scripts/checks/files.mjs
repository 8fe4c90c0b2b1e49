// The files that checks look at: ours, not what is generated, fetched or built.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

export function sourceFiles(folder, endings) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return path === "web/generated" ? [] : sourceFiles(path, endings);
      return endings.length === 0 || endings.some((ending) => entry.name.endsWith(ending)) ? [path] : [];
    });
}

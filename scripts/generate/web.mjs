// Writes the TypeScript twins of the generated headers to web/generated/: icon shapes in the order of ui::Icon, the
// palettes, and the texts that must be there before (or instead of) the WebAssembly: those of the area "boot".
import { join } from "node:path";
import { readIcons } from "./icons.mjs";
import { readLocales } from "./locales.mjs";
import { generatedNote, runGenerator, writeIfChanged } from "./output.mjs";
import { readTheme } from "./theme.mjs";

export function generateWebModules(root, deps) {
  const folder = join(root, "web", "generated");
  const icons = readIcons(join(root, "assets/icons.json"), join(deps, "icons"));
  writeIfChanged(
    join(folder, "icons.ts"),
    `${generatedNote("assets/icons.json")}// Shapes to be stroked in a box of 24 units, by the value of ui::Icon.\n` +
      `export const iconPaths: readonly string[] = ${JSON.stringify(icons.map((icon) => icon.path), null, 2)};\n`,
  );
  const { light, dark } = readTheme(join(root, "assets/theme"));
  writeIfChanged(
    join(folder, "theme.ts"),
    `${generatedNote("assets/theme")}export const lightPalette = ${JSON.stringify(light.colours, null, 2)} as const;\n` +
      `export const darkPalette = ${JSON.stringify(dark.colours, null, 2)} as const;\n`,
  );
  const { keys, texts } = readLocales(join(root, "assets/locales"));
  const boot = (table) =>
    Object.fromEntries(keys.flatMap((key, index) => (key.startsWith("boot.") ? [[key.slice(5), table[index]]] : [])));
  writeIfChanged(
    join(folder, "boot_texts.ts"),
    `${generatedNote("assets/locales/*/boot.json")}export const bootTexts = {\n` +
      `  en: ${JSON.stringify(boot(texts[0]), null, 2)},\n  ms: ${JSON.stringify(boot(texts[1]), null, 2)},\n} as const;\n`,
  );
}

if (process.argv[1]?.endsWith("web.mjs")) {
  runGenerator(() => generateWebModules(process.cwd(), process.env.KENALAN_DEPS ?? ".deps"));
}

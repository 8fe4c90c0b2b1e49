// Chromium with the platform's test page, for tests that look at pixels: a real device scale factor (emulated ones draw
// otherwise), software WebGL, an empty profile.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const flags = [
  "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
  "--disable-sync", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
];

export async function openBrowser({ scale = 1, width = 800, height = 600, extra = [] } = {}) {
  const profile = mkdtempSync(join(tmpdir(), "kenalan-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.KENALAN_CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    viewport: null,
    args: [...flags, `--force-device-scale-factor=${scale}`, `--window-size=${width},${height}`, ...extra],
  });
  return {
    context,
    page: context.pages()[0] ?? (await context.newPage()),
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

// The page is ready when nothing is pending any more.
export async function settled(page) {
  await page.waitForFunction(() => window.kenalan?.settled === true);
}

export async function logOf(page) {
  return page.locator("#n1").textContent();
}

// Starts the shipped page in Debian's Chromium for a test: an own server on a free port, an own empty profile, real device
// pixels (emulated ones are drawn differently), software WebGL. Everything that the page logs as an error and every
// violation of its security policy is collected; tests look at `page.problems`.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";
import { startServer } from "../../../scripts/serve.mjs";

export const distFolder = resolve(process.env.KENALAN_DIST ?? "dist");

export function serveDist(options = {}) {
  return startServer({ root: distFolder, ...options });
}

// profile: a folder to be used again after closing (default: a fresh one, removed at the end). touch: a touch screen.
// backForwardCache: as outside of tests.
export async function openBrowser({ width = 1280, height = 800, scale = 1, touch = false, profile, language = "en-GB", backForwardCache = false, arguments: more = [] } = {}) {
  const folder = profile ?? mkdtempSync(join(tmpdir(), "kenalan-profile-"));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.KENALAN_CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    viewport: null,
    locale: language,
    hasTouch: touch,
    acceptDownloads: true,
    ignoreDefaultArgs: backForwardCache ? ["--disable-back-forward-cache"] : [],
    args: [
      "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
      "--disable-sync", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", `--force-device-scale-factor=${scale}`,
      `--window-size=${width},${height}`, ...more,
    ],
  });
  const close = async () => {
    await context.close();
    if (profile === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return { context, close };
}

// A tab that remembers what went wrong in it.
export async function openTab(context, url) {
  const page = await context.newPage();
  page.problems = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) page.problems.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => page.problems.push(`thrown: ${error.message}`));
  if (url) await page.goto(url);
  return page;
}

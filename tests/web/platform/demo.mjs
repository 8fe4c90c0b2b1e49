// Opens the platform's test page for a test and cleans up after it.
import { rmSync } from "node:fs";
import { startServer } from "../../../scripts/serve.mjs";
import { openBrowser, openTab } from "../support/browser.mjs";
import { buildDemo } from "./build.mjs";

export async function withDemo(options, body) {
  const root = await buildDemo();
  const server = await startServer({ root, ...options.server });
  const browser = await openBrowser({ width: 800, height: 620, ...options });
  try {
    const page = await openTab(browser.context, server.url);
    await settled(page);
    await body(page, { server, browser, root });
  } finally {
    await browser.close();
    await server.close();
    rmSync(root, { recursive: true, force: true });
  }
}

// Nothing is pending any more.
export async function settled(page) {
  await page.waitForFunction(() => window.kenalan?.settled === true);
}

// What C++ was told since the last time: lines that tests compare.
export function logReader(page) {
  let seen = 0;
  return async () => {
    await settled(page);
    const text = await page.locator("#n1").textContent();
    const lines = text.slice(seen).split("\n").filter((line) => line !== "");
    seen = text.length;
    return lines;
  };
}

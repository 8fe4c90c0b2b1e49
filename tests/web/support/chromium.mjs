// A Chromium that can be killed: started by hand on a profile of its own, driven over its debugging port.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const executable = process.env.KENALAN_CHROMIUM ?? "/usr/bin/chromium";
const flags = [
  "--headless=new", "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
  "--disable-sync", "--remote-debugging-port=0",
];
const startLimitMs = 30_000;

export const makeProfile = () => mkdtempSync(join(tmpdir(), "kenalan-profile-"));
export const removeProfile = (profile) => rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export async function startChromium(profile, extraFlags = []) {
  const portFile = join(profile, "DevToolsActivePort");
  rmSync(portFile, { force: true });
  const child = spawn(executable, [...flags, ...extraFlags, `--user-data-dir=${profile}`, "about:blank"], { stdio: "ignore" });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const limit = Date.now() + startLimitMs;
  while (!existsSync(portFile) || readFileSync(portFile, "utf8").split("\n").length < 2) {
    if (Date.now() > limit || child.exitCode !== null) throw new Error("Chromium did not start");
    await pause(20);
  }
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${readFileSync(portFile, "utf8").split("\n")[0]}`);
  return {
    context: browser.contexts()[0],
    async kill() {
      child.kill("SIGKILL");
      await ended;
      await browser.close().catch(() => undefined);
    },
    async close() {
      const session = await browser.newBrowserCDPSession();
      await session.send("Browser.close").catch(() => undefined);
      await ended;
      await browser.close().catch(() => undefined);
    },
  };
}

// The whole page on a profile that outlives its browsers, and hands that reach into the two homes of its database while no
// browser runs: the folders in which Chromium keeps IndexedDB and the origin's private files.
import { readdirSync, rmSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { openTab, serveDist } from "./browser.mjs";
import { makeProfile, removeProfile, startChromium } from "./chromium.mjs";
import { ready } from "./person.mjs";

const flags = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--force-device-scale-factor=1", "--window-size=1280,800"];
const stepLimitMs = Number(process.env.KENALAN_STEP_LIMIT_MS ?? 45_000);

// `open(languages)` starts a browser on the profile and the page in it; `close` and `kill` end it.
export async function withTwoHomes(body) {
  const server = await serveDist();
  const profile = makeProfile();
  let browser;
  const homes = {
    server,
    profile,
    get context() {
      return browser.context;
    },
    async open({ language = "en-GB", before, route = "#/contacts" } = {}) {
      browser = await startChromium(profile, [...flags, `--accept-lang=${language}`]);
      await before?.(browser.context);
      return homes.tab(route);
    },
    async tab(route = "#/contacts") {
      const page = await openTab(browser.context, `${server.url}${route}`);
      page.setDefaultTimeout(stepLimitMs);
      await ready(page);
      return page;
    },
    async close() {
      await browser.close();
      browser = undefined;
    },
    async kill() {
      await browser.kill();
      browser = undefined;
    },
    firstFolder: () => join(profile, "Default/IndexedDB", `http_127.0.0.1_${server.port}.indexeddb.leveldb`),
    removeFirst: () => rmSync(homes.firstFolder(), { recursive: true }),
    // Of all origins: the test has one.
    removeSecond: () => rmSync(join(profile, "Default/File System"), { recursive: true }),
    // The end of the newest log of LevelDB, as a kill between two of its writes leaves it.
    tearFirst(bytes) {
      const logs = readdirSync(homes.firstFolder()).filter((name) => /^\d+\.log$/.test(name)).sort();
      const log = join(homes.firstFolder(), logs.at(-1));
      truncateSync(log, Math.max(0, statSync(log).size - bytes));
    },
  };
  try {
    await body(homes);
  } finally {
    // Not killed: its other processes would go on writing into the folder that is removed.
    await browser?.close().catch(() => undefined);
    await server.close();
    removeProfile(profile);
  }
}

// Everything is durable, and in the second home too.
export const copied = (page) =>
  page.waitForFunction(() => {
    const { second, copied: there, durable, queued } = window.kenalan.storage;
    return second === "open" && queued === 0 && there === durable;
  });

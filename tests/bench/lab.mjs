// Where measuring happens: one server for the whole run, browsers on profile folders, and the folders themselves. Every
// database is made once, through the page's own sample data, and copied for each browser that may change it.
//
// The address is always the same, whatever port the server got (Chromium is told where it is): a kept profile
// finds its database again.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { openBrowser, openTab, serveDist } from "../web/support/browser.mjs";
import { installProbe } from "./probe.mjs";
import { addSample, settled } from "./page.mjs";

const host = "kenalan.localhost";
// What a browser keeps of files and compiled code; a cold start has none of it.
const caches = ["Service Worker", "Cache", "Code Cache", "GPUCache", "DawnGraphiteCache", "DawnWebGPUCache"];
const globalCaches = ["ShaderCache", "GrShaderCache", "GraphiteDawnCache"];

// Of the page that is measured, and of the page that made a set.
const version = () => JSON.parse(readFileSync(new URL("../../build/page-release/dist_parts.json", import.meta.url), "utf8")).version;
const versionOf = (mark) => (statSync(mark).isFile() ? readFileSync(mark, "utf8") : "");

export async function openLab(options) {
  const server = await serveDist();
  const folder = mkdtempSync(join(tmpdir(), "kenalan-bench-"));
  const kept = options.kept === undefined ? join(folder, "sets") : resolve(options.kept);
  mkdirSync(kept, { recursive: true });
  const open = new Set();
  const made = new Map();  // what making each set told, for the part that measures it

  const lab = {
    options,
    url: `http://${host}/`,
    has: (set) => options.sets.includes(set),
    made,

    // A tab with the probe, in a browser of its own. profile: from freshProfile() or profileOf().
    async withPage({ profile, width = 1280, height = 800 }, body) {
      const browser = await openBrowser({ profile, width, height, arguments: [`--host-resolver-rules=MAP ${host}:80 127.0.0.1:${server.port}`] });
      open.add(browser);
      try {
        await browser.context.addInitScript(installProbe);
        const page = await openTab(browser.context);
        return await body(page, browser.context);
      } finally {
        open.delete(browser);
        await browser.close();
      }
    },

    freshProfile: () => mkdtempSync(join(folder, "profile-")),
    removeProfile: (profile) => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }),

    // A copy with the data of a set. cold: without a service worker, cached files or compiled code.
    async profileOf(set, { cold = false } = {}) {
      const copy = lab.freshProfile();
      cpSync(await lab.original(set), copy, { recursive: true });
      // What another version of the page left would be served by its worker in place of this one.
      if (cold || versionOf(join(copy, "complete")) !== version()) {
        for (const name of caches) rmSync(join(copy, "Default", name), { recursive: true, force: true });
        for (const name of globalCaches) rmSync(join(copy, name), { recursive: true, force: true });
      }
      return copy;
    },

    async withSet(set, body) {
      const profile = await lab.profileOf(set);
      try {
        return await lab.withPage({ profile }, body);
      } finally {
        lab.removeProfile(profile);
      }
    },

    // Makes a set when it is not there yet.
    async original(set) {
      const profile = join(kept, set);
      if (existsSync(join(profile, "complete"))) return profile;
      rmSync(profile, { recursive: true, force: true });
      mkdirSync(profile);
      console.error(`bench: making set ${set}`);
      made.set(set, await lab.withPage({ profile }, (page) => addSample(lab, page, set)));
      writeFileSync(join(profile, "complete"), version());
      return profile;
    },

    // To the route, loaded and quiet.
    async go(page, route = "#/dashboard") {
      await page.goto(`${lab.url}${route}`);
      await settled(page);
    },

    async close() {
      for (const browser of open) await browser.close().catch(() => undefined);
      await server.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      if (options.kept !== undefined) for (const name of readdirSync(kept)) rmSync(join(kept, name, "SingletonLock"), { force: true });
    },
  };
  return lab;
}

// The service worker: offline after the first visit, a new version only when the person agrees, never two versions at
// once; and the messages of a browser that lacks something.
import assert from "node:assert/strict";
import { cpSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { buildDemo } from "./platform/build.mjs";
import { settled, withDemo } from "./platform/demo.mjs";
import { openBrowser, openTab } from "./support/browser.mjs";

const offlineReady = (page) =>
  page.waitForFunction(() => document.querySelector("#n3")?.textContent.startsWith("offline ready"), undefined, { timeout: 20_000 });
const version = (page) => page.evaluate(() => window.kenalan.version);

for (const prefix of ["/", "/teams/north/"]) {
  test(`works without the network after the first visit (${prefix})`, async () => {
    await withDemo({ server: { prefix } }, async (page, { server, browser }) => {
      await offlineReady(page);
      const url = server.url;
      await server.close();
      await page.reload();
      await settled(page);
      const other = await openTab(browser.context, `${url}#/tasks`);
      await settled(other);
      assert.equal(await other.evaluate(() => window.kenalan.route), "#/tasks");
      // Chromium fetches the manifest past the worker and notes that it could not; it asks again when online.
      assert.deepEqual(other.problems.filter((problem) => !/manifest/i.test(problem)), []);
    });
  });
}

test("a new version waits, is taken when asked for, and reloads every tab once", async () => {
  const next = await buildDemo("demo2");
  try {
    await withDemo({}, async (page, { server, browser, root }) => {
      await offlineReady(page);
      await page.reload();
      await settled(page);
      const other = await openTab(browser.context, server.url);
      await settled(other);
      rmSync(root, { recursive: true });
      cpSync(next, root, { recursive: true });
      const loads = { page: 0, other: 0 };
      page.on("load", () => (loads.page += 1));
      other.on("load", () => (loads.other += 1));
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
      await page.waitForFunction(() => document.querySelector("#n3").textContent.includes("update waiting"));
      // Still the old one, also for a new load.
      await other.reload();
      await settled(other);
      assert.equal(await version(other), "demo1");
      assert.equal(loads.other, 1);
      await page.bringToFront();
      // The demo's key that agrees.
      await page.keyboard.press("u");
      for (const tab of [page, other]) await tab.waitForFunction(() => window.kenalan?.version === "demo2");
      await page.waitForTimeout(500);
      assert.deepEqual(loads, { page: 1, other: 2 });
      const caches = await page.evaluate(() => caches.keys());
      assert.deepEqual(caches, ["kenalan-demo2"]);
    });
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
});

test("the page of one version with the worker of another is not taken for offline use", async () => {
  const next = await buildDemo("demo2");
  try {
    await withDemo({}, async (page, { root }) => {
      await offlineReady(page);
      // A deployment under way: the worker is new, the page is not yet.
      cpSync(join(next, "service_worker.js"), join(root, "service_worker.js"));
      for (const name of readdirSync(join(next, "assets"))) cpSync(join(next, "assets", name), join(root, "assets", name));
      await page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        const made = new Promise((done) => registration.addEventListener("updatefound", () => done(registration.installing)));
        await registration.update();
        const worker = await made;
        await new Promise((done) => worker.addEventListener("statechange", () => worker.state === "redundant" && done()));
      });
      assert.deepEqual(await page.evaluate(() => caches.keys()), ["kenalan-demo1"]);
    });
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
});

for (const [what, hide, words] of [
  ["WebGL 2", () => { HTMLCanvasElement.prototype.getContext = () => null; }, "WebGL 2 is missing"],
  ["IndexedDB", () => { Object.defineProperty(window, "indexedDB", { value: undefined }); }, "IndexedDB"],
  ["WebAssembly", () => { delete window.WebAssembly; }, "WebAssembly is missing"],
]) {
  test(`a browser without ${what} is told so, in the person's language`, async () => {
    await withDemo({}, async (page, { server }) => {
      await page.addInitScript(hide);
      await page.reload();
      const dialog = page.getByRole("alertdialog", { name: "Kenalan cannot start in this browser" });
      assert.match(await dialog.innerText(), new RegExp(words));
      const malay = await openBrowser({ language: "ms-MY" });
      try {
        const tab = await malay.context.newPage();
        await tab.addInitScript(hide);
        await tab.goto(server.url);
        await tab.getByRole("alertdialog", { name: "Kenalan tidak dapat dimulakan dalam pelayar ini" }).waitFor();
      } finally {
        await malay.close();
      }
    });
  });
}

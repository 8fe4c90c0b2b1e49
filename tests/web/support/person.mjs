// What a person does with the page, as steps for the journeys: everything is found by role and accessible name in the
// mirror over the canvas, and every step waits for what the person would wait for, never for a time.
//
// One browser serves all tests of a file. Each test has its own server, and with its port an origin of its own: nothing is
// kept between them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, openTab, serveDist } from "./browser.mjs";

const startLimitMs = 60_000;
const stepLimitMs = Number(process.env.KENALAN_STEP_LIMIT_MS ?? 45_000);

// Nothing is under way: messages that will go by themselves may still be there (window.kenalan.settled waits for them too).
export const ready = (page) =>
  page.waitForFunction(() => (window.kenalan?.frame ?? 0) > 0 && document.querySelector("main") !== null, undefined, { timeout: startLimitMs });

// Everything is stored and the picture stands still.
export async function quiet(page) {
  await page.waitForFunction(
    () =>
      new Promise((done) => {
        let frame = -1;
        let still = 0;
        const look = () => {
          still = frame === window.kenalan.frame && window.kenalan.storage.queued === 0 ? still + 1 : 0;
          frame = window.kenalan.frame;
          if (still > 4) done(true);
          else requestAnimationFrame(look);
        };
        look();
      }),
    undefined,
    { timeout: startLimitMs },
  );
}

// Declares the tests of a file: `journey(name, body)` runs `body(page, { server, context, open })` on a fresh, empty page.
export function journeys(browserOptions = {}) {
  let browser;
  before(async () => {
    browser = await openBrowser(browserOptions);
  });
  after(() => browser?.close());

  return (name, body, { route = "", allowed } = {}) =>
    test(name, async (context) => {
      const server = await serveDist();
      const pages = [];
      const open = async (path = "") => {
        const page = await openTab(browser.context, `${server.url}${path}`);
        page.setDefaultTimeout(stepLimitMs);
        pages.push(page);
        await ready(page);
        return page;
      };
      try {
        const page = await open(route);
        await body(page, { server, context: browser.context, open });
        for (const tab of pages) assert.deepEqual(tab.problems.filter((problem) => !allowed?.test(problem)), []);
      } catch (error) {
        // What was on the screen, beside the failure.
        for (const page of pages.filter((tab) => !tab.isClosed())) {
          context.diagnostic(`${page.url()}\n${page.problems.join("\n")}\n${await page.locator("#mirror").ariaSnapshot().catch(String)}`);
        }
        throw error;
      } finally {
        for (const page of pages) await page.close().catch(() => undefined);
        await server.close();
      }
    });
}

export const main = (page) => page.getByRole("main");
export const dialog = (page, name) => page.getByRole("dialog", name === undefined ? {} : { name });
export const button = (scope, name) => scope.getByRole("button", { name, exact: true });
export const field = (scope, name) => scope.getByRole("textbox", { name, exact: true });

// Through the navigation, as a person goes.
export async function goTo(page, screen) {
  await page.getByRole("navigation", { name: "Main navigation" }).getByRole("link", { name: new RegExp(`^${screen}(,|$)`) }).click();
  await page.getByRole("main", { name: screen }).waitFor();
}

// The words said last to assistive technology.
export async function said(page, words) {
  await page.waitForFunction(
    (expected) => {
      const said = [...document.querySelectorAll("[role=status], [role=alert]")].map((element) => element.textContent.replaceAll("\u00A0", ""));
      return said.some((text) => (expected.pattern === undefined ? text === expected.text : new RegExp(expected.pattern).test(text)));
    },
    words instanceof RegExp ? { pattern: words.source } : { text: words },
  ).catch(async (error) => {
    const heard = await page.locator("#mirror [role=status], #mirror [role=alert]").allTextContents();
    throw new Error(`never said: ${words}; last said: ${JSON.stringify(heard)}`, { cause: error });
  });
}

// From the empty dashboard.
export async function seedSample(page) {
  await button(page, "Try with sample data").click();
  await button(page, "Undo: Add sample data").waitFor();
  await quiet(page);
}

// What hangs below the Add button of the header.
export async function addFromMenu(page, item) {
  await page.getByRole("banner").getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
}

// Of a list of choices; a long one is searched by typing.
export async function pick(scope, name, option) {
  const page = scope.page?.() ?? scope;
  const box = scope.getByRole("combobox", { name, exact: true });
  await box.click();
  await page.getByRole("listbox").waitFor();
  if (await box.isEditable()) await box.fill(option);
  await page.getByRole("option", { name: option, exact: true }).click();
  await page.getByRole("listbox").waitFor({ state: "detached" });
}

export async function chooseFile(page, press, file) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), press()]);
  await chooser.setFiles(file);
}

// What the browser tells the page when a file is dragged from the desktop onto it.
export async function dropFile(page, name, bytes, type = "") {
  await page.evaluate(
    ({ name: fileName, base64, type: fileType }) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], fileName, { type: fileType }));
      const target = document.elementFromPoint(innerWidth / 2, innerHeight / 2) ?? document.body;
      const fire = (kind) => target.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
      fire("dragenter");
      fire("dragover");
      fire("drop");
    },
    { name, base64: Buffer.from(bytes).toString("base64"), type },
  );
}

// A download, as its name and its bytes.
export async function download(page, press) {
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  const pieces = [];
  for await (const piece of await file.createReadStream()) pieces.push(piece);
  return { name: file.suggestedFilename(), bytes: Buffer.concat(pieces) };
}

export async function centre(locator) {
  const box = await locator.boundingBox();
  assert.notEqual(box, null, "is on the screen");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

// With the mouse, in steps: a hand does not jump.
export async function dragMouse(page, from, to, steps = 12) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 6, from.y + 6);
  await page.mouse.move(to.x, to.y, { steps });
  await quiet(page);
  await page.mouse.up();
  await quiet(page);
}

// How long a finger rests on what it wants to lift: more than the 500 ms of src/ui/gestures.cpp.
const restMs = 700;

// With a finger. Held, it rests before it moves and lifts what is under it; else it is a stroke.
export async function dragFinger(page, from, to, { held }) {
  const session = await page.context().newCDPSession(page);
  const send = (type, points) => session.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  await send("touchStart", [from]);
  if (held) await page.waitForTimeout(restMs);
  const steps = 12;
  for (let step = 1; step <= steps; step += 1) {
    await send("touchMove", [{ x: from.x + ((to.x - from.x) * step) / steps, y: from.y + ((to.y - from.y) * step) / steps }]);
  }
  await quiet(page);
  await send("touchEnd", []);
  await quiet(page);
  await session.detach();
}

// Where the storage modules are tested without the rest of the page: a server that has the bundled script of a test page, and
// a Chromium that can be killed on a profile of its own.
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { makeProfile, removeProfile, startChromium } from "./chromium.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));

// The text of a script, from a path below the project's folder.
export async function bundleScript(path) {
  const result = await build({
    entryPoints: [join(root, path)], bundle: true, write: false, format: "iife", target: "es2022", logLevel: "error",
  });
  return result.outputFiles[0].text;
}

// `scripts`: texts by address; "/page.js" is in the page at "/", "/empty" is a page without. What else is asked for is not there.
export async function openStorageSite(scripts) {
  const pages = { "/": '<!doctype html><script src="page.js"></script>', "/empty": "<!doctype html>" };
  const server = createServer((request, response) => {
    const script = scripts[request.url];
    const page = pages[request.url];
    response.statusCode = script === undefined && page === undefined ? 404 : 200;
    response.setHeader("Content-Type", script === undefined ? "text/html" : "text/javascript");
    response.end(script ?? page ?? "");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const profile = makeProfile();
  const chromium = await startChromium(profile);
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    chromium,
    async close() {
      await chromium.close();
      server.close();
      server.closeAllConnections();
      removeProfile(profile);
    },
  };
}

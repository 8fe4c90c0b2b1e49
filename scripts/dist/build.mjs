// Makes dist/, the product: static files for any host and any path of it. Every file but index.html, the manifest and the
// service worker has the hash of its content in its name and may be cached for ever.
//
// usage: build.mjs [--dev]    --dev: from build/page into build/page/dist, quick to make and readable
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { generateWebModules } from "../generate/web.mjs";
import { bundlePage, bundleServiceWorker } from "./bundle.mjs";
import { compressedTwins, contentHash, hashedFile } from "./compress.mjs";
import { isFirstFont } from "./fonts.mjs";
import { markPng, markSvg } from "./icon.mjs";
import { pageHtml, webManifest } from "./pages.mjs";

const root = resolve(dirname(new URL(import.meta.url).pathname), "../..");
const development = process.argv.includes("--dev");
const preset = development ? "page" : "page-release";
const target = development ? join(root, "build/page/dist") : join(root, "dist");

;

function applicationIcons() {
  const cache = join(root, "build/icons");
  const source = contentHash(readFileSync(new URL("icon.mjs", import.meta.url))).slice(0, 10);
  const png = (size, maskable) => {
    const path = join(cache, `${source}-${size}${maskable ? "-maskable" : ""}.png`);
    if (!existsSync(path)) {
      mkdirSync(cache, { recursive: true });
      writeFileSync(path, markPng(size, { maskable }));
    }
    return readFileSync(path);
  };
  return {
    svg: hashedFile("icon.svg", Buffer.from(markSvg())),
    png180: hashedFile("icon-180.png", png(180, true)),
    png192: hashedFile("icon-192.png", png(192, false)),
    png512: hashedFile("icon-512.png", png(512, false)),
    maskable512: hashedFile("icon-maskable-512.png", png(512, true)),
  };
}

function replaceFolder(folder, files) {
  const staging = `${folder}.new`;
  rmSync(staging, { recursive: true, force: true });
  for (const file of files) {
    const path = join(staging, file.name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file.bytes);
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(staging, folder);
}

generateWebModules(root, process.env.KENALAN_DEPS ?? join(root, ".deps"));
const core = join(root, "build", preset, "page/core.mjs");
if (!existsSync(core)) {
  console.error(`dist: ${core} is missing: build the preset ${preset} first (scripts/run does)`);
  process.exit(1);
}

const binary = (name) => readFileSync(join(dirname(core), name));
const wasm = hashedFile("core.wasm", binary(development ? "core.wasm" : "first.wasm"));
const second = development ? undefined : hashedFile("core-second.wasm", binary("second.wasm"));
const page = await bundlePage({
  root,
  core,
  wasm: { wasmAddress: wasm.name, secondAddress: second?.name ?? "" },
  minify: !development,
});
const icons = applicationIcons();
const manifest = { name: "manifest.webmanifest", bytes: Buffer.from(webManifest(icons)) };
const fonts = page.files.filter((file) => isFirstFont(file.name));
const styles = page.files.filter((file) => file.name === page.style);
const scripts = page.files.filter((file) => file.name === page.entry);
const first = [...styles, ...scripts, wasm, ...fonts, icons.svg, manifest];
const later = [...(second ? [second] : []), ...page.files.filter((file) => !first.includes(file)), icons.png180, icons.png192, icons.png512, icons.maskable512];
const version = contentHash(
  [...first, ...later].map((file) => `${file.name} ${contentHash(file.bytes)}`).sort().join("\n") +
    readFileSync(join(root, "web/index.html"), "utf8") +
    readFileSync(new URL("pages.mjs", import.meta.url), "utf8"),
).slice(0, 12);
const index = {
  name: "index.html",
  bytes: Buffer.from(pageHtml({
    template: readFileSync(join(root, "web/index.html"), "utf8"),
    version, entry: page.entry, style: page.style, wasm: wasm.name, fonts: fonts.map((font) => font.name),
    icon: icons.svg.name, touchIcon: icons.png180.name,
  })),
};
first.unshift(index);
const files = [...first, ...later];
if (existsSync(join(root, "web/service_worker.ts"))) {
  const names = (list) => list.map((file) => (file === index ? "./" : file.name));
  const precache = { version, firstFiles: names(first), laterFiles: names(later) };
  const worker = await bundleServiceWorker({ root, precache, minify: !development });
  later.push(worker);
  files.push(worker);
}

const twins = (await Promise.all(
  files.map((file) => compressedTwins(file, join(root, "build/compressed"), { quick: development })),
)).flat();
// Tests and the benchmark read what belongs to the first download; it is no part of the product.
const parts = { version, first: first.map((file) => file.name), later: later.map((file) => file.name), wasm: wasm.name };
mkdirSync(join(root, "build"), { recursive: true });
replaceFolder(target, [...files, ...twins]);
writeFileSync(join(root, "build", preset, "dist_parts.json"), `${JSON.stringify(parts, null, 2)}\n`);

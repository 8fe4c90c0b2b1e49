// Builds the platform's test page: the real web/*.ts over demo.cpp, into a folder of its own. What is compiled stays in
// build/platform_demo/: the tests call this and pay only for what changed.
//
// usage: build.mjs [VERSION]    VERSION goes into the page and its service worker (the update test makes two)
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { bundlePage, bundleServiceWorker } from "../../../scripts/dist/bundle.mjs";
import { contentHash, hashedFile } from "../../../scripts/dist/compress.mjs";
import { isFirstFont } from "../../../scripts/dist/fonts.mjs";
import { pageHtml } from "../../../scripts/dist/pages.mjs";
import { generateWebModules } from "../../../scripts/generate/web.mjs";

const root = resolve(dirname(new URL(import.meta.url).pathname), "../../..");
const deps = process.env.KENALAN_DEPS ?? join(root, ".deps");
const work = join(root, "build/platform_demo");

// A lock older than this was left by a process that died.
const kLockMs = 300_000;

const newest = (files) => Math.max(...files.map((file) => (existsSync(file) ? statSync(file).mtimeMs : Infinity)));

function compile() {
  const own = ["demo.cpp", "demo_draw.cpp"].map((name) => join(root, "tests/web/platform", name));
  const platform = readdirSync(join(root, "src/platform/web"))
    .filter((name) => /^(glyph|formatter|time_zone|services|renderer).*\.cpp$/.test(name))
    .map((name) => join(root, "src/platform/web", name));
  const base = ["date.cpp", "text.cpp"].map((name) => join(root, "src/base", name));
  const imgui = [
    ...["imgui", "imgui_draw"].map((name) => join(deps, "imgui", `${name}.cpp`)), join(root, "src/ui/core/imgui_left_out.cpp"),
  ];
  const headers = ["src/platform/web", "src/ui", "tests/web/platform"].flatMap((folder) =>
    readdirSync(join(root, folder)).filter((name) => name.endsWith(".h")).map((name) => join(root, folder, name)));
  const library = join(root, "web/abi_library.js");
  const core = join(work, "core.mjs");
  if (existsSync(core) && newest([...own, ...platform, ...base, ...headers, library]) < statSync(core).mtimeMs) return core;
  mkdirSync(work, { recursive: true });
  const environment = { ...process.env, NODE_PATH: "/usr/share/nodejs" };
  const flags = ["-std=c++20", "-O1", "-fno-exceptions", "-fno-rtti", `-I${join(root, "src")}`, `-isystem${join(deps, "imgui")}`,
    '-DIMGUI_USER_CONFIG="ui/imgui_config.h"'];
  const objects = [];
  for (const source of [...own, ...platform, ...base, ...imgui]) {
    const object = join(work, `${contentHash(source).slice(0, 8)}.o`);
    objects.push(object);
    const isImgui = imgui.includes(source);
    const since = isImgui ? [source, join(root, "src/ui/imgui_config.h")] : [source, ...headers];
    if (existsSync(object) && newest(since) < statSync(object).mtimeMs) continue;
    const warnings = isImgui ? ["-w"] : ["-Wall", "-Wextra", "-Wpedantic", "-Werror"];
    execFileSync("em++", [...flags, ...warnings, "-c", source, "-o", object], { env: environment, stdio: "inherit" });
  }
  execFileSync("em++", ["-O1", ...objects, "-o", core, "--no-entry", "-sMODULARIZE", "-sEXPORT_ES6", "-sENVIRONMENT=web",
    "-sFILESYSTEM=0", "-sALLOW_MEMORY_GROWTH", "-sEXPORTED_FUNCTIONS=_malloc,_free", "--js-library", library],
  { env: environment, stdio: "inherit" });
  return core;
}

// Test files run side by side: one builds, the others wait and find it done.
async function compileOnce() {
  const lock = join(work, "lock");
  mkdirSync(work, { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > kLockMs) rmSync(lock, { recursive: true, force: true });
      else await new Promise((done) => setTimeout(done, 200));
    }
  }
  try {
    return compile();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

// Returns a fresh folder to serve.
export async function buildDemo(version = "demo1") {
  const core = await compileOnce();
  generateWebModules(root, deps);
  const target = mkdtempSync(join(tmpdir(), "kenalan-demo-"));
  const wasm = hashedFile("core.wasm", readFileSync(core.replace(/mjs$/, "wasm")));
  const page = await bundlePage({ root, core, wasm: { wasmAddress: wasm.name, secondAddress: "" }, minify: false });
  const fonts = page.files.filter((file) => isFirstFont(file.name)).map((file) => file.name);
  const html = pageHtml({
    template: readFileSync(join(root, "web/index.html"), "utf8"), version, entry: page.entry, style: page.style,
    wasm: wasm.name, fonts, icon: "icon.svg", touchIcon: "icon.png",
  });
  const plain = [
    { name: "manifest.webmanifest", bytes: "{}" }, { name: "icon.svg", bytes: '<svg xmlns="http://www.w3.org/2000/svg"/>' },
  ];
  const names = [...page.files.map((file) => file.name), wasm.name];
  const worker = await bundleServiceWorker({
    root, precache: { version, firstFiles: ["./", ...names], laterFiles: plain.map((file) => file.name) }, minify: false,
  });
  for (const file of [...page.files, wasm, worker, { name: "index.html", bytes: html },
    ...plain]) {
    mkdirSync(dirname(join(target, file.name)), { recursive: true });
    writeFileSync(join(target, file.name), file.bytes);
  }
  return target;
}

if (process.argv[1]?.endsWith("platform/build.mjs")) console.log(await buildDemo(process.argv[2]));

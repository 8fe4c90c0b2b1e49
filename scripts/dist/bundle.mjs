// Bundles the page's TypeScript with esbuild: web/main.ts (with the WebAssembly's glue in it) and the workers.
// Every file the bundle refers to gets a name with the hash of its content and an address relative to the page.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { hashedFile } from "./compress.mjs";
import { fonts } from "./fonts.mjs";

// Modules that exist only here; web/build_modules.d.ts types them.
function providedModules(modules) {
  return {
    name: "provided-modules",
    setup(bundler) {
      bundler.onResolve({ filter: /^kenalan:/ }, ({ path }) =>
        path === "kenalan:core" ? { path: modules.core } : { path, namespace: "provided" },
      );
      bundler.onLoad({ filter: /.*/, namespace: "provided" }, ({ path }) => {
        const values = modules[path.slice("kenalan:".length)];
        if (!values) return { errors: [{ text: `there is no module ${path}` }] };
        const exported = Object.entries(values).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`);
        return { contents: exported.join("\n"), loader: "js" };
      });
    },
  };
}

// Shaders as text; comments and indentation would only cost download.
const shaders = {
  name: "shaders",
  setup(bundler) {
    bundler.onLoad({ filter: /\.(vert|frag|glsl)$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8")
        .replace(/\/\*[\s\S]*?\*\//g, "")
        .split("\n")
        .map((line) => line.replace(/\/\/.*$/, "").trim())
        .filter((line) => line !== "")
        .join("\n"),
      loader: "text",
    }));
  },
};

const shared = {
  bundle: true,
  write: false,
  target: ["chrome109", "firefox115", "safari16.4"],
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  loader: { ".svg": "file", ".png": "file" },
};

const failed = (error) => {
  // esbuild has printed file, line and reason.
  console.error(`dist: bundling failed: ${error.errors?.length ?? 1} error(s)`);
  process.exit(1);
};

// Of a worker: its script, of one piece.
async function bundleWorker({ root, entry, minify, plugins = [] }) {
  const result = await build({
    ...shared, entryPoints: [join(root, entry)], outdir: join(root, "dist"), format: "iife", minify, plugins,
  }).catch(failed);
  return Buffer.from(result.outputFiles[0].contents);
}

// Returns [{ name, bytes }], names relative to dist/; `entry` is the script of the page.
export async function bundlePage({ root, core, wasm, minify }) {
  // Fetched by the page when its first picture is there.
  const homeWorker = hashedFile("home_worker.js", await bundleWorker({ root, entry: "web/storage/home_worker.ts", minify }));
  const result = await build({
    ...shared,
    entryPoints: [join(root, "web/main.ts")],
    outdir: join(root, "dist"),
    entryNames: "assets/[name]-[hash]",
    assetNames: "assets/[name]-[hash]",
    // Addresses of files are relative to the page, which is in the folder above. (So no code splitting: esbuild would
    // write the addresses of chunks the same way, but they are resolved against the script.)
    publicPath: ".",
    format: "esm",
    minify,
    sourcemap: minify ? false : "inline",
    plugins: [fonts(root), providedModules({ core, build: { ...wasm, homeWorkerAddress: homeWorker.name } }), shaders],
  }).catch(failed);
  const files = result.outputFiles.map((file) => ({
    name: file.path.slice(join(root, "dist").length + 1),
    bytes: Buffer.from(file.contents),
  }));
  const entry = files.find((file) => /^assets\/main-[^/]*\.js$/.test(file.name));
  return { files: [...files, homeWorker], entry: entry.name, style: files.find((file) => file.name.endsWith(".css"))?.name };
}

export async function bundleServiceWorker({ root, precache, minify }) {
  const plugins = [providedModules({ precache })];
  return { name: "service_worker.js", bytes: await bundleWorker({ root, entry: "web/service_worker.ts", minify, plugins }) };
}

// Compressed twins (.br at the highest quality, .gz) of everything that gains from them. Compressing the WebAssembly takes
// seconds, so results are kept by the hash of the content and an unchanged file costs nothing.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const gains = /\.(html|js|css|wasm|json|webmanifest|svg|txt)$/;

export const contentHash = (bytes) => createHash("sha256").update(bytes).digest("hex");

// A file of dist/ that may be cached for ever: "core.wasm" becomes { name: "assets/core-0123456789.wasm", bytes }.
export function hashedFile(name, bytes) {
  const dot = name.lastIndexOf(".");
  return { name: `assets/${name.slice(0, dot)}-${contentHash(bytes).slice(0, 10)}${name.slice(dot)}`, bytes };
}

async function cached(path, make) {
  if (existsSync(path)) return readFileSync(path);
  const bytes = await make();
  writeFileSync(`${path}.${process.pid}`, bytes);
  renameSync(`${path}.${process.pid}`, path);
  return bytes;
}

// quick: for development; the twins are there, only bigger.
export async function compressedTwins(file, cacheFolder, { quick }) {
  if (!gains.test(file.name)) return [];
  mkdirSync(cacheFolder, { recursive: true });
  const quality = quick ? 4 : 11;
  const key = join(cacheFolder, contentHash(file.bytes));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_LGWIN]: 22,
    [constants.BROTLI_PARAM_SIZE_HINT]: file.bytes.length,
  };
  return [
    { name: `${file.name}.br`, bytes: await cached(`${key}.${quality}.br`, () => brotli(file.bytes, { params })) },
    { name: `${file.name}.gz`, bytes: await cached(`${key}.${quality}.gz`, () => zip(file.bytes, { level: quick ? 4 : 9 })) },
  ];
}

// Serves dist/ on this machine alone, for scripts/run and for the tests: the compressed twins to who accepts them, hashed
// names to be cached for ever, the page and the service worker to be asked for again each time.
//
// usage: serve.mjs [--port N] [FOLDER]    default: 8080 (the next free one if taken), dist
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

const hashedName = /-[0-9a-zA-Z]{8,}\.[a-z0-9]+$/;

function respond(request, response, { root, prefix, compressed, wasmType }) {
  let path;
  try {
    path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  } catch {
    response.writeHead(400).end();
    return;
  }
  if (!["GET", "HEAD"].includes(request.method)) {
    response.writeHead(405, { Allow: "GET, HEAD" }).end();
    return;
  }
  if (!path.startsWith(prefix)) {
    response.writeHead(404, { "Content-Type": types[".txt"] }).end("not found\n");
    return;
  }
  const relative = normalize(path.slice(prefix.length) || "index.html");
  const file = join(root, relative);
  const found = !relative.startsWith("..") && existsSync(file) && statSync(file).isFile();
  if (!found) {
    response.writeHead(404, { "Content-Type": types[".txt"] }).end("not found\n");
    return;
  }
  const accepted = request.headers["accept-encoding"] ?? "";
  const encoding = compressed
    ? [["br", ".br"], ["gzip", ".gz"]].find(([name, ending]) => accepted.includes(name) && existsSync(file + ending))
    : undefined;
  const sent = encoding ? file + encoding[1] : file;
  const ending = extname(file);
  response.writeHead(200, {
    "Content-Type": (ending === ".wasm" && wasmType) || types[ending] || "application/octet-stream",
    "Content-Length": statSync(sent).size,
    "Cache-Control": hashedName.test(file) ? "public, max-age=31536000, immutable" : "no-cache",
    "X-Content-Type-Options": "nosniff",
    Vary: "Accept-Encoding",
    ...(encoding ? { "Content-Encoding": encoding[0] } : {}),
  });
  if (request.method === "HEAD") response.end();
  else createReadStream(sent).on("error", () => response.destroy()).pipe(response);
}

// Resolves with { url, port, close() }. port 0 takes any free one; with `search`, the next free one from `port` on.
// prefix: the path the files are served under ("/" or "/sub/path/"). compressed: false never sends the twins.
// wasmType: another media type for the WebAssembly, as badly configured hosts send.
export function startServer({ root, port = 0, search = false, prefix = "/", compressed = true, wasmType } = {}) {
  const server = createServer((request, response) => respond(request, response, { root, prefix, compressed, wasmType }));
  return new Promise((fulfil, reject) => {
    let wanted = port;
    server.on("error", (error) => {
      if (error.code === "EADDRINUSE" && search && wanted < port + 100) server.listen((wanted += 1), "127.0.0.1");
      else reject(error);
    });
    server.on("listening", () => {
      const actual = server.address().port;
      const close = () =>
        new Promise((closed) => {
          server.close(closed);
          server.closeAllConnections();
        });
      fulfil({ url: `http://127.0.0.1:${actual}${prefix}`, port: actual, close });
    });
    server.listen(wanted, "127.0.0.1");
  });
}

async function main() {
  const options = process.argv.slice(2);
  const at = options.indexOf("--port");
  const port = at < 0 ? 8080 : Number(options.splice(at, 2)[1]);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    console.error("serve: --port wants a number from 0 to 65535");
    process.exit(2);
  }
  const root = resolve(options[0] ?? "dist");
  if (!existsSync(join(root, "index.html"))) {
    console.error(`serve: there is no index.html in ${root}; scripts/run builds it`);
    process.exit(1);
  }
  const server = await startServer({ root, port, search: true });
  // This machine's own address is a secure context in every browser: the service worker and the clipboard work.
  console.log(`Kenalan is at ${server.url} (Ctrl+C ends)`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main();

// Icons become one path each: every kind of shape that icon files use, written as the path it is. The mark of the application
// is a valid PNG of the size its manifest promises.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inflateSync } from "node:zlib";
import { markPng } from "../../scripts/dist/icon.mjs";
import { svgToPath } from "../../scripts/generate/svg_path.mjs";

const svg = (body) => `<!-- licence --><svg\n  viewBox="0 0 24 24"\n  stroke-width="2"\n>\n${body}\n</svg>`;

for (const [body, path] of [
  ['<path d="M5 12h14" />', "M5 12h14"],
  ['<line x1="2" x2="4" y1="6" y2="8" />', "M2 6L4 8"],
  ['<polyline points="1 2 3,4 5 6" />', "M1 2L3 4L5 6"],
  ['<polygon points="1,2 3,4" />', "M1 2L3 4Z"],
  ['<circle cx="12" cy="10" r="3" />', "M9 10a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z"],
  ['<ellipse cx="12" cy="5" rx="9" ry="3" />', "M3 5a9 3 0 1 0 18 0a9 3 0 1 0 -18 0Z"],
  ['<rect x="3" y="4" width="18" height="10" />', "M3 4h18v10h-18Z"],
  ['<rect width="8" height="6" x="2" y="3" rx="1" />', "M3 3h6a1 1 0 0 1 1 1v4a1 1 0 0 1 -1 1h-6a1 1 0 0 1 -1 -1v-4a1 1 0 0 1 1 -1Z"],
  ['<path d="M1 1h2" />\n<path d="M3 3v2" />', "M1 1h2M3 3v2"],
  // A relative start is relative to the origin of its own path, not to the end of the path before it.
  ['<path d="M3 4h8" />\n<path d="m11 17 2 2a1 1 0 1 0 3-3" />', "M3 4h8M11 17l2 2a1 1 0 1 0 3-3"],
  ['<path d="m9 9 6 6" />\n<path d="m-.5-.25h2" />', "M9 9l6 6M-0.5 -0.25h2"],
]) {
  test(`shape ${body.split("\n")[0]}`, () => assert.equal(svgToPath(svg(body)), path));
}

test("an unknown or missing shape is an error", () => {
  assert.throws(() => svgToPath(svg('<text x="1">a</text>')), /<text>/);
  assert.throws(() => svgToPath(svg("")), /no shape/);
});

for (const maskable of [false, true]) {
  test(`the mark as PNG, maskable ${maskable}`, () => {
    const png = markPng(48, { maskable });
    assert.equal(png.readUInt32BE(16), 48);
    assert.equal(png.readUInt32BE(20), 48);
    const length = png.readUInt32BE(33);
    const rows = inflateSync(png.subarray(41, 41 + length));
    assert.equal(rows.length, 48 * (48 * 4 + 1));
    // The corner is empty, or background when a launcher cuts its own shape.
    assert.equal(rows[4], maskable ? 255 : 0);
    const colours = new Set();
    for (let at = 0; at < rows.length - 4; at += 4) colours.add(rows.readUInt32BE(at));
    assert.ok(colours.size > 8, "edges are smooth");
  });
}

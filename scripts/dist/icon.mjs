// The mark of the application, from one description: a K whose arm ends in a dot, one person known through another.
// As SVG for the tab, and as PNG (drawn by distance to the strokes, so edges are smooth at any size) for the
// installed application. No image library is needed for that.
import * as zlib from "node:zlib";

const background = "#0B6E66";
// In a square from -1 to 1: strokes with round ends, and a dot.
const strokes = [
  { from: [-0.34, -0.5], to: [-0.34, 0.5] },
  { from: [-0.34, 0.12], to: [0.1, -0.24] },
  { from: [-0.08, -0.06], to: [0.38, 0.5] },
];
const strokeWidth = 0.2;
const dot = { at: [0.33, -0.42], radius: 0.16 };

export function markSvg() {
  const unit = (value) => Number((32 + 32 * value).toFixed(2));
  const d = strokes.map((s) => `M${s.from.map(unit).join(" ")}L${s.to.map(unit).join(" ")}`).join("");
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="14" fill="${background}"/>` +
    `<path d="${d}" fill="none" stroke="#fff" stroke-width="${(32 * strokeWidth).toFixed(1)}" stroke-linecap="round"/>` +
    `<circle cx="${unit(dot.at[0])}" cy="${unit(dot.at[1])}" r="${(32 * dot.radius).toFixed(2)}" fill="#fff"/></svg>\n`
  );
}

function segmentDistance(x, y, { from: [ax, ay], to: [bx, by] }) {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

function roundedSquareDistance(x, y, radius) {
  const [qx, qy] = [Math.abs(x) - (1 - radius), Math.abs(y) - (1 - radius)];
  return Math.hypot(Math.max(qx, 0), Math.max(qy, 0)) + Math.min(Math.max(qx, qy), 0) - radius;
}

// maskable: the background fills the whole square and the mark keeps to the inner 80 %, as launchers cut shapes from it.
export function markPng(size, { maskable }) {
  const colour = [1, 3, 5].map((at) => Number.parseInt(background.slice(at, at + 2), 16));
  const scale = maskable ? 0.8 : 1;
  const cover = (distance) => Math.max(0, Math.min(1, 0.5 - (distance * size) / 2));
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const x = ((column + 0.5) / size) * 2 - 1;
      const y = ((row + 0.5) / size) * 2 - 1;
      const alpha = maskable ? 1 : cover(roundedSquareDistance(x, y, 0.4375));
      const [mx, my] = [x / scale, y / scale];
      const distances = strokes.map((stroke) => segmentDistance(mx, my, stroke) - strokeWidth / 2);
      distances.push(Math.hypot(mx - dot.at[0], my - dot.at[1]) - dot.radius);
      const ink = cover(Math.min(...distances) * scale);
      const at = row * (size * 4 + 1) + 1 + column * 4;
      colour.forEach((channel, index) => {
        rows[at + index] = Math.round(channel + (255 - channel) * ink);
      });
      rows[at + 3] = Math.round(alpha * 255);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", zlib.deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(checksum(body), body.length + 4);
  return framed;
}

// Node.js 18 and 20 have no crc32 of their own yet.
function checksum(bytes) {
  if (zlib.crc32) return zlib.crc32(bytes);
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

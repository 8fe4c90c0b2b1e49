// Screenshots as pixels: a decoder for the PNGs that Chromium makes (8 bits, RGB or RGBA, not interlaced) and a comparison.
// The page's own policy forbids decoding images inside it, and no image library is needed for this.
import { inflateSync } from "node:zlib";

export function decodePng(file) {
  let [at, width, height, channels] = [8, 0, 0, 0];
  const parts = [];
  while (at < file.length) {
    const length = file.readUInt32BE(at);
    const type = file.toString("latin1", at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + length);
    if (type === "IHDR") {
      [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
      channels = { 2: 3, 6: 4 }[body[9]];
      if (body[8] !== 8 || channels === undefined || body[12] !== 0) throw new Error("not a PNG as Chromium makes it");
    }
    if (type === "IDAT") parts.push(body);
    at += length + 12;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const data = Buffer.alloc(stride * height);
  for (let row = 0; row < height; row += 1) {
    const filter = raw[row * (stride + 1)];
    for (let i = 0; i < stride; i += 1) {
      const left = i >= channels ? data[row * stride + i - channels] : 0;
      const up = row > 0 ? data[(row - 1) * stride + i] : 0;
      const corner = i >= channels && row > 0 ? data[(row - 1) * stride + i - channels] : 0;
      data[row * stride + i] = raw[row * (stride + 1) + 1 + i] + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
    }
  }
  return { width, height, channels, data };
}

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

// Largest difference of one channel, and how many channels differ by more than one level.
export function difference(first, second) {
  if (first.width !== second.width || first.height !== second.height) throw new Error("sizes differ");
  let [largest, count] = [0, 0];
  for (let i = 0; i < first.data.length; i += 1) {
    const d = Math.abs(first.data[i] - second.data[i]);
    largest = Math.max(largest, d);
    if (d > 1) count += 1;
  }
  return { largest, count };
}

// The window as it is on the screen.
export async function capture(page) {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", { format: "png" });
  await session.detach();
  return decodePng(Buffer.from(data, "base64"));
}

// The caret of a field blinks and is the browser's: without it two pictures can be compared.
export async function hideCaret(page) {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("#mirror .field { caret-color: transparent !important }");
    document.adoptedStyleSheets.push(sheet);
  });
}

// Loses the graphics context, and with it every pixel, and waits until it is back.
export async function renewContext(page) {
  await page.evaluate(async () => {
    const screen = document.querySelector("#screen");
    const extension = screen.getContext("webgl2").getExtension("WEBGL_lose_context");
    const restored = new Promise((done) => screen.addEventListener("webglcontextrestored", done, { once: true }));
    extension.loseContext();
    await new Promise((done) => setTimeout(done, 30));
    extension.restoreContext();
    await restored;
  });
}

// Glyphs, shaped runs and icons from Canvas 2D, and the metrics of the text field, so that text on the canvas and text
// in a DOM field are the same pixels. Settings and the reasons for each: geometricPrecision on both sides (canvas "auto" shapes
// word by word), kerning on, a CPU canvas (reading back from a GPU one costs 0.5 ms a glyph), the fill in one of three
// classes of luminance (the rasteriser's contrast depends on it).

import type { Heap, Host } from './abi';
import { kFontFamily } from './fonts';
import { iconPaths } from './generated/icons';

const kInks = ['#000', '#808080', '#fff'] as const;
const kInkLevels = [0, 128, 255] as const;
const kHeaderBytes = 24;
// Parts of a pixel at which a letter and a run may begin (ui/services.h).
const kGlyphPhases = 4;
const kRunPhases = 64;
// Runs longer than this are cut: no screen shows them.
const kMaximumSide = 8192;
const kRightToLeft = /[\u0591-\u08ff\ufb1d-\ufdfd\ufe70-\ufefc]/;
const kStrong = /[\p{L}]/u;

// Text is laid out by its first strong letter, like a field with dir=auto.
export function directionOf(text: string): 'ltr' | 'rtl' {
  const strong = kStrong.exec(text);
  return strong !== null && kRightToLeft.test(strong[0]) ? 'rtl' : 'ltr';
}

export interface FieldMetrics {
  baseline: number;
  height: number;
}

// Not the `font` shorthand: it would reset the ligatures that the style sheet switches off. lineHeight 0: normal.
export function setFieldFont(style: CSSStyleDeclaration, sizeCss: number, weight: number, lineHeightCss: number): void {
  style.fontFamily = kFontFamily;
  style.fontSize = `${sizeCss}px`;
  style.fontWeight = String(weight);
  style.lineHeight = lineHeightCss === 0 ? 'normal' : `${lineHeightCss}px`;
}

// Where the baseline lies in a line box of the same CSS as the text field, in CSS pixels.
export function probeField(sizeCss: number, weight: number, lineHeightCss: number): FieldMetrics {
  const line = document.createElement('div');
  line.className = 'probe';
  setFieldFont(line.style, sizeCss, weight, lineHeightCss);
  const mark = document.createElement('span');
  line.append('x', mark);
  document.body.append(line);
  const box = line.getBoundingClientRect();
  const metrics = { baseline: mark.getBoundingClientRect().bottom - box.top, height: box.height };
  line.remove();
  return metrics;
}

export function createGlyphs(heap: Heap): Host {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  let fontKey = '';

  function setFont(size: number, weight: number): void {
    const key = `${weight} ${size}px ${kFontFamily}`;
    if (key === fontKey) return;
    fontKey = key;
    context.font = key;
    context.fontKerning = 'normal';
    // Not in Safari: text is then shaped as the browser likes, which is close.
    if ('textRendering' in context) context.textRendering = 'geometricPrecision';
  }

  function reserve(width: number, height: number): void {
    if (width <= canvas.width && height <= canvas.height) return;
    // A resize resets the context.
    canvas.width = Math.max(canvas.width, width, 256);
    canvas.height = Math.max(canvas.height, height, 64);
    const [weight, size] = fontKey.split(' ');
    fontKey = '';
    if (weight !== undefined && size !== undefined) setFont(parseFloat(size), Number(weight));
  }

  function answer(
    left: number, top: number, width: number, height: number, advance: number, ink: number, out: number,
    capacity: number,
  ): number {
    const bytes = width * height > 0 ? context.getImageData(0, 0, width, height).data : new Uint8ClampedArray(0);
    const coloured = isColoured(bytes, ink);
    const pixels = width * height;
    const result = new Uint8Array(kHeaderBytes + pixels * (coloured ? 4 : 1));
    const header = new DataView(result.buffer);
    header.setInt32(0, left, true);
    header.setInt32(4, top, true);
    header.setInt32(8, width, true);
    header.setInt32(12, height, true);
    header.setFloat32(16, advance, true);
    header.setInt32(20, coloured ? 1 : 0, true);
    if (coloured) {
      for (let i = 0, o = kHeaderBytes; i < bytes.length; i += 4, o += 4) {
        const alpha = bytes[i + 3]!;
        result[o] = (bytes[i]! * alpha + 127) / 255;
        result[o + 1] = (bytes[i + 1]! * alpha + 127) / 255;
        result[o + 2] = (bytes[i + 2]! * alpha + 127) / 255;
        result[o + 3] = alpha;
      }
    } else {
      for (let i = 3, o = kHeaderBytes; i < bytes.length; i += 4) result[o++] = bytes[i]!;
    }
    return heap.answer(result, out, capacity);
  }

  function draw(
    text: string, direction: 'ltr' | 'rtl', shift: number, ink: number, out: number, capacity: number,
  ): number {
    context.direction = direction;
    // The pen is at the left end of the ink's line whichever way the text runs ("start" would be the right end).
    context.textAlign = 'left';
    const box = context.measureText(text);
    // One pixel around the ink box: antialiasing may touch it.
    const left = Math.floor(shift - box.actualBoundingBoxLeft) - 1;
    const top = -Math.ceil(box.actualBoundingBoxAscent) - 1;
    const width = Math.min(kMaximumSide, Math.ceil(shift + box.actualBoundingBoxRight) + 1 - left);
    const height = Math.min(kMaximumSide, Math.ceil(box.actualBoundingBoxDescent) + 1 - top);
    const empty = box.actualBoundingBoxLeft + box.actualBoundingBoxRight <= 0 || height <= 2;
    if (empty) return answer(0, 0, 0, 0, box.width, ink, out, capacity);
    reserve(width, height);
    context.clearRect(0, 0, width, height);
    // Again: making room may have reset the context.
    context.direction = direction;
    context.textAlign = 'left';
    context.fillStyle = kInks[ink]!;
    context.fillText(text, shift - left, -top);
    return answer(left, top, width, height, box.width, ink, out, capacity);
  }

  function drawIcon(icon: number, size: number, stroke: number, out: number, capacity: number): number {
    const side = Math.ceil(size);
    reserve(side, side);
    context.clearRect(0, 0, side, side);
    context.save();
    // Paths are drawn on a grid of 24.
    const scale = size / 24;
    context.scale(scale, scale);
    context.lineWidth = stroke / scale;
    context.lineCap = context.lineJoin = 'round';
    context.strokeStyle = kInks[0];
    context.stroke(new Path2D(iconPaths[icon]));
    context.restore();
    return answer(0, 0, side, side, size, 0, out, capacity);
  }

  return {
    kenalan_font_metrics: (size: number, weight: number, out: number) => {
      const ratio = devicePixelRatio;
      const field = probeField(size / ratio, weight, 0);
      setFont(size, weight);
      const cap = context.measureText('H').actualBoundingBoxAscent;
      const ascent = field.baseline * ratio;
      const height = field.height * ratio;
      [ascent, height - ascent, height, cap].forEach((value, i) => heap.data.setFloat32(out + i * 4, value, true));
    },
    kenalan_glyph_advance: (size: number, weight: number, codePoint: number) => {
      setFont(size, weight);
      return context.measureText(String.fromCodePoint(codePoint)).width;
    },
    kenalan_glyph_kerning: (size: number, weight: number, left: number, right: number) => {
      setFont(size, weight);
      const [a, b] = [String.fromCodePoint(left), String.fromCodePoint(right)];
      return context.measureText(a + b).width - context.measureText(a).width - context.measureText(b).width;
    },
    kenalan_glyph_draw: (
      size: number, weight: number, codePoint: number, phase: number, ink: number, out: number, capacity: number,
    ) => {
      setFont(size, weight);
      return draw(String.fromCodePoint(codePoint), 'ltr', phase / kGlyphPhases, ink, out, capacity);
    },
    kenalan_run_draw: (
      size: number, weight: number, text: number, length: number, phase: number, ink: number, out: number,
      capacity: number,
    ) => {
      setFont(size, weight);
      const run = heap.text(text, length);
      return draw(run, directionOf(run), phase / kRunPhases, ink, out, capacity);
    },
    kenalan_run_width: (size: number, weight: number, text: number, length: number) => {
      setFont(size, weight);
      const run = heap.text(text, length);
      context.direction = directionOf(run);
      return context.measureText(run).width;
    },
    kenalan_icon_draw: drawIcon,
  };
}

// Emoji keep their own colours: some clearly opaque pixel is not of the ink. Nearly transparent pixels say nothing, their
// colour is rounded.
function isColoured(bytes: Uint8ClampedArray, ink: number): boolean {
  const level = kInkLevels[ink]!;
  for (let i = 0; i < bytes.length; i += 4) {
    if (bytes[i + 3]! < 64) continue;
    const difference = Math.max(
      Math.abs(bytes[i]! - level), Math.abs(bytes[i + 1]! - level), Math.abs(bytes[i + 2]! - level),
    );
    if (difference > 8) return true;
  }
  return false;
}

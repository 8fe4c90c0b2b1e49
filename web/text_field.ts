// Text fields are the mirror's own <input> and <textarea>. While one is edited it is what the person sees: same font, same
// place to the pixel, native caret, IME, selection, undo and spell check; the canvas draws its frame only. Otherwise it is
// invisible, but lies in the same place, so that a press puts the caret where it was aimed.
// Exactness (measured): the baseline of both must be the same whole physical pixel, so the padding above the line is
// what is missing between the probe's baseline and the canvas's.

import type { Exports, Heap } from './abi';
import { type FieldMetrics, probeField, setFieldFont } from './glyphs';
import type { NodeReader } from './nodes';

const metricsByFont = new Map<string, FieldMetrics>();
let fontRevision = 0;
const composing = new WeakSet<EventTarget>();

// Fonts arrived: every field is laid out again.
export function forgetFieldMetrics(): void {
  metricsByFont.clear();
  fontRevision++;
}

// Returns the key of the look that the element now has; nothing is written when it is still `before`.
export function placeField(element: HTMLElement, node: NodeReader, scale: number, before: string): string {
  const size = node.fontSize / scale;
  // One line needs no leading, and half of an odd one is rounded differently in an <input> than elsewhere.
  const line = element.tagName === 'INPUT' ? 0 : node.lineHeight / scale;
  const weight = node.fontWeight || 400;
  const font = `${size} ${line} ${weight}`;
  const colour = node.textColour;
  const key = [
    font, node.textX, node.textWidth, node.baselineY, node.width, node.height, scale, colour, fontRevision,
  ].join();
  if (key === before || !(size > 0)) return key;
  let metrics = metricsByFont.get(font);
  if (metrics === undefined) metricsByFont.set(font, (metrics = probeField(size, weight, line)));
  const { style } = element;
  setFieldFont(style, size, weight, line);
  const top = node.baselineY / scale - metrics.baseline;
  style.paddingTop = `${top}px`;
  style.paddingLeft = `${node.textX / scale}px`;
  style.paddingRight = `${Math.max(0, (node.width - node.textX - node.textWidth) / scale)}px`;
  style.paddingBottom = element.tagName === 'INPUT' ? `${Math.max(0, node.height / scale - top - metrics.height)}px` : '0';
  style.color = style.caretColor =
    `rgba(${colour & 255},${(colour >> 8) & 255},${(colour >> 16) & 255},${(colour >>> 24) / 255})`;
  return key;
}

// The program changed the text. A field that is composing keeps what is being composed.
export function setFieldValue(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  if (field.value !== value && !composing.has(field)) field.value = value;
}

// Every change goes to C++ as the whole text.
export function listenToFields(
  root: HTMLElement, heap: Heap, exports: Exports, idOf: (target: EventTarget | null) => number, wake: () => void,
): void {
  const send = (event: Event): void => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) || field.type === 'range') return;
    heap.lend(exports, field.value, (pointer, length) => {
      exports._kenalan_text_input(
        idOf(field), pointer, length, field.selectionStart ?? 0, field.selectionEnd ?? 0, composing.has(field) ? 1 : 0,
      );
    });
    wake();
  };
  root.addEventListener('compositionstart', (event) => composing.add(event.target!));
  root.addEventListener('input', send);
  root.addEventListener('compositionend', (event) => {
    composing.delete(event.target!);
    send(event);
  });
}

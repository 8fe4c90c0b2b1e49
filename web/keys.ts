// DOM key events as ui::KeyEvent. Letters are taken by what they type (`key`), not where they lie (`code`), so that
// shortcuts are right on every layout. Which keys a text field keeps for itself is decided here: a one-line field needs
// its arrows left and right, Home, End and all typing; a text area also up, down and Enter.

// In the order of ui::KeyCode, by KeyboardEvent.key.
const kCodes = [
  '', 'Tab', 'Enter', 'Escape', ' ', 'Backspace', 'Delete', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home',
  'End', 'PageUp', 'PageDown', 'F2', 'F10', 'ContextMenu',
];
const kCharacter = 18;

export interface Key {
  code: number;
  character: number;
}

export function modifiersOf(event: { shiftKey: boolean; ctrlKey: boolean; altKey: boolean; metaKey: boolean }): number {
  return (event.shiftKey ? 1 : 0) | (event.ctrlKey ? 2 : 0) | (event.altKey ? 4 : 0) | (event.metaKey ? 8 : 0);
}

export function keyOf(event: KeyboardEvent): Key | null {
  const code = kCodes.indexOf(event.key);
  if (code > 0) return { code, character: 0 };
  // One code point, lower-cased.
  const letters = [...event.key.toLowerCase()];
  if (letters.length !== 1 || event.key === 'Dead') return null;
  return { code: kCharacter, character: letters[0]!.codePointAt(0)! };
}

const kOneLine = new Set(['Enter', 'Escape', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Tab', 'F2', 'F10']);
const kManyLines = new Set(['Escape', 'Tab', 'F10']);

// What is not forwarded while a text field has the focus: typing, moving the caret, and the shortcuts of editing.
export function fieldKeeps(field: Element, event: KeyboardEvent): boolean {
  const command = event.ctrlKey || event.metaKey;
  if (field.tagName === 'TEXTAREA' ? kManyLines.has(event.key) : kOneLine.has(event.key)) return false;
  if (event.key === 'Enter') return !command;
  if (!command || event.altKey) return true;
  return event.key.length !== 1 || 'acvxyz'.includes(event.key.toLowerCase());
}

// Copy, cut and paste come as events of their own, which may touch the clipboard (web/clipboard.ts).
export function isClipboardKey(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey && event.key.length === 1 &&
    'cxv'.includes(event.key.toLowerCase());
}

// Keys that make a DOM click by themselves on a real button or link, which then comes as activation.
export function clicksByItself(target: Element | null, event: KeyboardEvent): boolean {
  if (target === null || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (target.tagName === 'A') return event.key === 'Enter';
  return target.tagName === 'BUTTON' && (event.key === 'Enter' || event.key === ' ');
}

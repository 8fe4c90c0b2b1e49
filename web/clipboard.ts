// The clipboard, without ever asking for permission: copy and cut run a frame inside the browser's own event, whose
// data may be filled freely; a menu's "Copy" writes through navigator.clipboard inside the press that chose it. The keys reach C++
// as the letters they are, so that the product has one shortcut table. Text fields keep their own clipboard.

import type { Exports, Heap, Host } from './abi';
import { isField } from './input';

const kControl = 2;

export interface Clipboard {
  readonly imports: Host;
  listen(exports: Exports, frameNow: () => void, takeFiles: (files: FileList) => void): void;
}

export function createClipboard(heap: Heap): Clipboard {
  let open: DataTransfer | null = null;

  function write(text: string, html: string): void {
    if (open !== null) {
      open.setData('text/plain', text);
      if (html !== '') open.setData('text/html', html);
      return;
    }
    const parts: Record<string, Blob> = { 'text/plain': new Blob([text], { type: 'text/plain' }) };
    if (html !== '') parts['text/html'] = new Blob([html], { type: 'text/html' });
    // Refused without a user event or a secure context: nothing was copied, and the log says so.
    navigator.clipboard?.write([new ClipboardItem(parts)]).catch((error: unknown) => console.warn(error));
  }

  function listen(exports: Exports, frameNow: () => void, takeFiles: (files: FileList) => void): void {
    const forward = (event: ClipboardEvent, letter: string): void => {
      if (isField(document.activeElement)) return;
      if (event.type === 'paste' && event.clipboardData !== null && event.clipboardData.files.length > 0) {
        event.preventDefault();
        takeFiles(event.clipboardData.files);
        return;
      }
      open = event.clipboardData;
      const taken = exports._kenalan_key(event.timeStamp, 18, 0, 0, kControl, 0, letter.charCodeAt(0));
      frameNow();
      open = null;
      if (taken === 1) event.preventDefault();
    };
    document.addEventListener('copy', (event) => forward(event, 'c'));
    document.addEventListener('cut', (event) => forward(event, 'x'));
    document.addEventListener('paste', (event) => forward(event, 'v'));
  }

  return {
    imports: {
      kenalan_clipboard_write: (text: number, textLength: number, html: number, htmlLength: number) =>
        write(heap.text(text, textLength), heap.text(html, htmlLength)),
    },
    listen,
  };
}

// Files in and out: the file chooser, dropping anywhere on the page (with a highlight while the files hover), and saving
// as a download.

import type { Exports, Heap, Host } from './abi';

export interface Files {
  readonly imports: Host;
  readonly pending: boolean;
  listen(stage: HTMLElement, exports: Exports, wake: () => void): void;
  take(files: FileList): void;
}

export function saveBlob(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The download has its own reference once it began.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export function createFiles(heap: Heap): Files {
  let reading = 0;
  let deliver: (request: number, name: string, bytes: Uint8Array) => void = () => undefined;

  async function read(request: number, files: FileList): Promise<void> {
    for (const file of files) {
      reading++;
      try {
        deliver(request, file.name, new Uint8Array(await file.arrayBuffer()));
      } catch (error) {
        // A folder, or a file that has gone since: told as an empty file, which the import names as such.
        console.warn(error);
        deliver(request, file.name, new Uint8Array(0));
      } finally {
        reading--;
      }
    }
  }

  function choose(request: number, accept: string): void {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.addEventListener('change', () => {
      if (input.files !== null) void read(request, input.files);
    });
    input.click();
  }

  function listen(stage: HTMLElement, exports: Exports, wake: () => void): void {
    deliver = (request, name, bytes) => {
      heap.lend(exports, name, (namePointer, nameLength) => {
        heap.lend(exports, bytes, (pointer, length) => {
          exports._kenalan_file(request, namePointer, nameLength, pointer, length);
        });
      });
      wake();
    };
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      stage.classList.add('dropping');
    };
    document.addEventListener('dragenter', over);
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', (event) => {
      if (event.relatedTarget === null) stage.classList.remove('dropping');
    });
    document.addEventListener('drop', (event) => {
      stage.classList.remove('dropping');
      if (!hasFiles(event)) return;
      event.preventDefault();
      void read(0, event.dataTransfer!.files);
    });
  }

  return {
    imports: {
      kenalan_files_choose: (request: number, accept: number, length: number) =>
        choose(request, heap.text(accept, length)),
      kenalan_files_save: (
        name: number, nameLength: number, type: number, typeLength: number, bytes: number, length: number,
      ) => {
        // Copied: the blob outlives the call.
        const copy = heap.u8.slice(bytes, bytes + length);
        saveBlob(heap.text(name, nameLength), new Blob([copy], { type: heap.text(type, typeLength) }));
      },
    },
    get pending() {
      return reading > 0;
    },
    listen,
    take: (files) => void read(0, files),
  };
}

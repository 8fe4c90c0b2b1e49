// The TypeScript side of src/platform/web/abi.h: memory, the functions C++ calls (Host) and the functions it exports
// (Exports, src/app/main_web.cpp). No other module touches WebAssembly memory but through Heap, because the memory may
// grow and every view of it dies then.

export class Heap {
  private memory: WebAssembly.Memory | null = null;
  private bytes: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  private view: DataView<ArrayBuffer> = new DataView(this.bytes.buffer);
  private readonly decoder = new TextDecoder();
  private readonly encoder = new TextEncoder();
  private kept: Uint8Array = new Uint8Array(0);

  bind(memory: WebAssembly.Memory): void {
    this.memory = memory;
  }

  get u8(): Uint8Array<ArrayBuffer> {
    if (this.memory !== null && this.bytes.buffer !== this.memory.buffer) {
      this.bytes = new Uint8Array(this.memory.buffer);
      this.view = new DataView(this.memory.buffer);
    }
    return this.bytes;
  }

  get data(): DataView<ArrayBuffer> {
    void this.u8;
    return this.view;
  }

  get size(): number {
    return this.u8.length;
  }

  text(pointer: number, length: number): string {
    return length === 0 ? '' : this.decoder.decode(this.u8.subarray(pointer, pointer + length));
  }

  // Answers with bytes: copied when they fit, kept for kenalan_result_copy when not.
  answer(result: Uint8Array, out: number, capacity: number): number {
    if (result.length <= capacity) this.u8.set(result, out);
    else this.kept = result;
    return result.length;
  }

  answerText(text: string, out: number, capacity: number): number {
    return this.answer(this.encoder.encode(text), out, capacity);
  }

  copyKept(out: number): void {
    this.u8.set(this.kept, out);
    this.kept = new Uint8Array(0);
  }

  // Lends bytes to an export for one call.
  lend<T>(exports: Exports, data: string | Uint8Array, use: (pointer: number, length: number) => T): T {
    const source = typeof data === 'string' ? this.encoder.encode(data) : data;
    const pointer = exports._kenalan_allocate(source.length);
    this.u8.set(source, pointer);
    try {
      return use(pointer, source.length);
    } finally {
      exports._kenalan_release(pointer);
    }
  }
}

// Words of kenalan_counter, in the order of app/main_web.cpp.
export const enum Counter {
  allocations,
  statements,
  generation,
  queued,
  durable,
  settled,
}

export interface Exports {
  _kenalan_allocate(bytes: number): number;
  _kenalan_release(pointer: number): void;
  _kenalan_start(): void;
  // Milliseconds until the next wanted frame: 0 at the next chance, Infinity never.
  _kenalan_build(nowMs: number): number;
  // A long job runs and can go on; work() does some milliseconds of it.
  _kenalan_has_work(): number;
  _kenalan_work(): void;
  _kenalan_render(): void;
  _kenalan_publish(): void;
  _kenalan_pointer(
    timeMs: number, x: number, y: number, pointerId: number, phase: number, kind: number, button: number, buttons: number,
    modifiers: number,
  ): void;
  _kenalan_wheel(timeMs: number, x: number, y: number, deltaX: number, deltaY: number, modifiers: number): void;
  // 1 when the product took the key.
  _kenalan_key(
    timeMs: number, code: number, phase: number, target: number, modifiers: number, repeat: number, character: number,
  ): number;
  _kenalan_text_input(
    node: number, text: number, length: number, selectionStart: number, selectionEnd: number, composing: number,
  ): void;
  _kenalan_node_action(node: number, action: number, x: number, y: number): void;
  _kenalan_file(request: number, name: number, nameLength: number, bytes: number, length: number): void;
  _kenalan_viewport(
    width: number, height: number, scale: number, top: number, right: number, bottom: number, left: number,
  ): void;
  _kenalan_preferences(dark: number, motion: number, contrast: number, forced: number, coarse: number): void;
  _kenalan_navigate(route: number, length: number): void;
  _kenalan_document_state(canInstall: number, updateWaiting: number, offlineReady: number): void;
  _kenalan_visibility(visible: number): void;
  _kenalan_fonts_changed(): void;
  _kenalan_context_restored(): void;
  _kenalan_counter(which: number): number;
  _kenalan_route(out: number, capacity: number): number;
  // Hands the image of the database to kenalan_files_save.
  _kenalan_rescue(): void;
}

export type Host = Record<`kenalan_${string}`, (...values: never[]) => number | void>;

export interface Module extends Exports {
  host: Host;
}

export function memoryImports(heap: Heap): Host {
  return {
    kenalan_bind: (memory: WebAssembly.Memory) => heap.bind(memory),
    kenalan_result_copy: (out: number) => heap.copyKept(out),
    kenalan_random: (out: number, length: number) => {
      // getRandomValues gives at most 65,536 bytes a call.
      for (let done = 0; done < length; done += 65536) {
        crypto.getRandomValues(heap.u8.subarray(out + done, out + Math.min(length, done + 65536)));
      }
    },
  };
}

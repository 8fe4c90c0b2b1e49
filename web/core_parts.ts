// The WebAssembly comes in two files (scripts/dist/second_part.mjs): the first draws the first screen, the second holds
// everything else and is brought once that screen is there. What the first calls before that is waited for, in the same
// call: the program cannot stop in the middle of a function. The two share memory and table; the second has no state.

import { secondAddress, wasmAddress } from 'kenalan:build';

// What Emscripten's glue asks a page that makes instances itself (Module.instantiateWasm).
type Receive = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void;

export interface CoreParts {
  instantiate(imports: WebAssembly.Imports, receive: Receive): object;
  // Rejects when the first part cannot be had.
  readonly failed: Promise<never>;
  bringSecond(): void;
  // The second part is on its way.
  readonly pending: boolean;
  // Functions of the second part that were called before it was there (their places in the table).
  readonly calledEarly: readonly string[];
}

const urlOf = (address: string): string => new URL(address, document.baseURI).href;

async function fetchFile(url: string): Promise<Response> {
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  return response;
}

// A host that gives the file a wrong type costs one more request, mostly answered by the browser's cache.
async function compile(url: string, imports: WebAssembly.Imports): Promise<WebAssembly.WebAssemblyInstantiatedSource> {
  try {
    return await WebAssembly.instantiateStreaming(fetchFile(url), imports);
  } catch {
    return WebAssembly.instantiate(await (await fetchFile(url)).arrayBuffer(), imports);
  }
}

// Waits for the file: synchronous requests give text alone, here one character for each byte.
function fetchNow(url: string): Uint8Array<ArrayBuffer> {
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  request.overrideMimeType('text/plain; charset=x-user-defined');
  request.send();
  if (request.status !== 200) throw new Error(`${request.status} for ${url}`);
  return Uint8Array.from(request.responseText, (character) => character.charCodeAt(0));
}

export function createCoreParts(): CoreParts {
  let exports: WebAssembly.Exports = {};
  let fail: (reason: unknown) => void;
  const failed = new Promise<never>((_, reject) => (fail = reject));
  const calledEarly: string[] = [];
  let isWhole = secondAddress === '';
  let pending = false;

  const bringNow = (): void => {
    try {
      new WebAssembly.Instance(new WebAssembly.Module(fetchNow(urlOf(secondAddress))), { first: exports });
    } catch (error) {
      // Final like a trap (main.ts): what called cannot be taken back.
      throw new WebAssembly.RuntimeError(`the second part of the program: ${String(error)}`);
    }
    isWhole = true;
  };
  // Places of the table that the second part fills when it comes.
  const second = new Proxy({}, {
    get: (_, place: string) => (...values: unknown[]): unknown => {
      calledEarly.push(place);
      if (!isWhole) bringNow();
      const table = Object.values(exports).find((value) => value instanceof WebAssembly.Table)!;
      return (table.get(Number(place)) as (...given: unknown[]) => unknown)(...values);
    },
  });

  return {
    failed,
    calledEarly,
    instantiate(imports, receive) {
      const take = ({ instance, module }: WebAssembly.WebAssemblyInstantiatedSource): void => {
        exports = instance.exports;
        receive(instance, module);
      };
      compile(urlOf(wasmAddress), { ...imports, second: second as WebAssembly.ModuleImports }).then(take).catch(fail);
      return {};
    },
    get pending() {
      return pending;
    },
    bringSecond() {
      if (isWhole) return;
      pending = true;
      const bring = async (): Promise<void> => {
        try {
          await compile(urlOf(secondAddress), { first: exports as WebAssembly.ModuleImports });
          isWhole = true;
        } catch (error) {
          // Asked for again by the first function that needs it, which tells when it still cannot be had.
          console.warn(error);
        }
        pending = false;
      };
      void bring();
    },
  };
}

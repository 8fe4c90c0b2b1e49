// Modules that the bundler (scripts/dist/bundle.mjs) provides. Addresses are relative to the page, so that it works
// under any path of any host; resolve them with new URL(address, document.baseURI).

// The glue of the WebAssembly (a factory, as Emscripten's -sMODULARIZE makes it); see core_parts.ts.
declare module 'kenalan:core' {
  const createCore: (options: Record<string, unknown>) => Promise<Record<string, unknown>>;
  export default createCore;
}

declare module 'kenalan:build' {
  // The hashed addresses of the WebAssembly and of its second part ("" where it is in one piece).
  export const wasmAddress: string;
  export const secondAddress: string;
  // The hashed address of the worker of the second home (web/storage/home_worker.ts).
  export const homeWorkerAddress: string;
}

declare module 'kenalan:fonts' {
  // In order of preference: of two faces with a letter the one added last is taken.
  export const faces: readonly {
    readonly address: string;
    readonly weight: string;
    readonly unicodeRange: string;
    // Part of the first download.
    readonly isFirst: boolean;
  }[];
}

// For the service worker alone: what belongs to this version. `version` changes when any file does.
declare module 'kenalan:precache' {
  export const version: string;
  // What the first screen needs, and what is fetched when there is time; addresses relative to the worker.
  export const firstFiles: readonly string[];
  export const laterFiles: readonly string[];
}

// Shader sources as text.
declare module '*.vert' {
  const source: string;
  export default source;
}
declare module '*.frag' {
  const source: string;
  export default source;
}

// The entry of the page: starts the WebAssembly.
import createCore from 'kenalan:core';
import { wasmAddress } from 'kenalan:build';

await createCore({ locateFile: () => new URL(wasmAddress, document.baseURI).href });

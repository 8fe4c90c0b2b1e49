// Emscripten library of the functions that src/platform/web/persistence_web.cpp imports: each forwards to the method of
// Module.kenalanStorage, which web/storage/bridge.ts makes. Passed to emcc with --js-library; runs at build time only.

const storageArguments = {
  load: 1,
  commit: 5,
  read_since: 1,
  checkpoint: 7,
  replace: 4,
  swap_previous: 2,
  reject_loaded: 0,
};

const storageFunctions = {
  // Memory and exports are known to the glue alone.
  kenalan_storage_bind: function () {
    Module['kenalanStorage'].bind(Module, wasmMemory);
  },
};
for (const [name, count] of Object.entries(storageArguments)) {
  const parameters = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].slice(0, count);
  storageFunctions[`kenalan_storage_${name}`] = new Function(...parameters, `return Module['kenalanStorage'].${name}(${parameters.join(',')});`);
}
mergeInto(LibraryManager.library, storageFunctions);

// Emscripten library of the functions that src/platform/web/abi.h declares: each forwards to the method of the same
// name of Module.host, which web/abi.ts types and web/main.ts builds. Kept as a table of names and numbers of arguments,
// so that adding one is a line here, a line in abi.h and a method in the module that serves it.
// Passed to emcc with --js-library; it runs at build time only.

const argumentCounts = {
  kenalan_result_copy: 1,
  kenalan_gl_texture: 3,
  kenalan_gl_upload: 6,
  kenalan_gl_frame: 9,
  kenalan_font_metrics: 3,
  kenalan_glyph_advance: 3,
  kenalan_glyph_kerning: 4,
  kenalan_glyph_draw: 7,
  kenalan_run_draw: 8,
  kenalan_icon_draw: 5,
  kenalan_run_width: 4,
  kenalan_set_locale: 2,
  kenalan_format_date: 4,
  kenalan_format_time: 3,
  kenalan_format_number: 4,
  kenalan_format_money: 6,
  kenalan_format_relative_days: 3,
  kenalan_format_percent: 3,
  kenalan_zone_year: 5,
  kenalan_system_zone: 2,
  kenalan_system_languages: 2,
  kenalan_random: 2,
  kenalan_clipboard_write: 4,
  kenalan_files_choose: 3,
  kenalan_files_save: 6,
  kenalan_route_set: 5,
  kenalan_history_back: 0,
  kenalan_set_title: 2,
  kenalan_open_external: 2,
  kenalan_set_cursor: 1,
  kenalan_set_appearance: 4,
  kenalan_install: 0,
  kenalan_apply_update: 0,
  kenalan_wake: 0,
  kenalan_mirror: 6,
  kenalan_load_progress: 2,
};

const functions = {
  // Memory is known to the glue alone.
  kenalan_bind: function () {
    Module['host'].kenalan_bind(wasmMemory);
  },
};
for (const [name, count] of Object.entries(argumentCounts)) {
  const parameters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].slice(0, count);
  functions[name] = new Function(...parameters, `return Module['host'].${name}(${parameters.join(',')});`);
}
mergeInto(LibraryManager.library, functions);

# Files that are compiled for speed (-O2) in the shipped page, where everything else is compiled for size (-Oz): loops
# over pixels, vertices, bytes of files and names, which -Oz makes 2 to 4 times slower. Add one only with a
# measurement: SQLite as a whole at -O2 would cost 100 KB of download for 0 to 30 %.
set(hot_files "${KENALAN_DEPS}/imgui/imgui_draw.cpp")
foreach(pattern IN ITEMS
    "base/fold.cpp" "base/text.cpp"
    "store/image.cpp" "store/log_vfs.cpp"
    "exchange/csv.cpp" "exchange/encoding.cpp"
    "crm/fuzzy.cpp" "crm/import_matcher.cpp"
    "platform/web/renderer.cpp"
    "ui/text/*.cpp")
  file(GLOB found CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/${pattern}")
  list(APPEND hot_files ${found})
endforeach()
# What was precompiled for size cannot be used for speed.
set_source_files_properties(${hot_files} PROPERTIES COMPILE_OPTIONS -O2 SKIP_PRECOMPILE_HEADERS ON)

# SQLite, Dear ImGui and nlohmann/json: compiled from .deps/ (or Debian's headers) with their own quiet flags.

# ---- SQLite -----------------------------------------------------------------------------------------------
# Measured per option (wasm, brotli): OS_OTHER saves the file system, OMIT_WAL 6 KB, OMIT_JSON 12 KB, OMIT_DATETIME_FUNCS
# 4 KB, the small omissions 6 KB together. FTS5 is not there: it costs 52 KB, and search has an index of its own
# (src/crm/schema_search.cpp). PROGRESS (cancel a statement), ALTER TABLE (migrations) and EXPLAIN (tests of plans) stay.
# DESERIALIZE goes: it wants a file system at start-up, and here there is none before the first database.
# TEMP_STORE=2 keeps statement journals out of the VFS: without it a large import takes five times as long.
# MAX_MMAP_SIZE: pages are read where they lie in the image in memory instead of being copied.
# The VFS is ours (src/store): natively too, so that the tests run what the page runs.
add_library(sqlite STATIC "${CMAKE_SOURCE_DIR}/src/store/sqlite_library.c")
set_property(SOURCE "${CMAKE_SOURCE_DIR}/src/store/sqlite_library.c"
  APPEND PROPERTY OBJECT_DEPENDS "${KENALAN_DEPS}/sqlite/sqlite3.c")
target_include_directories(sqlite SYSTEM PUBLIC "${KENALAN_DEPS}/sqlite")
# Of the options only this one changes what the header declares; all others stay with SQLite's own file.
target_compile_definitions(sqlite PUBLIC SQLITE_ENABLE_PREUPDATE_HOOK)
target_compile_definitions(sqlite PRIVATE
  SQLITE_THREADSAFE=0
  SQLITE_OS_OTHER=1
  SQLITE_TEMP_STORE=2
  SQLITE_MAX_MMAP_SIZE=2147418112
  SQLITE_DQS=0
  SQLITE_DEFAULT_MEMSTATUS=0
  SQLITE_LIKE_DOESNT_MATCH_BLOBS
  SQLITE_USE_ALLOCA
  SQLITE_MAX_EXPR_DEPTH=0
  SQLITE_OMIT_AUTHORIZATION
  SQLITE_OMIT_AUTORESET
  SQLITE_OMIT_CASE_SENSITIVE_LIKE_PRAGMA
  SQLITE_OMIT_COMPILEOPTION_DIAGS
  SQLITE_OMIT_COMPLETE
  SQLITE_OMIT_DATETIME_FUNCS
  SQLITE_OMIT_DECLTYPE
  SQLITE_OMIT_DEPRECATED
  SQLITE_OMIT_DESERIALIZE
  SQLITE_OMIT_FOREIGN_KEY
  SQLITE_OMIT_GENERATED_COLUMNS
  SQLITE_OMIT_GET_TABLE
  SQLITE_OMIT_INCRBLOB
  SQLITE_OMIT_INTROSPECTION_PRAGMAS
  SQLITE_OMIT_JSON
  SQLITE_OMIT_LOAD_EXTENSION
  SQLITE_OMIT_LOCALTIME
  SQLITE_OMIT_SHARED_CACHE
  SQLITE_OMIT_SHUTDOWN_DIRECTORIES
  SQLITE_OMIT_TCL_VARIABLE
  SQLITE_OMIT_TRACE
  SQLITE_OMIT_UTF16
  SQLITE_OMIT_WAL)
if(KENALAN_RELEASE)
  target_compile_definitions(sqlite PRIVATE SQLITE_UNTESTABLE)
endif()
target_compile_options(sqlite PRIVATE -w)
target_link_libraries(sqlite PRIVATE kenalan_flags)
if(NOT EMSCRIPTEN)
  target_link_libraries(sqlite PUBLIC m)
endif()

# ---- Dear ImGui -------------------------------------------------------------------------------------------
# Its switches are src/ui/imgui_config.h, seen by it and by us alike. The demo is not part of the product, nor are its
# tables and widgets: src/ui/core/imgui_left_out.cpp stands in for what its core refers to.
set(imgui_sources "${KENALAN_DEPS}/imgui/imgui.cpp" "${KENALAN_DEPS}/imgui/imgui_draw.cpp")
add_library(imgui STATIC ${imgui_sources})
target_include_directories(imgui SYSTEM PUBLIC "${KENALAN_DEPS}/imgui")
target_include_directories(imgui PRIVATE "${CMAKE_SOURCE_DIR}/src")
target_compile_definitions(imgui PUBLIC IMGUI_USER_CONFIG="ui/imgui_config.h")
target_compile_options(imgui PRIVATE -w)
target_link_libraries(imgui PRIVATE kenalan_flags)
set_property(SOURCE ${imgui_sources} APPEND PROPERTY OBJECT_DEPENDS "${CMAKE_SOURCE_DIR}/src/ui/imgui_config.h")

# ---- nlohmann/json ----------------------------------------------------------------------------------------
# Header-only, from Debian's package. Copied aside, because /usr/include itself must not be seen by Emscripten.
find_path(KENALAN_JSON_INCLUDE nlohmann/json.hpp PATHS /usr/include NO_CMAKE_FIND_ROOT_PATH REQUIRED)
set(json_copy "${CMAKE_BINARY_DIR}/third_party/json")
file(COPY "${KENALAN_JSON_INCLUDE}/nlohmann" DESTINATION "${json_copy}")
add_library(json INTERFACE)
target_include_directories(json SYSTEM INTERFACE "${json_copy}")

# The switches of the build and the two sets of compiler flags: ours, strict, and third-party code's, quiet.

option(KENALAN_RELEASE "The page as it is shipped: small, without assertions" OFF)
option(KENALAN_SANITIZE "Address and undefined-behaviour sanitizers" OFF)

# Setup puts third-party parts into .deps/; a second worktree may share the first one's folder.
if(DEFINED ENV{KENALAN_DEPS})
  set(KENALAN_DEPS "$ENV{KENALAN_DEPS}" CACHE PATH "Third-party parts" FORCE)
else()
  set(KENALAN_DEPS "${CMAKE_SOURCE_DIR}/.deps" CACHE PATH "Third-party parts")
endif()
if(NOT EXISTS "${KENALAN_DEPS}/imgui/imgui.h")
  message(FATAL_ERROR "Third-party parts are missing in ${KENALAN_DEPS}: run scripts/setup first.")
endif()

find_program(KENALAN_CCACHE ccache)
if(KENALAN_CCACHE)
  # Paths relative to the checkout: what one worktree compiled, the others and the next clone take from the cache.
  set(CMAKE_C_COMPILER_LAUNCHER
    "${CMAKE_COMMAND};-E;env;CCACHE_BASEDIR=${CMAKE_SOURCE_DIR};CCACHE_NOHASHDIR=1;CCACHE_SLOPPINESS=pch_defines,time_macros;${KENALAN_CCACHE}")
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_C_COMPILER_LAUNCHER}")
endif()
if(EMSCRIPTEN)
  # Emscripten's optimizer looks for acorn where Debian puts it; only Debian's own Node.js looks there by itself.
  set(CMAKE_C_LINKER_LAUNCHER "${CMAKE_COMMAND};-E;env;NODE_PATH=/usr/share/nodejs")
  set(CMAKE_CXX_LINKER_LAUNCHER "${CMAKE_C_LINKER_LAUNCHER}")
endif()

find_program(KENALAN_NODE node REQUIRED)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)

# What every translation unit gets, third-party ones too.
add_library(kenalan_flags INTERFACE)
target_compile_options(kenalan_flags INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti> -fno-strict-aliasing)
if(EMSCRIPTEN)
  # No link-time optimisation: with -Oz it made the page 4 KB bigger and its build three times as slow.
  target_compile_options(kenalan_flags INTERFACE -fno-exceptions $<IF:$<BOOL:${KENALAN_RELEASE}>,-Oz,-O1>
    -mbulk-memory -mnontrapping-fptoint -msign-ext -fno-threadsafe-statics)
  if(KENALAN_RELEASE)
    target_compile_definitions(kenalan_flags INTERFACE NDEBUG)
  else()
    target_compile_options(kenalan_flags INTERFACE -g2)
  endif()
else()
  # Lines, no variables: enough for a sanitizer's report, and a third of the time to compile is saved.
  target_compile_options(kenalan_flags INTERFACE -O1 -g1 -fno-omit-frame-pointer)
  if(KENALAN_SANITIZE)
    target_compile_options(kenalan_flags INTERFACE -fsanitize=address)
    target_link_options(kenalan_flags INTERFACE -fsanitize=address,undefined)
  endif()
endif()

# What our own code gets on top.
add_library(kenalan_own_flags INTERFACE)
target_link_libraries(kenalan_own_flags INTERFACE kenalan_flags)
target_compile_options(kenalan_own_flags INTERFACE -Wall -Wextra -Wpedantic -Werror)
# Desc structs are written with designated initialisers that name what differs from the defaults: that is their point.
target_compile_options(kenalan_own_flags INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wno-missing-field-initializers>)
# JSON errors are values too; defined for all, so that every unit sees the same library.
target_compile_definitions(kenalan_own_flags INTERFACE JSON_NOEXCEPTION=1 JSON_NO_IO=1)
target_include_directories(kenalan_own_flags INTERFACE "${CMAKE_SOURCE_DIR}/src" "${CMAKE_BINARY_DIR}")
if(EMSCRIPTEN)
  target_compile_options(kenalan_own_flags INTERFACE
    "$<$<COMPILE_LANGUAGE:CXX>:SHELL:-include ${CMAKE_SOURCE_DIR}/src/base/ranges_libcxx14.h>")
endif()
if(KENALAN_SANITIZE)
  target_compile_options(kenalan_own_flags INTERFACE -fsanitize=undefined -fno-sanitize=vptr -fno-sanitize-recover=all)
endif()

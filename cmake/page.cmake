# The page's WebAssembly and its glue: build/<preset>/page/core.{mjs,wasm}, which scripts/dist bundles.
# No file system, no threads, no Asyncify, no eval (the Content-Security-Policy forbids it). There is no main():
# JavaScript calls the functions marked EMSCRIPTEN_KEEPALIVE, C++ calls those of web/abi_library.js.

set(runtime_methods UTF8ToString UTF8ArrayToString stringToUTF8 stringToUTF8Array lengthBytesUTF8)
# Module.HEAPU8 and its kin are always there in 3.1.6; newer releases want to be asked.
if(EMSCRIPTEN_VERSION VERSION_GREATER_EQUAL 3.1.58)
  list(APPEND runtime_methods HEAP8 HEAPU8 HEAP16 HEAPU16 HEAP32 HEAPU32 HEAPF32 HEAPF64)
endif()
list(JOIN runtime_methods "," runtime_methods)
set(stack_setting TOTAL_STACK)
if(EMSCRIPTEN_VERSION VERSION_GREATER_EQUAL 3.1.27)
  set(stack_setting STACK_SIZE)
endif()

file(WRITE "${CMAKE_BINARY_DIR}/page_anchor.cpp.new" "// Gives the linker one file of its own; all else comes from the layers.\n")
file(COPY_FILE "${CMAKE_BINARY_DIR}/page_anchor.cpp.new" "${CMAKE_BINARY_DIR}/page_anchor.cpp" ONLY_IF_DIFFERENT)
add_executable(page "${CMAKE_BINARY_DIR}/page_anchor.cpp")
set_target_properties(page PROPERTIES OUTPUT_NAME core SUFFIX .mjs RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/page")
target_link_libraries(page PRIVATE kenalan_own_flags app platform_web)
target_link_options(page PRIVATE
  --no-entry
  -sSTRICT
  -sAUTO_JS_LIBRARIES=1
  -sMODULARIZE -sEXPORT_ES6 -sEXPORT_NAME=createCore
  -sENVIRONMENT=web
  -sFILESYSTEM=0
  -sDYNAMIC_EXECUTION=0
  -sMALLOC=dlmalloc
  -sALLOW_MEMORY_GROWTH
  -sINITIAL_MEMORY=33554432
  -s${stack_setting}=1048576
  -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
  -sEXPORTED_RUNTIME_METHODS=${runtime_methods}
  -sEXPORTED_FUNCTIONS=_malloc,_free)
if(KENALAN_RELEASE)
  # The names are for cutting the core in two (and for profiles); the parts that are shipped have none.
  target_link_options(page PRIVATE -Oz -sASSERTIONS=0 -sDISABLE_EXCEPTION_THROWING=1 --profiling-funcs -Wl,--no-demangle)
  set(split_scripts "${CMAKE_SOURCE_DIR}/scripts/dist/split.mjs" "${CMAKE_SOURCE_DIR}/scripts/dist/second_part.mjs")
  set_property(TARGET page APPEND PROPERTY LINK_DEPENDS ${split_scripts})
  add_custom_command(TARGET page POST_BUILD
    COMMAND "${KENALAN_NODE}" "${CMAKE_SOURCE_DIR}/scripts/dist/split.mjs" "${CMAKE_BINARY_DIR}"
    WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}"
    VERBATIM)
else()
  target_link_options(page PRIVATE -O1 -g2 -sASSERTIONS=1 -sSTACK_OVERFLOW_CHECK=1)
endif()

# What C++ imports from JavaScript: one library file per concern.
file(GLOB_RECURSE abi_libraries CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/web/*_library.js")
foreach(abi_library IN LISTS abi_libraries)
  target_link_options(page PRIVATE "SHELL:--js-library ${abi_library}")
  set_property(TARGET page APPEND PROPERTY LINK_DEPENDS "${abi_library}")
endforeach()

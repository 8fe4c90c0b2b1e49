# One library per layer, arrows down only: app > ui > crm > exchange > store > base. What a layer may include is
# checked by scripts/checks/layers.mjs; what it may link is said here.
#
# A layer globs its folder. Files that end in _web or _native belong to that build alone. A layer without
# sources yet is an empty interface.

function(kenalan_layer name)
  cmake_parse_arguments(LAYER "OBJECTS" "FOLDER" "LINKS" ${ARGN})
  if(NOT LAYER_FOLDER)
    set(LAYER_FOLDER "${name}")
  endif()
  set(sources "")
  foreach(folder IN LISTS LAYER_FOLDER)
    file(GLOB_RECURSE found CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/${folder}/*.cpp")
    list(APPEND sources ${found})
  endforeach()
  if(EMSCRIPTEN)
    list(FILTER sources EXCLUDE REGEX "_native\\.cpp$")
  else()
    list(FILTER sources EXCLUDE REGEX "_web\\.cpp$")
  endif()
  if(NOT sources)
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE kenalan_own_flags ${LAYER_LINKS})
    return()
  endif()
  # Functions that only JavaScript calls are dropped from an archive that nobody refers to; objects stay.
  set(type STATIC)
  if(LAYER_OBJECTS)
    set(type OBJECT)
  endif()
  add_library(${name} ${type} ${sources})
  target_link_libraries(${name} PRIVATE kenalan_own_flags PUBLIC ${LAYER_LINKS})
  target_compile_options(${name} PRIVATE -fno-exceptions)
  add_dependencies(${name} generated)
  kenalan_precompile(${name})
endfunction()

kenalan_layer(base LINKS json)
kenalan_layer(store LINKS base sqlite)
kenalan_layer(exchange LINKS store base)
kenalan_layer(crm LINKS exchange store base)
kenalan_layer(sync LINKS store base)
kenalan_layer(ui LINKS crm imgui)
# Dear ImGui asks for its font loader, which is ours (src/ui/core/imgui_font.cpp).
target_link_libraries(imgui INTERFACE ui)
if(EMSCRIPTEN)
  kenalan_layer(platform_web FOLDER platform/web OBJECTS LINKS ui store base)
  kenalan_layer(app OBJECTS LINKS platform_web ui crm exchange sync)
else()
  kenalan_layer(platform_native FOLDER platform/native LINKS store base)
  kenalan_layer(app LINKS ui crm exchange sync)
endif()

# Loops over pixels, glyphs, rows and names are 2 to 4 times slower with -Oz; these files pay bytes for time.
if(KENALAN_RELEASE)
  include(hot_files)
endif()

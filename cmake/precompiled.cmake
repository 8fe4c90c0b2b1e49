# The standard headers that most files include, read once for each large target: two fifths of the time to compile a file
# went into them. A file still includes what it uses (the preset "page" is built without).

option(KENALAN_PRECOMPILE "Precompile the standard headers of large targets" ON)

set(precompiled_headers
  <algorithm> <array> <charconv> <cmath> <cstdint> <cstring> <deque> <functional> <limits> <map> <memory> <optional>
  <span> <string> <string_view> <unordered_map> <utility> <variant> <vector>)

# A target of a few files gains nothing.
function(kenalan_precompile target)
  get_target_property(sources ${target} SOURCES)
  list(LENGTH sources count)
  if(KENALAN_PRECOMPILE AND count GREATER 20)
    target_precompile_headers(${target} PRIVATE ${precompiled_headers})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
      # Of precompiled headers GCC 12 forgets that they are the system's, and warns of bounds inside std::string that
      # it gets wrong (its bug 105329). The sanitizers look at the real ones.
      target_compile_options(${target} PRIVATE -Wno-array-bounds -Wno-restrict -Wno-stringop-overflow)
    endif()
  endif()
endfunction()

# Files that are compiled for speed (-O2) in the shipped page, where everything else is compiled for size (-Oz).
# Add one only with a measurement: SQLite as a whole at -O2 would cost 100 KB of download for 0 to 30 %.
set(hot_files
  "${KENALAN_DEPS}/imgui/imgui_draw.cpp"
  "${CMAKE_SOURCE_DIR}/src/base/fold.cpp"
  "${CMAKE_SOURCE_DIR}/src/base/hash.cpp"
  "${CMAKE_SOURCE_DIR}/src/base/text.cpp")
foreach(pattern IN ITEMS "src/platform/web/render*.cpp" "src/ui/text*.cpp")
  file(GLOB found CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/${pattern}")
  list(APPEND hot_files ${found})
endforeach()

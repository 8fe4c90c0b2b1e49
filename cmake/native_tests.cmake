# The native test binaries: unit_tests for everything below the screen, ui_tests for the screen without one.
# Every .cpp below tests/unit and tests/ui is a part of its binary; tests/support is shared by both.

find_path(KENALAN_DOCTEST_INCLUDE doctest/doctest.h REQUIRED)

function(kenalan_test_binary name folder)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS
    "${CMAKE_SOURCE_DIR}/tests/${folder}/*.cpp" "${CMAKE_SOURCE_DIR}/tests/support/*.cpp")
  list(REMOVE_ITEM sources "${CMAKE_SOURCE_DIR}/tests/unit/main.cpp")
  add_executable(${name} "${CMAKE_SOURCE_DIR}/tests/unit/main.cpp" ${sources})
  target_link_libraries(${name} PRIVATE kenalan_own_flags ${ARGN})
  target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}/tests")
  target_include_directories(${name} SYSTEM PRIVATE "${KENALAN_DOCTEST_INCLUDE}")
  target_compile_definitions(${name} PRIVATE KENALAN_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data")
  add_dependencies(${name} generated)
  kenalan_precompile(${name})
endfunction()

kenalan_test_binary(unit_tests unit platform_native crm exchange sync store base)
kenalan_test_binary(ui_tests ui app ui imgui platform_native crm exchange sync store base)

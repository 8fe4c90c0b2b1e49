# Headers made from data: texts, icons, colours. The generators are small Node.js programs that check
# their input and name the file at fault; they write only what changed, so that nothing is rebuilt for nothing.
# C++ includes them as "generated/<layer>/<name>.h"; the TypeScript twins go to web/generated/.

set(generated "${CMAKE_BINARY_DIR}/generated")
set(generated_outputs "")

function(kenalan_generate script)
  cmake_parse_arguments(GENERATE "" "" "OUTPUTS;INPUTS;ARGUMENTS" ${ARGN})
  add_custom_command(
    OUTPUT ${GENERATE_OUTPUTS}
    COMMAND "${KENALAN_NODE}" "${CMAKE_SOURCE_DIR}/scripts/generate/${script}.mjs" ${GENERATE_ARGUMENTS}
    DEPENDS "${CMAKE_SOURCE_DIR}/scripts/generate/${script}.mjs" "${CMAKE_SOURCE_DIR}/scripts/generate/output.mjs"
      ${GENERATE_INPUTS}
    WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}"
    COMMENT "Generating ${script}"
    VERBATIM)
  set(generated_outputs ${generated_outputs} ${GENERATE_OUTPUTS} PARENT_SCOPE)
endfunction()

file(GLOB locale_files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/assets/locales/*/*.json")
file(GLOB theme_files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/assets/theme/*.json")
file(GLOB icon_files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/assets/icons.json")

kenalan_generate(locales
  INPUTS ${locale_files} "${CMAKE_SOURCE_DIR}/scripts/generate/message.mjs"
  OUTPUTS "${generated}/ui/locale_keys.h" "${generated}/ui/locale_tables.h"
  ARGUMENTS "${CMAKE_SOURCE_DIR}/assets/locales" "${generated}/ui/locale_keys.h")
kenalan_generate(theme
  INPUTS ${theme_files}
  OUTPUTS "${generated}/ui/theme_tokens.h"
  ARGUMENTS "${CMAKE_SOURCE_DIR}/assets/theme" "${generated}/ui/theme_tokens.h")
kenalan_generate(icons
  INPUTS ${icon_files} "${CMAKE_SOURCE_DIR}/scripts/generate/svg_path.mjs"
  OUTPUTS "${generated}/ui/icons.h"
  ARGUMENTS "${CMAKE_SOURCE_DIR}/assets/icons.json" "${KENALAN_DEPS}/icons" "${generated}/ui/icons.h")

add_custom_target(generated DEPENDS ${generated_outputs})

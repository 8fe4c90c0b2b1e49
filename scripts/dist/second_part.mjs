// Which functions of the core are not needed for the first screen: they make the second WebAssembly file, which the page
// brings once that screen is there. Told by source file, so that new code needs no entry: what is written in one of these
// files goes to the second part, everything else to the first. Nothing breaks when a rule is wrong: a function of the second
// part that is called too early is waited for (web/core_parts.ts), which tests/web/core_parts.test.mjs counts.

// Files below src/, as paths with "*"; a later rule that begins with "!" takes back.
export const secondFiles = [
  "app/commands.cpp",
  "crm/*",
  "!crm/built_in*", "!crm/queries_board.cpp", "!crm/queries_choices.cpp", "!crm/queries_time.cpp", "!crm/queries_timeline.cpp",
  "!crm/schema*", "!crm/rules.cpp", "!crm/activity.cpp", "!crm/queries_coming.cpp",
  "exchange/*",
  "store/change_format.cpp", "store/copied_image.cpp", "store/core.cpp", "store/image_file.cpp", "store/inverse.cpp",
  "store/log_reader.cpp", "store/past.cpp",
  "ui/gallery/*",
  "ui/gestures.cpp",
  "ui/views/*",
  "!ui/views/dashboard*", "!ui/views/activity_entry.cpp", "!ui/views/support_*",
  "ui/widgets/choice_group.cpp", "ui/widgets/dialog.cpp", "ui/widgets/drag.cpp", "ui/widgets/field.cpp",
  "ui/widgets/field_date.cpp", "ui/widgets/field_typed.cpp", "ui/widgets/form.cpp", "ui/widgets/option_list.cpp",
  "ui/widgets/table*.cpp", "ui/widgets/typed_values.cpp", "ui/widgets/values_editor.cpp",
];

// Functions of those files that the first screen calls, by qualified name without parameters.
export const firstFunctions = [
  "crm::my_key",
  "crm::words_of",
  "crm::read_links",
  "crm::read_stage",
  "crm::default_currency",
  "crm::Reader::integer",
  "crm::Queries::Queries",
  "crm::Queries::State::refresh",
  "crm::Queries::State::text_matches",
  "ui::drag_area",
];

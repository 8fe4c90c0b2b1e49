#pragma once
// All that a view needs. Begin with ui/context.h (what a view is), ui/layout.h (cutting rectangles) and ui/widget.h
// (responses and ids); then pick widgets:
//   text.h text, paragraph, heading · paint.h shapes · widgets/button.h button, icon_button, link ·
//   widgets/choice.h checkbox, switch, radio, segmented, tabs · widgets/field.h text, search, date, time, money, number
//   · widgets/select.h select, combobox, values · widgets/form.h FormLayout · widgets/layers.h Dialog, Popover, menu,
//   confirm · widgets/scroll.h ScrollArea · widgets/table.h table · widgets/display.h badge, chip, card, rows, banner,
//   empty, progress, file drop · widgets/drag.h drag and drop · widgets/tooltip.h · widgets/palette.h · shell/shell.h
#include "ui/context.h"
#include "ui/format.h"
#include "ui/layout.h"
#include "ui/locale.h"
#include "ui/paint.h"
#include "ui/router.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widget.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/display.h"
#include "ui/widgets/drag.h"
#include "ui/widgets/field.h"
#include "ui/widgets/form.h"
#include "ui/widgets/layers.h"
#include "ui/widgets/palette.h"
#include "ui/widgets/scroll.h"
#include "ui/widgets/select.h"
#include "ui/widgets/table.h"
#include "ui/widgets/tooltip.h"

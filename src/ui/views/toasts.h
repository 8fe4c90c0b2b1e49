#pragma once
// Numbers of the toasts whose button the app answers (Context::toast_action), in one place so that they differ.

#include <cstdint>

namespace ui {

inline constexpr uint32_t kUndoStepToast = 1;  // takes back Model::toast_step
inline constexpr uint32_t kReloadToast = 2;    // takes the new version

}  // namespace ui

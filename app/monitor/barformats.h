// SPDX-License-Identifier: MIT
#pragma once

#include "core/status.h"

#include <QByteArray>

/// Lines for status bars, without their end. The texts of \p status are fit for one line.
namespace mm {

/// waybar-custom(5), `"return-type": "json"`. `text` and `tooltip` are Pango markup, as they are
/// read as such; `class` is the tone's name and the state's. There is no age in it: a tooltip that
/// is not renewed must not tell one.
[[nodiscard]] QByteArray waybarLine(const Status &status, const QString &path);

/// i3blocks(1), `format=json`. The colour is for a dark bar.
[[nodiscard]] QByteArray i3blocksLine(const Reading &reading, const Status &status);

/// What stands in `#(...)` in the status line of tmux(1). It brings its own background: that of the
/// status line is green unless it was set.
[[nodiscard]] QByteArray tmuxLine(const Status &status);

} // namespace mm

// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/status.h"

#include <QByteArray>

/// The formats of desktop and terminal status bars, without the line end. The texts of the status
/// and the path must be fit for one line.
namespace mm {

/// waybar-custom(5), `"return-type": "json"`. `text` and `tooltip` are Pango markup; `class` has
/// the names of the colour and the state. The tooltip has no age, as it would become wrong while
/// the status stays the same.
[[nodiscard]] QByteArray waybarLine(const Status &status, const QString &path);

/// i3blocks(1), `format=json`. The colour is for a dark bar.
[[nodiscard]] QByteArray i3blocksLine(const Reading &reading, const Status &status);

/// For `#(...)` in the status line of tmux(1). Sets its own background, because that of the status
/// line is green by default.
[[nodiscard]] QByteArray tmuxLine(const Status &status);

} // namespace mm

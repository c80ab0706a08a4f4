// SPDX-License-Identifier: MIT
#pragma once

#include "core/snapshot.h"

#include <QByteArray>

#include <optional>

namespace mm {

/// Reads a stats file as writers make it, quickly. What breaks a rule, or is rare enough to be left
/// to parseSnapshot()'s slow way, which has the last word, gives nothing: other nesting than 16
/// deep, a byte order mark, escaped lone surrogates, numbers with a fraction.
[[nodiscard]] std::optional<Snapshot> parsePlainSnapshot(const QByteArray &bytes);

} // namespace mm

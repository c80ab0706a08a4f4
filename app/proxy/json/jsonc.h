// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace mm {

/// \p jsonc, JSON with comments as editors have it, with blanks instead of its comments and of the
/// commas after the last members. Each other byte keeps its position.
[[nodiscard]] QByteArray withoutComments(QByteArray jsonc);

} // namespace mm

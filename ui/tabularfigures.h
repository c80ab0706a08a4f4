// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>

namespace mm {

/// \p font with figures of one width, so that a number that grows moves nothing. Asked for by
/// OpenType's feature `tnum`, which Qt knows from 6.7 on; before that they are as the font has them
/// by default: of one width in DejaVu, Noto, Cantarell and Ubuntu.
[[nodiscard]] QFont withTabularFigures(const QFont &font);

} // namespace mm

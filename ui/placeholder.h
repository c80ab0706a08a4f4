// SPDX-License-Identifier: MIT
#pragma once

class QLineEdit;

namespace mm {

/// Gives the placeholder of \p line 4.5:1 on its background: dark themes may leave it dark. To be
/// called again whenever the palette of what holds the line changes.
void makePlaceholderLegible(QLineEdit *line);

} // namespace mm

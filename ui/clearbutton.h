// SPDX-License-Identifier: MIT
#pragma once

class QLineEdit;

namespace mm {

/// Gives \p line a button that clears it, as soon as there is something to clear: the button's icon
/// would take a tenth of the window's start.
void offerToClear(QLineEdit *line);

} // namespace mm

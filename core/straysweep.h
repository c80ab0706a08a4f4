// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace mm {

/// Removes what a save that came to no end may have left beside \p file, as its writer was killed
/// or its folder vanished: QSaveFile's temporary `<file>.XXXXXX`. Only to be called by whoever
/// holds the writer's lock. Anything else of such a name stays: what is no plain file of ours, a
/// copy that a person made (it tells of no later time than the file itself), and what does not read
/// like a stats file. Gives back how many went.
int removeStrays(const QString &file);

} // namespace mm

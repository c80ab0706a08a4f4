// SPDX-License-Identifier: MIT
#pragma once

namespace mm {

/// Sets the user's locale and installs the translations for it into the running QCoreApplication:
/// English plurals always, the user's language above them where there is one, and Qt's own texts.
void installTranslations();

} // namespace mm

// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace mm {

/// The languages with a translation, as names for QLocale.
[[nodiscard]] QStringList installedLanguages();

/// The name of \p language in that language.
[[nodiscard]] QString ownNameOf(const QString &language);

/// Sets the default locale, the layout direction of a QGuiApplication, and the translations of the
/// running QCoreApplication, replacing those of an earlier call: English plurals always, \p
/// language above them if it is translated, and Qt's own texts. Empty: the user's locale.
void installTranslations(const QString &language = {});

} // namespace mm

// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace mm {

/// The languages this program speaks, as QLocale takes them.
[[nodiscard]] QStringList installedLanguages();

/// What \p language is called by those who speak it.
[[nodiscard]] QString ownNameOf(const QString &language);

/// Sets the locale and installs the translations for it into the running QCoreApplication, in the
/// place of those of an earlier call: English plurals always, \p language above them where there is
/// one, and Qt's own texts; a QGuiApplication is laid out as that language is read. The user's
/// locale for an empty \p language.
void installTranslations(const QString &language = {});

} // namespace mm

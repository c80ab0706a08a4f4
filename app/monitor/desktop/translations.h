// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace mm {

/// The languages with a translation, as names for QLocale.
[[nodiscard]] QStringList installedLanguages();

/// The name of \p language in that language.
[[nodiscard]] QString ownNameOf(const QString &language);

/// Installs the translations of \p language (empty: the user's locale) in place of those of an
/// earlier call: Qt's own texts, English plurals, and \p language where it is translated. Also sets
/// the default locale and, of a QGuiApplication, the layout direction.
void installTranslations(const QString &language = {});

} // namespace mm

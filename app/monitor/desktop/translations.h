// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace mm {

/// The languages with a translation, as names for QLocale.
[[nodiscard]] QStringList installedLanguages();

/// The name of \p language in that language.
[[nodiscard]] QString nativeNameOf(const QString &language);

/// Replaces the installed translations with those of \p language (empty: the user's locale): Qt's
/// own texts, English plurals and, if there is a translation, this program's texts. Also sets the
/// default locale and, of a QGuiApplication, the layout direction.
void installTranslations(const QString &language = {});

} // namespace mm

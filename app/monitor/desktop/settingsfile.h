// SPDX-License-Identifier: MIT
#pragma once

#include "core/system/deferredtext.h"

#include <QVariantMap>

/// The files of the settings. All functions block for as long as the disk does: call them on
/// another thread than the GUI's.
namespace mm {

struct StoredSettings
{
    QString file;         ///< of the preferences
    QVariantMap values;   ///< the preferences, by key
    QVariantMap layout;   ///< of the window
    DeferredText problem; ///< a sentence if the preferences can't be read in whole
};

/// Reads QSettings' default file, and the layout from \p layoutFile. Earlier versions had the
/// layout among the preferences; it is read from there while \p layoutFile does not exist.
[[nodiscard]] StoredSettings readSettings(const QString &layoutFile);

/// Changes \p values in QSettings' default file; all other keys stay. A file that can't be read
/// stays as it is; one that can be read in part is copied before. False, with a sentence in
/// \p error, on failure.
[[nodiscard]] bool storePreferences(const QVariantMap &values, DeferredText *error);

/// Replaces the layout in \p layoutFile, and removes that of an earlier version from the
/// preferences. False, with a sentence in \p error, on failure.
[[nodiscard]] bool storeLayout(const QString &layoutFile, const QVariantMap &layout,
                               QString *error);

} // namespace mm

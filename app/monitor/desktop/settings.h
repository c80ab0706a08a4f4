// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/cli/options.h"
#include "ui/preferences/preferences.h"

#include <QObject>

class QSettings;

namespace mm {

/// The user's preferences, kept across restarts. Instead of an invalid stored value the default
/// applies; it stays stored until the user changes it. The keys are
///
///     stats/file  stats/interval (ms)  mm/register  mm/url  tray/enabled
///     notifications/enabled (for all of them)
///     notifications/down  notifications/error  notifications/active  notifications/nofile
///     appearance/theme (system, light, dark)  appearance/language (empty for the system's)
class Settings final : public QObject
{
    Q_OBJECT

public:
    /// \p store must outlive this. \p languages are those with a translation.
    Settings(QSettings *store, const QStringList &languages);

    [[nodiscard]] const Preferences &values() const { return m_values; }
    /// Applies and stores changed values. False, with a sentence in \p error, if storing failed;
    /// the values then apply until the program ends.
    [[nodiscard]] bool set(const Preferences &values, QString *error);

    /// A sentence on why \p path can't be used as stats file; empty if it can. An empty path is the
    /// default. Takes at most 250 ms, even if the file system hangs.
    [[nodiscard]] static QString statsFileProblem(const QString &path);
    /// The same for MM's address.
    [[nodiscard]] static QString mmUrlProblem(const QString &url);

Q_SIGNALS:
    /// After storing.
    void changed();

private:
    QSettings *const m_store;
    Preferences m_values;
};

/// The stats file of \p options if the command line gave one, else the stored one or the default.
[[nodiscard]] QString chosenStatsFile(const Options &options);

/// \p options, with \p values for everything that the command line did not give.
[[nodiscard]] Options withPreferences(Options options, const Preferences &values);

} // namespace mm

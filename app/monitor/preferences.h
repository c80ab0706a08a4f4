// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/options.h"
#include "ui/preferencevalues.h"

#include <QObject>

class QSettings;

namespace mm {

/// What the user has chosen, over restarts. A stored value that is none stands for the default, and
/// stays stored until another one is chosen in its place. The keys are
///
///     stats/file  stats/interval (ms)  mm/register  mm/url  tray/enabled
///     notifications/enabled (any at all)
///     notifications/down  notifications/error  notifications/active  notifications/nofile
///     appearance/theme (system, light, dark)  appearance/language (empty for the system's)
class Preferences final : public QObject
{
    Q_OBJECT

public:
    /// \p settings outlive this. \p languages are those there is a translation for.
    Preferences(QSettings *settings, const QStringList &languages);

    [[nodiscard]] const PreferenceValues &values() const { return m_values; }
    /// Takes and stores what differs. False, with a sentence in \p error, when it could not be
    /// stored: then it holds for this run.
    [[nodiscard]] bool set(const PreferenceValues &values, QString *error);

    /// A sentence on why \p path is no stats file to choose; empty when it is one, or stands for
    /// the default. Takes 250 ms at most, also where the file system hangs.
    [[nodiscard]] static QString statsFileProblem(const QString &path);
    /// Likewise for MM's address.
    [[nodiscard]] static QString mmUrlProblem(const QString &url);

Q_SIGNALS:
    /// After all of it is stored. \p before is what values() were.
    void changed(const mm::PreferenceValues &before);

private:
    QSettings *const m_settings;
    PreferenceValues m_values;
};

/// The file that \p options and what is stored name together.
[[nodiscard]] QString chosenStatsFile(const Options &options);

/// \p options with \p values for all that the command line did not give.
[[nodiscard]] Options withPreferences(Options options, const PreferenceValues &values);

} // namespace mm

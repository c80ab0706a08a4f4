// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/cli/options.h"
#include "app/monitor/desktop/settingsfile.h"
#include "core/system/detachedtask.h"
#include "ui/preferences/preferences.h"

namespace mm {

/// The user's preferences and the window's layout, kept across restarts. Lives in the GUI thread;
/// the disk is written on another thread, so a hung one delays nothing: what is to be stored waits
/// in memory. Instead of an invalid stored value the default applies, and problem() names its key;
/// it stays stored until the user changes it. The keys of the preferences are
///
///     stats/file  stats/interval (ms)  mm/register  mm/url  tray/enabled
///     prometheus/enabled  prometheus/url  prometheus/select  prometheus/config
///     notifications/enabled (for all of them)
///     notifications/down  notifications/error  notifications/active  notifications/nofile
///     appearance/theme (system, light, dark)  appearance/language (empty for the system's)
class Settings final : public QObject
{
    Q_OBJECT

public:
    /// The defaults apply before load(). The layout is stored in \p layoutFile. \p languages are
    /// those with a translation.
    Settings(QString layoutFile, const QStringList &languages);

    [[nodiscard]] const Preferences &values() const { return m_values; }
    /// Why the preferences can't be read, used or stored, as a sentence; empty if they can.
    [[nodiscard]] QString problem() const { return m_problem; }

    /// Applies what was read. Values that the user has changed before stay.
    void load(const StoredSettings &stored);
    /// Applies and stores changed values.
    void set(const Preferences &values);
    /// Stores the layout if it has changed. Ignored before load(): it would replace the stored one.
    void setLayout(const QVariantMap &layout);

    /// Tries again to store what could not be stored. Returns false if that takes longer than
    /// \p timeout. Only for a program that is about to exit.
    bool finishStoring(std::chrono::milliseconds timeout);

    /// A sentence on why \p path can't be used as stats file; empty if it can. An empty path is the
    /// default. Takes at most 250 ms, even if the file system hangs.
    [[nodiscard]] static QString statsFileProblem(const QString &path);
    /// The same for MM's address.
    [[nodiscard]] static QString mmUrlProblem(const QString &url);
    /// The same for Prometheus' address, the selection of its targets, and the file with its
    /// password. None of them reads the disk.
    [[nodiscard]] static QString prometheusUrlProblem(const QString &url);
    [[nodiscard]] static QString prometheusSelectProblem(const QString &select);
    [[nodiscard]] static QString prometheusConfigProblem(const QString &path);

    /// As tr(), for a text that is stored.
    static DeferredText trLater(const char *source) { return {"mm::Settings", source}; }

Q_SIGNALS:
    void changed();
    /// problem() has changed.
    void problemChanged(const QString &problem);

private:
    void store();
    void finishStore(QVariantMap values, const DeferredText &error, const QVariantMap &layout,
                     const QString &layoutError);
    void setProblem(const DeferredText &problem);

    const QString m_layoutFile;
    const QStringList m_languages;
    Preferences m_values;
    QVariantMap m_layout; ///< as last stored or pending
    DeferredText m_problem;
    std::optional<DeferredText>
        m_problemBefore; ///< while m_problem is that the disk does not respond
    QString m_layoutError;
    bool m_loaded = false;
    QVariantMap m_changed; ///< by the user
    // To be stored.
    QVariantMap m_pendingValues;
    QVariantMap m_pendingLayout;
    QTimer m_hangTimer;
    DetachedTask m_task;
};

/// \p options, with the preferences in \p stored for what the command line did not give.
[[nodiscard]] Options withStored(const Options &options, const StoredSettings &stored);

/// How Prometheus is reached with \p values.
[[nodiscard]] PrometheusOptions prometheusOptionsFrom(const Preferences &values);

/// \p options, with \p values for everything that the command line did not give.
[[nodiscard]] Options withPreferences(Options options, const Preferences &values);

} // namespace mm

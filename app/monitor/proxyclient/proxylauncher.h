// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/proxyclient/mmclient.h"
#include "core/statsfile/reading.h"

#include <QTimer>

class QJsonObject;

namespace mm {

/// Starts `mm-proxy` as a process that outlives this one, unless MM is running already. One start
/// at a time. Runs in the thread's event loop.
class ProxyLauncher final : public QObject
{
    Q_OBJECT

public:
    struct Setup
    {
        QString folder;  ///< searched for mm-proxy before PATH
        QString logFile; ///< gets mm-proxy's output; emptied before a start if over 1 MiB
        std::chrono::milliseconds timeout{10'000}; ///< for the new process to answer
        std::chrono::milliseconds pollInterval{100};
    };

    /// mm-proxy beside this program, and a log in the user's cache folder.
    [[nodiscard]] static Setup defaultSetup();

    explicit ProxyLauncher(const Setup &setup = defaultSetup());

    /// Whether mm-proxy is installed.
    [[nodiscard]] bool isAvailable() const { return !program().isEmpty(); }
    [[nodiscard]] bool isBusy() const { return m_busy; }

    /// The new MM listens at \p url and writes \p statsFile. Does nothing while busy.
    void start(const MmUrl &url, const QString &statsFile);

Q_SIGNALS:
    /// Once for each start, from the event loop. \p running: MM answers; if it writes another file,
    /// \p text names it. \p text is one or two sentences.
    void finished(bool running, const QString &text);

private:
    [[nodiscard]] QString program() const;
    void poll();
    void launch();
    void handleHealth(const std::optional<QJsonObject> &health);
    void finishWithRunningMm(const QJsonObject &health);
    void finish(bool running, const QString &text);
    [[nodiscard]] QString lastLogLine() const;

    const Setup m_setup;
    QTimer m_timer;
    bool m_busy = false;

    // Set by start(), for the MM that it starts.
    std::unique_ptr<MmClient> m_client;
    QString m_statsFile;
    qint64 m_pid = 0; ///< 0 before the process is started
    Instant m_startedAt;
    qint64 m_logStart = 0; ///< offset of the new process's output
};

} // namespace mm

// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/proxyclient/mmclient.h"
#include "core/statsfile/reading.h"
#include "core/system/detachedtask.h"

#include <QProcessEnvironment>
#include <QTimer>

class QJsonObject;

namespace mm {

/// Starts `mm-proxy` as a process that outlives this one, unless MM is running already. One start
/// at a time. Runs in the thread's event loop; disks are used on another thread.
class ProxyLauncher final : public QObject
{
    Q_OBJECT

public:
    struct Setup
    {
        QString folder;  ///< searched for mm-proxy before PATH
        QString logFile; ///< gets mm-proxy's output; emptied before a start if over 1 MiB
        QProcessEnvironment environment{};         ///< of mm-proxy; if empty, of this process
        std::chrono::milliseconds timeout{10'000}; ///< for the new process to answer
        std::chrono::milliseconds pollInterval{100};
    };

    explicit ProxyLauncher(const Setup &setup);

    /// Whether mm-proxy is installed. False until it is found; see availableChanged().
    [[nodiscard]] bool isAvailable() const { return m_available; }
    [[nodiscard]] bool isBusy() const { return m_busy; }

    /// The command line with which MM is started, without the program.
    [[nodiscard]] static QStringList arguments(const MmUrl &url, const QString &statsFile);

    /// The new MM listens at \p url and writes \p statsFile. Does nothing while busy.
    void start(const MmUrl &url, const QString &statsFile);

Q_SIGNALS:
    /// isAvailable() has become true.
    void availableChanged();
    /// Once for each start, from the event loop. \p running: MM answers; if it writes another file,
    /// \p text names it. \p text is one or two sentences.
    void finished(bool running, const QString &text);

private:
    /// What launching found out on another thread.
    struct Launch
    {
        QString problem; ///< empty if the process runs
        qint64 pid = 0;
        qint64 logStart = 0;
    };

    [[nodiscard]] static QString program(const Setup &setup);
    [[nodiscard]] static Launch launchProgram(const Setup &setup, const QStringList &arguments);
    [[nodiscard]] static QString lastLogLine(const QString &logFile, qint64 logStart);
    void poll();
    void launch();
    void reportExit();
    void runTask(const DetachedTask::Work &work);
    void handleHealth(const std::optional<QJsonObject> &health);
    void finishWithRunningMm(const QJsonObject &health);
    void finish(bool running, const QString &text);

    const Setup m_setup;
    QTimer m_timer;
    bool m_available = false;
    bool m_busy = false;

    // Set by start(), for the MM that it starts.
    std::unique_ptr<MmClient> m_client;
    QString m_statsFile;
    qint64 m_pid = 0; ///< 0 before the process is started
    Instant m_startedAt;
    qint64 m_logStart = 0; ///< offset of the new process's output
    QTimer m_hangTimer;
    DetachedTask m_search;
    DetachedTask m_task;
};

} // namespace mm

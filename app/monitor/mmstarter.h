// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/mmanswer.h"
#include "app/monitor/mmclient.h"
#include "core/reading.h"

#include <QTimer>

namespace mm {

/// Starts `mm-proxy`, as a process that goes on without this one. Never two at once, and none where
/// MM answers already. Runs in the thread's event loop.
class MmStarter final : public QObject
{
    Q_OBJECT

public:
    struct Setup
    {
        MmUrl mm;
        QString statsFile; ///< for the new MM to write
        QString folder;    ///< where mm-proxy is looked for, before PATH
        QString logFile;   ///< gets what it prints, behind what is there unless that is over 1 MiB
        std::chrono::milliseconds patience{10'000}; ///< until it has to answer
        std::chrono::milliseconds pause{100};       ///< between two questions
    };

    /// What a program of this name and place starts.
    [[nodiscard]] static Setup setupFor(const MmUrl &url, const QString &statsFile);

    explicit MmStarter(Setup setup, QObject *parent = nullptr);

    /// Whether there is anything to start.
    [[nodiscard]] bool isAvailable() const { return !program().isEmpty(); }
    [[nodiscard]] bool isBusy() const { return m_busy; }

public Q_SLOTS:
    /// Does nothing while a start is under way.
    void start();

Q_SIGNALS:
    /// After each start(), later. \p running: MM answers, be it as the writer of another file,
    /// which \p text then names. \p text is one or two sentences.
    void finished(bool running, const QString &text);

private:
    [[nodiscard]] QString program() const;
    void launch();
    void watch();
    void ended();
    void endWith(const QJsonObject &health);
    void end(bool running, const QString &text);
    [[nodiscard]] QString lastWords() const;

    const Setup m_setup;
    MmClient m_mm;
    QTimer m_timer;
    bool m_busy = false;
    qint64 m_pid = 0;
    Moment m_startedAt;
    qint64 m_logStart = 0; ///< where our process's part of the log begins
};

} // namespace mm

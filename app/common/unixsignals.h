// SPDX-License-Identifier: MIT
#pragma once

#include <QSocketNotifier>

#include <memory>

namespace mm {

/// Delivers SIGTERM, SIGINT and SIGHUP to the event loop, so that a program can shut down cleanly.
/// SIGINT and SIGHUP stay ignored where the process was started with them ignored. After
/// destruction the signals have no effect: the program is already shutting down. One instance at a
/// time.
class UnixSignals final : public QObject
{
    Q_OBJECT

public:
    UnixSignals();
    ~UnixSignals() override;

Q_SIGNALS:
    /// Once for each signal received.
    void terminationRequested();

private:
    void readPipe();

    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace mm

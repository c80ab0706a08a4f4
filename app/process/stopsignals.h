// SPDX-License-Identifier: MIT
#pragma once

#include <QSocketNotifier>

#include <memory>

namespace mm {

/// Brings SIGTERM, SIGINT and SIGHUP into the event loop, where a program can end in good order;
/// the last two unless they were ignored when it was started. When this is gone they change nothing
/// any more: the program is on its way out. One object at a time. Threads made
/// later must block these signals or may take them; either works.
class StopSignals final : public QObject
{
    Q_OBJECT

public:
    StopSignals();
    ~StopSignals() override;

Q_SIGNALS:
    /// At each such signal.
    void arrived();

private:
    void drain();

    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace mm

// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/startrequest.h"

#include <QLocalServer>

namespace mm {

/// The first instance's ear for second starts. Whoever sends anything but one request is cut off.
/// Runs in the thread's event loop: a program that hangs does not answer.
class InstanceServer final : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostConnections = 16;
    static constexpr std::chrono::milliseconds longestTalk{2000};

    InstanceServer();

    /// Only to be called by who holds the lock of \p socket, as what stands there is replaced.
    /// False when nobody can be heard.
    [[nodiscard]] bool listen(const QString &socket);
    /// From here on, second starts wait for the lock: to be called when the program is about to
    /// end.
    void close();

Q_SIGNALS:
    void requested(const mm::StartRequest &request);

private:
    void accept();
    void read(QLocalSocket *second);

    QLocalServer m_server;
};

} // namespace mm

// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/instance/activationrequest.h"

#include <QLocalServer>

namespace mm {

/// Receives the requests of second starts in the first instance. A client that sends an invalid
/// request is disconnected. Runs in the thread's event loop: a hung program sends no reply.
class InstanceServer final : public QObject
{
    Q_OBJECT

public:
    static constexpr int maxConnections = 16;
    static constexpr std::chrono::milliseconds connectionTimeout{2000};

    InstanceServer();

    /// Replaces a file at \p socket, so the caller must hold its lock. False on failure.
    [[nodiscard]] bool listen(const QString &socket);
    /// From now on, second starts wait for the lock. Call it before the program ends.
    void close();

Q_SIGNALS:
    void requested(const mm::ActivationRequest &request);

private:
    void accept();
    void read(QLocalSocket *client);

    QLocalServer m_server;
};

} // namespace mm

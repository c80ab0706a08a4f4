// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/server.h"
#include "app/monitor/proxyclient/mmurl.h"

#include <QHash>
#include <QJsonObject>
#include <QLockFile>

#include <memory>
#include <optional>
#include <vector>

namespace mm::test {

/// An MM that responds as MM does and records the requests. On a port outside the range of outgoing
/// connections, so that nothing takes it after stop().
class FakeMm final
{
public:
    struct Request
    {
        QByteArray method;
        QByteArray path;
        QJsonObject body;
        std::chrono::steady_clock::time_point at;
    };

    FakeMm();

    /// Listens on port() with no registrations, like an MM that was just started.
    void start();
    void stop();
    /// Responds to the requests that were received while silent.
    void answerPending();

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] MmUrl url() const;
    [[nodiscard]] qsizetype count(const QByteArray &path) const;
    /// The last one for \p path.
    [[nodiscard]] Request last(const QByteArray &path) const;
    /// Waits until everything that clients have sent so far is received; false on timeout.
    [[nodiscard]] bool hasReceivedAll();

    QList<Request> requests;
    bool isRegistered = false;       ///< `ee_monitor` is
    int registeredPort = 0;          ///< of its last registration
    QHash<QString, int> others;      ///< ports of other services, by name
    bool silent = false;             ///< receives requests without a response
    std::optional<int> status;       ///< of all responses, instead of the regular one
    QHash<QByteArray, int> statusOf; ///< the same by path; 0 for no response
    QJsonObject health;

private:
    void handle(const http::ExchangePtr &exchange);
    void answer(const http::ExchangePtr &exchange, int code);

    quint16 m_port = 0;
    std::unique_ptr<QLockFile> m_claim; ///< reserves the port, also after stop()
    std::unique_ptr<http::Server> m_server;
    std::vector<http::ExchangePtr> m_pending; ///< last: destroyed before the server
};

/// A port without a listener. Other processes that use FakeMm do not take it either.
quint16 unusedPort();

} // namespace mm::test

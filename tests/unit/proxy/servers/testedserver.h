// SPDX-License-Identifier: MIT
#pragma once

#include "serverfixture.h"

#include <QTest>

namespace mm::test {

/// A ManagedServer that is checked as often as a test asks for its state.
class TestedServer final
{
public:
    explicit TestedServer(const ServerEntry &entry,
                          const ManagedServer::Limits &limits = quickLimits())
        : m_server(entry, {.version = "1.2.3",
                           .environment = {QStringLiteral("PATH=/usr/bin:/bin"),
                                           QStringLiteral("A=setup")},
                           .path = QStringLiteral("/usr/bin:/bin"),
                           .quota = nullptr,
                           .limits = limits})
    {
        ignorePipeSignal();
        m_server.setDisabled(false); // as ServerRunner starts it
    }
    Q_DISABLE_COPY_MOVE(TestedServer)

    [[nodiscard]] ManagedServer *operator->() { return &m_server; }
    [[nodiscard]] ManagedServer *get() { return &m_server; }

    [[nodiscard]] bool reaches(ServerStatus::State state)
    {
        const bool isReached = QTest::qWaitFor([&] {
            m_server.check();
            return m_server.status().state == state;
        });
        if (!isReached)
            qWarning().noquote() << word() << reason();
        return isReached;
    }
    [[nodiscard]] bool isUp() { return reaches(ServerStatus::State::Up); }
    /// Calls a tool. Returns the call's number, for answers.
    quint64 call(const QString &tool, const QByteArray &arguments = {},
                 const std::function<void(CallRequest &request)> &change = {})
    {
        CallRequest request;
        request.tool = tool;
        request.arguments = arguments;
        request.timeout = std::chrono::minutes(1);
        if (change)
            change(request);
        const quint64 number = ++m_calls;
        m_ids.insert(number,
                     m_server.start(request, [this, number](const ServiceAnswer &answer,
                                                            const http::MemoryQuota::Lease &) {
                         answers.insert(number, answer);
                     }));
        return number;
    }
    void cancel(quint64 call) { m_server.cancel(m_ids.value(call), QStringLiteral("enough")); }

    [[nodiscard]] QString word() const { return m_server.status().word(); }
    [[nodiscard]] QString reason() const { return m_server.status().reason; }
    [[nodiscard]] qint64 restarts() const { return m_server.status().restarts; }
    /// Of a shellEntry().
    [[nodiscard]] pid_t pid() const
    {
        const QStringList log = m_server.log();
        return log.isEmpty() ? 0 : log.constLast().toInt();
    }

    QMap<quint64, ServiceAnswer> answers; ///< by the number of the call

private:
    quint64 m_calls = 0;
    QMap<quint64, quint64> m_ids; ///< of calls
    ManagedServer m_server;
};

} // namespace mm::test

// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/client.h"

#include <QTest>

#include <map>

namespace mm::test {

/// Calls, and how they ended.
class Calls final
{
public:
    explicit Calls(http::Client *client)
        : m_client(client)
    {
    }
    Q_DISABLE_COPY_MOVE(Calls)

    quint64 start(const http::Client::Call &call)
    {
        const quint64 own = ++m_started;
        return m_client->start(call, [this, own](http::Outcome outcome) {
            m_last = own;
            ++m_count;
            m_outcomes.insert_or_assign(own, std::move(outcome));
        });
    }
    /// Starts \p call and waits for its end, which is the next one of all.
    [[nodiscard]] bool finish(const http::Client::Call &call)
    {
        const qsizetype before = m_count;
        start(call);
        return QTest::qWaitFor([this, before] { return m_count > before; }) &&
               m_count == before + 1;
    }
    [[nodiscard]] qsizetype count() const { return m_count; }
    [[nodiscard]] const http::Outcome &last() const { return m_outcomes.at(m_last); }
    /// By the order in which they were started, from 1 on.
    [[nodiscard]] const std::map<quint64, http::Outcome> &all() const { return m_outcomes; }
    void clear() { m_outcomes.clear(); }

private:
    http::Client *const m_client;
    quint64 m_started = 0;
    quint64 m_last = 0;
    qsizetype m_count = 0; ///< of calls of `done`, which is one for each
    std::map<quint64, http::Outcome> m_outcomes;
};

inline http::Client::Call callTo(quint16 port,
                                 std::chrono::milliseconds timeout = std::chrono::seconds(10))
{
    return {.endpoint = {.port = port}, .target = "/", .body = "{}", .timeout = timeout};
}

} // namespace mm::test

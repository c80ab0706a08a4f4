// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/client.h"

#include <QTest>

#include <map>

namespace mm::test {

/// Starts calls and records their results.
class CallRecorder final
{
public:
    explicit CallRecorder(http::Client *client)
        : m_client(client)
    {
    }
    Q_DISABLE_COPY_MOVE(CallRecorder)

    quint64 start(const http::Client::Call &call)
    {
        const quint64 id = ++m_started;
        return m_client->start(call, [this, id](http::CallResult result) {
            m_last = id;
            ++m_count;
            m_results.insert_or_assign(id, std::move(result));
        });
    }
    /// Starts \p call and waits until it is done. No other call may be done before.
    [[nodiscard]] bool finish(const http::Client::Call &call)
    {
        const qsizetype before = m_count;
        start(call);
        return QTest::qWaitFor([this, before] { return m_count > before; }) &&
               m_count == before + 1;
    }
    [[nodiscard]] qsizetype count() const { return m_count; }
    [[nodiscard]] const http::CallResult &last() const { return m_results.at(m_last); }
    /// Keys are the order of start(), from 1.
    [[nodiscard]] const std::map<quint64, http::CallResult> &all() const { return m_results; }
    void clear() { m_results.clear(); }

private:
    http::Client *const m_client;
    quint64 m_started = 0;
    quint64 m_last = 0;
    qsizetype m_count = 0; ///< of results
    std::map<quint64, http::CallResult> m_results;
};

inline http::Client::Call callTo(quint16 port,
                                 std::chrono::milliseconds timeout = std::chrono::seconds(10))
{
    return {.endpoint = {.port = port}, .target = "/", .body = "{}", .timeout = timeout};
}

} // namespace mm::test

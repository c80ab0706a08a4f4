// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/parser.h"
#include "app/proxy/stdio/eventreader.h"

#include <QObject>
#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace mm::stdio {

/// One connection to MM, which is kept for one request after the other. Runs in the thread's event
/// loop.
class MmConnection final : public QObject
{
    Q_OBJECT

public:
    /// How a request ended.
    struct Outcome
    {
        enum class Kind {
            Answered,    ///< with a response, or a stream of events that MM has ended
            NotReceived, ///< MM has not received all of the request: it can be sent again
            Lost,        ///< MM may have carried it out
        };
        Kind kind = Kind::Answered;
        int status = 0;
        QByteArray body{}; ///< of a response; events are delivered one by one
        QString text{};    ///< why it failed, without a full stop
    };
    struct Request
    {
        QByteArray head;
        QByteArray body{};
        std::function<void()> streamOpened{};                   ///< events follow
        std::function<void(const QByteArray &message)> event{}; ///< one line of JSON
        std::function<void(const Outcome &outcome)> finished{}; ///< called once, not by send()
    };

    /// Begins to connect.
    explicit MmConnection(quint16 port);
    ~MmConnection() override;

    /// Whether it may be reused: see isReusable().
    [[nodiscard]] bool isOpen() const { return m_socket >= 0 && !m_isRunning; }
    /// Whether no request runs and MM has not closed the connection until now.
    [[nodiscard]] bool isReusable() const;
    void send(Request request);
    /// Ends the request without its Outcome. MM sees that the connection is closed.
    void abort();
    /// Reading can be suspended, so that no more is received than the client takes.
    void setReading(bool isOn);

Q_SIGNALS:
    /// While no request runs: it is of no use any more.
    void closed();

private:
    void write();
    void read();
    void parse(QByteArrayView bytes);
    void deliverEvents();
    void ended(int error);
    void finish(const Outcome &outcome);
    void close();
    [[nodiscard]] bool isSent() const
    {
        return m_sent == m_request.head.size() + m_request.body.size();
    }
    [[nodiscard]] bool isStream();

    int m_socket = -1;
    int m_error = 0; ///< errno of connecting or sending
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable;
    bool m_isRunning = false;
    Request m_request;
    qsizetype m_sent = 0;
    bool m_hasReceived = false; ///< a byte of the response
    bool m_isOpened = false;    ///< streamOpened was called
    QByteArray m_input;         ///< not parsed yet
    http::ResponseParser m_parser;
    EventReader m_events;
};

} // namespace mm::stdio

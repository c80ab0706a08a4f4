// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/session.h"

#include <QTcpServer>
#include <QTimer>

#include <unordered_map>
#include <vector>

namespace mm::http {

class Connection;

/// Serves HTTP/1.1 to programs of this machine, on 127.0.0.1 and, where there is one, on ::1. All
/// of it runs in the thread's event loop.
///
/// Whatever clients send, it holds at most Limits::connections of them (fewer where the process may
/// open few files), and for each one request. When one more comes, the one that has been idle for
/// longest goes, though not before it had Limits::graceTime to begin; when all wait for answers,
/// the new one is told so (503).
class Server final : public QObject
{
    Q_OBJECT

public:
    explicit Server(Handler handler, const Limits &limits = {}, QObject *parent = nullptr);
    ~Server() override;

    /// \p port 0 takes a free one. False, with \p error, when it can't.
    [[nodiscard]] bool listen(quint16 port, QString *error);
    [[nodiscard]] quint16 port() const { return m_port; }
    /// `http://127.0.0.1:6001`, one or two.
    [[nodiscard]] QStringList urls() const;
    [[nodiscard]] const Limits &limits() const { return m_shared.limits; }
    /// How many descriptors neither its connections nor the saving of files will need.
    [[nodiscard]] int spareDescriptors() const;
    [[nodiscard]] Budget *answerBudget() { return &m_shared.answers; }

    /// Takes no more connections and no more requests; answers that are due are still given.
    void close();

Q_SIGNALS:
    /// After close(): the last connection has ended.
    void finished();

private:
    class Listener;
    bool listenOn(Listener *listener, const QHostAddress &address, quint16 port, QString *error);
    /// Where the next connection goes: none is free and none to be had when all are busy.
    struct Place
    {
        bool free;
        Connection *held;               ///< by whom, who has to go
        std::chrono::milliseconds wait; ///< until there may be one
    };
    [[nodiscard]] Place nextPlace() const;
    void accept(std::unique_ptr<QTcpSocket> socket, const Place &place);
    void checkTimes();
    void remove(Connection *connection);
    [[nodiscard]] std::vector<Connection *> connections() const;

    Session::Shared m_shared;
    std::unique_ptr<Listener> m_ipv4;
    std::unique_ptr<Listener> m_ipv6;
    quint16 m_port = 0;
    QTimer m_clock;
    std::unordered_map<Connection *, std::unique_ptr<Connection>> m_connections;
    std::vector<std::unique_ptr<Connection>> m_ended; ///< still on the stack, perhaps
};

} // namespace mm::http

// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/client.h"
#include "app/proxy/stdio/mmconnection.h"
#include "app/proxy/stdio/mmstarter.h"

#include <QDeadlineTimer>
#include <QTimer>

#include <map>

namespace mm::stdio {

/// How a bridge reaches MM: kept connections, one for each request that runs. Requests wait while
/// MM starts; one that MM has not received, or that may be repeated, is sent again. Runs in the
/// thread's event loop.
class MmLink final : public QObject
{
    Q_OBJECT

public:
    struct Config
    {
        quint16 port = 0;
        QByteArray path{};  ///< of all requests
        QByteArray token{}; ///< of MM; empty for none
        MmStarter::Setup start{};
        /// A sentence on the program that has the port instead of MM; may be empty.
        std::function<QString(quint16 port)> describeOwner{};
        std::chrono::milliseconds startTimeout{5'000};
        /// Delay before this bridge starts an MM that has ended, as a service manager may do so.
        std::chrono::milliseconds restartGrace{500};
    };
    struct Answer
    {
        bool isAnswered = false;
        int status = 0;          ///< of HTTP
        QByteArray body{};       ///< empty for a stream
        QString error{};         ///< a sentence, if it is not answered
        bool mayHaveRun = false; ///< MM has received the request and ended
    };
    struct Request
    {
        QByteArray body{};
        bool isStream = false;  ///< a GET of a stream
        bool mayRepeat = false; ///< it may be sent again
        bool startsMm = true;   ///< otherwise it fails at once if MM does not run
        std::function<void()> streamOpened{};
        std::function<void(const QByteArray &message)> event{};
        std::function<void(const Answer &answer)> answered{}; ///< called once, not by post()
    };

    explicit MmLink(Config config);
    ~MmLink() override;

    /// Returns an id for abort().
    quint64 post(Request request);
    /// Ends a request without its answer, by closing its connection.
    void abort(quint64 id);
    void abortAll();
    /// Reading can be suspended while the client does not take what was received.
    void setReading(bool isOn);
    /// The bytes of all requests that wait or run.
    [[nodiscard]] qint64 requestBytes() const { return m_requestBytes; }

Q_SIGNALS:
    /// MM answers, after a time in which it was not known whether it does.
    void ready();
    /// A request was answered.
    void requestEnded();

private:
    struct Entry
    {
        Request request;
        MmConnection *connection = nullptr; ///< null while it waits
        int attempts = 0;
    };

    void advance();
    void begin(quint64 id);
    [[nodiscard]] QByteArray head(const Request &request) const;
    void dropClosed();
    [[nodiscard]] MmConnection *takeConnection();
    void connectionEnded(quint64 id, const MmConnection::Outcome &outcome);
    void release(MmConnection *connection);
    void answer(quint64 id, const Answer &answer);
    void check();
    void checked(const http::CallResult &result);
    void startIfDue();
    void failWaiting(const QString &error, bool streamsOnly = false);
    [[nodiscard]] QString notStarted() const;
    [[nodiscard]] QString describeOther(const http::CallResult &result) const;

    const Config m_config;
    MmStarter m_starter;
    QByteArray m_headers; ///< of all requests
    http::Client m_client;
    std::map<quint64, Entry> m_entries; ///< by id
    QList<quint64> m_waiting;           ///< in order
    QList<MmConnection *> m_idle;
    QList<MmConnection *> m_running;
    quint64 m_lastId = 0;
    qint64 m_requestBytes = 0;
    bool m_isReading = true;
    bool m_isReady = false; ///< MM answered, and no connection has failed since
    bool m_wasReady = false;
    bool m_isChecking = false;
    QDeadlineTimer m_startDeadline{
        QDeadlineTimer::Forever}; ///< while it is found out whether MM runs
    QDeadlineTimer m_nextStart;
    QTimer m_retryTimer;
};

} // namespace mm::stdio

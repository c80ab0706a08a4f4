// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QUrl>
#include <QUrlQuery>

#include <functional>
#include <list>
#include <mutex>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace mm::test {

using namespace Qt::StringLiterals;

/// A request as FakePrometheus receives it.
struct FakeRequest
{
    QByteArray head; ///< its first line and headers
    QByteArray body;
    int connection = 0; ///< number of the connection, from 1

    /// Of the form in the body.
    [[nodiscard]] QString value(const QString &key) const
    {
        return QUrlQuery(QString::fromLatin1(body)).queryItemValue(key, QUrl::FullyDecoded);
    }
    /// Empty if there is none.
    [[nodiscard]] QByteArray header(const QByteArray &name) const
    {
        for (const QByteArray &line : head.split('\n')) {
            const qsizetype colon = line.indexOf(':');
            if (colon > 0 && line.first(colon).compare(name, Qt::CaseInsensitive) == 0)
                return line.sliced(colon + 1).trimmed();
        }
        return {};
    }
};

/// One series: labels, and samples as time and value.
struct FakeSeries
{
    QJsonObject labels;
    QList<std::pair<double, QString>> samples;
};

/// What FakePrometheus has stored. Times are seconds by its clock.
struct FakeData
{
    double time = 0; ///< its clock
    QList<FakeSeries> series;
    QStringList known; ///< instances of the last day, of the job "mm"
    QJsonArray warnings;
};

/// A server on 127.0.0.1 with a thread for each connection, for clients that block. Answers
/// queries from FakeData, unless it has another handler. Its members are for any thread.
class FakePrometheus final
{
public:
    /// Sends a response to \p socket; false closes the connection.
    using Handler = std::function<bool(int socket, const FakeRequest &request)>;

    explicit FakePrometheus(Handler handler = {})
        : m_handler(std::move(handler))
        , m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *const generic = reinterpret_cast<sockaddr *>(&address);
        if (::bind(m_listener, generic, size) != 0 || ::listen(m_listener, 64) != 0 ||
            ::getsockname(m_listener, generic, &size) != 0)
            qFatal("no port is free");
        m_port = ntohs(address.sin_port);
        m_accepting = std::thread([this] { accept(); });
    }
    ~FakePrometheus()
    {
        ::shutdown(m_listener, SHUT_RDWR);
        m_accepting.join();
        {
            const std::lock_guard lock(m_mutex);
            for (const Connection &each : m_connections)
                ::shutdown(each.socket, SHUT_RDWR);
        }
        for (Connection &each : m_connections) {
            each.thread.join();
            ::close(each.socket);
        }
        ::close(m_listener);
    }
    Q_DISABLE_COPY_MOVE(FakePrometheus)

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QUrl url() const { return QUrl(u"http://127.0.0.1:%1"_s.arg(m_port)); }

    void serve(const FakeData &data)
    {
        const std::lock_guard lock(m_mutex);
        m_data = data;
        m_handler = {};
    }
    void setHandler(const Handler &handler)
    {
        const std::lock_guard lock(m_mutex);
        m_handler = handler;
    }
    /// Those since the last call.
    [[nodiscard]] QList<FakeRequest> takeRequests()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_requests, {});
    }
    /// The expressions of the queries among takeRequests().
    [[nodiscard]] QStringList takeQueries()
    {
        QStringList queries;
        for (const FakeRequest &each : takeRequests())
            queries += each.value(u"query"_s);
        return queries;
    }
    [[nodiscard]] int connections() const
    {
        const std::lock_guard lock(m_mutex);
        return int(m_connections.size());
    }

    /// False if the client has closed the connection.
    static bool send(int socket, QByteArrayView bytes)
    {
        while (!bytes.isEmpty()) {
            const ssize_t sent = ::send(socket, bytes.data(), size_t(bytes.size()), MSG_NOSIGNAL);
            if (sent <= 0)
                return false;
            bytes = bytes.sliced(sent);
        }
        return true;
    }
    static bool respond(int socket, const QByteArray &body, const QByteArray &status = "200 OK",
                        const QByteArray &headers = "Content-Type: application/json\r\n")
    {
        return send(socket, "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " +
                                QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }
    /// What a handler of its own may respond.
    static QByteArray answerTo(const FakeRequest &request, const FakeData &data)
    {
        const QString query = request.value(u"query"_s);
        QString type = u"vector"_s;
        QJsonArray result;
        if (query == "time()"_L1) {
            type = u"scalar"_s;
            result = {data.time, QString::number(data.time, 'f', 3)};
        } else if (query.startsWith("group by"_L1)) {
            QSet<QString> known(data.known.begin(), data.known.end());
            for (const FakeSeries &each : data.series) {
                if (query.contains(" or up{"_L1) && each.labels.value("__name__"_L1) == "up"_L1)
                    known += each.labels.value("instance"_L1).toString();
            }
            for (const QString &each : std::as_const(known))
                result += QJsonObject{
                    {u"metric"_s, QJsonObject{{u"job"_s, u"mm"_s}, {u"instance"_s, each}}},
                    {u"value"_s, QJsonArray{data.time, u"1"_s}}};
        } else if (query.endsWith("== 1"_L1)) {
            for (const FakeSeries &each : data.series) {
                const QString state = each.labels.value("state"_L1).toString();
                const auto &[at, value] = each.samples.constLast();
                if (each.labels.value("__name__"_L1) == "ee_monitor_state"_L1 &&
                    state != "Active"_L1 && value == "1"_L1)
                    result += QJsonObject{{u"metric"_s, each.labels},
                                          {u"value"_s, QJsonArray{data.time, value}}};
            }
        } else {
            type = u"matrix"_s;
            result = matrixFor(query, request.value(u"time"_s).toDouble(), data.series);
        }
        // In the order of Prometheus.
        QByteArray answer = R"({"status":"success","data":{"resultType":")" + type.toLatin1() +
                            R"(","result":)" + toJson(result) + '}';
        if (!data.warnings.isEmpty())
            answer += R"(,"warnings":)" + toJson(data.warnings);
        return answer + '}';
    }
    /// Waits until the client closes the connection; false after \p timeout ms, or if it sends.
    static bool waitForClose(int socket, int timeout)
    {
        pollfd entry{socket, POLLIN, 0};
        char byte = 0;
        return ::poll(&entry, 1, timeout) == 1 && ::recv(socket, &byte, 1, MSG_PEEK) <= 0;
    }

private:
    struct Connection
    {
        int socket;
        std::thread thread{};
    };

    void accept()
    {
        for (;;) {
            const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
            if (socket < 0)
                return;
            const std::lock_guard lock(m_mutex);
            m_connections.push_back({socket});
            const int number = int(m_connections.size());
            m_connections.back().thread = std::thread([this, socket, number] {
                serveConnection(socket, number);
                ::shutdown(socket, SHUT_RDWR);
            });
        }
    }
    void serveConnection(int socket, int number)
    {
        QByteArray received;
        for (;;) {
            const qsizetype end = received.indexOf("\r\n\r\n");
            FakeRequest request{received.left(end + 2), {}, number};
            const qsizetype size = request.header("Content-Length").toLongLong();
            if (end < 0 || received.size() < end + 4 + size) {
                std::array<char, 65536> buffer{};
                const ssize_t got = ::recv(socket, buffer.data(), buffer.size(), 0);
                if (got <= 0)
                    return;
                received.append(buffer.data(), got);
                continue;
            }
            request.body = received.sliced(end + 4, size);
            received.remove(0, end + 4 + size);
            std::unique_lock lock(m_mutex);
            m_requests += request;
            const Handler handler = m_handler;
            const FakeData data = m_data;
            lock.unlock();
            const bool isKept =
                handler ? handler(socket, request) : respond(socket, answerTo(request, data));
            if (!isKept)
                return;
        }
    }

    static QByteArray toJson(const QJsonArray &array)
    {
        return QJsonDocument(array).toJson(QJsonDocument::Compact);
    }

    /// A range selector, as far as the reader uses it.
    static QJsonArray matrixFor(const QString &query, double time, const QList<FakeSeries> &series)
    {
        static const QRegularExpression range(u"\\[([0-9]+)s\\]\\z"_s);
        static const QRegularExpression instances(u"instance=\"((?:[^\"\\\\]|\\\\.)*)\""_s);
        const double begin = time - range.match(query).captured(1).toDouble();
        const bool isOfServices = query.startsWith("mm_mesh_service_messages_total"_L1);
        const bool onlyActive = query.contains("state=~\"|Active"_L1);
        const QRegularExpressionMatch match = instances.match(query);
        const QString instance =
            match.captured(1).replace(u"\\\\"_s, u"\\"_s).replace(u"\\\""_s, u"\""_s);
        QJsonArray result;
        for (const FakeSeries &each : series) {
            const QString state = each.labels.value("state"_L1).toString();
            const bool isService =
                each.labels.value("__name__"_L1) == "mm_mesh_service_messages_total"_L1;
            if (isService != isOfServices || state == "down"_L1 ||
                (onlyActive && !state.isEmpty() && state.toLower() != "active"_L1) ||
                (match.hasMatch() && instance != each.labels.value("instance"_L1).toString()))
                continue;
            QJsonArray values;
            for (const auto &[at, value] : each.samples) {
                if (at > begin && at <= time)
                    values += QJsonArray{at, value};
            }
            if (!values.isEmpty())
                result += QJsonObject{{u"metric"_s, each.labels}, {u"values"_s, values}};
        }
        return result;
    }

    mutable std::mutex m_mutex; ///< guards the first four
    Handler m_handler;
    FakeData m_data;
    QList<FakeRequest> m_requests;
    std::list<Connection> m_connections;
    const int m_listener;
    quint16 m_port = 0;
    std::thread m_accepting;
};

} // namespace mm::test

// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/server.h"
#include "app/http/serverconnection.h"
#include "wire.h"

namespace mm::test {

/// A server whose /events is a stream of events. It responds to any other path with {}.
class StreamServer final
{
public:
    explicit StreamServer(const http::ServerLimits &limits = {})
    {
        server = std::make_unique<http::Server>(
            [this](const http::ExchangePtr &exchange) {
                http::EventStreamPtr stream;
                if (exchange->request().path == "/events")
                    stream = exchange->openStream();
                else
                    ++others;
                if (!stream) {
                    exchange->respond(http::jsonResponse("{}"));
                    return;
                }
                stream->onClosed([this] { ++closed; });
                streams.append(stream);
            },
            limits);
        QString error;
        if (!server->listen(0, &error))
            qFatal("%s", qPrintable(error));
    }
    Q_DISABLE_COPY_MOVE(StreamServer)

    /// Sends the request of a stream, and more bytes with it.
    [[nodiscard]] bool open(Wire &wire, const QByteArray &more = {})
    {
        const qsizetype before = streams.size();
        wire.send(get("/events") + more);
        return QTest::qWaitFor([&] { return streams.size() == before + 1; }, testTimeout);
    }
    /// A stream whose client does not read.
    [[nodiscard]] bool openUnread(Wire &wire)
    {
        wire.stopReading();
        return open(wire);
    }
    [[nodiscard]] quint16 port() const { return server->port(); }
    [[nodiscard]] QByteArray get(const QByteArray &path) const
    {
        return requestOf(port(), "GET", path);
    }
    /// The first one.
    [[nodiscard]] http::EventStream *stream() const { return streams.constFirst().get(); }
    [[nodiscard]] const http::MemoryQuota &quota() const { return *server->responseQuota(); }
    [[nodiscard]] qsizetype connections() const
    {
        return server->findChildren<http::ServerConnection *>().size();
    }

    int closed = 0; ///< streams
    int others = 0; ///< requests of other paths
    QList<http::EventStreamPtr> streams;
    std::unique_ptr<http::Server> server; ///< destroyed first, as it closes the streams
};

/// For short timeouts: the server checks deadlines at a quarter of the requestTimeout.
inline constexpr milliseconds shortTime{100};

/// The events that \p wire has received.
inline QByteArray eventsIn(const Wire &wire)
{
    const qsizetype end = wire.received().indexOf("\r\n\r\n");
    return end < 0 ? QByteArray() : wire.received().sliced(end + 4);
}

} // namespace mm::test

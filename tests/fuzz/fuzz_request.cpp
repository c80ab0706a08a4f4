// SPDX-License-Identifier: MIT
// Feeds a client's bytes, in pieces, to the whole of MM's HTTP interface and checks the responses.

#include "app/http/serversession.h"
#include "app/proxy/meshapi.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QTemporaryDir>

#include <cstdlib>
#include <utility>

namespace {

constexpr quint16 port = 6001;

/// Aborts on a malformed response.
class CheckingTransport final : public mm::http::ServerSession::Transport
{
public:
    bool send(const QByteArrayList &pieces, mm::http::MemoryQuota::Lease /*lease*/) override
    {
        const QByteArray response = pieces.join();
        if (response.isEmpty() && m_isStream) // its end
            return true;
        check(response);
        return true;
    }
    void responded() override {}
    bool sendPart(const QByteArray &bytes) override
    {
        if (!std::exchange(m_isStream, true))
            check(bytes);
        return true;
    }

private:
    static void check(const QByteArray &response)
    {
        if (!response.startsWith("HTTP/1.1 ") || !response.contains("\r\n\r\n"))
            std::abort();
        if (response.contains("Access-Control"))
            std::abort();
    }

    bool m_isStream = false;
};

/// One MM for all inputs. It forwards no calls: their limit is 0.
class Mesh
{
public:
    Mesh()
        : m_stats(m_folder.filePath(QStringLiteral("stats.json")))
        , m_api(&m_stats, {.version = "fuzz",
                           .statsFile = m_folder.filePath(QStringLiteral("stats.json")),
                           .heartbeat = std::chrono::seconds(10),
                           .serviceTimeout = std::chrono::seconds(120),
                           .calls = {.calls = 0},
                           .port = port})
        , m_context({}, [this](const mm::http::ExchangePtr &exchange) { m_api.handle(exchange); })
    {
        m_context.guard = mm::http::OriginGuard(port);
    }
    mm::http::ServerSession::Context *context() { return &m_context; }

private:
    QTemporaryDir m_folder;
    mm::MeshStats m_stats;
    mm::MeshApi m_api;
    mm::http::ServerSession::Context m_context;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static int argc = 1;
    static char name[] = "fuzz_request";
    static char *argv[] = {name, nullptr};
    static const QCoreApplication app(argc, argv);
    static Mesh mesh;
    static const bool quiet =
        (QLoggingCategory::setFilterRules(QStringLiteral("mm.*=false")), true);
    Q_UNUSED(quiet)

    if (size == 0)
        return 0;
    // The first byte is the size of the pieces.
    const QByteArrayView bytes(data + 1, static_cast<qsizetype>(size - 1));
    const qsizetype step = data[0] == 0 ? qMax(bytes.size(), qsizetype(1)) : data[0];
    CheckingTransport transport;
    mm::http::ServerSession session(mesh.context(), &transport);
    for (qsizetype at = 0; at < bytes.size() && session.canReceive(); at += step)
        session.receive(bytes.sliced(at, qMin(step, bytes.size() - at)));
    session.reject(408, QStringLiteral("too late"));
    if (mesh.context()->requestQuota.used() != 0)
        std::abort();
    return 0;
}

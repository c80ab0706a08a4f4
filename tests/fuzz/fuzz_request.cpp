// SPDX-License-Identifier: MIT
// The bytes of a client in, in pieces, through all of MM's interface; the bytes of its answers out.

#include "app/http/session.h"
#include "app/proxy/api.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QTemporaryDir>

#include <cstdlib>

namespace {

constexpr quint16 port = 6001;

/// Takes every answer and checks its form.
class Client final : public mm::http::Session::Peer
{
public:
    bool send(const QByteArrayList &pieces, mm::http::Budget::Share /*held*/) override
    {
        const QByteArray answer = pieces.join();
        if (!answer.startsWith("HTTP/1.1 ") || !answer.contains("\r\n\r\n"))
            std::abort();
        if (answer.contains("Access-Control"))
            std::abort();
        return true;
    }
    void answered() override {}
};

/// One MM for all inputs, that calls nobody: each call is one too many.
class Mesh
{
public:
    Mesh()
        : m_stats(m_folder.filePath(QStringLiteral("stats.json")))
        , m_api(&m_stats, {.version = "fuzz",
                           .heartbeat = std::chrono::seconds(10),
                           .serviceTimeout = std::chrono::seconds(120),
                           .calls = {.calls = 0}})
        , m_shared({}, [this](const mm::http::ExchangePtr &exchange) { m_api.handle(exchange); })
    {
        m_shared.gate = mm::http::Gate(port);
        m_api.setPort(port);
    }
    mm::http::Session::Shared *shared() { return &m_shared; }

private:
    QTemporaryDir m_folder;
    mm::MeshStats m_stats;
    mm::Api m_api;
    mm::http::Session::Shared m_shared;
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
    // The first byte says where the bytes come apart.
    const QByteArrayView bytes(data + 1, static_cast<qsizetype>(size - 1));
    const qsizetype step = data[0] == 0 ? qMax(bytes.size(), qsizetype(1)) : data[0];
    Client client;
    mm::http::Session session(mesh.shared(), &client);
    for (qsizetype at = 0; at < bytes.size() && session.wantsBytes(); at += step)
        session.receive(bytes.sliced(at, qMin(step, bytes.size() - at)));
    session.refuse(408, QStringLiteral("too late"));
    if (mesh.shared()->requests.used() != 0)
        std::abort();
    return 0;
}

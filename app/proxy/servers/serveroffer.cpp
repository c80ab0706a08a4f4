// SPDX-License-Identifier: MIT
#include "app/proxy/servers/serveroffer.h"

#include "app/proxy/json/jsonslice.h"
#include "app/proxy/json/jsontext.h"

using namespace Qt::StringLiterals;
using namespace mm::mcp;

namespace mm {

OfferReader::OfferReader(RpcClient *rpc, const QByteArray &version, const Limits &limits)
    : m_rpc(rpc)
    , m_version(version)
    , m_limits(limits)
{
    m_probeTimer.setSingleShot(true);
    m_probeTimer.setInterval(limits.discover);
    m_probeTimer.callOnTimeout(&m_probeTimer, [this] { initialize(); });
}

void OfferReader::request(const QByteArray &method, const QByteArray &params,
                          std::chrono::milliseconds timeout,
                          void (OfferReader::*next)(const ServiceAnswer &))
{
    m_waitsFor = u'"' + QString::fromLatin1(method) + u'"';
    m_rpc->request(method, params, timeout,
                   [this, next, alive = std::weak_ptr(m_isAlive)](
                       const ServiceAnswer &answer, const http::MemoryQuota::Lease &) {
                       if (!alive.expired())
                           (this->*next)(answer);
                   });
}

void OfferReader::readAll(Done done, bool probes)
{
    m_done = std::move(done);
    if (!probes) {
        initialize();
        return;
    }
    m_isProbing = true;
    // A slow server may answer after its `initialize` was sent too.
    request("server/discover", ownParams(Era::Modern), m_limits.discover + m_limits.initialize,
            &OfferReader::discovered);
    m_probeTimer.start();
}

void OfferReader::readTools(const ServerOffer &offer, Done done)
{
    m_done = std::move(done);
    m_offer = offer;
    readPage({});
}

void OfferReader::discovered(const ServiceAnswer &answer)
{
    m_isProbing = false;
    if (m_isEraKnown)
        return;
    const bool isAnswer = !answer.result.isNull();
    const Discovery discovery =
        isAnswer ? discoveryOf(answer.result, answer.isRpcError) : Discovery::Legacy;
    if (discovery == Discovery::Legacy) {
        if (m_probeTimer.isActive())
            initialize();
        return;
    }
    m_probeTimer.stop();
    m_isEraKnown = true;
    if (discovery == Discovery::Unusable) {
        finish(u"it speaks no version of MCP that MM knows: %1"_s.arg(
            QString::fromUtf8(answer.result.first(qMin<qsizetype>(answer.result.size(), 200)))));
        return;
    }
    m_offer.era = Era::Modern;
    keepOffer(answer.result);
    readPage({});
}

void OfferReader::initialize()
{
    m_probeTimer.stop();
    request("initialize", initializeParams(m_version), m_limits.initialize,
            &OfferReader::initialized);
}

void OfferReader::initialized(const ServiceAnswer &answer)
{
    m_isProbing = false;
    if (m_isEraKnown)
        return;
    m_isEraKnown = true;
    if (answer.result.isNull() || answer.isRpcError) {
        finish(u"\"initialize\" failed: %1"_s.arg(answer.failure));
        return;
    }
    const QString version =
        JsonSlice(answer.result, {"protocolVersion"}).value("protocolVersion").toString();
    if (!isInitializeVersion(version.toUtf8())) {
        finish(
            u"it answered \"initialize\" with the version \"%1\" of MCP, which MM does not know"_s
                .arg(version.left(80)));
        return;
    }
    keepOffer(answer.result);
    m_rpc->notify("notifications/initialized");
    readPage({});
}

/// \p handshake is the result of `server/discover` or `initialize`.
void OfferReader::keepOffer(const QByteArray &handshake)
{
    const JsonSlice members(handshake, {"capabilities", "instructions"});
    if (members.raw("capabilities").startsWith('{'))
        m_offer.capabilities = members.raw("capabilities").toByteArray();
    if (members.raw("instructions").startsWith('"'))
        m_offer.instructions = members.raw("instructions").toByteArray();
}

void OfferReader::readPage(const QByteArray &cursor)
{
    if (JsonSlice(m_offer.capabilities, {"tools"}).raw("tools").isEmpty()) {
        finish({});
        return;
    }
    request("tools/list",
            ownParams(m_offer.era, cursor.isEmpty() ? cursor : R"("cursor":)" + cursor + ','),
            m_limits.page, &OfferReader::pageRead);
}

void OfferReader::pageRead(const ServiceAnswer &answer)
{
    if (answer.result.isNull() || answer.isRpcError) {
        finish(u"\"tools/list\" failed: %1"_s.arg(answer.failure));
        return;
    }
    const JsonSlice members(answer.result, {"tools", "nextCursor"});
    const QByteArrayView tools = members.raw("tools");
    if (!tools.startsWith('[')) {
        finish(u"its answer to \"tools/list\" has no list of tools"_s);
        return;
    }
    const bool fits = JsonSlice::allItems(
        tools,
        [this](QByteArrayView item) {
            if (m_toolCount >= maxTools || m_tools.size() + item.size() >= maxToolBytes)
                return false;
            ++m_toolCount;
            m_tools += (m_tools.isEmpty() ? "" : ",") + item.toByteArray();
            return true;
        },
        false);
    const QByteArrayView cursor = members.raw("nextCursor");
    // Some servers send an empty one at the end.
    const bool isLast = !cursor.startsWith('"') || cursor == R"("")";
    const bool hasRoom = fits && ++m_pages < maxPages;
    if (!fits || (!hasRoom && !isLast))
        m_note =
            u"MM lists only the first %1 of its tools: it takes %2 tools, %3 pages and %4."_s.arg(
                QString::number(m_toolCount), QString::number(maxTools), QString::number(maxPages),
                http::sizeText(maxToolBytes));
    if (hasRoom && !isLast) {
        readPage(cursor.toByteArray());
        return;
    }
    m_offer.tools = '[' + m_tools + ']';
    finish({});
}

void OfferReader::finish(const QString &failure)
{
    // Copies, as it may destroy this.
    const Done done = m_done;
    const ServerOffer offer = m_offer;
    const QString note = m_note;
    done(offer, failure, note);
}

} // namespace mm

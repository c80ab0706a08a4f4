// SPDX-License-Identifier: MIT
#include "app/proxy/mcp/changestreams.h"

#include "app/proxy/mcp/era.h"

namespace mm::mcp {

namespace {

/// The begin of `_meta`, up to the id.
constexpr const char *subscriptionMeta = R"("_meta":{"io.modelcontextprotocol/subscriptionId":)";

} // namespace

ChangeStreams::ChangeStreams(ToolCatalog *catalog, std::chrono::milliseconds delay)
    : m_catalog(catalog)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(delay);
    m_timer.callOnTimeout(&m_timer, [this] { sendChanges(); });
}

void ChangeStreams::add(quint64 id, const Stream &stream)
{
    if (m_streams.isEmpty())
        m_catalog->keepChanges(true);
    m_streams.insert(id, stream);
    if (!stream.subscription.isEmpty())
        stream.reply->notify(notificationMessage(
            "notifications/subscriptions/acknowledged",
            '{' + QByteArray(subscriptionMeta) + stream.subscription + R"(},"notifications":)" +
                (stream.wantsTools ? R"({"toolsListChanged":true}})" : "{}}")));
}

void ChangeStreams::remove(quint64 id)
{
    m_streams.remove(id);
    if (m_streams.isEmpty())
        m_catalog->keepChanges(false);
}

void ChangeStreams::servicesChanged()
{
    if (!m_streams.isEmpty() && !m_timer.isActive())
        m_timer.start();
}

void ChangeStreams::sendChanges()
{
    const QSet<QString> changes = m_catalog->takeChanges();
    if (changes.isEmpty())
        return;
    QSet<QByteArray> sessions;
    // Copied: notify() may remove a stream. Newest first: a session is notified on its newest
    // stream only.
    const QList<Stream> streams = m_streams.values();
    for (auto each = streams.crbegin(); each != streams.crend(); ++each) {
        const bool sees = each->service.isEmpty() || changes.contains(each->service);
        const QByteArray session = each->service.toUtf8() + '\n' + each->session;
        if (!each->wantsTools || !sees || sessions.contains(session))
            continue;
        if (!each->session.isEmpty())
            sessions.insert(session);
        const QByteArray params =
            each->subscription.isEmpty()
                ? QByteArray()
                : '{' + QByteArray(subscriptionMeta) + each->subscription + "}}";
        each->reply->notify(notificationMessage("notifications/tools/list_changed", params));
    }
}

void ChangeStreams::endAll()
{
    const QMap<quint64, Stream> streams = std::exchange(m_streams, {});
    m_catalog->keepChanges(false);
    for (const Stream &each : streams) {
        if (each.subscription.isEmpty())
            each.reply->end();
        else
            each.reply->respond(
                resultMessage(each.subscription, {'{' + resultPrefix(Era::Modern) +
                                                  subscriptionMeta + each.subscription + "}}"}),
                200, {});
    }
}

} // namespace mm::mcp

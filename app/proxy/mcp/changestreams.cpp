// SPDX-License-Identifier: MIT
#include "app/proxy/mcp/changestreams.h"

#include "app/proxy/json/jsonslice.h"
#include "app/proxy/json/jsontext.h"
#include "app/proxy/mcp/era.h"

#include <functional>

using namespace Qt::StringLiterals;

namespace mm::mcp {

namespace {

/// The begin of `_meta`, up to the id.
constexpr const char *subscriptionMeta = R"("_meta":{"io.modelcontextprotocol/subscriptionId":)";

/// The filter that MM honours, for the acknowledgement.
QByteArray acknowledged(const ChangeStreams::Stream &stream)
{
    QByteArrayList members;
    if (stream.wantsTools)
        members += R"("toolsListChanged":true)";
    if (stream.wantsPrompts)
        members += R"("promptsListChanged":true)";
    if (stream.wantsResources)
        members += R"("resourcesListChanged":true)";
    QByteArrayList uris;
    for (const QString &each : stream.uris)
        uris += quotedJson(each.toUtf8());
    if (!uris.isEmpty())
        members += R"("resourceSubscriptions":[)" + uris.join(',') + ']';
    return '{' + members.join(',') + '}';
}

} // namespace

bool ChangeStreams::Stream::wants(const QString &method, const QString &uri) const
{
    return method == "notifications/resources/updated"_L1
               ? subscription.isEmpty() || uris.contains(uri)
           : method == "notifications/resources/list_changed"_L1 ? wantsResources
           : method == "notifications/prompts/list_changed"_L1   ? wantsPrompts
                                                                 : false;
}

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
        stream.reply->notify(notificationMessage("notifications/subscriptions/acknowledged",
                                                 '{' + QByteArray(subscriptionMeta) +
                                                     stream.subscription + R"(},"notifications":)" +
                                                     acknowledged(stream) + '}'));
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
    send("notifications/tools/list_changed", {}, [&changes](const Stream &stream) {
        return stream.wantsTools && (stream.service.isEmpty() || changes.contains(stream.service));
    });
}

void ChangeStreams::notified(const QString &service, const QString &method,
                             const QByteArray &params)
{
    const JsonSlice members(params, {"uri"});
    const QString uri = members.value("uri").toString();
    const QByteArray member =
        uri.isEmpty() ? QByteArray() : R"("uri":)" + members.raw("uri").toByteArray() + ',';
    send(method.toLatin1(), member, [&](const Stream &stream) {
        return stream.service == service && stream.wants(method, uri);
    });
}

void ChangeStreams::send(const QByteArray &method, const QByteArray &members,
                         const std::function<bool(const Stream &stream)> &wants)
{
    QSet<QByteArray> sessions;
    // Copied: notify() may remove a stream. Newest first: a session is notified on its newest
    // stream only.
    const QList<Stream> streams = m_streams.values();
    for (auto each = streams.crbegin(); each != streams.crend(); ++each) {
        const QByteArray session = each->service.toUtf8() + '\n' + each->session;
        if (!wants(*each) || sessions.contains(session))
            continue;
        if (!each->session.isEmpty())
            sessions.insert(session);
        QByteArray all = members;
        if (!each->subscription.isEmpty())
            all += subscriptionMeta + each->subscription + "},";
        all.chop(1);
        each->reply->notify(notificationMessage(method, all.isEmpty() ? all : '{' + all + '}'));
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

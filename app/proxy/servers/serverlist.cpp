// SPDX-License-Identifier: MIT
#include "app/proxy/servers/serverlist.h"

#include "app/proxy/json/jsonc.h"
#include "app/proxy/json/jsonerrors.h"
#include "app/proxy/json/jsonslice.h"
#include "core/system/fileowner.h"

#include <QUtf8StringView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

/// Without the text at that position, which may be a secret.
QString describe(const QByteArray &bytes, const QByteArray &json, qsizetype errorAt)
{
    if (isUtf16(bytes))
        return u"it is in UTF-16 or UTF-32, but JSON has to be in UTF-8."_s;
    if (!QUtf8StringView(bytes).isValidUtf8())
        return u"it is not in UTF-8, as JSON has to be."_s;
    if (json.trimmed().isEmpty())
        return u"it is empty: it needs at least {\"mcpServers\": {}}."_s;
    if (errorAt >= json.size())
        return u"it ends within its JSON: a brace or a quotation mark is missing."_s;
    const QByteArrayView before = QByteArrayView(json).first(errorAt);
    const QByteArrayView line = before.sliced(before.lastIndexOf('\n') + 1);
    const QString hint = jsonHint(before, QByteArrayView(json).sliced(errorAt));
    const QString text = u"it is not JSON at line %1, column %2"_s.arg(
        QString::number(before.count('\n') + 1),
        QString::number(QString::fromUtf8(line).size() + 1));
    return hint.isEmpty() ? text + u'.' : u"%1: %2."_s.arg(text, hint);
}

void append(const QByteArrayView key, QByteArrayView value, ServerList *list)
{
    const QString name = JsonSlice::decoded(key).toString();
    const auto hasName = [&](const NamedServer &each) { return each.name == name; };
    if (list->servers.removeIf(hasName) > 0)
        list->duplicates.append(name);
    list->servers.append({name, value.toByteArray()});
}

} // namespace

ServerList parseServerList(const QByteArray &bytes)
{
    const QByteArray json = withoutComments(jsonText(bytes).toByteArray());
    const JsonSlice slice(json, {"mcpServers", "servers"});
    if (!slice.isValid())
        return {.error = describe(bytes, json, slice.errorAt())};
    if (!slice.isObject())
        return {.error = u"it has to be a JSON object with \"mcpServers\"."_s};
    const QByteArrayView key = slice.raw("mcpServers").isEmpty() ? "servers" : "mcpServers";
    const QByteArrayView raw = slice.raw(key);
    if (raw.isEmpty())
        return {};
    if (!raw.startsWith('{'))
        return {.error = u"its \"%1\" has to be an object: {\"NAME\": {\"command\": …}}."_s.arg(
                    QLatin1StringView(key))};
    ServerList list{.isThere = true};
    JsonSlice::eachMember(
        raw, [&](QByteArrayView name, QByteArrayView value) { append(name, value, &list); });
    return list;
}

QString readServerText(const QString &path, qint64 cap, QByteArray *bytes, posix::FileStamp *stamp)
{
    // Torn: another program writes it at this moment.
    posix::FileReadResult result;
    for (int tries = 0; tries < 3; ++tries) {
        result = posix::readCapped(path, cap, bytes);
        if (result.outcome != posix::FileReadStatus::Torn)
            break;
    }
    *stamp = result.stamp;
    switch (result.outcome) {
    case posix::FileReadStatus::Ok:
        return {};
    case posix::FileReadStatus::Torn:
        return u"another program writes it at this moment."_s;
    case posix::FileReadStatus::Missing:
        return u"it does not exist."_s;
    case posix::FileReadStatus::NotRegular:
        return u"it is not a regular file."_s;
    case posix::FileReadStatus::TooLarge:
        return u"it has more than %1 MiB."_s.arg(cap >> 20);
    case posix::FileReadStatus::Failed:
        break;
    }
    const QString cause = posix::accessError(path, result.errorNumber, posix::Access::Read);
    return cause.endsWith(u'.') ? cause : cause + u'.';
}

} // namespace mm

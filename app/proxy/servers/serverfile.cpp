// SPDX-License-Identifier: MIT
#include "app/proxy/servers/serverfile.h"

#include "app/proxy/servers/serverentry.h"
#include "app/proxy/servers/serverlist.h"
#include "core/system/displaytext.h"
#include "core/system/fileowner.h"

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

constexpr qint64 maxFileSize = qint64(4) * 1024 * 1024;

/// Why what the file says must not be executed, a clause about it; empty if it may.
QString distrust(const QString &path, const posix::FileStamp &stamp)
{
    if (stamp.owner != ::geteuid() && stamp.owner != 0)
        return u"it belongs to the user %1, and MM would run what it says. To mend it: sudo chown "
               "%2 %3"_s.arg(posix::userName(stamp.owner), posix::userName(::geteuid()), path);
    if ((stamp.permissions() & (S_IWGRP | S_IWOTH)) != 0)
        return u"other users may change it, and MM would run what it says. To mend it: chmod go-w "
               "%1"_s.arg(path);
    return {};
}

QString shownName(const QString &name)
{
    return sanitizeForDisplay(name, {.maxLength = 60});
}

} // namespace

ServerFile readServerFile(const QString &path, const QProcessEnvironment &environment)
{
    const QString shown = shownPath(path);
    QByteArray bytes;
    posix::FileStamp stamp;
    QString error = readServerText(path, maxFileSize, &bytes, &stamp);
    if (error.isEmpty())
        error = distrust(shown, stamp);
    const ServerList list = error.isEmpty() ? parseServerList(bytes) : ServerList{.error = error};
    error = list.error;
    if (error.isEmpty() && !list.isThere)
        error = u"it has neither \"mcpServers\" nor \"servers\"."_s;
    if (!error.isEmpty())
        return {.error = u"The file of MCP servers %1 can't be used: %2"_s.arg(shown, error)};

    ServerFile file;
    for (const QString &name : list.duplicates)
        file.problems.append(
            u"%1: the server \"%2\" has more than one entry; only the last one is used."_s.arg(
                shown, shownName(name)));
    for (const NamedServer &server : list.servers) {
        const ParsedEntry parsed = parseServerEntry(server.name, server.json, &environment);
        if (parsed.problem.isEmpty())
            file.servers.append(parsed.entry);
        else
            file.problems.append(u"%1: the server \"%2\" is left out: %3"_s.arg(
                shown, shownName(server.name), parsed.problem));
    }
    return file;
}

} // namespace mm

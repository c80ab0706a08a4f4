// SPDX-License-Identifier: MIT
#include "app/proxy/portowner.h"

#include "app/http/blockingget.h"
#include "core/system/displaytext.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>
#include <pwd.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

constexpr std::chrono::milliseconds probeTimeout{600};

struct Listener
{
    uint user = 0;
    QByteArray inode; ///< of its socket
};

/// From the tables of the Linux kernel: `sl local_address rem_address st queues timer retrnsmt uid
/// timeout inode`. Prefers one on loopback or all addresses.
std::optional<Listener> findListener(quint16 port)
{
    const QByteArray suffix = ':' + QByteArray::number(port, 16).toUpper().rightJustified(4, '0');
    std::optional<Listener> found;
    for (const char *table : {"/proc/net/tcp", "/proc/net/tcp6"}) {
        QFile file(QString::fromLatin1(table));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &line : file.readAll().split('\n')) {
            const QByteArrayList fields = line.simplified().split(' ');
            if (fields.size() < 10 || fields.at(3) != "0A" || !fields.at(1).endsWith(suffix))
                continue;
            const QByteArray address = fields.at(1).chopped(suffix.size());
            const bool isLocal = address.endsWith("0100007F") || address.endsWith("01000000") ||
                                 address.count('0') == address.size();
            if (!found || isLocal)
                found = Listener{fields.at(7).toUInt(), fields.at(9)};
        }
    }
    return found;
}

/// The process that has the socket open; 0 if it belongs to another user.
qint64 processOf(const QByteArray &inode)
{
    const QString target = u"socket:["_s + QString::fromLatin1(inode) + u']';
    QDirIterator processes(u"/proc"_s, {u"[0-9]*"_s}, QDir::Dirs);
    while (processes.hasNext()) {
        const QString process = processes.next();
        QDirIterator descriptors(process + u"/fd"_s, QDir::Files | QDir::System);
        while (descriptors.hasNext()) {
            // Not symLinkTarget(), which makes an absolute path of it.
            std::array<char, 64> link{};
            const QByteArray path = descriptors.next().toLatin1();
            if (::readlink(path.constData(), link.data(), link.size() - 1) > 0 &&
                target == QLatin1StringView(link.data()))
                return QFileInfo(process).fileName().toLongLong();
        }
    }
    return 0;
}

/// "process 12 (nginx) of user bob"; empty if the system does not show it.
QString processAt(quint16 port)
{
    const auto listener = findListener(port);
    if (!listener)
        return {};
    const passwd *const entry =
        listener->user == ::geteuid() ? nullptr : ::getpwuid(listener->user);
    const QString user = listener->user == ::geteuid()
                             ? QString()
                             : u" of user %1"_s.arg(entry ? QString::fromLocal8Bit(entry->pw_name)
                                                          : QString::number(listener->user));
    const qint64 pid = processOf(listener->inode);
    QFile file(u"/proc/%1/comm"_s.arg(pid));
    if (pid == 0 || !file.open(QIODevice::ReadOnly))
        return u"a process"_s + user;
    const QString program =
        sanitizeForDisplay(QString::fromLocal8Bit(file.readAll()).trimmed(), {.maxLength = 64});
    return u"process %1 (%2)"_s.arg(QString::number(pid), program) + user;
}

} // namespace

QString describePortOwner(quint16 port)
{
    using Kind = http::CallResult::Kind;
    const QString mm = u"MM runs there already: %1. To start another one, choose its port with "
                       "--http-port and its file with --stats-file."_s;
    const http::CallResult result =
        http::blockingGet(http::loopbackAddresses(), port, "/health", QDeadlineTimer(probeTimeout));
    const QJsonObject health = QJsonDocument::fromJson(result.response.body).object();
    if (health.value("program"_L1).toString() == "mm-proxy"_L1)
        return mm.arg(u"process %1, with the stats file %2"_s.arg(
            QString::number(health.value("pid"_L1).toInteger()),
            sanitizeForDisplay(health.value("stats_file"_L1).toString(), {.maxLength = 1024})));
    QString owner = processAt(port);
    // It requires a token, or hangs.
    if (owner.contains("(mm-proxy)"_L1))
        return mm.arg(owner);
    if (owner.isEmpty() && result.kind != Kind::Refused)
        owner = result.kind == Kind::BadAnswer  ? u"a program that does not speak HTTP"_s
                : result.kind == Kind::Answered ? u"another HTTP server"_s
                                                : u"a program that does not answer"_s;
    if (owner.isEmpty())
        return {};
    return u"It is used by %1. End that program, or choose another port with --http-port."_s.arg(
        owner);
}

} // namespace mm

// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/servers/serverentry.h"
#include "app/proxy/servers/serverrunner.h"
#include "core/system/processinfo.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <csignal>

namespace mm::test {

/// tests/support/mcpserver.py with these arguments.
inline ServerEntry fixtureEntry(const QString &name, const QStringList &arguments = {})
{
    using namespace Qt::StringLiterals;
    return {.name = name,
            .command = QStringLiteral(MM_TEST_PYTHON),
            .args = QStringList{u"-S"_s, u"-B"_s, QStringLiteral(MM_TEST_MCPSERVER)} + arguments};
}

/// A shell that begins with \p script, does the handshake as a server without tools, and answers
/// nothing any more. It writes its pid to stderr.
inline ServerEntry shellEntry(const QString &name, const QString &script = {})
{
    using namespace Qt::StringLiterals;
    const QString handshake =
        u"echo $$ >&2; i=1; read a; case $a in *server/discover*) i=2; "
        "echo '{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32601}}'; read a;; esac; "
        "echo '{\"jsonrpc\":\"2.0\",\"id\":'$i',\"result\":"
        "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{}}}'; exec cat >/dev/null"_s;
    return {.name = name, .command = u"/bin/sh"_s, .args = {u"-c"_s, script + handshake}};
}

/// The content of a file with these servers.
inline QByteArray serverFile(const QList<ServerEntry> &entries)
{
    QJsonObject servers;
    for (const ServerEntry &each : entries) {
        QJsonObject environment;
        for (auto variable = each.env.cbegin(); variable != each.env.cend(); ++variable)
            environment.insert(variable.key(), variable.value());
        servers.insert(each.name,
                       QJsonObject{{QStringLiteral("command"), each.command},
                                   {QStringLiteral("args"), QJsonArray::fromStringList(each.args)},
                                   {QStringLiteral("env"), environment},
                                   {QStringLiteral("disabled"), each.disabled}});
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("mcpServers"), servers}}).toJson();
}

/// As mm-proxy does: a server may end before it has read a message.
inline void ignorePipeSignal()
{
    std::signal(SIGPIPE, SIG_IGN);
}

[[nodiscard]] inline bool isRunning(qint64 pid)
{
    return processState(pid, std::chrono::system_clock::now()) != ProcessState::Gone;
}

/// Short limits, for a server that ends, or does not answer, on purpose.
inline ManagedServer::Limits quickLimits()
{
    using namespace std::chrono_literals;
    return {.run = {.process = {.endTimeout = 100ms}},
            .firstBackOff = 1ms,
            .maxBackOff = 20ms,
            .startWait = 10s,
            .keepTools = 10s};
}

/// A runner of the servers in \p file, which sees changes at once.
inline ServerRunner::Config quickServers(const QString &file)
{
    using namespace std::chrono_literals;
    return {.file = file,
            .environment = QProcessEnvironment::systemEnvironment(),
            .limits = quickLimits(),
            .fileInterval = 10ms,
            .checkInterval = 10ms};
}

} // namespace mm::test

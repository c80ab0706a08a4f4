// SPDX-License-Identifier: MIT
#include "app/proxy/bridgemode.h"

#include "app/common/standardstreams.h"
#include "app/common/unixsignals.h"
#include "app/proxy/mcp/mcphttp.h"
#include "app/proxy/portowner.h"
#include "app/proxy/proxy.h"
#include "app/proxy/stdio/stdiosession.h"

#include <QCoreApplication>
#include <QStandardPaths>
#include <QUrl>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

QByteArray pathOf(const QString &service)
{
    const QByteArray path = mcp::McpHttp::path;
    return service.isEmpty() ? path : path + '/' + QUrl::toPercentEncoding(service);
}

QString logFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) +
           u"/mm/mm-proxy.log"_s;
}

} // namespace

bool isBridge(const ProxyOptions &options)
{
    return !options.httpOnly &&
           (!options.service.isEmpty() || stdio::StdioSession::hasPeer(STDIN_FILENO));
}

int runBridge(const ProxyOptions &options)
{
    if (options.port == 0) {
        printError(u"An MCP client on stdin needs the port of MM: --http-port 0 works only with "
                   "--http-only."_s);
        return int(ExitCode::BadUsage);
    }
    const UnixSignals unixSignals;
    stdio::StdioSession session(STDIN_FILENO, openNonBlocking(STDOUT_FILENO),
                                {.port = options.port,
                                 .path = pathOf(options.service),
                                 .token = options.token,
                                 .start = {.program = QCoreApplication::applicationFilePath(),
                                           .arguments = options.startOptions,
                                           .environment = options.environment,
                                           .logFile = logFile()},
                                 .describeOwner = describePortOwner});
    QObject::connect(&unixSignals, &UnixSignals::terminationRequested, QCoreApplication::instance(),
                     &QCoreApplication::quit);
    QObject::connect(&session, &stdio::StdioSession::finished, QCoreApplication::instance(),
                     &QCoreApplication::quit);
    const int code = QCoreApplication::exec();
    // A service manager or a script may have started it, and not an MCP client.
    if (!session.hasReceived())
        printError(u"stdin ended without a message. To serve HTTP, start it with --http-only."_s);
    return code;
}

} // namespace mm

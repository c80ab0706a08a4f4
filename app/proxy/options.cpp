// SPDX-License-Identifier: MIT
#include "app/proxy/options.h"

#include "app/common/tokenfile.h"
#include "app/proxy/servers/variables.h"
#include "core/statsfile/statspath.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm {

namespace {

constexpr double minTimeoutSeconds = 0.1;
constexpr double maxTimeoutSeconds = 86'400;

/// False when \p text is not a number of seconds within the limits.
bool readSeconds(const QString &text, milliseconds *result)
{
    bool ok = false;
    const double seconds = text.toDouble(&ok);
    if (!ok || !(seconds >= minTimeoutSeconds && seconds <= maxTimeoutSeconds))
        return false;
    *result = round<milliseconds>(duration<double>(seconds));
    return true;
}

/// Reads the options of access from other machines. Returns an error text, empty on success.
QString readAccess(const QCommandLineParser &parser, ProxyOptions *options)
{
    for (const QString &name : {u"listen"_s, u"allow-host"_s}) {
        if (parser.isSet(name) && !parser.isSet(u"token-file"_s))
            return u"--%1 needs --token-file: without a token, any program of another machine "
                   "could register and call services."_s.arg(name);
    }
    for (const QString &text : parser.values(u"listen"_s)) {
        const QHostAddress address(text);
        // QHostAddress also reads 0 and 10.9 as IPv4 addresses.
        const bool isExact = text.contains(u':') || address.toString() == text;
        if (address.isNull() || !isExact || address.isMulticast() || address.isBroadcast())
            return u"--listen takes an IP address such as 192.168.1.5, 0.0.0.0 or ::, not \"%1\"."_s
                .arg(text);
        options->addresses.append(address);
    }
    // An IPv6 address may have brackets, as in a Host header.
    static const QRegularExpression host(u"\\A([A-Za-z0-9._-]+|\\[?[0-9A-Fa-f:.]+\\]?)\\z"_s);
    static const QRegularExpression bracket(u"[\\[\\]]"_s);
    for (const QString &text : parser.values(u"allow-host"_s)) {
        if (!host.match(text).hasMatch() ||
            (text.contains(u':') && QHostAddress(QString(text).remove(bracket)).isNull()))
            return u"--allow-host takes a host name without a port, such as box.lan, not \"%1\"."_s
                .arg(text);
        options->allowedHosts.append(text);
    }
    QString error;
    const QString tokenFile = parser.value(u"token-file"_s);
    if (parser.isSet(u"token-file"_s) && tokenFile.isEmpty())
        return u"--token-file needs a path."_s;
    if (!tokenFile.isEmpty())
        options->token = readTokenFile(absolutePath(tokenFile), &error);
    return error;
}

/// Reads the options of MCP servers. Returns an error text, empty on success.
QString readServerOptions(const QCommandLineParser &parser, ProxyOptions *options)
{
    const QString file = parser.value(u"mcp-config"_s);
    if (parser.isSet(u"mcp-config"_s) && file.isEmpty())
        return u"--mcp-config needs a path."_s;
    options->serverFileIsDefault = file.isEmpty();
    options->serverFile = file.isEmpty() ? configFolderIn(options->environment) + u"/mm/mcp.json"_s
                                         : absolutePath(file);
    if (!parser.isSet(u"import"_s))
        return {};
    for (const QString &name : {u"mcp-config"_s, u"check-config"_s}) {
        if (parser.isSet(name))
            return u"--import reads the files of other programs: it can't be used with --%1."_s.arg(
                name);
    }
    return {};
}

/// What a bridge does with the options: it passes them on to the MM that it starts. Returns an
/// error text, empty on success.
QString readBridge(const QCommandLineParser &parser, ProxyOptions *options)
{
    options->httpOnly = parser.isSet(u"http-only"_s);
    options->service = parser.value(u"service"_s);
    if (parser.isSet(u"service"_s) && options->service.isEmpty())
        return u"--service needs the name of a service."_s;
    if (options->httpOnly && parser.isSet(u"service"_s))
        return u"--service is for an MCP client on stdin, and --http-only serves none."_s;
    options->startOptions = {u"--http-only"_s, u"--http-port"_s, QString::number(options->port)};
    for (const QString &name : {u"stats-file"_s, u"token-file"_s, u"mcp-config"_s}) {
        if (parser.isSet(name))
            options->startOptions << u"--"_s + name << absolutePath(parser.value(name));
    }
    for (const QString &name :
         {u"service-timeout"_s, u"call-timeout"_s, u"listen"_s, u"allow-host"_s}) {
        for (const QString &value : parser.values(name))
            options->startOptions << u"--"_s + name << value;
    }
    return {};
}

/// Reads the values into \p options. Returns an error text, empty on success.
QString readValues(const QCommandLineParser &parser, ProxyOptions *options)
{
    if (const QStringList extra = parser.positionalArguments(); !extra.isEmpty())
        return u"Unexpected argument \"%1\"."_s.arg(extra.constFirst());
    const QString port = parser.value(u"http-port"_s);
    bool ok = true;
    if (parser.isSet(u"http-port"_s))
        options->port = port.toUShort(&ok);
    if (!ok)
        return u"--http-port takes 0 to 65535, not \"%1\"."_s.arg(port);
    const QString statsFile = parser.value(u"stats-file"_s);
    if (parser.isSet(u"stats-file"_s) && statsFile.isEmpty())
        return u"--stats-file needs a path."_s;
    options->statsFile = statsFile.isEmpty() ? defaultStatsPath() : absolutePath(statsFile);
    for (const auto &[name, result] : {std::pair(u"service-timeout"_s, &options->serviceTimeout),
                                       std::pair(u"call-timeout"_s, &options->callTimeout)}) {
        if (parser.isSet(name) && !readSeconds(parser.value(name), result))
            return u"--%1 takes 0.1 to 86400 seconds, not \"%2\"."_s.arg(name, parser.value(name));
    }
    for (const auto &read : {readServerOptions, readBridge, readAccess}) {
        QString error = read(parser, options);
        if (!error.isEmpty())
            return error;
    }
    return {};
}

ProxyOptions::Action actionOf(const QCommandLineParser &parser)
{
    return parser.isSet(u"import"_s)         ? ProxyOptions::Action::ImportServers
           : parser.isSet(u"check-config"_s) ? ProxyOptions::Action::CheckServers
                                             : ProxyOptions::Action::Run;
}

} // namespace

ProxyOptions parseProxyOptions(const QStringList &arguments, const QProcessEnvironment &environment)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"MM, the MCP mesh proxy: services register over HTTP, and it forwards tool calls to them\n"
        "and counts them in a stats file. MCP clients use all services at the path /mcp. Without\n"
        "--listen, only programs of this computer reach it.\n\n"
        "If stdin is a pipe or a socket, and without --http-only, it is instead an MCP server on\n"
        "stdin and stdout: a bridge to the MM of this computer, which it starts if none runs.\n\n"
        "SIGTERM, SIGINT and SIGHUP shut it down. Exit status: 0 shut down, 64 invalid usage,\n"
        "69 another program uses the port or another MM writes the stats file,\n"
        "77 the port is not permitted, 1 another failure."_s);
    parser.addOptions({
        {u"http-only"_s, u"Serve HTTP, whatever stdin is."_s},
        {u"http-port"_s,
         u"The port to listen on, or for a bridge the port of MM; 0 chooses a free one (default: 6001)."_s,
         u"PORT"_s},
        {u"stats-file"_s,
         u"The stats file to write (default: $MM_MESH_STATS_FILE, else ~/.mm_mesh_stats.json)."_s,
         u"PATH"_s},
        {u"service-timeout"_s,
         u"Seconds after its last heartbeat until a service is removed; after half of that time it "
         "is stale (0.1 to 86400, default: 120)."_s,
         u"S"_s},
        {u"call-timeout"_s,
         u"Timeout in seconds of calls that don't give one (0.1 to 86400, default: 30)."_s, u"S"_s},
        {u"token-file"_s,
         u"Require \"Authorization: Bearer TOKEN\" of each request, with the token in this file "
         "(chmod 600), which is read at the start."_s,
         u"FILE"_s},
        {u"listen"_s,
         u"Listen on this IP address too, such as 0.0.0.0 or ::; may be repeated; needs "
         "--token-file. The connection is not encrypted."_s,
         u"ADDRESS"_s},
        {u"allow-host"_s,
         u"Accept this name in the Host header too, as clients of other machines send it; may be "
         "repeated; needs --token-file."_s,
         u"NAME"_s},
        {u"service"_s,
         u"For a bridge: offer only the tools of this service, under their own names."_s,
         u"NAME"_s},
        {u"mcp-config"_s,
         u"Run the MCP servers of this file, which has \"mcpServers\" like the files of MCP "
         u"clients "
         "(default: $XDG_CONFIG_HOME/mm/mcp.json, else ~/.config/mm/mcp.json, if it exists)."_s,
         u"FILE"_s},
        {u"check-config"_s,
         u"Print what MM would run with this file, and its problems, and exit."_s},
        {u"import"_s,
         u"Print such a file with the servers of Claude Code, Claude Desktop, Codex, VS Code and "
         "Cursor, and exit."_s},
        {{u"h"_s, u"help"_s}, u"Print this help and exit."_s},
        {{u"v"_s, u"version"_s}, u"Print the version and exit."_s},
    });
    using Action = ProxyOptions::Action;
    ProxyOptions options;
    options.environment = environment;
    if (!parser.parse(arguments)) {
        options.message = parser.errorText();
        options.action = Action::ReportUsageError;
    } else if (parser.isSet(u"help"_s)) {
        options.message = parser.helpText();
        options.action = Action::PrintMessage;
    } else if (parser.isSet(u"version"_s)) {
        options.message =
            QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion();
        options.action = Action::PrintMessage;
    } else {
        options.message = readValues(parser, &options);
        options.action = options.message.isEmpty() ? actionOf(parser) : Action::ReportUsageError;
    }
    return options;
}

} // namespace mm

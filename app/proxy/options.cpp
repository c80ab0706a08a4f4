// SPDX-License-Identifier: MIT
#include "app/proxy/options.h"

#include "core/statsfile/statspath.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>

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

} // namespace

ProxyOptions parseProxyOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"MM, the MCP mesh proxy: services register with it over HTTP, tool calls go through it,\n"
        "and it keeps count of them in a stats file. It listens on this machine alone."_s);
    const QCommandLineOption httpOnly(
        u"http-only"_s, u"Serve HTTP and nothing else, which is what it always does."_s);
    const QCommandLineOption port(
        u"http-port"_s, u"The port to listen on; 0 takes a free one (default: 6001)."_s, u"PORT"_s);
    const QCommandLineOption statsFile(
        u"stats-file"_s,
        u"The stats file to keep (default: $MM_MESH_STATS_FILE, else ~/.mm_mesh_stats.json)."_s,
        u"PATH"_s);
    const QCommandLineOption serviceTimeout(
        u"service-timeout"_s,
        u"Seconds after which a service that has sent heartbeats and sends none any more is "
        "removed; after half of it it is stale (0.1 to 86400, default: 120)."_s,
        u"S"_s);
    const QCommandLineOption callTimeout(
        u"call-timeout"_s,
        u"Seconds that a call may take whose caller names no timeout (0.1 to 86400, "
        "default: 30)."_s,
        u"S"_s);
    parser.addOptions({httpOnly, port, statsFile, serviceTimeout, callTimeout});
    const QCommandLineOption help({u"h"_s, u"help"_s}, u"Print this help and exit."_s);
    const QCommandLineOption version({u"v"_s, u"version"_s}, u"Print the version and exit."_s);
    parser.addOptions({help, version});

    ProxyOptions options;
    const auto refuse = [&options](const QString &message) {
        options.action = ProxyOptions::Action::RefuseUsage;
        options.message = message;
        return options;
    };
    if (!parser.parse(arguments))
        return refuse(parser.errorText());
    if (parser.isSet(help)) {
        options.action = ProxyOptions::Action::PrintHelp;
        options.message = parser.helpText();
        return options;
    }
    if (parser.isSet(version)) {
        options.action = ProxyOptions::Action::PrintVersion;
        options.message =
            QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion();
        return options;
    }
    if (!parser.positionalArguments().isEmpty())
        return refuse(
            u"Unexpected argument \"%1\"."_s.arg(parser.positionalArguments().constFirst()));
    if (parser.isSet(port)) {
        bool ok = false;
        options.port = parser.value(port).toUShort(&ok);
        if (!ok)
            return refuse(u"--http-port takes 0 to 65535, not \"%1\"."_s.arg(parser.value(port)));
    }
    if (parser.isSet(statsFile) && parser.value(statsFile).isEmpty())
        return refuse(u"--stats-file needs a path."_s);
    options.statsFile = parser.isSet(statsFile)
                            ? QDir::current().absoluteFilePath(parser.value(statsFile))
                            : defaultStatsPath();
    const std::array<std::pair<const QCommandLineOption *, milliseconds *>, 2> timeouts{{
        {&serviceTimeout, &options.serviceTimeout},
        {&callTimeout, &options.callTimeout},
    }};
    for (const auto &[option, result] : timeouts) {
        if (parser.isSet(*option) && !readSeconds(parser.value(*option), result))
            return refuse(u"--%1 takes 0.1 to 86400 seconds, not \"%2\"."_s.arg(
                option->names().constFirst(), parser.value(*option)));
    }
    return options;
}

} // namespace mm

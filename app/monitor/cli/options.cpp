// SPDX-License-Identifier: MIT
#include "app/monitor/cli/options.h"

#include "app/common/tokenfile.h"
#include "core/statsfile/statspath.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm {

namespace {

struct OptionsText
{
    Q_DECLARE_TR_FUNCTIONS(mm::Options)
};

/// For many machines.
QList<QCommandLineOption> fleetOptions()
{
    return {
        {u"prometheus"_s,
         OptionsText::tr("Watch the machines that Prometheus at this address scrapes, instead of "
                         "a stats file."),
         u"URL"_s},
        {u"prometheus-select"_s,
         OptionsText::tr("Which of Prometheus' targets are the machines, as a selector of PromQL "
                         "(default: {job=\"mm\"})."),
         u"SELECTOR"_s},
        {u"prometheus-config"_s,
         OptionsText::tr("The file (chmod 600) with the password or the certificates for "
                         "Prometheus: see the manual."),
         u"FILE"_s},
        {u"max-age"_s,
         OptionsText::tr("Seconds after its last scrape until a machine is not active any more: "
                         "5 to 3600 (default: 2.5 scrape intervals, and at least 10)."),
         u"S"_s},
        {u"exporter"_s,
         OptionsText::tr("Serve MM's state for Prometheus at http://ADDRESS:PORT/metrics, without "
                         "a window, until a stop signal arrives. ADDRESS is an IP address such as "
                         "127.0.0.1 or [::1]; port 0 chooses a free one. The connection is not "
                         "encrypted."),
         u"ADDRESS:PORT"_s},
        {u"exporter-host"_s,
         OptionsText::tr("Accept this name in the Host header too, as a reverse proxy or "
                         "Prometheus sends it; may be repeated."),
         u"NAME"_s},
        {u"exporter-services"_s,
         OptionsText::tr("Also export the names of services, MCP servers and the stats file.")},
    };
}

struct Rule
{
    QString option;
    QString excluded; ///< cannot be combined with it
    QString needing;  ///< cannot be given without it
};

/// An error text; empty if the options of \p parser may be combined.
QString combinationProblem(const QCommandLineParser &parser)
{
    const QList<Rule> rules{
        {u"prometheus"_s, u"stats-file mm-url token-file no-register start-mm exporter"_s,
         u"prometheus-select prometheus-config max-age"_s},
        {u"exporter"_s, u"once follow format interval start-mm hidden"_s,
         u"exporter-host exporter-services"_s},
        {u"follow"_s, u"once start-mm hidden"_s, {}},
        {u"once"_s, u"start-mm hidden"_s, {}},
    };
    for (const Rule &rule : rules) {
        const bool isSet = parser.isSet(rule.option);
        for (const QString &name : (isSet ? rule.excluded : rule.needing).split(u' ')) {
            if (!name.isEmpty() && parser.isSet(name))
                return (isSet ? OptionsText::tr("--%1 cannot be combined with --%2.")
                              : OptionsText::tr("--%1 needs --%2."))
                    .arg(name, rule.option);
        }
    }
    return {};
}

bool parseExporterAddress(const QString &text, ExporterConfig *exporter)
{
    static const QRegularExpression format(
        uR"(\A(?:\[([0-9A-Fa-f:.]+(?:%[\w.-]+)?)\]|([0-9.]+)):([0-9]{1,5})\z)"_s);
    const QRegularExpressionMatch match = format.match(text);
    const QString ipv4 = match.captured(2);
    exporter->address = QHostAddress(ipv4.isEmpty() ? match.captured(1) : ipv4);
    const QHostAddress &address = exporter->address;
    bool isPort = false;
    exporter->port = match.captured(3).toUShort(&isPort);
    // QHostAddress also reads 0 and 10.9 as IPv4 addresses.
    const bool isExact = ipv4.isEmpty() ? address.protocol() == QHostAddress::IPv6Protocol
                                        : address.toString() == ipv4;
    return isPort && isExact && !address.isMulticast() && !address.isBroadcast();
}

/// Returns an error text, empty on success.
QString readPrometheus(const QCommandLineParser &parser, Options *options)
{
    if (!parser.isSet(u"prometheus"_s))
        return {};
    PrometheusOptions prometheus;
    QString error;
    const auto url = parsePrometheusUrl(parser.value(u"prometheus"_s), &error);
    if (!url)
        return error;
    prometheus.url = *url;
    if (parser.isSet(u"prometheus-select"_s)) {
        prometheus.select = parser.value(u"prometheus-select"_s).trimmed();
        error = prometheusSelectProblem(prometheus.select);
        if (!error.isEmpty())
            return error;
    }
    if (parser.isSet(u"max-age"_s)) {
        const QString text = parser.value(u"max-age"_s);
        bool ok = false;
        prometheus.maxAge = text.toDouble(&ok);
        if (!ok || !(prometheus.maxAge >= 5 && prometheus.maxAge <= 3600))
            return OptionsText::tr("--max-age takes 5 to 3600 seconds, not \"%1\".").arg(text);
    }
    if (parser.isSet(u"prometheus-config"_s)) {
        if (parser.value(u"prometheus-config"_s).isEmpty())
            return OptionsText::tr("--prometheus-config needs a path.");
        prometheus.configFile = absolutePath(parser.value(u"prometheus-config"_s));
    }
    if (!readPrometheusAccess(prometheus, &error))
        return error;
    options->prometheus = prometheus;
    options->membership = false;
    return {};
}

/// Returns an error text, empty on success.
QString readExporter(const QCommandLineParser &parser, Options *options)
{
    if (!parser.isSet(u"exporter"_s))
        return {};
    ExporterConfig &exporter = options->exporter;
    const QString address = parser.value(u"exporter"_s);
    if (!parseExporterAddress(address, &exporter))
        return OptionsText::tr("--exporter takes an IP address and a port such as 127.0.0.1:9501 "
                               "or [::1]:9501, not \"%1\".")
            .arg(address);
    static const QRegularExpression host(u"\\A([A-Za-z0-9._-]+|\\[?[0-9A-Fa-f:.]+\\]?)\\z"_s);
    static const QRegularExpression bracket(u"[\\[\\]]"_s);
    exporter.hosts = parser.values(u"exporter-host"_s);
    for (const QString &name : std::as_const(exporter.hosts)) {
        if (!host.match(name).hasMatch() ||
            (name.contains(u':') && QHostAddress(QString(name).remove(bracket)).isNull()))
            return OptionsText::tr("--exporter-host takes a host name without a port, such as "
                                   "box.lan, not \"%1\".")
                .arg(name);
    }
    if (parser.isSet(u"exporter-services"_s))
        exporter.names = NameLabels::Keep;
    exporter.mm = options->mm();
    options->action = Options::Action::Export;
    return {};
}

} // namespace

Options parseOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption statsFile(
        u"stats-file"_s,
        OptionsText::tr(
            "The stats file to watch (default: $MM_MESH_STATS_FILE, else ~/.mm_mesh_stats.json)."),
        u"PATH"_s);
    const QCommandLineOption interval(
        u"interval"_s,
        OptionsText::tr(
            "Milliseconds between two reads: 500 to 3600000, values outside the range are clamped "
            "(default: 2000)."),
        u"MS"_s);
    const QCommandLineOption once(
        u"once"_s,
        OptionsText::tr("Print what the label shows and exit, without a window. Exit code: "
                        "0 active, 1 not updating or stopped, "
                        "2 error, 3 no stats file."));
    const QCommandLineOption follow(
        u"follow"_s,
        OptionsText::tr(
            "Print what the label shows, and again each time it changes, without a window, "
            "until a stop signal arrives or the output is closed."));
    const QCommandLineOption format(
        u"format"_s,
        OptionsText::tr(
            "Output format of --once and --follow: plain (the label's text, the default), json "
            "(one line with state, text, color, services, messages, age_s, reason, path), "
            "waybar, i3blocks, tmux; of --once only: nagios, prometheus."),
        u"FORMAT"_s);
    const QCommandLineOption mmUrl(
        u"mm-url"_s,
        OptionsText::tr(
            "MM's address on this computer (default: http://localhost:6001). EE Monitor registers "
            "there, and checks MM's health there if the stats file does not name its writer."),
        u"URL"_s);
    const QCommandLineOption noRegister(
        u"no-register"_s,
        OptionsText::tr(
            "Only read the file: do not register with MM, do not check its health, open no port."));
    const QCommandLineOption tokenFile(
        u"token-file"_s,
        OptionsText::tr("The file with the token that MM requires, if it was started with "
                        "--token-file. MM gets it in each request, and an MM that is started here "
                        "requires it."),
        u"FILE"_s);
    const QCommandLineOption startMm(
        u"start-mm"_s,
        OptionsText::tr(
            "Start MM unless it is running, with the mm-proxy next to this program or in PATH. "
            "MM keeps running when the window is closed."));
    const QCommandLineOption hidden(
        u"hidden"_s,
        OptionsText::tr("Start in the tray alone, without a window. If there is no tray, the "
                        "window is opened minimized."));
    parser.setApplicationDescription(
        OptionsText::tr("Shows whether the MM mesh is alive and what it does."));
    parser.addOptions(
        {statsFile, interval, once, follow, format, mmUrl, tokenFile, noRegister, startMm, hidden});
    parser.addOptions(fleetOptions());
    const QCommandLineOption help(QStringList{u"h"_s, u"help"_s},
                                  OptionsText::tr("Print this help and exit."));
    const QCommandLineOption version(QStringList{u"v"_s, u"version"_s},
                                     OptionsText::tr("Print the version and exit."));
    parser.addOptions({help, version});

    Options options;
    const auto refuse = [&options](const QString &message) {
        options.action = Options::Action::ReportUsageError;
        options.message = message;
        return options;
    };
    // X11 session managers restart programs with this option of QApplication.
    QStringList ours = arguments;
    if (const qsizetype index = ours.indexOf("-session"_L1); index > 0 && index + 1 < ours.size())
        ours.remove(index, 2);
    if (!parser.parse(ours))
        return refuse(parser.errorText());
    if (parser.isSet(help)) {
        options.action = Options::Action::PrintHelp;
        options.message = parser.helpText();
        return options;
    }
    if (parser.isSet(version)) {
        options.action = Options::Action::PrintVersion;
        options.message =
            QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion();
        return options;
    }
    if (!parser.positionalArguments().isEmpty())
        return refuse(OptionsText::tr("Unexpected argument \"%1\".")
                          .arg(parser.positionalArguments().constFirst()));
    if (parser.isSet(statsFile) && parser.value(statsFile).isEmpty())
        return refuse(OptionsText::tr("--stats-file needs a path."));
    options.given = {.statsFile = parser.isSet(statsFile),
                     .interval = parser.isSet(interval),
                     .mmUrl = parser.isSet(mmUrl),
                     .noRegister = parser.isSet(noRegister)};
    options.statsFile =
        parser.isSet(statsFile) ? absolutePath(parser.value(statsFile)) : defaultStatsPath();

    if (parser.isSet(interval)) {
        bool ok = false;
        const qint64 value = parser.value(interval).toLongLong(&ok);
        if (!ok)
            return refuse(
                OptionsText::tr("--interval must be a whole number of milliseconds, not \"%1\".")
                    .arg(parser.value(interval)));
        options.interval = qBound(minPollInterval, milliseconds(value), maxPollInterval);
    }
    if (parser.isSet(mmUrl)) {
        const auto url = parseMmUrl(parser.value(mmUrl));
        if (!url)
            return refuse(OptionsText::tr("--mm-url must be an address of this computer such as "
                                          "http://localhost:6001, not \"%1\".")
                              .arg(parser.value(mmUrl)));
        options.mmUrl = *url;
    }
    if (parser.isSet(tokenFile) && parser.value(tokenFile).isEmpty())
        return refuse(OptionsText::tr("--token-file needs a path."));
    if (parser.isSet(tokenFile)) {
        MmUrl::Token &token = options.mmUrl.token;
        token.file = absolutePath(parser.value(tokenFile));
        QString error;
        token.text = readTokenFile(token.file, &error);
        if (token.text.isEmpty())
            return refuse(error);
    }
    options.membership = !parser.isSet(noRegister);
    options.startMm = parser.isSet(startMm);
    options.hidden = parser.isSet(hidden);
    QString problem = combinationProblem(parser);
    for (const auto &read : {readPrometheus, readExporter}) {
        if (problem.isEmpty())
            problem = read(parser, &options);
    }
    if (!problem.isEmpty())
        return refuse(problem);
    if (parser.isSet(once))
        options.action = Options::Action::PrintOnce;
    else if (parser.isSet(follow))
        options.action = Options::Action::Follow;
    if (parser.isSet(format)) {
        const QString name = parser.value(format);
        if (!parser.isSet(once) && !parser.isSet(follow))
            return refuse(OptionsText::tr("--format needs --once or --follow."));
        const auto value = outputFormatFromName(name);
        if (!value)
            //: %1 is a list of words, with commas
            return refuse(OptionsText::tr("--format must be one of %1, not \"%2\".")
                              .arg(outputFormatNames().join(u", "_s), name));
        if (parser.isSet(follow) && !isStreamable(*value))
            //: %1 is nagios or prometheus, which are also names of programs
            return refuse(
                OptionsText::tr("--format %1 needs --once: no program reads it as a stream.")
                    .arg(name));
        options.format = *value;
    }
    return options;
}

QStringList argumentsFor(const Options &options)
{
    QStringList arguments;
    if (options.given.statsFile)
        arguments << u"--stats-file"_s << options.statsFile;
    if (options.given.interval)
        arguments << u"--interval"_s << QString::number(options.interval.count());
    if (options.given.mmUrl)
        arguments << u"--mm-url"_s << options.mmUrl.text();
    if (!options.mmUrl.token.file.isEmpty())
        arguments << u"--token-file"_s << options.mmUrl.token.file;
    if (options.given.noRegister)
        arguments << u"--no-register"_s;
    if (options.prometheus) {
        const PrometheusOptions &prometheus = *options.prometheus;
        arguments << u"--prometheus"_s << prometheus.url.toString() << u"--prometheus-select"_s
                  << prometheus.select;
        if (!prometheus.configFile.isEmpty())
            arguments << u"--prometheus-config"_s << prometheus.configFile;
        if (prometheus.maxAge)
            arguments << u"--max-age"_s << QString::number(*prometheus.maxAge);
    }
    if (options.startMm)
        arguments << u"--start-mm"_s;
    if (options.hidden)
        arguments << hiddenOption;
    return arguments;
}

} // namespace mm

// SPDX-License-Identifier: MIT
#include "app/monitor/options.h"

#include "core/statspath.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm {

namespace {

constexpr milliseconds shortestInterval{500};
constexpr milliseconds longestInterval = hours(1);

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(mm::Options)
};

} // namespace

Options parseOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption statsFile(
        u"stats-file"_s,
        Text::tr(
            "The stats file to watch (default: $MM_MESH_STATS_FILE, else ~/.mm_mesh_stats.json)."),
        u"PATH"_s);
    const QCommandLineOption interval(
        u"interval"_s,
        Text::tr("Milliseconds between two looks: 500 to 3600000, what is outside is brought "
                 "inside (default: 2000)."),
        u"MS"_s);
    const QCommandLineOption once(u"once"_s,
                                  Text::tr("Print what the label says and exit, without a window: "
                                           "0 active, 1 not updating or stopped, "
                                           "2 error, 3 no stats file."));
    const QCommandLineOption format(
        u"format"_s,
        Text::tr("With --once: plain (the label's text) or json (one line with state, text, color, "
                 "services, messages, age_s, "
                 "reason, path; default: plain)."),
        u"plain|json"_s);
    const QCommandLineOption mmUrl(
        u"mm-url"_s,
        Text::tr("Where MM listens on this computer (default: http://localhost:6001). EE Monitor "
                 "registers there, and asks whether MM is alive where the stats file does not "
                 "tell."),
        u"URL"_s);
    const QCommandLineOption noRegister(
        u"no-register"_s,
        Text::tr("Only read the file: do not register with MM, do not ask it, open no port."));
    const QCommandLineOption startMm(
        u"start-mm"_s,
        Text::tr("Start MM, by the mm-proxy beside this program or in PATH, unless it is running. "
                 "It goes on when the window is closed."));
    parser.setApplicationDescription(
        Text::tr("Shows whether the MM mesh is alive and what it does."));
    parser.addOptions({statsFile, interval, once, format, mmUrl, noRegister, startMm});
    const QCommandLineOption help(QStringList{u"h"_s, u"help"_s},
                                  Text::tr("Print this help and exit."));
    const QCommandLineOption version(QStringList{u"v"_s, u"version"_s},
                                     Text::tr("Print the version and exit."));
    parser.addOptions({help, version});

    Options options;
    const auto refuse = [&options](const QString &message) {
        options.action = Options::Action::RefuseUsage;
        options.message = message;
        return options;
    };
    // So X11's session managers start again what was open; the option is QApplication's.
    QStringList ours = arguments;
    if (const qsizetype at = ours.indexOf("-session"_L1); at > 0 && at + 1 < ours.size())
        ours.remove(at, 2);
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
        return refuse(
            Text::tr("Unexpected argument \"%1\".").arg(parser.positionalArguments().constFirst()));
    if (parser.isSet(statsFile) && parser.value(statsFile).isEmpty())
        return refuse(Text::tr("--stats-file needs a path."));
    options.statsFile = parser.isSet(statsFile)
                            ? QDir::current().absoluteFilePath(parser.value(statsFile))
                            : defaultStatsPath();

    if (parser.isSet(interval)) {
        bool ok = false;
        const qint64 asked = parser.value(interval).toLongLong(&ok);
        if (!ok)
            return refuse(Text::tr("--interval takes a whole number of milliseconds, not \"%1\".")
                              .arg(parser.value(interval)));
        options.interval = qBound(shortestInterval, milliseconds(asked), longestInterval);
    }
    if (parser.isSet(mmUrl)) {
        const auto url = parseMmUrl(parser.value(mmUrl));
        if (!url)
            return refuse(Text::tr("--mm-url takes an address of this computer such as "
                                   "http://localhost:6001, not \"%1\".")
                              .arg(parser.value(mmUrl)));
        options.mmUrl = *url;
    }
    options.membership = !parser.isSet(noRegister);
    options.startMm = parser.isSet(startMm);
    if (parser.isSet(once) && options.startMm)
        return refuse(Text::tr("--start-mm does not go with --once."));
    if (parser.isSet(once))
        options.action = Options::Action::PrintOnce;
    if (parser.isSet(format)) {
        const QString asked = parser.value(format);
        if (!parser.isSet(once))
            return refuse(Text::tr("--format goes with --once."));
        if (asked != "plain"_L1 && asked != "json"_L1)
            return refuse(Text::tr("--format is plain or json, not \"%1\".").arg(asked));
        options.format = asked == "json"_L1 ? Format::Json : Format::Plain;
    }
    return options;
}

} // namespace mm

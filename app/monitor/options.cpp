// SPDX-License-Identifier: MIT
#include "app/monitor/options.h"

#include "core/statspath.h"
#include "ui/preferencevalues.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm {

namespace {

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
    const QCommandLineOption follow(
        u"follow"_s,
        Text::tr("Print what the label says, and again each time that changes, without a window, "
                 "until a signal comes or nobody reads any more."));
    const QCommandLineOption format(
        u"format"_s,
        Text::tr("With --once or --follow, for whom: plain (the label's text, the default), json "
                 "(one line with state, text, color, services, messages, age_s, reason, path), "
                 "waybar, i3blocks, tmux; with --once alone: nagios, prometheus."),
        u"FORMAT"_s);
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
    parser.addOptions({statsFile, interval, once, follow, format, mmUrl, noRegister, startMm});
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
    options.given = {.statsFile = parser.isSet(statsFile),
                     .interval = parser.isSet(interval),
                     .mmUrl = parser.isSet(mmUrl),
                     .noRegister = parser.isSet(noRegister)};
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
    if (parser.isSet(once) && parser.isSet(follow))
        return refuse(Text::tr("--once does not go with --follow."));
    if (parser.isSet(once) && options.startMm)
        return refuse(Text::tr("--start-mm does not go with --once."));
    if (parser.isSet(follow) && options.startMm)
        return refuse(Text::tr("--start-mm does not go with --follow."));
    if (parser.isSet(once))
        options.action = Options::Action::PrintOnce;
    else if (parser.isSet(follow))
        options.action = Options::Action::Follow;
    if (parser.isSet(format)) {
        const QString asked = parser.value(format);
        if (!parser.isSet(once) && !parser.isSet(follow))
            return refuse(Text::tr("--format goes with --once or --follow."));
        const auto known = formatNamed(asked);
        if (!known)
            //: %1 is a list of words, with commas
            return refuse(Text::tr("--format is one of %1, not \"%2\".")
                              .arg(formatNames().join(u", "_s), asked));
        if (parser.isSet(follow) && !isForStreams(*known))
            //: %1 is nagios or prometheus, which are programs too
            return refuse(
                Text::tr("--format %1 goes with --once alone: no program reads it as a stream.")
                    .arg(asked));
        options.format = *known;
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
    if (options.given.noRegister)
        arguments << u"--no-register"_s;
    if (options.startMm)
        arguments << u"--start-mm"_s;
    return arguments;
}

} // namespace mm

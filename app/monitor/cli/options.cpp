// SPDX-License-Identifier: MIT
#include "app/monitor/cli/options.h"

#include "app/common/tokenfile.h"
#include "core/statsfile/statspath.h"

#include <QCommandLineParser>
#include <QCoreApplication>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm {

namespace {

struct OptionsText
{
    Q_DECLARE_TR_FUNCTIONS(mm::Options)
};

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
    if (parser.isSet(once) && parser.isSet(follow))
        return refuse(OptionsText::tr("--once cannot be combined with --follow."));
    if (parser.isSet(once) && options.startMm)
        return refuse(OptionsText::tr("--start-mm cannot be combined with --once."));
    if (parser.isSet(follow) && options.startMm)
        return refuse(OptionsText::tr("--start-mm cannot be combined with --follow."));
    if (parser.isSet(once) && options.hidden)
        return refuse(OptionsText::tr("--hidden cannot be combined with --once."));
    if (parser.isSet(follow) && options.hidden)
        return refuse(OptionsText::tr("--hidden cannot be combined with --follow."));
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
    if (options.startMm)
        arguments << u"--start-mm"_s;
    if (options.hidden)
        arguments << hiddenOption;
    return arguments;
}

} // namespace mm

// SPDX-License-Identifier: MIT
#include "app/monitor/followcommand.h"
#include "app/monitor/instanceserver.h"
#include "app/monitor/monitorapp.h"
#include "app/monitor/oncecommand.h"
#include "app/monitor/options.h"
#include "app/monitor/preferences.h"
#include "app/monitor/singleinstance.h"
#include "app/monitor/translation.h"

#include <QApplication>
#include <QIcon>
#include <QTextStream>
#include <QTimer>

#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

void introduce()
{
    QCoreApplication::setApplicationName(u"ee-monitor"_s);
    QCoreApplication::setOrganizationName(u"ee-monitor"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(MESHSTATS_VERSION));
}

/// Everything that needs no display.
int runWithoutWindow(const mm::Options &options)
{
    switch (options.action) {
    case mm::Options::Action::PrintOnce:
        return mm::runOnce(options);
    case mm::Options::Action::Follow:
        return mm::runFollow(options);
    case mm::Options::Action::RefuseUsage:
        QTextStream(stderr) << u"ee-monitor: "_s << options.message << Qt::endl;
        return mm::exitBadUsage;
    default:
        QTextStream(stdout) << options.message.trimmed() << Qt::endl;
        return 0;
    }
}

void meetAt(std::optional<mm::SingleInstance> *instance, const QString &statsFile,
            mm::SingleInstance::Patience patience)
{
    instance->emplace(mm::instanceSocket(statsFile, QProcessEnvironment::systemEnvironment()),
                      patience);
}

/// True when there is a window for this file already: it was told to come to the front.
bool isTakenCareOf(mm::SingleInstance *instance, const mm::StartRequest &request)
{
    using Role = mm::SingleInstance::Role;
    const Role role = instance->enter(request);
    if (role == Role::Unanswered)
        QTextStream(stderr) << u"ee-monitor: "_s
                            << QCoreApplication::translate(
                                   "mm::SingleInstance",
                                   "The window that is open for this file does not answer: here is "
                                   "one more.")
                            << Qt::endl;
    return role == Role::Second;
}

/// The desktop theme's, where we are installed; else the one within.
QIcon ownIcon()
{
    QIcon bundled;
    // X11 gets them all at the start; the larger ones are for the desktop's own theme.
    for (const int size : {16, 22, 24, 32, 48, 64})
        bundled.addFile(u":/icons/%1.png"_s.arg(size), QSize(size, size));
    return QIcon::fromTheme(QGuiApplication::desktopFileName(), bundled);
}

} // namespace

int main(int argc, char *argv[])
{
    introduce();
    mm::Options options;
    std::optional<mm::SingleInstance> instance;
    {
        const QCoreApplication app(argc, argv);
        mm::installTranslations();
        options = mm::parseOptions(QCoreApplication::arguments());
        if (options.action != mm::Options::Action::ShowWindow)
            return runWithoutWindow(options);
        meetAt(&instance, mm::chosenStatsFile(options), {});
        const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        if (isTakenCareOf(&*instance, mm::startRequestOf(environment, options.startMm)))
            return 0;
    }
    const QApplication app(argc, argv);
    QGuiApplication::setApplicationDisplayName(u"EE Monitor"_s);
    QGuiApplication::setDesktopFileName(u"io.github.eemonitor.EEMonitor"_s);
    // It takes plugins that read images, and nobody misses it before there is a window.
    QTimer::singleShot(100ms, &app, [] { QGuiApplication::setWindowIcon(ownIcon()); });
    mm::MonitorApp monitor(options);
    mm::InstanceServer secondStarts;
    const auto listen = [&] {
        if (instance->isFirst() && !secondStarts.listen(instance->socket()))
            qWarning("ee-monitor: no second start will be heard of.");
    };
    QObject::connect(&secondStarts, &mm::InstanceServer::requested, &monitor,
                     &mm::MonitorApp::startedAgain);
    QObject::connect(&app, &QCoreApplication::aboutToQuit, &secondStarts,
                     &mm::InstanceServer::close);
    QObject::connect(&monitor, &mm::MonitorApp::statsFileChanged, &secondStarts,
                     [&](const QString &statsFile) {
                         secondStarts.close();
                         meetAt(&instance, statsFile, {.start = 0ms, .answer = 0ms});
                         // Another one that is there for this file stays the one that is raised.
                         (void)instance->enter({});
                         listen();
                     });
    listen();
    return monitor.run();
}

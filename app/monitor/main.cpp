// SPDX-License-Identifier: MIT
#include "app/common/standardstreams.h"
#include "app/monitor/cli/commandline.h"
#include "app/monitor/desktop/settings.h"
#include "app/monitor/desktop/startup.h"
#include "app/monitor/desktop/translations.h"
#include "app/monitor/displayguard.h"
#include "app/monitor/instance/instanceserver.h"
#include "app/monitor/instance/singleinstance.h"
#include "app/monitor/monitorapp.h"

#include <QApplication>
#include <QIcon>
#include <QThreadPool>
#include <QTimer>
#include <QWindow>

#include <csignal>
#include <cstdlib>
#include <optional>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

void setIdentity()
{
    QCoreApplication::setApplicationName(u"ee-monitor"_s);
    QCoreApplication::setOrganizationName(u"ee-monitor"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(MESHSTATS_VERSION));
}

/// True if another process has a window for this file and has activated it.
bool isHandledByAnother(mm::SingleInstance *instance, const mm::ActivationRequest &request)
{
    using Role = mm::SingleInstance::Role;
    const Role role = instance->lockOrSend(request);
    if (role == Role::Unanswered)
        mm::printError(QCoreApplication::translate(
            "mm::SingleInstance",
            "The window that is open for this file does not answer. Opening another one."));
    return role == Role::Second;
}

/// From the desktop theme if the program is installed, else the bundled one.
QIcon ownIcon()
{
    QIcon bundled;
    // On X11 all sizes are sent to the server at the start. Larger ones are in the desktop theme.
    for (const int size : {16, 22, 24, 32, 48, 64})
        bundled.addFile(u":/icons/%1.png"_s.arg(size), QSize(size, size));
    return QIcon::fromTheme(QGuiApplication::desktopFileName(), bundled);
}

/// Qt reads a cursor from its theme, which may be in the home, when a widget first shows it: a home
/// that hangs by then would freeze the window.
void loadCursors()
{
    QWindow window;
    window.create();
    for (const Qt::CursorShape shape :
         {Qt::ArrowCursor, Qt::IBeamCursor, Qt::PointingHandCursor, Qt::SplitHCursor,
          Qt::SplitVCursor, Qt::SizeHorCursor, Qt::SizeVerCursor, Qt::SizeFDiagCursor,
          Qt::SizeBDiagCursor, Qt::SizeAllCursor})
        window.setCursor(shape);
}

/// A thread that hangs in the kernel can't be ended, and must not run while Qt's globals are
/// destroyed.
int endProcess(int code)
{
    if (mm::DetachedTask::isAnyRunning())
        std::_Exit(code);
    return code;
}

/// Ends the process in a second, unless the alarm is cancelled. To destroy a window, Qt waits up to
/// 25 s for services on the session bus, such as the desktop's global menu.
void limitDestruction()
{
    constexpr unsigned int limit = 1; // s
    std::signal(SIGALRM, [](int) { ::_exit(0); });
    ::alarm(limit);
}

/// Qt shows nothing, without a word, where it can't start its threads for the events of the display
/// and of the session bus. The third is that of keepPaintThread().
bool hasThreadsForWindow()
{
    if (mm::DetachedTask::canStartThreads(3))
        return true;
    mm::printError(QCoreApplication::translate(
        "mm::DisplayGuard", "The window can't be shown: the system gives this user no more "
                            "threads (ulimit -u). Use --once or --follow, which need none."));
    return false;
}

/// Qt paints large areas in threads of its pool and waits for them, for ever where the system gives
/// no thread by then. So the pool starts its one thread now, and keeps it. Call it once the
/// QApplication exists, as the pool belongs to it.
void keepPaintThread()
{
    QThreadPool *pool = QThreadPool::globalInstance();
    pool->setMaxThreadCount(1);
    pool->setExpiryTimeout(-1); // none
    pool->start([] {});
}

int showWindow(int argc, char *argv[], const mm::Options &options, const mm::UserFolders &folders,
               mm::Startup *startup, std::optional<mm::SingleInstance> *instance,
               std::optional<mm::DisplayGuard> *display)
{
    qputenv("QT_NO_GUI_THREADPOOL", "1"); // newer versions of Qt then paint without threads
    const QApplication app(argc, argv);
    (*display)->requireScreen();
    keepPaintThread();
    display->reset();
    QGuiApplication::setApplicationDisplayName(u"EE Monitor"_s);
    QGuiApplication::setDesktopFileName(u"io.github.eemonitor.EEMonitor"_s);
    // Delayed, because it loads image plugins, and the window needs no icon until it is shown.
    QTimer::singleShot(100ms, &app, [] {
        QGuiApplication::setWindowIcon(ownIcon());
        loadCursors();
    });
    mm::MonitorApp monitor(options, folders, startup->settings());
    startup->setLateHandler([&monitor](const auto &stored) { monitor.applyStored(stored); });
    mm::InstanceServer secondStarts;
    const auto listen = [&] {
        if ((*instance)->isFirst() && !secondStarts.listen((*instance)->socket()))
            qWarning("ee-monitor: cannot listen for further starts of this program.");
    };
    QObject::connect(&secondStarts, &mm::InstanceServer::requested, &monitor,
                     &mm::MonitorApp::handleActivation);
    QObject::connect(&app, &QCoreApplication::aboutToQuit, &secondStarts,
                     &mm::InstanceServer::close);
    QObject::connect(&monitor, &mm::MonitorApp::sourceChanged, &secondStarts,
                     [&](const QString &source) {
                         secondStarts.close();
                         instance->emplace(startup->socketFor(source),
                                           mm::InstanceTimeouts{.startup = 0ms, .reply = 0ms});
                         // If another process already has a window for this, that one stays the
                         // first instance.
                         (void)(*instance)->lockOrSend({});
                         listen();
                     });
    listen();
    const int code = monitor.run();
    startup->setLateHandler({});
    limitDestruction();
    return code;
}

} // namespace

int main(int argc, char *argv[])
{
    mm::protectStandardStreams();
    setIdentity();
    mm::UserFolders folders;
    mm::Options options;
    mm::Startup startup;
    std::optional<mm::SingleInstance> instance;
    std::optional<mm::DisplayGuard> display;
    {
        const QCoreApplication app(argc, argv);
        mm::installTranslations();
        options = mm::parseOptions(QCoreApplication::arguments());
        if (options.action != mm::Options::Action::ShowWindow)
            return mm::runWithoutDisplay(options);
        folders = mm::UserFolders::fromEnvironment();
        startup.run(options, folders);
        instance.emplace(startup.socket());
        if (isHandledByAnother(
                &*instance,
                mm::activationRequestFrom(folders.environment, options.startMm, options.hidden)))
            return endProcess(0);
        for (const QString &problem : startup.avoidHungResources())
            mm::printError(problem);
        if (!hasThreadsForWindow())
            return endProcess(mm::exitNoDisplay);
        display.emplace();
    }
    const int code = showWindow(argc, argv, options, folders, &startup, &instance, &display);
    ::alarm(0);
    instance.reset();
    return endProcess(code);
}

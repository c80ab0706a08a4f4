// SPDX-License-Identifier: MIT
#include "app/monitor/desktop/startup.h"

#include "app/monitor/desktop/sessionbus.h"
#include "app/monitor/instance/singleinstance.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mm {

namespace {

constexpr auto diskTimeout = 800ms;
constexpr auto busTimeout = 1200ms; ///< a bus that is busy at login is worth more: the tray icon
/// To resolve the links of a path: enough for a disk that has just answered.
constexpr auto resolveTimeout = 300ms;

/// No file can be created or found below it, and that is known without waiting.
constexpr auto noFolder = "/dev/null";

/// Runs \p question, and sets \p answers once it has returned.
void ask(DetachedTask *task, bool *answers, const std::function<void()> &question)
{
    const DetachedTask::Work work = [answers, question] {
        question();
        return [answers] { *answers = true; };
    };
    if (!task->run(work))
        *answers = true; // no thread: nothing can be said
}

std::chrono::milliseconds left(const QDeadlineTimer &deadline)
{
    return std::chrono::milliseconds(deadline.remainingTime());
}

} // namespace

void Startup::run(const Options &options, const UserFolders &folders)
{
    m_environment = folders.environment;
    const DetachedTask::Work read = [this,
                                     layout = folders.layoutFile()]() -> DetachedTask::Finish {
        return [this, stored = readSettings(layout)] {
            m_settings = stored;
            if (m_lateHandler)
                m_lateHandler(stored);
        };
    };
    const QDeadlineTimer disk(diskTimeout);
    const QDeadlineTimer bus(busTimeout);
    if (!m_settingsTask.run(read))
        read()(); // the system gives no thread
    ask(&m_homeTask, &m_homeAnswers,
        [paths = QStringList{folders.environment.value(u"HOME"_s), folders.config, folders.data,
                             folders.cache, folders.state}] {
            for (const QString &path : paths)
                (void)QFileInfo::exists(path + u"/ee-monitor"_s);
        });
    ask(&m_socketsTask, &m_socketsAnswer,
        [environment = m_environment] { (void)socketFolder(environment); });
    ask(&m_busTask, &m_busAnswers, [environment = m_environment] { waitForBus(environment); });
    m_settingsTask.waitForFinished(left(disk));
    m_homeTask.waitForFinished(left(disk));
    m_socketsTask.waitForFinished(left(disk));
    m_busTask.waitForFinished(left(bus));
    m_statsFile = m_settings ? withStored(options, *m_settings).statsFile : options.statsFile;
}

void Startup::setLateHandler(const std::function<void(const StoredSettings &)> &handler)
{
    if (m_settings)
        return;
    m_lateHandler = handler;
    // An event of the thread may have been lost between two application objects.
    m_settingsTask.waitForFinished(0ms);
}

QString Startup::socketFor(const QString &statsFile) const
{
    return m_socketsAnswer ? instanceSocket(statsFile, m_environment, resolveTimeout) : QString();
}

QStringList Startup::avoidHungResources() const
{
    QStringList problems;
    // Before the first message: Qt looks for the rules of its log in the home.
    const bool homeAnswers = m_settings && m_homeAnswers;
    if (!homeAnswers) {
        for (const char *name :
             {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"})
            qputenv(name, noFolder);
        problems.append(QCoreApplication::translate(
            "mm::Startup", "The home folder does not respond. Fonts and themes in it are not used; "
                           "the preferences apply when it responds."));
    }
    if (!m_socketsAnswer)
        qputenv("XDG_RUNTIME_DIR", noFolder);
    if (!m_busAnswers) {
        qputenv("DBUS_SESSION_BUS_ADDRESS", QByteArray("unix:path=") + noFolder + "/bus");
        problems.append(QCoreApplication::translate(
            "mm::Startup", "The session bus does not respond. There are no tray icon and no "
                           "notifications until EE Monitor is started again."));
    }
    return problems;
}

} // namespace mm

// SPDX-License-Identifier: MIT
#include "app/monitor/desktop/startup.h"

#include "app/monitor/desktop/sessionbus.h"
#include "app/monitor/instance/singleinstance.h"
#include "core/system/fileio.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFileInfo>

#ifdef Q_OS_LINUX
#include <sys/mman.h>
#include <unistd.h>
#endif

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
    (void)task->run(work);
}

/// What the user's compose file is for the keyboard: his own, else that of the locale.
QByteArray composeRules(const UserFolders &folders)
{
    constexpr qint64 maxSize = qint64(1024) * 1024;
    for (const QString &path : {folders.config + u"/XCompose"_s,
                                folders.environment.value(u"HOME"_s) + u"/.XCompose"_s}) {
        QByteArray rules;
        if (posix::readCapped(path, maxSize, &rules).outcome == posix::FileReadStatus::Ok)
            return rules;
    }
    return "include \"%L\"\n";
}

/// The keyboard's library reads the compose file at the first key that is typed into a field. From
/// now on it finds \p rules in memory instead: a home that hangs by then would freeze the window.
void keepComposeRules(const QByteArray &rules)
{
#ifdef Q_OS_LINUX
    constexpr auto variable = "XCOMPOSEFILE";
    if (qEnvironmentVariableIsSet(variable))
        return;
    // Open until the process ends.
    const int file = ::memfd_create("ee-monitor-compose", MFD_CLOEXEC);
    if (file >= 0 && ::write(file, rules.constData(), size_t(rules.size())) == rules.size())
        qputenv(variable,
                "/proc/" + QByteArray::number(::getpid()) + "/fd/" + QByteArray::number(file));
#else
    Q_UNUSED(rules)
#endif
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
    (void)m_settingsTask.run(read);
    const auto rules = std::make_shared<QByteArray>();
    ask(&m_homeTask, &m_homeAnswers, [rules, folders] {
        for (const QString &path : {folders.environment.value(u"HOME"_s), folders.config,
                                    folders.data, folders.cache, folders.state})
            (void)QFileInfo::exists(path + u"/ee-monitor"_s);
        *rules = composeRules(folders);
    });
    ask(&m_socketsTask, &m_socketsAnswer,
        [environment = m_environment] { (void)socketFolder(environment); });
    ask(&m_busTask, &m_busAnswers, [environment = m_environment] { waitForBus(environment); });
    m_settingsTask.waitForFinished(left(disk));
    m_homeTask.waitForFinished(left(disk));
    m_socketsTask.waitForFinished(left(disk));
    m_busTask.waitForFinished(left(bus));
    if (m_homeAnswers)
        keepComposeRules(*rules);
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

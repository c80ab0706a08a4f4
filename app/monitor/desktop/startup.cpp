// SPDX-License-Identifier: MIT
#include "app/monitor/desktop/startup.h"

#include "app/monitor/desktop/sessionbus.h"
#include "app/monitor/instance/singleinstance.h"
#include "core/system/displaytext.h"
#include "core/system/fileio.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFileInfo>

#include <array>
#include <atomic>

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

/// No bus answers there, and that is known without waiting.
constexpr auto noBus = "unix:path=/dev/null/bus";

/// Set in Flatpak, for example.
constexpr auto accessibilityBus = "AT_SPI_BUS_ADDRESS";

/// Their values are paths, separated by colons, in which libraries of this process look for files
/// in the GUI thread. Flatpak and Nix, for example, put folders of the home into the first ones.
constexpr std::array pathVariables{
    "XDG_DATA_DIRS",   "XDG_CONFIG_DIRS", "QT_PLUGIN_PATH",  "QT_QPA_PLATFORM_PLUGIN_PATH",
    "XCURSOR_PATH",    "FONTCONFIG_PATH", "FONTCONFIG_FILE", "XCOMPOSEFILE",
    "QT_LOGGING_CONF", "ICEAUTHORITY",    "GTK_PATH",        "GIO_EXTRA_MODULES",
};

QStringList pathsIn(const QProcessEnvironment &environment, const char *variable)
{
    return environment.value(QString::fromLatin1(variable)).split(u':', Qt::SkipEmptyParts);
}

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
    for (const char *variable : pathVariables) {
        for (const QString &path : pathsIn(m_environment, variable)) {
            // One task for each: behind one that hangs, others may answer.
            const auto [it, isNew] = m_paths.try_emplace(path);
            if (isNew)
                ask(&it->second.task, &it->second.answers,
                    [path] { (void)QFileInfo::exists(path + u"/ee-monitor"_s); });
        }
    }
    ask(&m_socketsTask, &m_socketsAnswer,
        [environment = m_environment] { (void)socketFolder(environment); });
    ask(&m_accessibilityTask, &m_accessibilityAnswers,
        [address = m_environment.value(QLatin1StringView(accessibilityBus)).toLocal8Bit()] {
            (void)waitForBus(address);
        });
    ask(&m_managerTask, &m_managerAnswers,
        [environment = m_environment] { waitForSessionManager(environment); });
    // The bus may answer while a service on it does not.
    struct BusState
    {
        std::atomic_bool answers = false;
        std::atomic_bool isMenuUsable = false;
    };
    const auto busState = std::make_shared<BusState>();
    const DetachedTask::Work askBus = [address = sessionBusAddress(m_environment), busState] {
        const bool isConnectable = waitForBus(address);
        busState->answers = true;
        busState->isMenuUsable = !isConnectable || isGlobalMenuUsable();
        return [] {};
    };
    (void)m_busTask.run(askBus);
    m_settingsTask.waitForFinished(left(disk));
    m_homeTask.waitForFinished(left(disk));
    m_socketsTask.waitForFinished(left(disk));
    for (auto &[path, state] : m_paths)
        state.task.waitForFinished(left(disk));
    m_accessibilityTask.waitForFinished(left(bus));
    m_managerTask.waitForFinished(left(bus));
    m_busTask.waitForFinished(left(bus));
    m_busAnswers = busState->answers;
    m_isMenuUsable = busState->isMenuUsable;
    if (m_homeAnswers)
        keepComposeRules(*rules);
    m_source = m_settings ? withStored(options, *m_settings).sourceKey() : options.sourceKey();
}

void Startup::setLateHandler(const std::function<void(const StoredSettings &)> &handler)
{
    if (m_settings)
        return;
    m_lateHandler = handler;
    // An event of the thread may have been lost between two application objects.
    m_settingsTask.waitForFinished(0ms);
}

QString Startup::socketFor(const QString &source) const
{
    return m_socketsAnswer ? instanceSocket(source, m_environment, resolveTimeout) : QString();
}

QStringList Startup::avoidHungResources() const
{
    QStringList problems;
    // Before the first message: Qt looks for the rules of its log in the home.
    const QStringList hungPaths = avoidHungPaths();
    // The settings may wait for a folder in $XDG_CONFIG_DIRS, which is not in the home.
    const bool homeAnswers = m_homeAnswers && (m_settings || !hungPaths.isEmpty());
    if (!hungPaths.isEmpty())
        //: %1 is one or more paths
        problems.append(QCoreApplication::translate(
                            "mm::Startup",
                            "There is no response from %1. Themes and plugins in it are not used; "
                            "preferences that depend on it apply when it responds.")
                            .arg(hungPaths.join(u", "_s)));
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
    if (!m_managerAnswers)
        qunsetenv("SESSION_MANAGER");
    if (!m_accessibilityAnswers)
        qputenv(accessibilityBus, noBus);
    // Qt would wait half a minute for the service of the global menu, at the start and at the end.
    if (!m_isMenuUsable)
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeMenuBar);
    if (!m_busAnswers) {
        qputenv("DBUS_SESSION_BUS_ADDRESS", noBus);
        problems.append(QCoreApplication::translate(
            "mm::Startup", "The session bus does not respond. There are no tray icon and no "
                           "notifications until EE Monitor is started again."));
    }
    return problems;
}

QStringList Startup::avoidHungPaths() const
{
    const auto hangs = [this](const QString &path) { return !m_paths.at(path).answers; };
    QStringList hung;
    for (const char *variable : pathVariables) {
        QStringList paths = pathsIn(m_environment, variable);
        for (const QString &path : paths) {
            if (hangs(path) && !hung.contains(shownPath(path)))
                hung.append(shownPath(path));
        }
        if (paths.removeIf(hangs) == 0)
            continue;
        if (paths.isEmpty())
            qunsetenv(variable); // the default applies
        else
            qputenv(variable, paths.join(u':').toLocal8Bit());
    }
    return hung;
}

} // namespace mm

// SPDX-License-Identifier: MIT
#include "app/proxy/servers/processgroup.h"

#include "core/system/processinfo.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTimer>

#include <csignal>
#include <thread>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

using namespace Qt::StringLiterals;

namespace mm {

namespace {

constexpr const char *markName = "MM_RUN_BY";
/// How often it is checked whether processes have ended.
constexpr std::chrono::milliseconds step{20};
/// Between SIGTERM and SIGKILL when MM exits.
constexpr std::chrono::milliseconds quitTimeout{500};

/// A process that an MM has started, directly or not.
struct Marked
{
    ProcessIdentity identity;
    ProcessAddress mm;
    qint64 session = 0; ///< of the MM
};

/// The mark in the environment of \p pid; nullopt if it has none that can be read.
std::optional<Marked> markOf(qint64 pid)
{
    QFile file(u"/proc/%1/environ"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray prefix = markName + QByteArray("=");
    const QList<QByteArray> variables = file.readAll().split('\0');
    for (const QByteArray &each : variables) {
        if (!each.startsWith(prefix))
            continue;
        const QList<QByteArray> parts = each.sliced(prefix.size()).split(':');
        if (parts.size() != 5)
            return {};
        Marked marked{.identity = {.pid = pid}, .mm = thisProcess()};
        marked.mm.pid = parts[0].toLongLong();
        marked.mm.startTime = parts[1].toLongLong();
        marked.mm.pidNamespace = parts[2].toLongLong();
        marked.mm.bootId = QString::fromLatin1(parts[3]);
        marked.session = parts[4].toLongLong();
        return marked;
    }
    return {};
}

/// Whether \p marked was left by an MM that has ended.
bool isLeftover(const Marked &marked)
{
    // Other containers see other pids.
    return marked.mm.pidNamespace == thisProcess().pidNamespace &&
           ::getsid(pid_t(marked.identity.pid)) == marked.session &&
           processStateAt(marked.mm, std::chrono::system_clock::now()) == ProcessState::Gone;
}

QList<qint64> leftovers()
{
    QList<qint64> found;
    const QStringList names = QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &name : names) {
        bool isPid = false;
        const qint64 pid = name.toLongLong(&isPid);
        if (!isPid || pid == QCoreApplication::applicationPid())
            continue;
        const auto marked = markOf(pid);
        if (marked && isLeftover(*marked))
            found += pid;
    }
    return found;
}

} // namespace

std::function<void()> processGroupModifier()
{
    // Runs in the child, where only async-signal-safe functions may be called.
    return [parent = ::getpid()] {
        ::setpgid(0, 0);
        ::signal(SIGPIPE, SIG_DFL); // MM may ignore it
#ifdef __linux__
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (::getppid() != parent)
            ::_exit(1); // MM died before
#else
        Q_UNUSED(parent);
#endif
    };
}

void endProcessGroup(qint64 group, std::chrono::milliseconds timeout)
{
    if (group == 0 || ::kill(pid_t(-group), SIGTERM) != 0)
        return;
    ::kill(pid_t(-group), SIGCONT);
    auto *const timer = new QTimer(QCoreApplication::instance());
    timer->setSingleShot(true);
    QObject::connect(timer, &QTimer::timeout, timer, [timer, group] {
        ::kill(pid_t(-group), SIGKILL);
        timer->deleteLater();
    });
    // The timer would not time out any more, and nobody else would end them. The time begins with
    // SIGTERM, so that many groups do not take longer than one.
    const auto end = std::chrono::steady_clock::now() + quitTimeout;
    QObject::connect(
        QCoreApplication::instance(), &QCoreApplication::aboutToQuit, timer, [group, end] {
            while (::kill(pid_t(-group), 0) == 0 && std::chrono::steady_clock::now() < end)
                std::this_thread::sleep_for(step);
            ::kill(pid_t(-group), SIGKILL);
        });
    timer->start(timeout);
}

QString leftoverMark()
{
    const ProcessAddress mm = thisProcess();
    return u"%1=%2:%3:%4:%5:%6"_s.arg(
        QLatin1StringView(markName), QString::number(mm.pid), QString::number(mm.startTime),
        QString::number(mm.pidNamespace), mm.bootId, QString::number(::getsid(0)));
}

int endLeftovers(std::chrono::milliseconds timeout)
{
    const QList<qint64> found = leftovers();
    for (const qint64 pid : found) {
        ::kill(pid_t(pid), SIGTERM);
        ::kill(pid_t(pid), SIGCONT);
    }
    QList<qint64> left = found;
    for (auto waited = step; !left.isEmpty() && waited < timeout; waited += step) {
        std::this_thread::sleep_for(step);
        left = leftovers();
    }
    for (const qint64 pid : std::as_const(left))
        ::kill(pid_t(pid), SIGKILL);
    return int(found.size());
}

} // namespace mm

// SPDX-License-Identifier: MIT
#include "core/writerlock.h"

#include "core/process.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QList>
#include <QLockFile>

#include <mutex>

namespace mm {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(mm::StatsFile)
};

/// Which lock of this process is whose: a lock file tells processes apart, not the trackers in one.
struct Owners
{
    using Key = std::pair<QString, qint64>; ///< path and process: after fork() the child owns none

    std::mutex mutex;
    QHash<Key, const WriterLock *> byPath;
    QList<QLockFile *> abandoned;

    static Key key(const QString &path) { return {path, QCoreApplication::applicationPid()}; }

    static Owners &instance()
    {
        // Never destroyed, as trackers may live in static objects.
        static auto *const owners = new Owners;
        return *owners;
    }
};

/// Sees what QLockFile takes for alive: a process whose exit status nobody has collected, a later
/// one with the same number, and, in a container that was started again, this very process.
bool isLeftOver(qint64 pid, const QString &lockPath)
{
    using namespace std::chrono;
    const system_clock::time_point made{
        milliseconds(QFileInfo(lockPath).lastModified().toMSecsSinceEpoch())};
    return pid == QCoreApplication::applicationPid() ||
           processState(pid, made) == ProcessState::Gone;
}

struct Holder
{
    qint64 pid = 0;
    QString host;
    QString program;

    [[nodiscard]] bool isHere() const { return host == hostName(); }
};

std::optional<Holder> holderOf(const QLockFile &lock)
{
    Holder holder;
    if (!lock.getLockInfo(&holder.pid, &holder.host, &holder.program))
        return {};
    return holder;
}

QString refusal(const std::optional<Holder> &holder, const QString &shownPath)
{
    if (!holder)
        return Text::tr("another process writes it already and holds %1").arg(shownPath);
    const QString pid = QString::number(holder->pid);
    if (holder->isHere()) {
        return Text::tr("process %1 (%2) writes it already and holds %3")
            .arg(pid, holder->program, shownPath);
    }
    return Text::tr("process %1 (%2) on %4 writes it already and holds %3")
        .arg(pid, holder->program, shownPath, holder->host);
}

} // namespace

WriterLock::WriterLock(const QString &file)
    : m_path(file + QStringLiteral(".lock"))
{
}

WriterLock::~WriterLock()
{
    if (m_lock && !stillHeld())
        abandon();
    Owners &owners = Owners::instance();
    const std::lock_guard guard(owners.mutex);
    if (owners.byPath.value(Owners::key(m_path)) == this)
        owners.byPath.remove(Owners::key(m_path));
}

bool WriterLock::stillHeld() const
{
    const auto holder = m_lock ? holderOf(*m_lock) : std::nullopt;
    return holder && holder->pid == QCoreApplication::applicationPid() && holder->isHere();
}

/// Keeps a lock that was lost for good: its destructor would delete the file of whoever has it now.
void WriterLock::abandon()
{
    Owners &owners = Owners::instance();
    const std::lock_guard guard(owners.mutex);
    owners.abandoned.append(m_lock.release());
}

WriterLock::Hold WriterLock::acquire(QString *error)
{
    const QString shownPath = QDir::toNativeSeparators(m_path);
    {
        Owners &owners = Owners::instance();
        const std::lock_guard guard(owners.mutex);
        const WriterLock *&owner = owners.byPath[Owners::key(m_path)];
        if (owner != nullptr && owner != this) {
            const Holder self{QCoreApplication::applicationPid(), hostName(),
                              QCoreApplication::applicationName()};
            *error = refusal(self, shownPath);
            return Hold::Refused;
        }
        owner = this;
    }
    if (stillHeld())
        return Hold::Held;

    auto lock = std::make_unique<QLockFile>(m_path);
    lock->setStaleLockTime(0);
    bool taken = lock->tryLock(0);
    std::optional<Holder> holder;
    if (!taken && lock->error() == QLockFile::LockFailedError) {
        holder = holderOf(*lock);
        if (holder && holder->isHere() && isLeftOver(holder->pid, m_path)) {
            // By age it counts as stale now. It still is not taken from anybody who really holds
            // it: QLockFile asks the kernel's lock first.
            lock->setStaleLockTime(1);
            taken = lock->tryLock(0);
            lock->setStaleLockTime(0);
        }
    }
    if (taken) {
        if (m_lock)
            abandon();
        m_lock = std::move(lock);
        return Hold::Held;
    }
    if (lock->error() == QLockFile::LockFailedError) {
        if (m_lock)
            abandon();
        *error = refusal(holder, shownPath);
        return Hold::Refused;
    }
    *error = lock->error() == QLockFile::PermissionError
                 ? Text::tr("%1 may not be made: permission denied").arg(shownPath)
                 : Text::tr("%1 can't be made").arg(shownPath);
    return Hold::Unavailable;
}

} // namespace mm

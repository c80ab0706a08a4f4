// SPDX-License-Identifier: MIT
#include "core/writerlock.h"

#include "core/process.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QList>
#include <QLockFile>

#include <mutex>

namespace mm {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(mm::StatsFile)
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

/// A lock that was lost is kept for good: its destructor would delete the lock file of whoever has
/// it now.
void abandon(QLockFile *lock)
{
    static std::mutex mutex;
    static auto *const lost = new QList<QLockFile *>;
    const std::lock_guard guard(mutex);
    lost->append(lock);
}

} // namespace

WriterLock::WriterLock() = default;
WriterLock::~WriterLock() = default;

bool WriterLock::stillHeld() const
{
    qint64 pid = 0;
    QString host;
    QString program;
    return m_lock && m_lock->getLockInfo(&pid, &host, &program) &&
           pid == QCoreApplication::applicationPid() && host == hostName();
}

WriterLock::Hold WriterLock::acquire(const QString &file, QString *error)
{
    if (stillHeld())
        return Hold::Held;
    const QString path = file + QStringLiteral(".lock");
    const QString shownPath = QDir::toNativeSeparators(path);
    if (m_lock)
        abandon(m_lock.release());

    auto lock = std::make_unique<QLockFile>(path);
    lock->setStaleLockTime(0);
    qint64 pid = 0;
    QString host;
    QString program;
    bool taken = lock->tryLock(0);
    if (!taken && lock->error() == QLockFile::LockFailedError &&
        lock->getLockInfo(&pid, &host, &program) && host == hostName() && isLeftOver(pid, path)) {
        // By age it counts as stale now. It still is not taken from anybody who really holds it:
        // QLockFile asks the kernel's lock first.
        lock->setStaleLockTime(1);
        taken = lock->tryLock(0);
        lock->setStaleLockTime(0);
    }
    if (taken) {
        m_lock = std::move(lock);
        return Hold::Held;
    }
    if (lock->error() == QLockFile::LockFailedError) {
        if (lock->getLockInfo(&pid, &host, &program)) {
            *error = host == hostName()
                         ? Text::tr("process %1 (%2) writes it already and holds %3")
                               .arg(QString::number(pid), program, shownPath)
                         : Text::tr("process %1 (%2) on %4 writes it already and holds %3")
                               .arg(QString::number(pid), program, shownPath, host);
        } else {
            *error = Text::tr("another process writes it already and holds %1").arg(shownPath);
        }
        return Hold::Refused;
    }
    *error = lock->error() == QLockFile::PermissionError
                 ? Text::tr("%1 may not be made: permission denied").arg(shownPath)
                 : Text::tr("%1 can't be made").arg(shownPath);
    return Hold::Unavailable;
}

} // namespace mm

// SPDX-License-Identifier: MIT
#include "core/tracker/takeover.h"

#include "core/statsfile/quarantine.h"
#include "core/statsfile/texts.h"
#include "core/statsfile/timestamp.h"
#include "core/statsfile/writerprocess.h"
#include "core/system/fileowner.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <cerrno>
#include <limits>
#include <unistd.h>
#include <utility>

using namespace std::chrono;

namespace mm {

Q_LOGGING_CATEGORY(statsLog, "mm.stats", QtInfoMsg)

namespace {

/// A running process other than this one sends heartbeats for the file. The lock does not tell: its
/// file may have been removed, and flock() may not work across machines.
bool isWrittenByOther(const Reading &reading)
{
    const auto &writer = reading.snapshot.writer;
    return writer && !isThisProcess(processOf(*writer)) &&
           writer->state != Writer::State::Stopped && reading.writerProcess != ProcessState::Gone &&
           !reading.isWriterSilentAt(reading.at);
}

/// When the file was saved, by its own words: a copy of it has the time of copying. Local times of
/// two zones, or on both sides of a change of the clock, can't be compared.
system_clock::time_point savedAt(const Snapshot &file)
{
    const bool hasOffset = file.writer && file.writer->utcOffset;
    const QDateTime time = fromTimestamp(
        hasOffset ? withUtcOffset(file.lastUpdated, *file.writer->utcOffset) : file.lastUpdated);
    return system_clock::time_point(milliseconds(time.isValid() ? time.toMSecsSinceEpoch() : 0));
}

/// A non-atomic writer may be in the middle of a save: waits up to 1 s for its end, so that its
/// total is not lost.
Reading readCompleteFile(StatsReader *reader)
{
    const auto deadline = steady_clock::now() + seconds(1);
    Reading found = reader->read();
    while (found.outcome == ReadOutcome::Corrupt && steady_clock::now() < deadline)
        found = reader->read();
    return found;
}

} // namespace

Takeover::Takeover(QString path, CounterTable *counters, CrashCounter *crashCounter)
    : m_path(std::move(path))
    , m_counters(counters)
    , m_crashCounter(crashCounter)
{
}

bool Takeover::acquire(QString *error)
{
    m_refused = false;
    const QString target = AtomicFile::resolve(m_path, error);
    if (target.isEmpty())
        return false;
    if (target != m_target)
        moveTo(target);
    if (!m_lock->isHeld())
        m_adopted = false;
    return lock(error) && (m_adopted || adopt(error));
}

bool Takeover::save(const QByteArray &bytes, QString *error)
{
    // Suspended during a save, this process may have lost the file. What it would write then has
    // messages that the other tracker does not know and would overwrite.
    bool isLost = false;
    const bool ok = m_writer->save(bytes, error, [&] {
        isLost = !m_lock->isHeld();
        return !isLost;
    });
    // The other one may have ended already.
    if (isLost && acquire(error))
        *error = qt_error_string(EAGAIN);
    return ok;
}

void Takeover::setSaved(qint64 total, system_clock::time_point time)
{
    // Likewise within QSaveFile::commit(), which syncs before it renames. If the file is still this
    // one, it has replaced the other tracker's; otherwise that one has continued from it.
    if (!m_lock->isHeld() && m_writer->isUnchanged())
        return;
    m_savedTotal = total;
    m_lastSaved = time;
}

bool Takeover::isCurrent() const
{
    QString error;
    return m_adopted && AtomicFile::resolve(m_path, &error) == m_target && m_lock->isHeld() &&
           m_writer->isUnchanged();
}

qint64 Takeover::unsaved() const
{
    return qMax(m_counters->snapshot().totalMessages - m_savedTotal, qint64(0));
}

/// The former file stays as it is: it may be unreachable, and whoever reads it sees that its
/// heartbeats have ended.
void Takeover::moveTo(const QString &target)
{
    m_target = target;
    m_adopted = m_lost = false;
    m_lock.emplace(m_target);
    m_writer.emplace(m_target);
    m_reader.emplace(m_target);
}

bool Takeover::lock(QString *error)
{
    WriterLock::Hold hold = m_lock->acquire(error);
    if (hold == WriterLock::Hold::Refused && isOwnerSilent())
        hold = m_lock->acquire(error, WriterLock::Owner::Replace);
    m_refused = hold == WriterLock::Hold::Refused;
    m_lost = m_lost || (m_refused && m_wasAdopted);
    if (!m_refused)
        m_refusedSince = {};
    if (hold == WriterLock::Hold::Unavailable && posix::isMountPoint(m_target))
        *error = StatsFile::tr("%1. The stats file is mounted by itself: mount its folder instead")
                     .arg(*error);
    return hold == WriterLock::Hold::Held;
}

/// For file systems without locks, where the owner may be on another machine.
bool Takeover::isOwnerSilent()
{
    const Reading found = m_reader->read();
    if (m_refusedSince == steady_clock::time_point())
        m_refusedSince = found.at.steady;
    if (found.outcome == ReadOutcome::Valid && found.snapshot.writer)
        return !isWrittenByOther(found);
    // Nothing in the file is a sign of life: a living owner would have replaced it long ago.
    return found.at.steady - m_refusedSince > missedHeartbeats * Writer().heartbeat;
}

bool Takeover::adopt(QString *error)
{
    if (!m_writer->canReplace(error))
        return false;
    if (m_wasAdopted && !m_lost && m_writer->isUnchanged()) {
        m_adopted = true;
        return true;
    }
    const Reading found = readCompleteFile(&*m_reader);
    // Its kernel has released the lock of a writer that was killed, whoever has its pid now.
    const auto hasEnded = [this](const Writer &writer) {
        return processOf(writer) == m_lock->formerOwner();
    };
    if (isWrittenByOther(found) && !hasEnded(*found.snapshot.writer)) {
        const Writer &writer = *found.snapshot.writer;
        *error = StatsFile::tr("process %1 on %2 writes it already")
                     .arg(QString::number(writer.pid), writer.host);
        // On another host it may be this machine under its former name, and in another namespace
        // its process may have ended: that is not a refusal, as it may pass.
        m_refused = writer.host == hostName() && found.writerProcess != ProcessState::Unknown;
        m_lost = m_lost || m_wasAdopted;
        m_lock.emplace(m_target); // so that the other can take its lock again
        return false;
    }
    if (!moveAsideIfBroken(found, error))
        return false;
    addTotalOf(found.outcome == ReadOutcome::Valid ? &found.snapshot : nullptr);
    m_adopted = m_wasAdopted = true;
    m_lost = false;
    ++m_count;
    return true;
}

/// False, with \p error, when \p found can't be read, and can't be moved aside either.
bool Takeover::moveAsideIfBroken(const Reading &found, QString *error)
{
    const bool isForeign = m_writer->isOfOtherUser();
    const QString owner = isForeign ? posix::userName(QFileInfo(m_target).ownerId()) : QString();
    const QString shownPath = QDir::toNativeSeparators(m_target);
    if (found.outcome != ReadOutcome::Unreadable && found.outcome != ReadOutcome::Corrupt) {
        if (isForeign) {
            qCWarning(statsLog).noquote()
                << StatsFile::tr("%1 belongs to %2, as a run under sudo leaves it. It is replaced "
                                 "by a file of this user.")
                       .arg(shownPath, owner);
        }
        return true;
    }
    // A temporary error of the system does not mean that the file is broken: retry later.
    if (found.errorNumber != 0 && found.errorNumber != EACCES && found.errorNumber != EPERM) {
        *error = qt_error_string(found.errorNumber);
        return false;
    }
    QString aside;
    if (!moveToQuarantine(m_target, &aside, error)) {
        *error = StatsFile::tr("it can't be read, and can't be moved aside: %1").arg(*error);
        return false;
    }
    const QString shownAside = QDir::toNativeSeparators(aside);
    if (isForeign && found.errorNumber != 0) {
        qCWarning(statsLog).noquote()
            << StatsFile::tr("%1 belongs to %2 and can't be read. It was moved aside as %3, and "
                             "counting starts at 0. To continue from its total: stop MM, sudo "
                             "chown %4 \"%3\", and rename it back.")
                   .arg(shownPath, owner, shownAside, posix::userName(::geteuid()));
    } else {
        qCWarning(statsLog).noquote()
            << StatsFile::tr("%1 It was moved aside as %2, and counting starts at 0.")
                   .arg(found.reason, shownAside);
    }
    return true;
}

void Takeover::addTotalOf(const Snapshot *found)
{
    qint64 total = found ? found->totalMessages : 0;
    if (const auto counted = m_crashCounter->recover(m_target, found)) {
        const qint64 recovered = *counted - std::exchange(total, *counted);
        constexpr qint64 max = std::numeric_limits<int>::max(); // of %n
        qCInfo(statsLog).noquote()
            << StatsFile::tr("Added %n message(s) that the last writer of %1 had counted and "
                             "not saved.",
                             nullptr, static_cast<int>(qMin(recovered, max)))
                   .arg(QDir::toNativeSeparators(m_target));
    }
    // The one that took the file over may have taken more from the crash counter.
    const qint64 taken = m_crashCounter->takenTotal();
    const qint64 common = total >= taken ? qMax(taken, m_savedTotal) : m_savedTotal;
    // A lower total is an older copy of the file, unless another tracker has started from 0.
    const bool isByOther =
        m_lost || (found && found->writer && !isThisProcess(processOf(*found->writer)) &&
                   savedAt(*found) > m_lastSaved);
    if (total >= common)
        m_counters->restore(total - common);
    else if (isByOther)
        m_counters->restore(total);
    m_savedTotal = found ? found->totalMessages : 0;
    const qint64 counted = m_counters->snapshot().totalMessages;
    if (!m_crashCounter->open(m_target, found, counted))
        qCDebug(statsLog).noquote() << "No crash counter for" << m_target;
}

} // namespace mm

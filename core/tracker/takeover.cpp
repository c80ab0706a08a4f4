// SPDX-License-Identifier: MIT
#include "core/tracker/takeover.h"

#include "core/statsfile/quarantine.h"
#include "core/statsfile/statsreader.h"
#include "core/statsfile/texts.h"

#include <QCoreApplication>
#include <QDir>

#include <cerrno>
#include <limits>
#include <utility>

using namespace std::chrono;

namespace mm {

Q_LOGGING_CATEGORY(statsLog, "mm.stats", QtInfoMsg)

namespace {

/// flock() may not work across machines: a writer on another one is detected by its heartbeat.
bool isWrittenByOtherHost(const Reading &reading)
{
    const auto &writer = reading.snapshot.writer;
    return writer && writer->host != hostName() && writer->state != Writer::State::Stopped &&
           !reading.isWriterSilentAt(reading.at);
}

/// A non-atomic writer may be in the middle of a save: waits up to 1 s for its end, so that its
/// total is not lost.
Reading readCompleteFile(const QString &path)
{
    StatsReader reader(path);
    const auto deadline = steady_clock::now() + seconds(1);
    Reading found = reader.read();
    while (found.outcome == ReadOutcome::Corrupt && steady_clock::now() < deadline)
        found = reader.read();
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
    const bool isFirst = !std::exchange(m_wasTried, true);
    if (isRefused()) {
        *error = m_refusal;
        return false;
    }
    if (m_target.isEmpty()) {
        m_target = AtomicFile::resolve(m_path, error);
        if (m_target.isEmpty())
            return false;
        m_lock.emplace(m_target);
        m_writer.emplace(m_target);
    }
    const WriterLock::Hold hold = m_lock->acquire(error);
    if (hold == WriterLock::Hold::Refused)
        m_refusal = *error;
    return hold == WriterLock::Hold::Held && (m_restored || restore(isFirst, error));
}

bool Takeover::restore(bool isFirst, QString *error)
{
    if (!m_writer->canReplace(error))
        return false;
    const Reading found = readCompleteFile(m_target);
    if (isWrittenByOtherHost(found)) {
        // Not final: that host may be this machine under its former name, or that writer may die.
        *error = StatsFile::tr("process %1 on %2 writes it already")
                     .arg(QString::number(found.snapshot.writer->pid), found.snapshot.writer->host);
        return false;
    }
    const bool isBroken =
        found.outcome == ReadOutcome::Unreadable || found.outcome == ReadOutcome::Corrupt;
    if (isBroken) {
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
        qCWarning(statsLog).noquote()
            << StatsFile::tr("%1 It was moved aside as %2, and counting starts at 0.")
                   .arg(found.reason, QDir::toNativeSeparators(aside));
    }
    restoreFrom(found.outcome == ReadOutcome::Valid ? &found.snapshot : nullptr, isFirst);
    m_restored = true;
    return true;
}

void Takeover::restoreFrom(const Snapshot *found, bool isFirst)
{
    qint64 total = found ? found->totalMessages : 0;
    if (const auto counted = CrashCounter::recover(m_target, found)) {
        const qint64 recovered = *counted - std::exchange(total, *counted);
        constexpr qint64 max = std::numeric_limits<int>::max(); // of %n
        qCInfo(statsLog).noquote()
            << StatsFile::tr("Added %n message(s) that the last writer of %1 had counted and "
                             "not saved.",
                             nullptr, static_cast<int>(qMin(recovered, max)))
                   .arg(QDir::toNativeSeparators(m_target));
    }
    m_counters->restore(total);
    // After a failed first attempt, threads may count already: the record would miss messages.
    if (!isFirst || !m_crashCounter->open(m_target, found, total))
        qCDebug(statsLog).noquote() << "No crash counter for" << m_target;
}

} // namespace mm

// SPDX-License-Identifier: MIT
#include "core/saver.h"

#include "core/process.h"
#include "core/statsjson.h"
#include "core/statsreader.h"
#include "core/status.h"
#include "core/straysweep.h"
#include "core/timestamp.h"

#include <QCoreApplication>
#include <QDir>
#include <QLoggingCategory>

#include <cerrno>
#include <limits>
#include <utility>

using namespace std::chrono;

namespace mm {

namespace {

Q_LOGGING_CATEGORY(log, "mm.stats", QtInfoMsg)

/// How long a message below the tenth may wait.
constexpr seconds mostDelay{1};
/// Saves that nobody waits for begin so far apart: on a quick disk a busy host would lose a core to
/// saves of which nobody sees one in a hundred.
constexpr milliseconds leastApart{2};
/// Tries again 0.1 s after a failure, then after twice as long each time, up to this.
constexpr milliseconds firstBackOff{100};
constexpr milliseconds lastBackOff{1600};

/// How long a file that seems corrupt is looked at before it is moved aside.
constexpr seconds mostPatience{1};

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(mm::StatsFile)
};

/// The kernel's lock may end at this machine: a writer on another one is known by its heartbeat.
bool isWrittenElsewhere(const Reading &reading)
{
    const auto &writer = reading.snapshot.writer;
    return writer && writer->host != hostName() &&
           statusOf(reading, reading.at).state == State::Active;
}

} // namespace

Saver::Saver(const QString &path, milliseconds heartbeat, Counters *counters, CounterPage *page,
             SaveDemand *demand, const Pulse *pulse)
    : m_path(path)
    , m_heartbeat(heartbeat)
    , m_counters(counters)
    , m_page(page)
    , m_demand(demand)
    , m_pulse(pulse)
    , m_thread([this] { run(); })
{
    (void)m_demand->saveNow();
}

Saver::~Saver()
{
    m_demand->stop();
    m_thread.join();
}

SaveReport Saver::report() const
{
    const std::lock_guard lock(m_reportMutex);
    return m_report;
}

void Saver::run()
{
    posix::blockSignals();
    m_lastTry = Steady::now(); // or the first heartbeat would be long due
    for (;;) {
        const bool failing = m_failures > 0;
        auto wanted = m_demand->waitUntil(nextTry(), m_pending, failing);
        if (wanted.save && !failing)
            wanted = m_demand->waitUntil(m_lastBegin + leastApart, wanted, true);
        if (wanted.stop)
            break;
        if (wanted.message && !m_pending.message)
            m_pendingSince = Steady::now();
        m_pending = wanted;
        const bool due = Steady::now() >= nextTry();
        if (wanted.ticket || (!failing && wanted.save) || (due && (failing || wanted.message)))
            save(Writer::State::Running);
        else if (due)
            beat();
    }
    save(Writer::State::Stopped);
    m_page->end();
}

Saver::Steady::time_point Saver::nextTry() const
{
    if (!m_refusal.isEmpty())
        return Steady::time_point::max();
    if (m_failures > 0) {
        const int doublings = qMin(m_failures - 1, 4);
        return m_lastTry + qMin(firstBackOff * (1 << doublings), lastBackOff);
    }
    const auto nextBeat = m_lastTry + m_heartbeat;
    return m_pending.message ? qMin(nextBeat, m_pendingSince + mostDelay) : nextBeat;
}

void Saver::save(Writer::State state)
{
    const quint64 ticket = m_demand->begin();
    m_lastBegin = Steady::now();
    SaveDemand::Done done;
    qint64 total = m_savedTotal;
    if (prepare(&done.error)) {
        m_counters->refresh(&m_snapshot, &m_snapshotAsOf);
        total = m_snapshot.totalMessages;
        Snapshot coming = m_snapshot;
        coming.lastUpdated = toTimestamp(system_clock::now());
        coming.writer = Writer{QCoreApplication::applicationPid(), hostName(), m_heartbeat, state};
        m_page->beginSave(coming);
        done.ok = m_writer->save(contentFor(std::move(coming)), &done.error);
    }
    if (done.ok) {
        m_savedTotal = total;
        m_page->endSave();
        if (state == Writer::State::Stopped)
            m_page->remove();
    }
    m_lastTry = Steady::now();
    m_pending = {};
    note(done);
    m_demand->finish(ticket, done);

    if (m_failures == 0) {
        qint64 unsaved = m_counters->total() - m_savedTotal;
        // Where enough came meanwhile the next save is due without anybody's report, and so whoever
        // counts at full speed never meets this thread.
        if (unsaved < SaveDemand::messagesPerSave) {
            m_demand->arm();
            unsaved = m_counters->total() - m_savedTotal;
        }
        m_demand->noteUnsaved(unsaved);
    }
}

QByteArray Saver::contentFor(Snapshot snapshot)
{
    QByteArray bytes = toJson(snapshot);
    if (bytes.size() <= statsFileCap)
        return bytes;
    // No reader would take it, and the next run could not restore its total. The list is optional,
    // the totals are not.
    if (!std::exchange(m_toldOfSize, true)) {
        qCWarning(log).noquote() << Text::tr("%1 would be larger than a reader takes: it is "
                                             "written without its list of services.")
                                        .arg(QDir::toNativeSeparators(m_path));
    }
    snapshot.services.clear();
    return toJson(snapshot);
}

/// A sign of life that costs the disk next to nothing.
void Saver::beat()
{
    if (m_pulse->isMissing(Steady::now(), m_heartbeat)) {
        m_lastTry = Steady::now();
        return;
    }
    QString error;
    if (prepare(&error) && m_writer->touch(&error)) {
        m_lastTry = Steady::now();
        return;
    }
    save(Writer::State::Running);
}

bool Saver::prepare(QString *error)
{
    if (!m_refusal.isEmpty()) {
        *error = m_refusal;
        return false;
    }
    if (m_target.isEmpty()) {
        m_target = StatsWriter::resolve(m_path, error);
        if (m_target.isEmpty())
            return false;
        m_lock.emplace(m_target);
        m_writer.emplace(m_target);
    }
    const WriterLock::Hold hold = m_lock->acquire(error);
    if (hold == WriterLock::Hold::Refused)
        m_refusal = *error;
    if (hold != WriterLock::Hold::Held)
        return false;
    if (!m_restored)
        return restore(error);
    // A save that failed as the folder was away could not remove its temporary file there. Later on
    // nobody can tell it from a copy.
    if (m_failures > 0)
        sweep();
    return true;
}

bool Saver::restore(QString *error)
{
    // Nothing but a regular file is ever moved or replaced.
    if (!m_writer->mayReplace(error))
        return false;
    StatsReader reader(m_target);
    Reading found = reader.read();
    // A writer of another make may be in the middle of it: what it has counted is worth a second.
    for (const auto start = Steady::now();
         found.outcome == Outcome::Corrupt && Steady::now() - start < mostPatience;)
        found = reader.read();
    if (isWrittenElsewhere(found)) {
        // Not refused for good: it may be this machine under its former name, and falls silent
        // within 3 heartbeats if it is dead.
        *error = Text::tr("process %1 on %2 writes it already")
                     .arg(QString::number(found.snapshot.writer->pid), found.snapshot.writer->host);
        return false;
    }
    switch (found.outcome) {
    case Outcome::Valid:
        restoreFrom(&found.snapshot);
        break;
    case Outcome::Unreadable:
    case Outcome::Corrupt: {
        // What the system fails to do now says nothing of the file: its total is worth waiting for.
        if (found.errorNumber != 0 && found.errorNumber != EACCES && found.errorNumber != EPERM) {
            *error = posix::errorText(found.errorNumber);
            return false;
        }
        QString aside;
        if (!m_writer->moveAside(&aside, error)) {
            *error = Text::tr("what stands there can't be read, and can't be moved aside: %1")
                         .arg(*error);
            return false;
        }
        qCWarning(log).noquote() << Text::tr(
                                        "%1 It was moved aside as %2, and counting starts at 0.")
                                        .arg(found.reason, QDir::toNativeSeparators(aside));
        restoreFrom(nullptr);
        break;
    }
    default:
        restoreFrom(nullptr);
        break;
    }
    sweep();
    m_restored = true;
    return true;
}

void Saver::sweep()
{
    if (const int strays = removeStrays(m_target))
        qCInfo(log).noquote()
            << Text::tr("Removed %n temporary file(s) that an unfinished save left beside %1.",
                        nullptr, strays)
                   .arg(QDir::toNativeSeparators(m_target));
}

/// Goes on from what the file holds, and what a killed writer of it has left in memory.
void Saver::restoreFrom(const Snapshot *found)
{
    qint64 total = found ? found->totalMessages : 0;
    if (const auto beyond = CounterPage::totalBeyond(found, m_target)) {
        const qint64 recovered = *beyond - std::exchange(total, *beyond);
        constexpr qint64 most = std::numeric_limits<int>::max(); // of a plural
        qCInfo(log).noquote() << Text::tr("Added %n message(s) that the last writer of %1 had "
                                          "counted and not saved.",
                                          nullptr, static_cast<int>(qMin(recovered, most)))
                                     .arg(QDir::toNativeSeparators(m_target));
    }
    m_counters->restore(total);
    // At the first try nobody counts as yet. Later on a page could not know what was counted
    // before it.
    QString error;
    if (m_failures > 0)
        qCDebug(log) << "There is no page in the runtime directory: the first save had failed.";
    else if (!m_page->make(m_target, found, total, &error))
        qCDebug(log).noquote() << "There is no page in the runtime directory:" << error;
}

/// Reports a failure once as it begins and once as it ends.
void Saver::note(const SaveDemand::Done &done)
{
    const QString shownPath = QDir::toNativeSeparators(m_path);
    const bool begins = !done.ok && m_failures == 0;
    const bool ends = done.ok && m_failures > 0;
    m_failures = done.ok ? 0 : m_failures + 1;
    if (begins)
        m_failingSince = Steady::now();
    bool wasRefused = false;
    {
        const std::lock_guard lock(m_reportMutex);
        wasRefused = m_report.refused;
        m_report.refused = !m_refusal.isEmpty();
        m_report.error = done.error;
        if (done.ok) {
            ++m_report.saves;
            m_report.lastSave = system_clock::now();
        } else {
            ++m_report.failures;
        }
    }
    const bool refusedNow = !m_refusal.isEmpty() && (begins || !wasRefused);
    if (refusedNow)
        qCCritical(log).noquote() << Text::tr("%1 is not written: %2.").arg(shownPath, done.error);
    else if (begins)
        qCWarning(log).noquote()
            << Text::tr("%1 can't be saved: %2. Counting goes on, and saving is tried again.")
                   .arg(shownPath, done.error);
    if (ends) {
        const auto lasted = duration_cast<seconds>(Steady::now() - m_failingSince).count();
        qCInfo(log).noquote() << Text::tr("%1 is saved again, after %n second(s).", nullptr,
                                          static_cast<int>(lasted))
                                     .arg(shownPath);
    }
}

} // namespace mm

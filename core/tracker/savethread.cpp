// SPDX-License-Identifier: MIT
#include "core/tracker/savethread.h"

#include "core/statsfile/statsjson.h"
#include "core/statsfile/statsreader.h"
#include "core/statsfile/texts.h"
#include "core/statsfile/timestamp.h"
#include "core/statsfile/writerprocess.h"
#include "core/system/signalmask.h"

#include <QDir>

#include <limits>
#include <system_error>
#include <utility>

using namespace std::chrono;

namespace mm {

namespace {

/// After this time, fewer than messagesPerSave messages are saved too.
constexpr seconds maxDelay{1};
/// Between saves for messages alone. The crash counter protects the unsaved ones.
constexpr milliseconds minSaveInterval{100};
constexpr milliseconds minSaveIntervalWithCrashCounter{500};
/// In which a change of the file, its path or its lock file by others is noticed and undone: less
/// than the poll interval of readers, so that they seldom see it. Costs 0.01 %
/// of a core, most of it for waking up.
constexpr seconds checkInterval{1};
/// The delay before a retry; it doubles with each failure.
constexpr milliseconds minBackOff{100};
constexpr milliseconds maxBackOff{1600};
constexpr seconds maxWaitForOther{2};
/// A disk that needs longer is reported; with the default heartbeat 5 s, as for readers.
milliseconds hangTimeout(milliseconds heartbeat)
{
    return qMax<milliseconds>(heartbeat / 2, seconds(1));
}

} // namespace

SaveThread::SaveThread(const QString &path, milliseconds heartbeat, TrackerState *state)
    : m_path(path)
    , m_heartbeat(heartbeat)
    , m_state(state)
    , m_takeover(path, &state->counters, &state->crashCounter)
{
    // Until report() says that the disk hangs.
    if (ensureThread())
        (void)m_state->scheduler.flush(hangTimeout(heartbeat) + milliseconds(100));
    else
        (void)flush();
}

SaveThread::~SaveThread()
{
    if (!ensureThread()) {
        saveLastTime();
        return;
    }
    m_state->scheduler.requestStop();
    m_thread.join();
}

SaveScheduler::Result SaveThread::flush()
{
    if (ensureThread())
        return m_state->scheduler.flush();
    const std::lock_guard lock(m_startMutex);
    // Another thread may have started it meanwhile.
    return m_hasThread ? m_state->scheduler.flush() : save(Writer::State::Running);
}

void SaveThread::requestSave()
{
    m_state->scheduler.requestSave();
    (void)ensureThread();
}

void SaveThread::keepSaving()
{
    if (!m_hasThread)
        (void)flush();
    reportHang();
}

bool SaveThread::ensureThread()
{
    if (m_hasThread)
        return true;
    // Never waits for a save of another thread.
    const std::unique_lock lock(m_startMutex, std::try_to_lock);
    if (m_hasThread || !lock)
        return m_hasThread;
    try {
        m_thread = std::thread([this] { run(); });
    } catch (const std::system_error &failure) {
        if (!std::exchange(m_reportedNoThread, true)) {
            qCWarning(statsLog).noquote()
                << StatsFile::tr("The system gives no thread to save %1: %2. It is saved less "
                                 "often until there is one.")
                       .arg(QDir::toNativeSeparators(m_path),
                            qt_error_string(failure.code().value()));
        }
        return false;
    }
    m_hasThread = true;
    return true;
}

SaveReport SaveThread::report() const
{
    SaveReport report;
    {
        const std::lock_guard lock(m_reportMutex);
        report = m_report;
    }
    if (const seconds hung = hungFor(); hung > 0s)
        report.error = StatsFile::tr("the disk has not responded for %n second(s)", nullptr,
                                     static_cast<int>(hung.count()));
    return report;
}

/// 0 while the disk responds.
seconds SaveThread::hungFor() const
{
    const auto since = m_busySince.load();
    if (since == never)
        return 0s;
    const auto duration = Clock::now().time_since_epoch() - since;
    return duration < hangTimeout(m_heartbeat) ? 0s : duration_cast<seconds>(duration);
}

void SaveThread::reportHang()
{
    const bool isHung = hungFor() > 0s;
    QString error = report().error;
    {
        const std::lock_guard lock(m_reportMutex);
        if (std::exchange(m_reportedHang, isHung) == isHung)
            return;
        m_report.failures += isHung ? 1 : 0;
    }
    const QString shownPath = QDir::toNativeSeparators(m_path);
    if (isHung)
        qCWarning(statsLog).noquote()
            << StatsFile::tr("%1 can't be saved: %2. Counting goes on, and saving is tried again.")
                   .arg(shownPath, error);
    else
        qCInfo(statsLog).noquote()
            << StatsFile::tr("The disk of %1 responds again.").arg(shownPath);
}

void SaveThread::run()
{
    posix::blockSignals();
    noteAttempt();
    SaveScheduler::Pending pending;
    while (!pending.stop) {
        m_busySince = never;
        pending = m_state->scheduler.waitUntil(
            qMin(nextSave(pending), qMin(nextHeartbeat(), nextCheck())));
        const auto now = Clock::now();
        m_busySince = now.time_since_epoch();
        if (pending.messages > 0 && m_firstUnsaved == Clock::time_point())
            m_firstUnsaved = now;
        if (pending.stop)
            saveLastTime();
        else if (now >= nextSave(pending))
            save(Writer::State::Running);
        else if (now >= nextHeartbeat() ||
                 (now >= nextCheck() && (isHeartbeatMissing() || !isFileCurrent())))
            sendHeartbeat(); // saves a file that others have changed
        else
            continue;
        pending = {.stop = pending.stop};
    }
}

SaveThread::Clock::time_point SaveThread::nextSave(const SaveScheduler::Pending &pending) const
{
    if (pending.stop || pending.flush)
        return Clock::time_point::min();
    if (m_failures > 0) {
        const int doublings = qMin(m_failures - 1, 4);
        return m_lastAttempt + qMin(minBackOff * (1 << doublings), maxBackOff);
    }
    if (pending.change)
        return Clock::time_point::min();
    if (pending.messages == 0)
        return Clock::time_point::max();
    const auto earliest =
        m_lastSaveBegan +
        (m_state->crashCounter.isOpen() ? minSaveIntervalWithCrashCounter : minSaveInterval);
    return pending.messages >= SaveScheduler::messagesPerSave
               ? earliest
               : qMax(earliest, m_firstUnsaved + maxDelay);
}

SaveThread::Clock::time_point SaveThread::nextHeartbeat() const
{
    return m_failures > 0 ? Clock::time_point::max() : m_lastAttempt + m_heartbeat;
}

/// Two trackers may stop at the same time: the one that was refused waits for the other's last
/// save, so that its own messages are not lost.
void SaveThread::saveLastTime()
{
    const auto deadline = Clock::now() + qMin<milliseconds>(m_heartbeat, maxWaitForOther);
    save(Writer::State::Stopped);
    while (m_takeover.isRefused() && m_takeover.unsaved() > 0 && Clock::now() < deadline) {
        std::this_thread::sleep_for(minBackOff);
        save(Writer::State::Stopped);
    }
    const qint64 lost = m_takeover.unsaved();
    if (m_takeover.isRefused() && lost > 0) {
        constexpr qint64 max = std::numeric_limits<int>::max(); // of %n
        qCCritical(statsLog).noquote()
            << StatsFile::tr("%n message(s) counted here are not in %1: %2.", nullptr,
                             static_cast<int>(qMin(lost, max)))
                   .arg(QDir::toNativeSeparators(m_path), report().error);
    }
}

SaveThread::Clock::time_point SaveThread::nextCheck() const
{
    return m_failures > 0 ? Clock::time_point::max()
                          : qMax(m_lastAttempt, m_lastCheck) + checkInterval;
}

/// The wall clock, by which a reader's first read judges, can advance by hours in an instant: after
/// a suspend of the machine, or when it is set.
bool SaveThread::isHeartbeatMissing() const
{
    return abs(system_clock::now() - m_lastAttemptTime) >= m_heartbeat;
}

bool SaveThread::isFileCurrent()
{
    m_lastCheck = Clock::now();
    return m_takeover.isCurrent();
}

void SaveThread::noteAttempt()
{
    m_lastAttempt = Clock::now();
    m_lastAttemptTime = system_clock::now();
}

SaveScheduler::Result SaveThread::save(Writer::State state)
{
    const quint64 flushId = m_state->scheduler.beginSave();
    m_lastSaveBegan = Clock::now();
    m_firstUnsaved = {};
    SaveScheduler::Result result;
    if (m_takeover.acquire(&result.error)) {
        Snapshot content = m_state->counters.snapshot();
        const auto now = system_clock::now();
        content.lastUpdated = toTimestamp(now);
        content.writer = thisWriter(m_heartbeat, state);
        const qint64 total = content.totalMessages;
        m_state->crashCounter.beginSave(content);
        result.ok = m_takeover.save(contentFor(std::move(content)), &result.error);
        reportInPlace();
        if (result.ok)
            m_takeover.setSaved(total, now);
    }
    if (result.ok) {
        m_state->crashCounter.endSave();
        if (state == Writer::State::Stopped)
            m_state->crashCounter.remove();
    }
    noteAttempt();
    reportResult(result);
    m_state->scheduler.endSave(flushId, result);
    return result;
}

void SaveThread::reportInPlace()
{
    if (!m_takeover.writer().wroteInPlace() || std::exchange(m_reportedInPlace, true))
        return;
    qCWarning(statsLog).noquote()
        << StatsFile::tr("%1 is mounted by itself, so it is written in place, and a crash may "
                         "leave it half written. Mount its folder instead.")
               .arg(QDir::toNativeSeparators(m_path));
}

QByteArray SaveThread::contentFor(Snapshot snapshot)
{
    QByteArray bytes = toJson(snapshot);
    if (bytes.size() <= maxStatsFileSize)
        return bytes;
    // No reader accepts it, and the next run could not restore its total. The list is optional.
    if (!std::exchange(m_reportedSize, true)) {
        qCWarning(statsLog).noquote()
            << StatsFile::tr("%1 would be larger than the limit for readers: it is written without "
                             "its list of services.")
                   .arg(QDir::toNativeSeparators(m_path));
    }
    snapshot.services.clear();
    snapshot.failures.clear();
    snapshot.servers.clear();
    return toJson(snapshot);
}

void SaveThread::sendHeartbeat()
{
    QString error;
    if (m_state->watchdog.expired(Clock::now(), m_heartbeat)) {
        noteAttempt();
    } else if (m_takeover.acquire(&error) && m_takeover.writer().touch(&error)) {
        noteAttempt();
        const std::lock_guard lock(m_reportMutex);
        m_report.lastHeartbeat = m_lastAttemptTime;
    } else {
        save(Writer::State::Running);
    }
}

/// Logs a failure once when it begins and once when it ends.
void SaveThread::reportResult(const SaveScheduler::Result &result)
{
    const QString shownPath = QDir::toNativeSeparators(m_path);
    const bool isRefused = m_takeover.isRefused();
    {
        const std::lock_guard lock(m_reportMutex);
        m_report.refused = isRefused;
        m_report.error = result.error;
        ++(result.ok ? m_report.saves : m_report.failures);
        if (result.ok) {
            m_report.lastSave = m_report.lastHeartbeat = system_clock::now();
            m_report.takeovers = m_takeover.count();
        }
    }
    const int failures = std::exchange(m_failures, result.ok ? 0 : m_failures + 1);
    if (!result.ok && failures == 0)
        m_failingSince = Clock::now();
    if (isRefused && !std::exchange(m_reportedRefusal, true)) {
        qCCritical(statsLog).noquote()
            << StatsFile::tr("%1 is not written: %2.").arg(shownPath, result.error);
    } else if (!result.ok && !isRefused && failures == 0) {
        qCWarning(statsLog).noquote()
            << StatsFile::tr("%1 can't be saved: %2. Counting goes on, and saving is tried again.")
                   .arg(shownPath, result.error);
    } else if (result.ok && failures > 0) {
        const auto duration = duration_cast<seconds>(Clock::now() - m_failingSince);
        m_reportedRefusal = false;
        qCInfo(statsLog).noquote() << StatsFile::tr("%1 is saved again, after %n second(s).",
                                                    nullptr, static_cast<int>(duration.count()))
                                          .arg(shownPath);
    }
}

} // namespace mm

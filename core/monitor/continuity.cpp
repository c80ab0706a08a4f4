// SPDX-License-Identifier: MIT
#include "core/monitor/continuity.h"

using namespace std::chrono;

namespace mm {

namespace {

/// Synchronized clocks drift apart by less than this between two polls.
constexpr milliseconds jumpTolerance = seconds(2);
constexpr milliseconds minGapLength = seconds(10);

MmChange changeBetween(const ActiveMm &before, const ActiveMm &now)
{
    if (before.messages < 0)
        return MmChange::None;
    if (before.ended)
        return MmChange::Started;
    if (now.writer != before.writer)
        return MmChange::Replaced;
    return now.messages < before.messages ? MmChange::CounterReset : MmChange::None;
}

} // namespace

bool isGap(const Instant &before, const Instant &now, milliseconds interval)
{
    const auto awake = now.steady - before.steady;
    // The steady clock does not advance while the machine is suspended.
    return awake > std::max(3 * interval, minGapLength) ||
           now.wall - before.wall > awake + jumpTolerance;
}

QString writerId(const Snapshot &snapshot)
{
    if (!snapshot.writer)
        return {};
    const Writer &writer = *snapshot.writer;
    const QString id = QString::number(writer.pid) + QLatin1Char('@') + writer.host;
    // Each start of a container may give MM the same pid.
    return writer.startTime == 0 ? id : id + QLatin1Char('@') + QString::number(writer.startTime);
}

void Continuity::resume(const ActiveMm &mm)
{
    m_at.reset();
    m_wasActive = false;
    m_mm = mm;
    m_services.reset();
}

PollStep Continuity::update(const Reading &reading, State state)
{
    const bool active = state == State::Active;
    PollStep step;
    if (m_at)
        step.elapsed = duration_cast<milliseconds>(reading.at.steady - m_at->steady);
    step.isRepeat = active && m_wasActive && step.elapsed.count() <= 0;
    if (step.isRepeat)
        return step;
    const std::optional<Instant> before = std::exchange(m_at, reading.at);
    const bool wasActive = std::exchange(m_wasActive, active);
    if (!active) {
        m_mm.ended = m_mm.ended || state == State::Stopped ||
                     (state == State::NotUpdating && reading.writerProcess == ProcessState::Gone);
        return step;
    }
    const ActiveMm now{writerId(reading.snapshot), reading.snapshot.totalMessages, false};
    step.change = changeBetween(m_mm, now);
    if (m_mm.ended || step.change == MmChange::Replaced)
        m_services.emplace(); // a new MM starts without services
    m_mm = now;
    step.isMeasured =
        wasActive && step.change == MmChange::None && !isGap(*before, reading.at, m_interval);
    compareServices(reading.snapshot, &step);
    return step;
}

void Continuity::compareServices(const Snapshot &snapshot, PollStep *step)
{
    const QList<Service> &services = snapshot.services;
    if (services.isEmpty() && snapshot.totalServices > 0)
        return; // this MM counts its services without listing them
    const bool isFirst = !m_services;
    const QList<Service> before = std::exchange(m_services, services).value_or(QList<Service>());
    step->services = diffServices(before, services);
    if (isFirst)
        step->services.joined.clear();
    step->counted.reserve(services.size());
    for (qsizetype i = 0; i < services.size(); ++i) {
        const qsizetype former = step->services.former.at(i);
        const qint64 count = services.at(i).messageCount;
        const qint64 earlier = former < 0 ? 0 : before.at(former).messageCount;
        step->counted += count - (count >= earlier ? earlier : 0);
    }
}

} // namespace mm

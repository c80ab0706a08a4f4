// SPDX-License-Identifier: MIT
#include "core/monitor/notificationpolicy.h"

#include "core/monitor/continuity.h"

using namespace std::chrono;

namespace mm {

NotificationPolicy::Action NotificationPolicy::update(State state, const Instant &now)
{
    if (m_last && isGap(*m_last, now, m_interval))
        m_quietUntil = now.steady + quietAfterResume;
    m_last = now;
    if (state == State::Checking)
        return Action::None;
    if (state != m_state) {
        m_state = state;
        m_since = now.steady;
    }
    if (!m_known || isQuiet(now))
        return acceptSilently(state);
    if (state == *m_known || now.steady < due())
        return Action::None;
    if (!m_filter.contains(state))
        return acceptSilently(state);
    m_known = state;
    m_shown = state;
    m_shownAt = now.steady;
    return Action::Show;
}

void NotificationPolicy::reset()
{
    m_state = State::Checking;
    m_known.reset();
    m_shown.reset();
}

std::optional<milliseconds> NotificationPolicy::nextUpdate(const Instant &now) const
{
    if (!m_known || m_state == *m_known)
        return {};
    return std::max(ceil<milliseconds>(due() - now.steady), milliseconds(0));
}

NotificationPolicy::Action NotificationPolicy::acceptSilently(State state)
{
    m_known = state;
    if (!m_shown || *m_shown == state)
        return Action::None;
    m_shown.reset();
    return Action::Withdraw;
}

NotificationPolicy::Time NotificationPolicy::due() const
{
    const Time debounced = m_since + debounce;
    return m_shownAt && m_filter.contains(m_state) ? std::max(debounced, *m_shownAt + minInterval)
                                                   : debounced;
}

} // namespace mm

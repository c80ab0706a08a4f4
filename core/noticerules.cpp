// SPDX-License-Identifier: MIT
#include "core/noticerules.h"

using namespace std::chrono;

namespace mm {

NoticeRules::Step NoticeRules::take(State state, const Moment &now)
{
    if (slept(now))
        m_quietUntil = now.steady + quietAfterSleep;
    m_last = now;
    if (state == State::Checking)
        return Step::Nothing;
    if (state != m_state) {
        m_state = state;
        m_since = now.steady;
    }
    if (!m_known || (m_quietUntil && now.steady < *m_quietUntil))
        return learn(state);
    if (state == *m_known || now.steady < due())
        return Step::Nothing;
    if (!m_choice.wants(state))
        return learn(state);
    m_known = state;
    m_shown = state;
    m_shownAt = now.steady;
    return Step::Tell;
}

void NoticeRules::beginAnew()
{
    m_state = State::Checking;
    m_known.reset();
    m_shown.reset();
}

std::optional<milliseconds> NoticeRules::wait(const Moment &now) const
{
    if (!m_known || m_state == *m_known)
        return {};
    return std::max(ceil<milliseconds>(due() - now.steady), milliseconds(0));
}

bool NoticeRules::slept(const Moment &now) const
{
    if (!m_last)
        return false;
    const auto awake = now.steady - m_last->steady;
    const auto passed = now.wall - m_last->wall;
    const auto late = std::max<milliseconds>(3 * m_interval, seconds(10));
    return awake > late || abs(passed - awake) > clockJump;
}

NoticeRules::Step NoticeRules::learn(State state)
{
    m_known = state;
    if (!m_shown || *m_shown == state)
        return Step::Nothing;
    m_shown.reset();
    return Step::Withdraw;
}

NoticeRules::Time NoticeRules::due() const
{
    const Time lasted = m_since + lasting;
    return m_shownAt && m_choice.wants(m_state) ? std::max(lasted, *m_shownAt + pause) : lasted;
}

} // namespace mm

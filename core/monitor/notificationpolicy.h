// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/notification.h"

namespace mm {

/// Decides when a change of the label's state deserves a notification: the new state differs from
/// the one the user knows, and has lasted. The user knows the state that was notified last, and any
/// state that was accepted silently: the first one, one of a kind that the filter leaves out, and
/// those after the machine was suspended. A value, not thread-safe.
class NotificationPolicy final
{
public:
    /// A state has to last this long before it is notified.
    static constexpr std::chrono::seconds debounce{10};
    /// The minimum interval between two notifications. A change in between is notified at its end
    /// if it is still one.
    static constexpr std::chrono::seconds minInterval{60};
    /// After the machine was suspended, new states are accepted silently for this long: MM and the
    /// disks resume too.
    static constexpr std::chrono::seconds quietAfterResume{30};

    enum class Action {
        None,
        Show,     ///< notify the state just given; it replaces the notification before
        Withdraw, ///< the notification that is shown is no longer true
    };

    /// How often polls are due; a gap between two, see isGap(), counts as a suspend.
    void setInterval(std::chrono::milliseconds interval) { m_interval = interval; }
    /// Applies from the next update() on.
    void setFilter(const NotificationFilter &filter) { m_filter = filter; }

    /// To be called when another file is watched: its first state is accepted silently. The caller
    /// withdraws a notification that is still shown.
    void reset();

    /// The label has \p state at \p now, which is never before the last call's.
    [[nodiscard]] Action update(State state, const Instant &now);

    /// After how long update() has to be called again if the state stays as it is; nothing when
    /// that would change nothing.
    [[nodiscard]] std::optional<std::chrono::milliseconds> nextUpdate(const Instant &now) const;

private:
    using Time = std::chrono::steady_clock::time_point;

    [[nodiscard]] Action acceptSilently(State state);
    [[nodiscard]] Time due() const;

    std::chrono::milliseconds m_interval{2000};
    NotificationFilter m_filter;
    std::optional<Instant> m_last; ///< of update()
    State m_state = State::Checking;
    Time m_since;                 ///< of m_state
    std::optional<State> m_known; ///< to the user
    std::optional<State> m_shown; ///< by the current notification
    std::optional<Time> m_shownAt;
    std::optional<Time> m_quietUntil;
};

} // namespace mm

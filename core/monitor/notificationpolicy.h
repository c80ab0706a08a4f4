// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/notification.h"

namespace mm {

/// Decides when a change of the label's state is notified: when the new state differs from the one
/// the user knows, for the debounce time. The user knows the state that was notified last, and any
/// state that was accepted silently: the first one, one that the filter excludes, and those soon
/// after the machine was suspended. A value, not thread-safe.
class NotificationPolicy final
{
public:
    /// A state has to last this long before it is notified.
    static constexpr std::chrono::seconds debounce{10};
    /// The minimum interval between two notifications. A change within it is notified when it is
    /// over, if the state still differs.
    static constexpr std::chrono::seconds minInterval{60};
    /// After the machine was suspended, new states are accepted silently for this long: MM and the
    /// disks resume too.
    static constexpr std::chrono::seconds quietAfterResume{30};

    enum class Action {
        None,
        Show,     ///< notify the given state; this replaces the previous notification
        Withdraw, ///< close the notification that is shown: it is no longer true
    };

    /// How often polls are due; a gap between two, see isGap(), counts as a suspend.
    void setInterval(std::chrono::milliseconds interval) { m_interval = interval; }
    /// Applies from the next update() on.
    void setFilter(const NotificationFilter &filter) { m_filter = filter; }

    /// Call when another file is watched: its first state is accepted silently. The caller
    /// withdraws a notification that is still shown.
    void reset();

    /// The label has \p state at \p now, which is never before the last call's.
    [[nodiscard]] Action update(State state, const Instant &now);

    /// Whether new states are accepted silently, as the machine was suspended.
    [[nodiscard]] bool isQuiet(const Instant &now) const
    {
        return m_quietUntil && now.steady < *m_quietUntil;
    }
    /// After how long update() must be called again if the state stays the same; nothing when no
    /// such call is needed.
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

// SPDX-License-Identifier: MIT
#pragma once

#include "core/notice.h"

namespace mm {

/// Decides when a change of the label's state is worth a notification. What the user knows is the
/// state that was told last, or was there when nobody was to be told: at the start, after the
/// machine slept, of a kind that is not wanted. Only a state that differs from it, and lasts, is
/// news. A value, not thread-safe.
class NoticeRules final
{
public:
    /// So long a state has to last before it is told.
    static constexpr std::chrono::seconds lasting{10};
    /// At most one notice in this time; what is held back is told when it is over, if it is still
    /// news then.
    static constexpr std::chrono::seconds pause{60};
    /// For so long after the machine slept, new states are taken without words: MM and the disks
    /// wake up too.
    static constexpr std::chrono::seconds quietAfterSleep{30};
    /// A wall clock that went this much further than the steady one, or back, means that the
    /// machine slept.
    static constexpr std::chrono::seconds clockJump{10};

    enum class Step {
        Nothing,
        Tell,     ///< the state just given, in place of the notice before
        Withdraw, ///< the notice that was shown last does not hold any more
    };

    /// How often looks are meant to come. One that is later than 3 intervals, and than 10 s, means
    /// that the machine slept.
    void setInterval(std::chrono::milliseconds interval) { m_interval = interval; }
    /// Counts from the next take() on.
    void setChoice(const NoticeChoice &choice) { m_choice = choice; }

    /// What comes is of another file: its first state is no news. A notice that still stands is for
    /// the caller to take back.
    void beginAnew();

    /// The label says \p state at \p now, which is never before the last one.
    [[nodiscard]] Step take(State state, const Moment &now);

    /// After how long take() has something to say if the state stays as it is; nothing when it has
    /// not.
    [[nodiscard]] std::optional<std::chrono::milliseconds> wait(const Moment &now) const;

private:
    using Time = std::chrono::steady_clock::time_point;

    [[nodiscard]] bool slept(const Moment &now) const;
    [[nodiscard]] Step learn(State state);
    [[nodiscard]] Time due() const;

    std::chrono::milliseconds m_interval{2000};
    NoticeChoice m_choice;
    std::optional<Moment> m_last; ///< of take()
    State m_state = State::Checking;
    Time m_since;
    std::optional<State> m_known; ///< to the user
    std::optional<State> m_shown; ///< by a notice that still stands
    std::optional<Time> m_shownAt;
    std::optional<Time> m_quietUntil;
};

} // namespace mm

// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <optional>

namespace mm {

/// Compares a server's clock with this machine's steady one, so that samples from before the
/// server's clock was set back are not taken for new ones. A value, not thread-safe.
class ServerClock final
{
public:
    using Steady = std::chrono::steady_clock::time_point;

    /// The server's clock showed \p time, in seconds, at some moment between \p sent and
    /// \p received. Calls are in the order of \p sent.
    void update(double time, Steady sent, Steady received);
    /// A sample with this time exists, in seconds by the server's clock.
    void sawSample(double time);
    /// It was set back and has not passed the newest sample yet, or it stands still.
    [[nodiscard]] bool isWrong() const { return m_wrong; }

private:
    using Seconds = std::chrono::duration<double>;

    std::optional<Seconds> m_offset; ///< lower limit of the server's time minus the steady time
    double m_time = 0;               ///< of the last update()
    Steady m_sent;                   ///< likewise
    double m_newestSample = 0;
    bool m_wrong = false;
};

} // namespace mm

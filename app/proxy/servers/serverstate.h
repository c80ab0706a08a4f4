// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/mesh/serverlink.h"

namespace mm {

/// What is known of a server at one moment.
struct ServerFacts
{
    using Time = std::chrono::steady_clock::time_point;

    /// Without an answer to a ping for this time, a server counts as hung.
    static constexpr std::chrono::seconds pingTimeout{5};
    /// A call that has run for this time makes its server busy.
    static constexpr std::chrono::seconds busyAfter{1};
    /// One that is started again stays down for this time. Otherwise the state of a server that
    /// ends at each start would alternate between starting and down.
    static constexpr std::chrono::seconds retryTime{5};

    Time now;
    bool isDisabledByEntry = false;
    bool isDisabled = false;        ///< by the user
    bool isStopped = false;         ///< by the user
    bool isRunning = false;         ///< its process
    Time launched{};                ///< the process, if it runs
    bool isReady = false;           ///< it has answered the handshake
    QString endCause{};             ///< why MM ends the process now: a clause; or empty
    bool isSuspended = false;       ///< its process, as by SIGSTOP
    bool isStuck = false;           ///< it does not read its stdin
    QString waitsFor{};             ///< while it is not ready: "\"initialize\""
    QString failure{};              ///< why it ended last, or can't be started: a clause; or empty
    QString noiseLine{};            ///< the first line of stdout that was no message
    std::optional<Time> pingSent{}; ///< of a ping without an answer
    std::optional<Time> oldestCall{}; ///< of the calls that run
    qint64 restarts = 0;
};

/// The state of a server, with its reason. A pure function: nothing else decides it.
[[nodiscard]] ServerStatus evaluateServer(const ServerFacts &facts);

} // namespace mm

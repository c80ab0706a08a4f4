// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/mesh/requestbodies.h"
#include "app/proxy/mesh/serviceanswer.h"

#include <array>

namespace mm {

/// What a person needs to know of an MCP server that MM runs.
struct ServerStatus
{
    enum class State {
        Starting, ///< its process runs, or soon will; it has not answered yet
        Up,
        Busy,     ///< a call has been running for a while
        Failing,  ///< its process runs, but is suspended or does not answer
        Down,     ///< it has ended, or can't be started; MM tries again
        Stopped,  ///< by the user, until it or MM is started again
        Disabled, ///< by its entry, or by the user for good
    };

    State state = State::Starting;
    QString reason{}; ///< a sentence
    qint64 restarts = 0;

    /// Whether the server counts in the stats file, as it answers.
    [[nodiscard]] bool isCounted() const { return state == State::Up || state == State::Busy; }
    /// The state as the word that other programs see.
    [[nodiscard]] QString word() const { return QLatin1StringView(words.at(size_t(state))); }
    static constexpr std::array<const char *, 7> words{"starting", "up",      "busy",    "failing",
                                                       "down",     "stopped", "disabled"};

    bool operator==(const ServerStatus &) const = default;
};

/// Calls to an MCP server that MM runs. Used in the thread of the calls.
class ServerLink
{
public:
    using Done = std::function<void(ServiceAnswer answer, http::MemoryQuota::Lease lease)>;

    ServerLink() = default;
    virtual ~ServerLink() = default;
    Q_DISABLE_COPY_MOVE(ServerLink)

    /// Sends \p request; one that finds the server starting waits for it, one that finds it down
    /// wakes it. \p done is called once, later, unless the call is cancelled. Returns an id for
    /// cancel(), not 0.
    virtual quint64 start(const CallRequest &request, Done done) = 0;
    /// Ends a call without calling its Done, and cancels it in the server with \p reason.
    virtual void cancel(quint64 id, const QString &reason) = 0;

    [[nodiscard]] virtual ServerStatus status() const = 0;
    /// What it offers, a JSON object as it was sent; `{}` before it has answered the handshake.
    [[nodiscard]] virtual QByteArray capabilities() const = 0;
    /// Its "instructions", JSON; empty if it has none.
    [[nodiscard]] virtual QByteArray instructions() const = 0;
    /// Asks for notifications of changes of these resources too. Of very many, the newest stay.
    virtual void subscribe(const QStringList &uris) = 0;
};

} // namespace mm

// SPDX-License-Identifier: MIT
#pragma once

#include "core/statsfile/snapshot.h"

#include <QHash>
#include <QStringList>

namespace mm {

/// What changed for the MCP servers that MM runs, between two polls: names, in the file's order.
struct ServerChanges
{
    QStringList down; ///< and failing
    QStringList up;   ///< again
    QStringList restarted;
    QStringList stopped;
    QStringList disabled;
};

/// Compares the states of successive polls of an active MM. That a server is busy, or starts, is no
/// change: it counts as what it was before. A value, not thread-safe.
class ServerWatch final
{
public:
    /// The next servers are those of a new MM.
    void startAgain() { m_known.emplace(); }
    /// In the first call, nothing counts as changed.
    [[nodiscard]] ServerChanges update(const QList<Server> &servers);

    /// Whether the last poll had a server named \p name.
    [[nodiscard]] bool isServer(const QString &name) const;
    /// Whether that server was up, or came to an end, before.
    [[nodiscard]] bool wasRunning(const QString &name) const;

private:
    enum class Phase { Starting, Up, Down, Stopped, Disabled };
    struct Known
    {
        Phase phase = Phase::Starting; ///< Starting: until it is anything else for the first time
        qint64 restarts = 0;
    };

    static Phase phaseOf(const Server &server, Phase before);

    std::optional<QHash<QString, Known>> m_known; ///< of the last poll
};

} // namespace mm

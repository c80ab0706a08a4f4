// SPDX-License-Identifier: MIT
#pragma once

#include "core/statsfile/snapshot.h"

#include <QAction>

namespace mm {

enum class ServerAction { Restart, Start, Stop, Enable, Disable, Log };

/// What a menu offers for an MCP server that MM runs. The actions are hidden while there is none.
class ServerActions final : public QObject
{
    Q_OBJECT

public:
    explicit ServerActions(QObject *parent);

    /// In the order of the menu.
    [[nodiscard]] QList<QAction *> actions() const { return {m_restart, m_stop, m_disable, m_log}; }
    void setServer(const std::optional<Server> &server);
    /// \p obstacle is a sentence that says why MM can't be asked for any of this; empty for none.
    /// Nothing can be chosen before the first call.
    void setObstacle(const QString &obstacle);

Q_SIGNALS:
    void requested(const QString &server, mm::ServerAction action);

private:
    void update();

    QAction *m_restart;
    QAction *m_stop;    ///< or starts it
    QAction *m_disable; ///< or enables it
    QAction *m_log;
    std::optional<Server> m_server;
    QString m_obstacle;
};

} // namespace mm

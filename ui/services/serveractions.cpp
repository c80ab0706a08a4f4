// SPDX-License-Identifier: MIT
#include "ui/services/serveractions.h"

using namespace Qt::StringLiterals;

namespace mm {

ServerActions::ServerActions(QObject *parent)
    : QObject(parent)
    , m_restart(new QAction(tr("&Restart Server"), this))
    , m_stop(new QAction(this))
    , m_disable(new QAction(this))
    , m_log(new QAction(tr("Show Lo&g…"), this))
    , m_obstacle(u" "_s)
{
    m_restart->setObjectName(u"mm_server_restart_action"_s);
    m_stop->setObjectName(u"mm_server_stop_action"_s);
    m_disable->setObjectName(u"mm_server_disable_action"_s);
    m_log->setObjectName(u"mm_server_log_action"_s);
    for (QAction *action : actions())
        connect(action, &QAction::triggered, this, [this, action] {
            if (m_server)
                Q_EMIT requested(m_server->name, ServerAction(action->data().toInt()));
        });
    update();
}

void ServerActions::setServer(const std::optional<Server> &server)
{
    m_server = server;
    update();
}

void ServerActions::setObstacle(const QString &obstacle)
{
    m_obstacle = obstacle;
    update();
}

void ServerActions::update()
{
    const QString state = m_server ? m_server->state : QString();
    const bool isStopped = state == "stopped"_L1;
    const bool isDisabled = state == "disabled"_L1;
    const auto show = [this](QAction *action, ServerAction what, const QString &hint,
                             const QString &obstacle = {}) {
        const QString &why = m_obstacle.isEmpty() ? obstacle : m_obstacle;
        action->setData(int(what));
        action->setVisible(m_server.has_value());
        action->setEnabled(m_server && why.isEmpty());
        action->setToolTip(why.isEmpty() ? hint : why);
        action->setStatusTip(why);
    };
    const QString disabled =
        isDisabled ? tr("The server is disabled: enable it first.") : QString();
    m_stop->setText(isStopped ? tr("S&tart Server") : tr("S&top Server"));
    m_disable->setText(isDisabled ? tr("&Enable Server") : tr("&Disable Server"));
    show(m_restart, ServerAction::Restart, tr("Ends its process and starts it again."), disabled);
    show(m_stop, isStopped ? ServerAction::Start : ServerAction::Stop,
         isStopped ? tr("MM starts it, and again if it ends.")
                   : tr("It stays stopped until it is started again, or MM is."),
         disabled);
    show(m_disable, isDisabled ? ServerAction::Enable : ServerAction::Disable,
         isDisabled ? tr("MM starts it, and again at each start of MM.")
                    : tr("It stays stopped until it is enabled, also after a restart of MM."));
    show(m_log, ServerAction::Log,
         tr("The last lines that the server wrote to its standard error."));
}

} // namespace mm

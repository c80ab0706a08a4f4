// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/continuity.h"
#include "ui/services/filteredtable.h"
#include "ui/services/serveractions.h"

#include <QPersistentModelIndex>
#include <QVariantMap>

namespace mm {

class ServicesModel;

/// The table of services with a filter, or a message if it is empty. The table takes the focus.
class ServicesView final : public FilteredTable
{
    Q_OBJECT

public:
    explicit ServicesView(QWidget *parent = nullptr);

    /// Shows one poll; \p step is what Continuity found.
    void setReading(const Reading &reading, const Status &status, const PollStep &step);
    /// Shows what \p former does: its last poll, filter and selection. Columns that are too narrow
    /// for the texts of this language get wider.
    void takeOver(const ServicesView &former);
    /// As of ServicesModel.
    void setOwnService(const QString &name);
    /// What is shown in place of services that are counted, but not listed.
    void setUnlistedText(const QString &text) { m_unlistedText = text; }
    /// As of ServerActions.
    void setServerObstacle(const QString &obstacle);

    /// Hides the column that is needed least.
    void saveSpace();
    /// The layout of its columns; restoreColumns() ignores what is missing or invalid.
    [[nodiscard]] QVariantMap saveColumns() const;
    void restoreColumns(const QVariantMap &layout);

Q_SIGNALS:
    /// Columns of \p width together have appeared.
    void columnsAdded(int width);
    /// The service that the user has selected last; empty for none.
    void currentServiceChanged(const QString &name);
    /// The user chose it for an MCP server that MM runs.
    void serverActionRequested(const QString &server, mm::ServerAction action);

private:
    void fitColumns() override;
    void updateActions() override;
    [[nodiscard]] QString keyOf(int row) const override;

    void setUpTable();
    void showServerColumns();
    void updatePage();

    ServicesModel *m_model;
    ServerActions *m_serverActions;

    bool m_failedShown = false;     ///< the column was, because of a failure
    bool m_serversShown = false;    ///< likewise those of servers
    QString m_emptyText;            ///< for a list without services
    QString m_unlistedText;         ///< see setUnlistedText()
    QString m_currentService;       ///< last emitted
    QPersistentModelIndex m_topRow; ///< the first visible row during an update
};

} // namespace mm

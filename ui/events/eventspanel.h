// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/eventlog.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace mm {

class EventsFilter;
class EventsModel;
class ReadOnlyTable;
class TablePages;

/// The list of events, newest first, with a choice of groups and a text filter. Does not read the
/// log while it is hidden.
class EventsPanel final : public QWidget
{
    Q_OBJECT

public:
    /// \p log outlives the panel.
    explicit EventsPanel(const EventLog &log, QWidget *parent = nullptr);

    /// Names the groups of events for many machines.
    void nameMachines();
    /// Filters as \p former does.
    void copyFilter(const EventsPanel &former);

    [[nodiscard]] QSize sizeHint() const override;

public Q_SLOTS:
    /// Shows the current events of the log.
    void refresh();
    /// Copies the selected rows to the clipboard, one line each, in the order of the table.
    void copySelected() const;

Q_SIGNALS:
    /// The user chose to delete all events.
    void clearRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void setUpFilters();
    void setUpTable();
    void setUpActions();
    /// Of the icons and the column of times.
    void updateSizes();
    void applyFilter();
    void updatePage();

    const EventLog &m_log;
    EventsModel *m_model;
    EventsFilter *m_filter;
    QComboBox *m_group;
    QLineEdit *m_text;
    TablePages *m_pages;
    ReadOnlyTable *m_table;
};

} // namespace mm

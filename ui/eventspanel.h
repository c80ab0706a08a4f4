// SPDX-License-Identifier: MIT
#pragma once

#include "core/eventlog.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QTableView;

namespace mm {

class EventsFilter;
class EventsModel;

/// What happened, newest first, with a choice of which events and a filter by their text. While it
/// is hidden, nothing is worked out or painted.
class EventsPanel final : public QWidget
{
    Q_OBJECT

public:
    /// \p log outlives the panel.
    explicit EventsPanel(const EventLog &log, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

public Q_SLOTS:
    /// Shows what the log says now.
    void refresh();
    /// Puts the selected rows on the clipboard, a line each, in the order in which they are shown.
    void copySelected() const;

Q_SIGNALS:
    /// The user wants all events forgotten.
    void clearRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void makeChoice();
    void makeTable();
    void makeActions();
    void applyFilter();
    void showWhatThereIs();

    const EventLog &m_log;
    EventsModel *m_model;
    EventsFilter *m_filter;
    QComboBox *m_group;
    QLineEdit *m_text;
    QStackedWidget *m_pages;
    QTableView *m_table;
    QLabel *m_nothing;
};

} // namespace mm

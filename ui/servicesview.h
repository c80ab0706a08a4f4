// SPDX-License-Identifier: MIT
#pragma once

#include "core/status.h"

#include <QPersistentModelIndex>
#include <QWidget>

class QLabel;
class QStackedLayout;
class QTableView;

namespace mm {

class ColumnsMenu;
class FilterBar;
class ServicesModel;

/// The list of services with a box to filter it, or a sentence where there is none.
class ServicesView final : public QWidget
{
    Q_OBJECT

public:
    explicit ServicesView(QWidget *parent = nullptr);

    /// How often readings are meant to come.
    void setInterval(std::chrono::milliseconds interval);
    void setReading(const Reading &reading, const Status &status);

    /// For a menu: copy the selected rows as text, as JSON, and go to the filter.
    [[nodiscard]] QList<QAction *> editActions() const;

    /// Gives the rows the keyboard.
    void focusTable();

    /// Column widths, choice and sorting, for the next time.
    [[nodiscard]] QByteArray saveLayout() const;
    void restoreLayout(const QByteArray &layout);

Q_SIGNALS:
    /// The service that the user has gone to; empty when there is none any more.
    void currentServiceChanged(const QString &name);

private:
    void setUpTable();
    void setUpActions();
    void setUpMenus();
    void setUpPages();

    void showPage();
    void tellCurrentService();
    void holdPlace();
    void returnToPlace();
    void copyText() const;
    void copyJson() const;

    ServicesModel *m_model;
    FilterBar *m_filter;
    QTableView *m_table;
    QLabel *m_nothing;
    QStackedLayout *m_pages;
    ColumnsMenu *m_columns;
    QAction *m_copy;
    QAction *m_copyJson;
    QAction *m_find;

    QString m_emptySentence;     ///< for a list without services
    QString m_currentService;    ///< as was told
    QPersistentModelIndex m_top; ///< the row that is to stay on top
};

} // namespace mm

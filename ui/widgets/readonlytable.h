// SPDX-License-Identifier: MIT
#pragma once

#include <QStackedWidget>
#include <QTableView>

class QLabel;

namespace mm {

/// A table of rows to select and copy, without a grid or frame.
class ReadOnlyTable final : public QTableView
{
    Q_OBJECT

public:
    explicit ReadOnlyTable(QWidget *parent = nullptr);

    /// Ascending.
    [[nodiscard]] QList<int> selectedRows() const;
    /// Those that are not hidden, in the order in which they are shown.
    [[nodiscard]] QList<int> shownColumns() const;
    /// The first visible row; invalid where the table is not scrolled down.
    [[nodiscard]] QModelIndex topRow() const;
    /// Keeps the visible rows where they are when rows above them are added or removed: \p index is
    /// what topRow() was before. Does nothing where it is invalid.
    void setTopRow(const QModelIndex &index);

Q_SIGNALS:
    /// Font, style or scale changed: sizes derived from them must be set again.
    void metricsChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateRowHeight();
};

/// A ReadOnlyTable with the style's margins, or a message while it has no rows.
class TablePages final : public QStackedWidget
{
    Q_OBJECT

public:
    explicit TablePages(QWidget *parent = nullptr);

    [[nodiscard]] ReadOnlyTable *table() const { return m_table; }
    [[nodiscard]] QLabel *message() const { return m_message; }
    /// Shows the table if it has rows, else \p message.
    void showTableOr(const QString &message);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateMargins();

    ReadOnlyTable *m_table;
    QLabel *m_message;
};

} // namespace mm

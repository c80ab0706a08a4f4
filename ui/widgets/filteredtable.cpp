// SPDX-License-Identifier: MIT
#include "ui/widgets/filteredtable.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <utility>

namespace mm {

FilteredTable::FilteredTable(QAction *find, QWidget *parent)
    : QWidget(parent)
    , m_find(find)
    , m_bar(new QWidget(this))
    , m_filter(new PlaceholderLineEdit(m_bar))
    , m_count(new QLabel(m_bar))
    , m_pages(new TablePages(this))
{
    m_filter->setClearButtonEnabled(true);
    m_count->setObjectName(QStringLiteral("mm_filter_count"));
    m_count->setTextFormat(Qt::PlainText);
    message()->setMargin(3 * fontMetrics().averageCharWidth());

    auto *bar = new QHBoxLayout(m_bar);
    const int margin = bar->contentsMargins().left();
    bar->setContentsMargins(margin, margin / 2, margin, margin / 2);
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_count);
    // The line edit would be invisible on the table's background.
    m_bar->setAutoFillBackground(true);
    m_bar->setBackgroundRole(QPalette::Window);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_pages, 1);

    auto *escape = new QAction(this);
    escape->setShortcut(Qt::Key_Escape);
    escape->setShortcutContext(Qt::WidgetShortcut);
    m_filter->addAction(escape);
    connect(escape, &QAction::triggered, m_filter, [this] {
        m_filter->clear();
        focusTable();
    });
    connect(m_filter, &QLineEdit::returnPressed, this, &FilteredTable::focusTable);
    m_find->setShortcuts(QKeySequence::Find);
    addAction(m_find);
    connect(m_find, &QAction::triggered, m_filter, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
}

void FilteredTable::update(bool hasRows, const QString &count, const QString &message)
{
    const bool appears = hasRows && m_bar->isHidden();
    m_find->setEnabled(hasRows || !m_filter->text().isEmpty());
    m_bar->setVisible(m_find->isEnabled());
    m_count->setText(count);
    m_count->setVisible(!m_filter->text().isEmpty());
    // A screen reader reads the focused line edit, not the label beside it.
    m_filter->setAccessibleDescription(m_filter->text().isEmpty() ? QString() : count);
    m_pages->showTableOr(message);
    // The table gets the first focus: in the filter, the cursor would blink all the time. If the
    // first reading arrives late, another widget has it, but not by the user's choice.
    const QWidget *const focused = window()->focusWidget();
    const bool isUntouched = appears && !std::exchange(m_hadRows, true) &&
                             !window()->testAttribute(Qt::WA_KeyboardFocusChange);
    if (appears && (isUntouched || !focused || !focused->isVisible() || focused == m_filter))
        focusTable();
}

/// Not by a focus proxy: a screen reader would report the focus on this widget, which has no name.
void FilteredTable::focusTable()
{
    table()->setFocus();
}

} // namespace mm

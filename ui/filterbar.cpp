// SPDX-License-Identifier: MIT
#include "ui/filterbar.h"

#include "ui/clearbutton.h"
#include "ui/placeholder.h"
#include "ui/statecolors.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace mm {

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_count(new QLabel(this))
{
    m_edit->setObjectName(QStringLiteral("mm_services_filter"));
    m_edit->setAccessibleName(tr("Filter the services by name"));
    m_edit->setPlaceholderText(tr("Filter by name"));
    offerToClear(m_edit);
    m_count->setObjectName(QStringLiteral("mm_filter_count"));
    m_count->setTextFormat(Qt::PlainText);
    m_count->hide();

    auto *layout = new QHBoxLayout(this);
    const int margin = layout->contentsMargins().left();
    layout->setContentsMargins(margin, margin / 2, margin, margin / 2);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_count);
    // The box is of the table's colour, and would not be seen on it.
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Window);
    makePlaceholderLegible(m_edit);

    auto *leave = new QAction(this);
    leave->setShortcut(Qt::Key_Escape);
    leave->setShortcutContext(Qt::WidgetShortcut);
    m_edit->addAction(leave);
    connect(leave, &QAction::triggered, this, [this] {
        m_edit->clear();
        Q_EMIT left();
    });
    connect(m_edit, &QLineEdit::returnPressed, this, &FilterBar::left);
    connect(m_edit, &QLineEdit::textChanged, this, &FilterBar::textChanged);
}

void FilterBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        makePlaceholderLegible(m_edit);
    QWidget::changeEvent(event);
}

QString FilterBar::text() const
{
    return m_edit->text();
}

void FilterBar::setCounts(qsizetype found, qsizetype all)
{
    //: %1 is a number: so many of all are shown
    const QString text =
        tr("%1 of %n service(s)", nullptr, static_cast<int>(all)).arg(formatCount(found));
    m_count->setText(text);
    m_count->setVisible(!m_edit->text().isEmpty());
    // A screen reader is at the box, not at the label beside it.
    m_edit->setAccessibleDescription(m_edit->text().isEmpty() ? QString() : text);
}

void FilterBar::start()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

} // namespace mm

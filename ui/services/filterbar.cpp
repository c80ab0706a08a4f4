// SPDX-License-Identifier: MIT
#include "ui/services/filterbar.h"

#include "ui/widgets/contrast.h"

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
    m_edit->setClearButtonEnabled(true);
    m_count->setObjectName(QStringLiteral("mm_filter_count"));
    m_count->setTextFormat(Qt::PlainText);
    m_count->hide();

    auto *layout = new QHBoxLayout(this);
    const int margin = layout->contentsMargins().left();
    layout->setContentsMargins(margin, margin / 2, margin, margin / 2);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_count);
    // On the background of the table the line edit would be invisible.
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Window);
    makePlaceholderLegible(m_edit);

    auto *escape = new QAction(this);
    escape->setShortcut(Qt::Key_Escape);
    escape->setShortcutContext(Qt::WidgetShortcut);
    m_edit->addAction(escape);
    connect(escape, &QAction::triggered, this, [this] {
        m_edit->clear();
        Q_EMIT finished();
    });
    connect(m_edit, &QLineEdit::returnPressed, this, &FilterBar::finished);
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

void FilterBar::setCounts(qsizetype matches, qsizetype all)
{
    //: %1 is the number of services shown, %n the number of all
    const QString text =
        tr("%1 of %n service(s)", nullptr, static_cast<int>(all)).arg(formatCount(matches));
    m_count->setText(text);
    m_count->setVisible(!m_edit->text().isEmpty());
    // A screen reader reads the focused line edit, not the label beside it.
    m_edit->setAccessibleDescription(m_edit->text().isEmpty() ? QString() : text);
}

void FilterBar::startEditing()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

} // namespace mm

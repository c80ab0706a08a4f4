// SPDX-License-Identifier: MIT
#include "ui/preferences/scrolleddialog.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>

namespace mm {

ScrolledDialog::ScrolledDialog(QWidget *parent)
    : QDialog(parent)
    , m_scroll(new QScrollArea(this))
    , m_page(new QWidget)
{
    m_scroll->setWidget(m_page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_page->installEventFilter(this);
}

void ScrolledDialog::protectFromWheel(QWidget *control)
{
    control->setFocusPolicy(Qt::StrongFocus);
    control->installEventFilter(this);
}

void ScrolledDialog::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enter)
        QDialog::keyPressEvent(event);
    else if (auto *button = qobject_cast<QPushButton *>(focusWidget()))
        button->click();
}

/// Room for the whole page (a scroll area's own hint is smaller) and for two lines of a problem, up
/// to 90 % of the screen.
QSize ScrolledDialog::sizeHint() const
{
    const QSize frame = QDialog::sizeHint() - m_scroll->sizeHint();
    const QSize extra(m_scroll->verticalScrollBar()->sizeHint().width(),
                      2 * fontMetrics().lineSpacing());
    return (m_page->sizeHint() + extra + frame).boundedTo(screen()->availableSize() * 9 / 10);
}

void ScrolledDialog::showEvent(QShowEvent *event)
{
    if (!testAttribute(Qt::WA_Resized))
        resize(sizeHint()); // Qt limits it to two thirds of the screen
    QDialog::showEvent(event);
}

bool ScrolledDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_page) {
        if (event->type() == QEvent::LayoutRequest)
            layoutChanged();
        return false;
    }
    if (event->type() == QEvent::Wheel && !static_cast<QWidget *>(watched)->hasFocus()) {
        event->ignore();
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace mm

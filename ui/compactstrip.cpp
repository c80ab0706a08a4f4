// SPDX-License-Identifier: MIT
#include "ui/compactstrip.h"

#include "ui/compactplace.h"
#include "ui/tabularfigures.h"
#include "ui/x11window.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>
#include <QWindow>

namespace mm {

namespace {

constexpr int frameWidth = 2;

} // namespace

CompactStrip::CompactStrip()
    : QWidget(nullptr, Qt::Tool | Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("mm_compact_strip"));
    setWindowTitle(tr("EE Monitor"));
    //: what a screen reader calls the small window of the compact mode
    setAccessibleName(tr("EE Monitor, compact"));
    setFont(withTabularFigures(QFont()));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_MacAlwaysShowToolWindow);
    m_layout->setContentsMargins(frameWidth, frameWidth, frameWidth, frameWidth);
    m_layout->setSizeConstraint(QLayout::SetFixedSize);
    const auto watch = [this](QScreen *screen) {
        connect(screen, &QScreen::availableGeometryChanged, this, &CompactStrip::keepOnScreen);
    };
    for (QScreen *screen : QGuiApplication::screens())
        watch(screen);
    connect(qApp, &QGuiApplication::screenAdded, this, watch);
    // Later: the screen is still among the others while it is told.
    connect(qApp, &QGuiApplication::screenRemoved, this, &CompactStrip::keepOnScreen,
            Qt::QueuedConnection);
}

void CompactStrip::hold(QWidget *bar)
{
    m_layout->addWidget(bar);
    adjustSize();
}

void CompactStrip::setPlace(const QPoint &place)
{
    m_place = place;
    keepOnScreen();
}

void CompactStrip::keepOnScreen()
{
    if (!m_place)
        return;
    QList<QRect> screens;
    for (const QScreen *screen : QGuiApplication::screens())
        screens += screen->availableGeometry();
    // m_place stays as the user chose it: so a strip that grew comes back when it shrinks, and one
    // whose screen is back returns there.
    m_own = placeOnScreen(*m_place, size(), screens);
    move(m_own);
}

bool CompactStrip::event(QEvent *event)
{
    if (event->type() == QEvent::WindowActivate || event->type() == QEvent::WindowDeactivate)
        update();
    return QWidget::event(event);
}

void CompactStrip::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // To close it is to end the program. Qt takes that from a tool window each time it makes one.
    setAttribute(Qt::WA_QuitOnClose);
    keepOnScreen();
    // Told anew, also where it did not move: else the system chooses a place of its own.
    if (m_place)
        windowHandle()->setPosition(m_own);
    // Each time: window managers forget it when a window is hidden.
    x11::showOnAllDesktops(windowHandle());
}

void CompactStrip::moveEvent(QMoveEvent *event)
{
    QWidget::moveEvent(event);
    // Where it is put at first is not the user's doing.
    if (m_mover != Mover::None && pos() != m_own)
        m_place = pos();
}

void CompactStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    keepOnScreen();
}

void CompactStrip::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const bool active = isActiveWindow();
    const QColor color = palette().color(active ? QPalette::Highlight : QPalette::Mid);
    painter.fillRect(rect(), color);
    const int line = active ? frameWidth : 1;
    painter.fillRect(rect().adjusted(line, line, -line, -line), palette().window());
}

void CompactStrip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT leaveRequested();
    else
        QWidget::keyPressEvent(event);
}

void CompactStrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_press = event->globalPosition().toPoint();
    m_grip = event->globalPosition().toPoint() - pos();
    m_mover = Mover::None;
}

void CompactStrip::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_press || !(event->buttons() & Qt::LeftButton))
        return;
    const QPoint mouse = event->globalPosition().toPoint();
    if (m_mover == Mover::System)
        return;
    if (m_mover == Mover::None) {
        if ((mouse - *m_press).manhattanLength() < QApplication::startDragDistance())
            return;
        const bool bySystem = windowHandle()->startSystemMove();
        m_mover = bySystem ? Mover::System : Mover::Ourselves;
        if (bySystem)
            return;
    }
    move(mouse - m_grip);
}

void CompactStrip::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_press.reset();
    if (m_mover != Mover::Ourselves)
        return;
    m_mover = Mover::None;
    keepOnScreen();
}

void CompactStrip::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_press.reset();
    Q_EMIT leaveRequested();
}

void CompactStrip::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("mm_compact_menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(actions());
    menu->popup(event->globalPos());
}

} // namespace mm

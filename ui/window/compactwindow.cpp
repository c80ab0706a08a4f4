// SPDX-License-Identifier: MIT
#include "ui/window/compactwindow.h"

#include "ui/platform/x11window.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>
#include <QWindow>

#include <limits>

namespace mm {

namespace {

constexpr int frameWidth = 2;

} // namespace

QPoint nearestOnScreen(const QPoint &position, const QSize &size, const QList<QRect> &screens)
{
    QPoint nearest = position;
    // In 64 bits: the settings file may hold any coordinates.
    qint64 minDistance = std::numeric_limits<qint64>::max();
    for (const QRect &screen : screens) {
        const qint64 right = qint64(screen.x()) + screen.width() - size.width();
        const qint64 bottom = qint64(screen.y()) + screen.height() - size.height();
        const qint64 x = qMax<qint64>(screen.x(), qMin<qint64>(position.x(), right));
        const qint64 y = qMax<qint64>(screen.y(), qMin<qint64>(position.y(), bottom));
        const qint64 distance = qAbs(x - position.x()) + qAbs(y - position.y());
        if (distance >= minDistance)
            continue;
        minDistance = distance;
        nearest = QPoint(static_cast<int>(x), static_cast<int>(y));
    }
    return nearest;
}

CompactWindow::CompactWindow()
    : QWidget(nullptr, Qt::Tool | Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("mm_compact_window"));
    setWindowTitle(tr("EE Monitor"));
    //: name of the small window of the compact mode, for screen readers
    setAccessibleName(tr("EE Monitor, compact"));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_MacAlwaysShowToolWindow);
    m_layout->setContentsMargins(frameWidth, frameWidth, frameWidth, frameWidth);
    m_layout->setSizeConstraint(QLayout::SetFixedSize);
    const auto watch = [this](QScreen *screen) {
        connect(screen, &QScreen::availableGeometryChanged, this, &CompactWindow::keepOnScreen);
    };
    for (QScreen *screen : QGuiApplication::screens())
        watch(screen);
    connect(qApp, &QGuiApplication::screenAdded, this, watch);
    // Queued, as the screen is still listed during the signal.
    connect(qApp, &QGuiApplication::screenRemoved, this, &CompactWindow::keepOnScreen,
            Qt::QueuedConnection);
}

void CompactWindow::setBar(QWidget *bar)
{
    m_layout->addWidget(bar);
    adjustSize();
}

void CompactWindow::setChosenPosition(const QPoint &position)
{
    m_chosen = position;
    m_assigned = pos();
    keepOnScreen();
}

void CompactWindow::setDefaultPosition(const QPoint &position)
{
    m_default = position;
    if (m_chosen)
        return;
    m_assigned = pos();
    keepOnScreen();
}

void CompactWindow::keepOnScreen()
{
    const std::optional<QPoint> wanted = wantedPosition();
    // Before it is shown without a position, the system is still to choose one.
    const bool isPlaced = isVisible() && windowHandle() && windowHandle()->isExposed();
    if (!wanted && !isPlaced)
        return;
    // The window manager may have moved it elsewhere since.
    const bool isMoved = isPlaced && (!wanted || pos() != m_assigned);
    QList<QRect> screens;
    for (const QScreen *screen : QGuiApplication::screens())
        screens += screen->availableGeometry();
    // The position is kept, so that the window returns there when it shrinks again or when a
    // removed screen is back.
    m_assigned = nearestOnScreen(isMoved ? pos() : *wanted, size(), screens);
    if (pos() != m_assigned)
        move(m_assigned);
}

bool CompactWindow::event(QEvent *event)
{
    if (event->type() == QEvent::WindowActivate || event->type() == QEvent::WindowDeactivate)
        update();
    return QWidget::event(event);
}

void CompactWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // Closing it ends the program. Qt resets this for each native tool window it creates.
    setAttribute(Qt::WA_QuitOnClose);
    // Qt would focus the label, which would have a second frame all the time.
    setFocus();
    keepOnScreen();
    // Set again even if unchanged: else the system chooses another position.
    if (wantedPosition())
        windowHandle()->setPosition(m_assigned);
    // On each show, as window managers forget it when a window is hidden.
    x11::showOnAllDesktops(windowHandle());
}

void CompactWindow::moveEvent(QMoveEvent *event)
{
    QWidget::moveEvent(event);
    // Only the user's moves count, not those by the system or by keepOnScreen().
    if (m_mover != Mover::None && pos() != m_assigned)
        m_chosen = pos();
}

void CompactWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    keepOnScreen();
}

void CompactWindow::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const bool active = isActiveWindow();
    const QColor color = palette().color(active ? QPalette::Highlight : QPalette::Mid);
    painter.fillRect(rect(), color);
    const int line = active ? frameWidth : 1;
    painter.fillRect(rect().adjusted(line, line, -line, -line), palette().window());
}

void CompactWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT fullWindowRequested();
    else
        QWidget::keyPressEvent(event);
}

void CompactWindow::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_press = event->globalPosition().toPoint() - pos();
    m_mover = Mover::None;
}

void CompactWindow::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_press || !(event->buttons() & Qt::LeftButton) || m_mover == Mover::System)
        return;
    const QPoint mouse = event->globalPosition().toPoint();
    if (m_mover == Mover::None) {
        if ((mouse - pos() - *m_press).manhattanLength() < QApplication::startDragDistance())
            return;
        const bool bySystem = windowHandle()->startSystemMove();
        m_mover = bySystem ? Mover::System : Mover::Program;
        if (bySystem)
            return;
    }
    move(mouse - *m_press);
}

void CompactWindow::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_press.reset();
    if (m_mover != Mover::Program)
        return;
    m_mover = Mover::None;
    m_assigned = pos();
    keepOnScreen();
}

void CompactWindow::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_press.reset();
    Q_EMIT fullWindowRequested();
}

void CompactWindow::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("mm_compact_menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(actions());
    menu->popup(event->globalPos());
}

} // namespace mm

// SPDX-License-Identifier: MIT
#include "ui/monitorwindow.h"

#include "ui/compactstrip.h"
#include "ui/eventspanel.h"
#include "ui/fileactions.h"
#include "ui/mmstatusbar.h"
#include "ui/problempanel.h"
#include "ui/servicesview.h"
#include "ui/tabularfigures.h"
#include "ui/trendpanel.h"

#include <QApplication>
#include <QDataStream>
#include <QDir>
#include <QDockWidget>
#include <QIODevice>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QScreen>
#include <QSplitter>
#include <QStatusBar>
#include <QVBoxLayout>
#include <QWindow>

namespace mm {

namespace {

/// What the platform uses, and \p key too. None twice: Qt takes that for ambiguous, and does
/// nothing.
QList<QKeySequence> keysFor(QKeySequence::StandardKey standard, const QKeySequence &key)
{
    QList<QKeySequence> keys = QKeySequence::keyBindings(standard);
    keys.removeAll(key);
    keys.prepend(key);
    return keys;
}

} // namespace

MonitorWindow::MonitorWindow(const QString &path, BackgroundReader::Read read,
                             std::chrono::milliseconds interval, QWidget *parent)
    : QMainWindow(parent)
    , m_bar(new MmStatusBar(path, std::move(read), interval, this))
    , m_problem(new ProblemPanel(this))
    , m_fileActions(new FileActions(m_bar, this))
    , m_services(new ServicesView(this))
    , m_trend(new TrendPanel(m_recorder.history(), this))
    , m_split(new QSplitter(Qt::Vertical, this))
    , m_showTrend(new QAction(tr("&Trend"), this))
    , m_eventsDock(new QDockWidget(tr("Events"), this))
    , m_events(new EventsPanel(m_recorder.events(), m_eventsDock))
    , m_strip(std::make_unique<CompactStrip>())
{
    setWindowTitle(tr("EE Monitor"));
    setFont(withTabularFigures(QFont()));

    m_split->setObjectName(QStringLiteral("mm_splitter"));
    m_split->addWidget(m_services);
    m_split->addWidget(m_trend);
    m_split->setStretchFactor(0, 3);
    m_split->setStretchFactor(1, 2);
    m_split->setChildrenCollapsible(false);
    m_recorder.history().setInterval(interval);
    m_services->setInterval(interval);

    auto *center = new QWidget(this);
    auto *column = new QVBoxLayout(center);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_problem);
    column->addWidget(m_split, 1);
    setCentralWidget(center);
    // Below the docks, wherever they are.
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addPermanentWidget(m_bar, 1);
    makeEvents();
    makeMenus();
    makeStrip();
    resize(fontMetrics().averageCharWidth() * 104, fontMetrics().height() * 30);
    m_ownHeight = height();

    connect(m_bar, &MmStatusBar::readingChanged, m_services, &ServicesView::setReading);
    connect(m_bar, &MmStatusBar::readingChanged, m_problem,
            [this](const Reading &, const Status &status) { setProblem(status); });
    connect(m_bar, &MmStatusBar::readingChanged, &m_recorder, &LookRecorder::add);
    connect(&m_recorder, &LookRecorder::recorded, this, &MonitorWindow::showRecords);
    connect(m_services, &ServicesView::currentServiceChanged, this, [this](const QString &name) {
        m_recorder.follow(name);
        m_trend->setService(name);
    });
    connect(m_showTrend, &QAction::toggled, m_trend, &QWidget::setVisible);
    connect(m_problem, &ProblemPanel::startRequested, this, &MonitorWindow::startRequested);
    connect(m_problem, &ProblemPanel::checkRequested, m_bar, &MmStatusBar::checkNow);
    connect(m_problem, &ProblemPanel::showFileRequested, m_fileActions, &FileActions::showFile);
    connect(m_problem, &ProblemPanel::moveAsideRequested, m_fileActions, &FileActions::moveAside);
    connect(m_problem, &ProblemPanel::copyRequested, m_fileActions, &FileActions::copyDetails);
    connect(m_fileActions, &FileActions::told, m_problem, &ProblemPanel::setNotice);
    connect(m_fileActions, &FileActions::movingChanged, m_problem, &ProblemPanel::setMoving);
}

void MonitorWindow::makeEvents()
{
    m_eventsDock->setObjectName(QStringLiteral("mm_events_dock"));
    m_eventsDock->setWidget(m_events);
    addDockWidget(Qt::BottomDockWidgetArea, m_eventsDock);
    m_eventsDock->hide();
    connect(m_eventsDock->toggleViewAction(), &QAction::triggered, this, [this](bool shown) {
        if (shown)
            makeRoomForEvents();
        else
            giveBackRoom();
    });
    connect(m_events, &EventsPanel::clearRequested, this, [this] {
        m_recorder.clearEvents();
        m_events->refresh();
    });
}

void MonitorWindow::makeRoomForEvents()
{
    if (isMaximized() || isFullScreen() || m_eventsDock->isFloating())
        return;
    const int events = m_eventsDock->sizeHint().height();
    const QRect available = screen()->availableGeometry();
    const int frame = frameGeometry().height() - height();
    const int wanted = qMin(m_ownHeight + events, available.height() - frame);
    if (height() >= wanted)
        return;
    m_heightBefore = height();
    m_heightWithEvents = wanted;
    // Upwards where there is none below.
    const int below = frameGeometry().top() + frame + wanted - 1 - available.bottom();
    if (below > 0)
        move(x(), qMax(available.top(), y() - below));
    resize(width(), wanted);
    resizeDocks({m_eventsDock}, {events}, Qt::Vertical);
}

void MonitorWindow::giveBackRoom()
{
    if (height() == std::exchange(m_heightWithEvents, 0))
        resize(width(), m_heightBefore);
}

MonitorWindow::~MonitorWindow() = default;

void MonitorWindow::makeMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    m_check = file->addAction(tr("&Check Now"), m_bar, &MmStatusBar::checkNow);
    m_check->setShortcuts(keysFor(QKeySequence::Refresh, Qt::Key_F5));
    QAction *show = file->addAction(tr("&Show File"), m_fileActions, &FileActions::showFile);
    show->setEnabled(false);
    connect(
        m_bar, &MmStatusBar::readingChanged, show,
        [show](const Reading &, const Status &status) { show->setEnabled(status.mayShowFile); });
    file->addAction(tr("Copy &Details"), m_fileActions, &FileActions::copyDetails);
    file->addSeparator();
    m_quit = file->addAction(tr("&Quit"), this, &MonitorWindow::quit);
    m_quit->setShortcuts(keysFor(QKeySequence::Quit, Qt::CTRL | Qt::Key_Q));
    m_quit->setMenuRole(QAction::QuitRole);

    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    edit->addActions(m_services->editActions());
    edit->addSeparator();
    QAction *preferences =
        edit->addAction(tr("&Preferences…"), this, &MonitorWindow::preferencesRequested);
    preferences->setObjectName(QStringLiteral("mm_preferences_action"));
    preferences->setShortcuts(keysFor(QKeySequence::Preferences, Qt::CTRL | Qt::Key_Comma));
    preferences->setMenuRole(QAction::PreferencesRole);

    m_showTrend->setCheckable(true);
    m_showTrend->setChecked(true);
    m_showTrend->setShortcut(Qt::CTRL | Qt::Key_T);
    QAction *showEvents = m_eventsDock->toggleViewAction();
    showEvents->setText(tr("&Events"));
    showEvents->setShortcut(Qt::CTRL | Qt::Key_E);
    QMenu *view = menuBar()->addMenu(tr("&View"));
    view->addActions({m_showTrend, showEvents});
    QAction *compact = view->addAction(tr("&Compact"), this, [this] { setCompact(true); });
    compact->setShortcut(Qt::CTRL | Qt::Key_M);

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    QAction *about = help->addAction(tr("&About EE Monitor"), this, &MonitorWindow::showAbout);
    about->setMenuRole(QAction::AboutRole);
}

void MonitorWindow::makeStrip()
{
    auto *full = new QAction(tr("&Full Window"), m_strip.get());
    full->setShortcut(Qt::CTRL | Qt::Key_M);
    connect(full, &QAction::triggered, m_strip.get(), &CompactStrip::leaveRequested);
    connect(m_strip.get(), &CompactStrip::leaveRequested, this, [this] { setCompact(false); });
    m_strip->addActions({m_check, full, m_quit});
}

void MonitorWindow::showAbout()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("About EE Monitor"),
                                tr("EE Monitor %1\n\nShows at a glance whether the MM mesh is "
                                   "alive and what it does.\n\nFile: %2\nQt %3, "
                                   "MIT licence.")
                                    .arg(QApplication::applicationVersion(),
                                         QDir::toNativeSeparators(m_bar->path()),
                                         QString::fromLatin1(qVersion())),
                                QMessageBox::Ok, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    // Not modal, so that the label stays alive to clicks and keys behind it.
    box->setModal(false);
    box->show();
}

QByteArray MonitorWindow::saveLayout() const
{
    QByteArray layout;
    QDataStream stream(&layout, QIODevice::WriteOnly);
    stream << saveGeometry() << m_services->saveLayout() << m_split->saveState()
           << m_showTrend->isChecked() << qint32(m_trend->range())
           << (m_isCompact || m_opensCompact) << m_strip->place().has_value()
           << m_strip->place().value_or(QPoint());
    const QByteArray docks = saveState();
    stream << docks << qChecksum(docks);
    return layout;
}

void MonitorWindow::restoreLayout(const QByteArray &layout)
{
    QByteArray geometry;
    QByteArray columns;
    QByteArray split;
    bool showTrend = true;
    qint32 range = 0;
    QDataStream stream(layout);
    stream >> geometry >> columns;
    restoreGeometry(geometry);
    m_services->restoreLayout(columns);
    stream >> split >> showTrend >> range;
    if (stream.status() != QDataStream::Ok)
        return;
    m_split->restoreState(split);
    m_showTrend->setChecked(showTrend);
    if (range >= 0 && range <= qint32(Range::Day))
        m_trend->setRange(Range(range));

    bool compact = false;
    bool placed = false;
    QPoint place;
    stream >> compact >> placed >> place;
    if (stream.status() != QDataStream::Ok)
        return;
    m_opensCompact = compact;
    if (placed)
        m_strip->setPlace(place);

    QByteArray docks;
    quint16 checksum = 0;
    stream >> docks >> checksum;
    // Qt takes sizes and places as they come, also those of a damaged one.
    if (stream.status() == QDataStream::Ok && checksum == qChecksum(docks))
        restoreState(docks);
}

void MonitorWindow::open()
{
    if (m_opensCompact)
        setCompact(true);
    else
        show();
}

void MonitorWindow::setCompact(bool compact)
{
    m_opensCompact = false;
    if (compact == m_isCompact)
        return;
    m_isCompact = compact;
    // The one bar goes along, so that there are never two labels that could differ.
    if (compact)
        m_strip->hold(m_bar);
    else
        statusBar()->addPermanentWidget(m_bar, 1);
    m_bar->setVisible(true);
    // Told anew, or the system would choose another place for a window that comes back.
    if (!compact && windowHandle())
        windowHandle()->setPosition(windowHandle()->position());
    showAndRaise();
    // Only now: a program without a window would end.
    (compact ? static_cast<QWidget *>(this) : m_strip.get())->hide();
}

QWidget *MonitorWindow::shownWindow()
{
    return m_isCompact ? static_cast<QWidget *>(m_strip.get()) : this;
}

void MonitorWindow::setProblem(const Status &status)
{
    const bool hadFocus = m_problem->isAncestorOf(focusWidget());
    m_problem->setStatus(status);
    // Qt would give it to the filter, and the next key pressed would hide services.
    if (hadFocus && m_problem->isHidden())
        m_services->focusTable();
}

void MonitorWindow::showRecords()
{
    m_events->refresh();
    m_trend->refresh();
}

void MonitorWindow::setStartable(bool startable)
{
    m_problem->setStartable(startable);
}

void MonitorWindow::setStarting(bool starting)
{
    m_problem->setStarting(starting);
}

void MonitorWindow::setNotice(const QString &text)
{
    m_problem->setNotice(text);
}

void MonitorWindow::showAndRaise()
{
    if (m_opensCompact) {
        setCompact(true);
        return;
    }
    QWidget *const window = shownWindow();
    window->setWindowState(window->windowState() & ~Qt::WindowMinimized);
    window->show();
    window->raise();
    window->activateWindow();
}

void MonitorWindow::quit()
{
    Q_EMIT quitRequested();
    shownWindow()->close();
}

} // namespace mm

// SPDX-License-Identifier: MIT
#include "ui/window/monitorwindow.h"

#include "ui/events/eventspanel.h"
#include "ui/machines/machinesview.h"
#include "ui/services/servicesview.h"
#include "ui/status/mmstatusbar.h"
#include "ui/status/problempanel.h"
#include "ui/trend/trendpanel.h"
#include "ui/window/compactwindow.h"
#include "ui/window/eventsdock.h"
#include "ui/window/helpmenu.h"
#include "ui/window/mmmenu.h"
#include "ui/window/statsfileactions.h"

#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QScreen>
#include <QSplitter>
#include <QStatusBar>
#include <QVBoxLayout>
#include <QWindow>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

/// The platform's keys and \p key, without duplicates: Qt treats a duplicate as ambiguous
/// and does nothing.
QList<QKeySequence> keysFor(QKeySequence::StandardKey standard, const QKeySequence &key)
{
    QList<QKeySequence> keys = QKeySequence::keyBindings(standard);
    keys.removeAll(key);
    keys.prepend(key);
    return keys;
}

} // namespace

MonitorWindow::MonitorWindow(const QString &path, StatsPoller::Read read,
                             std::chrono::milliseconds interval, QWidget *parent)
    : MonitorWindow(path, std::move(read), ReadMachine(), interval, parent)
{
}

MonitorWindow::MonitorWindow(const QString &source, StatsPoller::Read read,
                             const ReadMachine &readMachine, std::chrono::milliseconds interval,
                             QWidget *parent)
    : QMainWindow(parent)
    , m_bar(new MmStatusBar(readMachine ? unreadFleet(source) : unreadReading(source),
                            std::move(read), {interval})) // not yet in the tab order
    , m_problem(new ProblemPanel(this))
    , m_fileActions(new StatsFileActions(m_bar, this))
    , m_mmMenu(new MmMenu(this))
    , m_services(new ServicesView(this))
    , m_machines(readMachine ? new MachinesView(this) : nullptr)
    , m_table(m_machines ? static_cast<FilteredTable *>(m_machines) : m_services)
    , m_trend(new TrendPanel(m_activity.history, this))
    , m_split(new QSplitter(Qt::Vertical, this))
    , m_showTrend(new QAction(tr("&Trend"), this))
    , m_events(new EventsPanel(m_activity.events, this))
    , m_eventsDock(new EventsDock(tr("Events"), m_events, this))
    , m_compact(std::make_unique<CompactWindow>())
{
    setWindowTitle(tr("EE Monitor"));
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    // Digits of equal width, so that a changed number moves no other text.
    QFont tabular;
    tabular.setFeature("tnum", 1);
    setFont(tabular);
    m_compact->setFont(tabular);
#endif

    m_split->setObjectName(QStringLiteral("mm_splitter"));
    m_split->addWidget(m_table);
    m_split->addWidget(m_trend);
    m_split->setStretchFactor(0, 3);
    m_split->setStretchFactor(1, 2);
    m_split->setChildrenCollapsible(false);
    setInterval(interval);

    auto *center = new QWidget(this);
    auto *column = new QVBoxLayout(center);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_problem);
    column->addWidget(m_split, 1);
    setCentralWidget(center);
    // In the status bar, so that it stays below the docks, and last in the tab order.
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addPermanentWidget(m_bar, 1);
    makeMenus();
    // In each language, wide enough for the name of this window's own service beside all columns.
    // And for the reason why a machine is not active.
    resize(fontMetrics().averageCharWidth() * (m_machines ? 160 : 120),
           fontMetrics().height() * 30);
    m_ownWidth = width();
    m_eventsDock->setOwnHeight(height());

    connect(m_bar, &MmStatusBar::readingChanged, m_problem,
            [this](const Reading &, const Status &status) { setProblem(status); });
    connect(m_bar, &MmStatusBar::readingChanged, this, &MonitorWindow::setReading);
    if (m_machines)
        showMachines(readMachine);
    connect(m_events, &EventsPanel::clearRequested, this, [this] {
        m_activity.events.clear();
        m_events->refresh();
    });
    connect(m_services, &ServicesView::currentServiceChanged, this, [this](const QString &name) {
        m_activity.history.follow(name);
        m_trend->setService(name);
    });
    connect(m_services, &ServicesView::columnsAdded, this, &MonitorWindow::makeRoom);
    connect(m_showTrend, &QAction::toggled, m_trend, &QWidget::setVisible);
    connect(m_problem, &ProblemPanel::startRequested, this, &MonitorWindow::startRequested);
    connect(m_problem, &ProblemPanel::checkRequested, m_bar, &MmStatusBar::checkForUser);
    connect(m_problem, &ProblemPanel::showFileRequested, m_fileActions,
            &StatsFileActions::showFile);
    connect(m_problem, &ProblemPanel::moveAsideRequested, m_fileActions,
            &StatsFileActions::moveAside);
    connect(m_problem, &ProblemPanel::copyRequested, m_fileActions, &StatsFileActions::copyDetails);
    connect(m_fileActions, &StatsFileActions::reported, this, &MonitorWindow::report);
    connect(m_fileActions, &StatsFileActions::detailsCopied, m_bar,
            [this] { m_bar->acknowledge(tr("The details were copied.")); });
    connect(m_fileActions, &StatsFileActions::movingChanged, m_problem, &ProblemPanel::setMoving);
}

void MonitorWindow::makeRoom(int added)
{
    const int needed = m_ownWidth + added;
    if (!isMaximized() && !isFullScreen() && width() < needed) {
        const QRect available = screen()->availableGeometry();
        const int frame = frameGeometry().width() - width();
        const int target = qMax(width(), qMin(needed, available.width() - frame));
        // To the left if there is no space at the right.
        const int beyond = frameGeometry().left() + frame + target - 1 - available.right();
        if (beyond > 0 && isPlaced())
            move(qMax(available.left(), x() - beyond), y());
        resize(target, height());
    }
    if (width() < needed)
        m_services->saveSpace();
}

MonitorWindow::~MonitorWindow() = default;

void MonitorWindow::showMachines(const ReadMachine &read)
{
    m_services->hide();
    m_events->nameMachines();
    connect(m_machines, &MachinesView::showRequested, this, [this, read](const MachineKey &key) {
        MachineWindow::showMachine(key, m_bar->path(), read, m_interval, this);
    });
    connect(m_machines, &MachinesView::leaveOutRequested, this, [this](const MachineKey &key) {
        Q_EMIT leaveOutRequested(key);
        m_bar->checkNow();
    });
}

void MonitorWindow::setReading(const Reading &reading, const Status &status)
{
    if (m_machines)
        setInterval(reading.fleet->pollInterval());
    const PollStep step = m_activity.add(reading, status);
    if (m_machines)
        m_machines->setReading(reading, status);
    else
        m_services->setReading(reading, status, step);
    m_events->refresh();
    m_trend->refresh();
}

void MonitorWindow::makeMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    QAction *check = file->addAction(tr("&Check Now"), m_bar, &MmStatusBar::checkForUser);
    check->setShortcuts(keysFor(QKeySequence::Refresh, Qt::Key_F5));
    QAction *show = m_machines ? m_machines->showAction() : new QAction(tr("&Show File"), this);
    file->addAction(show);
    if (!m_machines) {
        connect(show, &QAction::triggered, m_fileActions, &StatsFileActions::showFile);
        show->setEnabled(false);
        connect(m_bar, &MmStatusBar::readingChanged, show,
                [show](const Reading &, const Status &status) {
                    show->setEnabled(status.canShowFile);
                });
    }
    file->addAction(tr("Copy &Details"), m_fileActions, &StatsFileActions::copyDetails);
    file->addSeparator();
    QAction *quit = file->addAction(tr("&Quit"), this, &MonitorWindow::quit);
    quit->setShortcuts(keysFor(QKeySequence::Quit, Qt::CTRL | Qt::Key_Q));
    quit->setMenuRole(QAction::QuitRole);

    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    edit->addActions(m_table->editActions());
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
    view->addMenu(m_table->sortMenu());
    QAction *compact = view->addAction(tr("&Compact"), this, [this] { setCompact(true); });
    compact->setShortcut(Qt::CTRL | Qt::Key_M);

    if (!m_machines)
        menuBar()->addMenu(m_mmMenu);
    connect(m_mmMenu, &MmMenu::startRequested, this, &MonitorWindow::startRequested);

    menuBar()->addMenu(new HelpMenu(m_bar, m_fileActions, this));

    auto *full = new QAction(tr("&Full Window"), m_compact.get());
    full->setShortcut(Qt::CTRL | Qt::Key_M);
    connect(full, &QAction::triggered, m_compact.get(), &CompactWindow::fullWindowRequested);
    connect(m_compact.get(), &CompactWindow::fullWindowRequested, this,
            [this] { setCompact(false); });
    m_compact->addActions({check, full, quit});
}

QVariantMap MonitorWindow::saveLayout() const
{
    QVariantMap layout = m_columns;
    layout.insert(m_machines ? m_machines->saveColumns() : m_services->saveColumns());
    layout.insert({{u"splitter"_s, m_split->saveState()},
                   {u"docks"_s, saveState()},
                   {u"trend"_s, m_showTrend->isChecked()},
                   {u"trendRange"_s, int(m_trend->range())},
                   {u"compact"_s, isCompact()}});
    if (isPlaced())
        layout[u"geometry"_s] = saveGeometry();
    m_eventsDock->saveHeight(&layout);
    if (const std::optional<QPoint> position = m_compact->chosenPosition())
        layout[u"compactPosition"_s] = *position;
    return layout;
}

void MonitorWindow::restoreLayout(const QVariantMap &layout)
{
    restoreGeometry(layout.value(u"geometry"_s).toByteArray());
    for (const QString &key : {u"columns"_s, u"columnCount"_s, u"machineColumns"_s}) {
        if (layout.contains(key))
            m_columns.insert(key, layout.value(key));
    }
    if (m_machines)
        m_machines->restoreColumns(layout);
    else
        m_services->restoreColumns(layout);
    m_split->restoreState(layout.value(u"splitter"_s).toByteArray());
    m_showTrend->setChecked(layout.value(u"trend"_s, true).toBool());
    m_trend->setRange(Range(qBound(0, layout.value(u"trendRange"_s).toInt(), int(Range::Day))));
    m_opensCompact = layout.value(u"compact"_s).toBool();
    Q_EMIT compactChanged(isCompact());
    if (const QVariant position = layout.value(u"compactPosition"_s); position.isValid())
        m_compact->setChosenPosition(position.toPoint());
    restoreState(layout.value(u"docks"_s).toByteArray());
    m_eventsDock->restoreHeight(layout);
}

void MonitorWindow::takeOver(MonitorWindow *former, bool sameFile)
{
    if (sameFile) {
        history() = former->history();
        events() = former->events();
    }
    restoreLayout(former->saveLayout());
    if (sameFile) {
        if (m_machines)
            m_machines->takeOver(*former->m_machines);
        else
            m_services->takeOver(*former->m_services);
        m_events->copyFilter(*former->m_events);
    }
    setWindowState(former->windowState());
    QWidget *const formerShown = former->shownWindow();
    if (!formerShown->isVisible())
        return;
    // Shown before the other one is hidden, as the program ends with its last window. Another
    // window that the user works in keeps the focus.
    const bool active = formerShown->isActiveWindow();
    setAttribute(Qt::WA_ShowWithoutActivating, !active);
    open();
    setAttribute(Qt::WA_ShowWithoutActivating, false);
    if (active)
        shownWindow()->activateWindow();
    formerShown->hide();
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
    const bool isChange = std::exchange(m_isCompact, compact) != compact;
    Q_EMIT compactChanged(compact);
    if (!isChange)
        return;
    // One bar for both windows, so that there are never two labels that differ.
    if (compact) {
        m_compact->setBar(m_bar);
        // The frame of a window that was not shown yet is not known.
        if (isPlaced())
            m_compact->setDefaultPosition(geometry().topLeft());
    } else {
        statusBar()->addPermanentWidget(m_bar, 1);
    }
    m_bar->setVisible(true);
    // Set again, or the system would choose another position when the window is shown.
    if (!compact && windowHandle())
        windowHandle()->setPosition(windowHandle()->position());
    showAndRaise();
    // Last, as the program ends when no window is shown.
    (compact ? static_cast<QWidget *>(this) : m_compact.get())->hide();
}

QWidget *MonitorWindow::shownWindow()
{
    return m_isCompact ? static_cast<QWidget *>(m_compact.get()) : this;
}

void MonitorWindow::setOwnService(const QString &name)
{
    m_services->setOwnService(name);
}

void MonitorWindow::setProblem(const Status &status)
{
    const bool hadFocus = m_problem->isAncestorOf(focusWidget());
    m_problem->setStatus(status);
    // Qt would focus the filter, and the next key press would hide services.
    if (hadFocus && m_problem->isHidden())
        m_table->focusTable();
}

void MonitorWindow::report(const QString &text)
{
    if (m_bar->status().state != State::Active) {
        m_problem->setNotice(text);
        return;
    }
    auto *box = new QMessageBox(QMessageBox::Warning, tr("EE Monitor"), text, QMessageBox::Ok,
                                shownWindow());
    box->setObjectName(QStringLiteral("mm_report"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->open();
}

void MonitorWindow::setInterval(std::chrono::milliseconds interval)
{
    if (std::exchange(m_interval, interval) == interval)
        return;
    m_bar->setInterval(interval);
    m_activity.history.setInterval(interval);
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

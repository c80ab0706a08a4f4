// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/activitylog.h"
#include "core/monitor/statspoller.h"
#include "ui/machines/machinewindow.h"

#include <QMainWindow>

class QSplitter;

namespace mm {

class CompactWindow;
class EventsDock;
class EventsPanel;
class FilteredTable;
class MachinesView;
class StatsFileActions;
class MmMenu;
class MmStatusBar;
class ProblemPanel;
class ServicesView;
class TrendPanel;

/// The main window: problem panel, services or machines, trend, events, and the status bar whose
/// readings all of them show.
class MonitorWindow final : public QMainWindow
{
    Q_OBJECT

public:
    MonitorWindow(const QString &path, StatsPoller::Read read, std::chrono::milliseconds interval,
                  QWidget *parent = nullptr);
    /// With \p readMachine for the machines of a Prometheus, whose address \p source is for
    /// display. Each reading has a `fleet` then, which tells when to poll again.
    MonitorWindow(const QString &source, StatsPoller::Read read, const ReadMachine &readMachine,
                  std::chrono::milliseconds interval = defaultPollInterval,
                  QWidget *parent = nullptr);
    ~MonitorWindow() override;

    [[nodiscard]] MmStatusBar *mmStatusBar() const { return m_bar; }
    [[nodiscard]] ProblemPanel *problemPanel() const { return m_problem; }
    [[nodiscard]] MmMenu *mmMenu() const { return m_mmMenu; }
    /// Hidden in a window of machines.
    [[nodiscard]] ServicesView *servicesView() const { return m_services; }

    /// The service that is this program itself: its row says so. Empty for none.
    void setOwnService(const QString &name);

    /// The traffic so far, for the history store. Fill it before the first reading.
    [[nodiscard]] TrafficHistory &history() { return m_activity.history; }

    /// The events so far. Fill it before the first reading.
    [[nodiscard]] EventLog &events() { return m_activity.events; }

    /// Size, position, columns, trend, docks and whether the window is compact.
    /// restoreLayout() ignores what is missing or invalid.
    [[nodiscard]] QVariantMap saveLayout() const;
    void restoreLayout(const QVariantMap &layout);

    /// Copies layout, state and visibility of \p former and hides it. If \p sameFile, copies trend,
    /// events, services, filters and selection too. Call it before the first reading.
    void takeOver(MonitorWindow *former, bool sameFile);

    /// Shows the window at the start, compact if its layout was saved in compact mode.
    void open();
    /// The compact mode replaces the window by a small one with the status bar alone.
    void setCompact(bool compact);
    /// Also if it opens compact.
    [[nodiscard]] bool isCompact() const { return m_isCompact || m_opensCompact; }
    /// This, or the compact window in compact mode; also while it is hidden.
    [[nodiscard]] QWidget *shownWindow();

    /// Shows the result of the user's action, one or two sentences: in the problem panel, or where
    /// that is hidden, as MM is active, in a message box.
    void report(const QString &text);

    /// How often the stats file is polled, from the next poll on.
    void setInterval(std::chrono::milliseconds interval);
    /// Also if minimized; in front of other windows as far as the desktop allows.
    void showAndRaise();

public Q_SLOTS:
    /// Emits quitRequested() and closes the shown window.
    void quit();

Q_SIGNALS:
    /// The user chose to start MM.
    void startRequested();
    /// The user wants a machine that is not scraped any more not to count. A poll follows.
    void leaveOutRequested(const mm::MachineKey &key);
    void quitRequested();
    void preferencesRequested();
    void compactChanged(bool compact);

private:
    /// Makes the window wider for columns of the width \p added, as far as the screen allows, so
    /// that the names of the services keep their space.
    void makeRoom(int added);
    void makeMenus();
    void showMachines(const ReadMachine &read);

    void setReading(const Reading &reading, const Status &status);
    void setProblem(const Status &status);
    /// Whether it was shown or its position was restored: otherwise it has none yet.
    [[nodiscard]] bool isPlaced() const { return windowHandle() || testAttribute(Qt::WA_Moved); }

    ActivityLog m_activity;
    MmStatusBar *m_bar;
    ProblemPanel *m_problem; ///< before the list, for the tab order
    StatsFileActions *m_fileActions;
    MmMenu *m_mmMenu;
    ServicesView *m_services;
    MachinesView *m_machines; ///< null for a stats file
    FilteredTable *m_table;   ///< the one of these that is shown
    TrendPanel *m_trend;
    QSplitter *m_split; ///< of services and trend
    QAction *m_showTrend;

    EventsPanel *m_events;
    EventsDock *m_eventsDock;
    std::chrono::milliseconds m_interval{0};
    QVariantMap m_columns; ///< as restored: those of the other kind of table are kept
    int m_ownWidth = 0;    ///< initial width, without the columns of servers
    bool m_isCompact = false;
    bool m_opensCompact = false;
    std::unique_ptr<CompactWindow> m_compact; ///< last, as it may own the bar
};

} // namespace mm

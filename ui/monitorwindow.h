// SPDX-License-Identifier: MIT
#pragma once

#include "core/backgroundreader.h"
#include "ui/lookrecorder.h"

#include <QMainWindow>

class QDockWidget;
class QSplitter;

namespace mm {

class CompactStrip;
class EventsPanel;
class FileActions;
class MmStatusBar;
class ProblemPanel;
class ServicesView;
class TrendPanel;

/// The window: what is wrong if anything is, the services, and the status bar from which all of it
/// is fed.
class MonitorWindow final : public QMainWindow
{
    Q_OBJECT

public:
    MonitorWindow(const QString &path, BackgroundReader::Read read,
                  std::chrono::milliseconds interval, QWidget *parent = nullptr);
    ~MonitorWindow() override;

    [[nodiscard]] MmStatusBar *mmStatusBar() const { return m_bar; }

    /// The traffic that the window has seen, for whoever keeps it over a restart; to be filled
    /// before the first look.
    [[nodiscard]] History &history() { return m_recorder.history(); }

    /// What has happened, likewise.
    [[nodiscard]] EventLog &events() { return m_recorder.events(); }

    /// Size, place, columns, trend, docks and whether the window is compact, to be handed to
    /// restoreLayout() at the next start. Anything else is ignored there.
    [[nodiscard]] QByteArray saveLayout() const;
    void restoreLayout(const QByteArray &layout);

    /// Shows it at the start, compact if it was so when its layout was saved.
    void open();
    /// In the compact mode, the small strip with the status bar stands for all of it.
    void setCompact(bool compact);
    /// The one that is to be seen: this, or the strip.
    [[nodiscard]] QWidget *shownWindow();

    /// Whether MM can be started from here. Then a button offers it where MM is not running.
    void setStartable(bool startable);
    /// While a start is under way, the button takes no second one.
    void setStarting(bool starting);
    /// One paragraph on how a start or another action went, below what is wrong. It stays until the
    /// next one, an empty one, or until MM is active; while it is, there is nothing to say and \p
    /// text is dropped.
    void setNotice(const QString &text);
    /// Also out of the task bar, and in front of other windows as far as the desktop allows.
    void showAndRaise();

public Q_SLOTS:
    /// Tells by quitRequested(), and closes what is to be seen of it.
    void quit();

Q_SIGNALS:
    /// The user wants MM started.
    void startRequested();
    /// The user wants the program ended.
    void quitRequested();
    /// The user wants to choose how all of it is.
    void preferencesRequested();

private:
    void makeEvents();
    void makeMenus();
    void makeStrip();
    void showAbout();

    void setProblem(const Status &status);
    void showRecords();

    /// Lets the window grow by the events that the user has just asked for, as far as the screen
    /// goes, instead of taking it all from the services.
    void makeRoomForEvents();
    /// And back, unless the user has changed the window's height since.
    void giveBackRoom();

    LookRecorder m_recorder;
    MmStatusBar *m_bar;
    ProblemPanel *m_problem; ///< before the list, as the tab key goes
    FileActions *m_fileActions;
    ServicesView *m_services;
    TrendPanel *m_trend;
    QSplitter *m_split; ///< between the two
    QAction *m_showTrend;

    QDockWidget *m_eventsDock;
    EventsPanel *m_events;
    int m_ownHeight = 0; ///< without events, at first
    int m_heightBefore = 0;
    int m_heightWithEvents = 0; ///< that it was given for them, 0 for none
    QAction *m_check = nullptr;
    QAction *m_quit = nullptr;
    bool m_isCompact = false;
    bool m_opensCompact = false;
    std::unique_ptr<CompactStrip> m_strip; ///< last, as the bar that it holds goes with it
};

} // namespace mm

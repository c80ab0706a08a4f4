// SPDX-License-Identifier: MIT
#include "app/monitor/desktop/desktopintegration.h"
#include "suite.h"

#include "fakenotifier.h"
#include "faketrayicon.h"
#include "readcontrol.h"
#include "samples.h"
#include "ui/preferences/preferences.h"
#include "ui/status/mmstatusbar.h"
#include "ui/window/monitorwindow.h"

#include <QSignalSpy>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The window with a fake desktop and a clock that tests move.
class Desk final
{
public:
    /// \p first is the state of the first reading.
    explicit Desk(State first = State::Active, const Preferences &values = {})
        : m_reads(readingFor(first, u"/tmp/stats.json"_s))
        , m_window(u"/tmp/stats.json"_s, m_reads.read(), 1h)
    {
        auto trayMade = std::make_unique<FakeTrayIcon>();
        auto notifierMade = std::make_unique<FakeNotifier>();
        tray = trayMade.get();
        notifier = notifierMade.get();
        desktop = std::make_unique<DesktopIntegration>(std::move(trayMade), std::move(notifierMade),
                                                       [this] { return m_now; });
        desktop->setWindow(&m_window, 2s);
        desktop->apply(values);
        m_window.show();
    }

    MonitorWindow &window() { return m_window; }

    void pass(std::chrono::seconds time)
    {
        m_now.wall += time;
        m_now.steady += time;
    }
    /// Waits for a reading with \p state, \p after the one before.
    void read(State state, std::chrono::seconds after = 2s)
    {
        pass(after);
        m_reads.setReading(readingFor(state, u"/tmp/stats.json"_s));
        // A read with another answer may be in flight.
        do {
            QSignalSpy readings(m_window.mmStatusBar(), &MmStatusBar::readingChanged);
            m_window.mmStatusBar()->checkNow();
            QVERIFY(readings.count() > 0 || readings.wait());
        } while (m_window.mmStatusBar()->status().state != state);
    }
    /// Reads every 2 s.
    void show(State state, std::chrono::seconds time)
    {
        for (auto passed = 0s; passed < time; passed += 2s)
            read(state);
    }

    FakeTrayIcon *tray = nullptr;
    FakeNotifier *notifier = nullptr;

private:
    ReadControl m_reads;
    MonitorWindow m_window;
    Instant m_now = Instant::now();

public:
    std::unique_ptr<DesktopIntegration> desktop; ///< destroyed before the window that it follows
};

QAction *actionOf(const Desk &desk, const QString &name)
{
    return desk.tray->menu->findChild<QAction *>(name);
}

} // namespace

class TstDesktopIntegration final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void icon_isShownUnlessSwitchedOff();
    void icon_followsTheLabel();
    void change_notifiesWithTheLabel();
    void disabledKind_doesNotNotify_data();
    void disabledKind_doesNotNotify();
    void menu_switchesNotifications();
    void replacedWindow_staysHiddenInTheTray();
    void otherFile_doesNotNotify_data();
    void otherFile_doesNotNotify();
    void outdatedNotification_isWithdrawn();
    void destruction_withdrawsTheNotification();
    void clickedNotification_showsTheWindow();
    void menu_hidesAndShowsTheWindow();
    void menu_startsMm();
};

void TstDesktopIntegration::icon_isShownUnlessSwitchedOff()
{
    const Desk desk;
    QVERIFY(desk.tray->enabled);
    Preferences values;
    values.tray = false;
    desk.desktop->apply(values);
    QVERIFY(!desk.tray->enabled);
}

void TstDesktopIntegration::icon_followsTheLabel()
{
    Desk desk;
    for (const State state : {State::Active, State::Stopped, State::Error}) {
        desk.read(state);
        QCOMPARE(desk.tray->toolTip, desk.window().mmStatusBar()->status().text);
    }
}

void TstDesktopIntegration::change_notifiesWithTheLabel()
{
    Desk desk;
    desk.show(State::Active, 20s);
    desk.show(State::Error, 10s);
    QCOMPARE(desk.notifier->shown, QList<Notification>());
    desk.read(State::Error);
    const Status &status = desk.window().mmStatusBar()->status();
    QCOMPARE(desk.notifier->shown, QList<Notification>{notificationFor(status)});
    QCOMPARE(desk.notifier->shown.constFirst().label, u"MM: Error reading stats"_s);
}

void TstDesktopIntegration::disabledKind_doesNotNotify_data()
{
    using Switch = bool Preferences::*;
    QTest::addColumn<Switch>("kind");
    QTest::addColumn<State>("state");
    QTest::newRow("all") << &Preferences::notificationsEnabled << State::Error;
    QTest::newRow("stopped") << &Preferences::notifyDown << State::Stopped;
    QTest::newRow("not updating") << &Preferences::notifyDown << State::NotUpdating;
    QTest::newRow("error") << &Preferences::notifyError << State::Error;
    QTest::newRow("no file") << &Preferences::notifyNoFile << State::NoFile;
    QTest::newRow("active") << &Preferences::notifyActive << State::Active;
}

void TstDesktopIntegration::disabledKind_doesNotNotify()
{
    using Switch = bool Preferences::*;
    QFETCH(Switch, kind);
    QFETCH(State, state);

    const State before = state == State::Active ? State::Stopped : State::Active;
    for (const bool on : {false, true}) {
        Preferences values;
        values.*kind = on;
        Desk desk(before, values);
        desk.show(before, 4s);
        desk.show(state, 14s);
        QCOMPARE(desk.notifier->shown.size(), on ? 1 : 0);
    }
}

void TstDesktopIntegration::menu_switchesNotifications()
{
    const Desk desk;
    QSignalSpy choices(desk.desktop.get(), &DesktopIntegration::notificationsToggled);
    QVERIFY(actionOf(desk, u"mm_tray_notify"_s)->isChecked());
    actionOf(desk, u"mm_tray_notify"_s)->trigger();
    QCOMPARE(choices.count(), 1);
    QCOMPARE(choices.constFirst().constFirst().toBool(), false);
    Preferences muted;
    muted.notificationsEnabled = false;
    const Desk next(State::Active, muted);
    QVERIFY(!actionOf(next, u"mm_tray_notify"_s)->isChecked());
}

void TstDesktopIntegration::replacedWindow_staysHiddenInTheTray()
{
    Desk desk;
    desk.window().close();
    ReadControl reads(readingFor(State::Error, u"/tmp/other.json"_s));
    MonitorWindow next(u"/tmp/other.json"_s, reads.read(), 1h);
    desk.desktop->setWindow(&next, 2s);
    QTRY_COMPARE(desk.tray->toolTip, u"MM: Error reading stats"_s);
    QVERIFY(!next.isVisible());
    QCOMPARE(actionOf(desk, u"mm_tray_window"_s)->text().remove(u'&'), u"Show EE Monitor"_s);
    actionOf(desk, u"mm_tray_window"_s)->trigger();
    QVERIFY(next.isVisible());
    QVERIFY(!desk.window().isVisible());
    next.close();
    QVERIFY(!next.isVisible());
    desk.desktop.reset(); // before the window that it follows
}

void TstDesktopIntegration::otherFile_doesNotNotify_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<qsizetype>("shown");
    QTest::addColumn<int>("withdrawn");
    QTest::newRow("other file") << u"/tmp/other.json"_s << qsizetype(1) << 1;
    QTest::newRow("same file") << u"/tmp/stats.json"_s << qsizetype(2) << 0;
}

void TstDesktopIntegration::otherFile_doesNotNotify()
{
    QFETCH(QString, path);

    Desk desk;
    desk.show(State::Active, 4s);
    desk.show(State::Stopped, 14s);
    QCOMPARE(desk.notifier->shown.size(), 1);
    desk.pass(60s);
    ReadControl reads(readingFor(State::NoFile, path));
    MonitorWindow next(path, reads.read(), 1h);
    desk.desktop->setWindow(&next, 30s);
    QTEST(desk.notifier->withdrawn, "withdrawn");
    for (int i = 0; i < 8; ++i) {
        desk.pass(2s);
        QSignalSpy readings(next.mmStatusBar(), &MmStatusBar::readingChanged);
        next.mmStatusBar()->checkNow();
        QVERIFY(readings.count() > 0 || readings.wait());
    }
    QCOMPARE(next.mmStatusBar()->status().state, State::NoFile);
    QTEST(desk.notifier->shown.size(), "shown");
    desk.desktop.reset(); // before the window that it follows
}

void TstDesktopIntegration::outdatedNotification_isWithdrawn()
{
    Desk desk;
    desk.show(State::Active, 4s);
    desk.show(State::Stopped, 14s);
    QCOMPARE(desk.notifier->shown.size(), 1);
    desk.show(State::Active, 14s);
    QCOMPARE(desk.notifier->withdrawn, 1);
    QCOMPARE(desk.notifier->shown.size(), 1);
}

void TstDesktopIntegration::destruction_withdrawsTheNotification()
{
    /// Counts in the caller's variable, which outlives it.
    class CountingNotifier final : public Notifier
    {
    public:
        explicit CountingNotifier(int *count)
            : m_count(count)
        {
        }
        void show(const Notification &) override {}
        void withdraw() override { ++*m_count; }

    private:
        int *m_count;
    };
    int withdrawn = 0;
    ReadControl reads;
    MonitorWindow window(u"/tmp/stats.json"_s, reads.read(), 1h);
    {
        DesktopIntegration desktop(std::make_unique<FakeTrayIcon>(),
                                   std::make_unique<CountingNotifier>(&withdrawn), &Instant::now);
        desktop.setWindow(&window, 2s);
    }
    QCOMPARE(withdrawn, 1);
}

void TstDesktopIntegration::clickedNotification_showsTheWindow()
{
    Desk desk;
    desk.window().close();
    QVERIFY(!desk.window().isVisible());
    Q_EMIT desk.notifier->clicked();
    QVERIFY(desk.window().isVisible());
}

void TstDesktopIntegration::menu_hidesAndShowsTheWindow()
{
    Desk desk;
    QAction *entry = actionOf(desk, u"mm_tray_window"_s);
    QCOMPARE(entry->text().remove(u'&'), u"Hide EE Monitor"_s);
    entry->trigger();
    QVERIFY(!desk.window().isVisible());
    QCOMPARE(entry->text().remove(u'&'), u"Show EE Monitor"_s);
    entry->trigger();
    QVERIFY(desk.window().isVisible());
}

void TstDesktopIntegration::menu_startsMm()
{
    Desk desk;
    desk.desktop->setStartable(true);
    desk.read(State::Stopped);
    QSignalSpy starts(desk.desktop.get(), &DesktopIntegration::startRequested);
    actionOf(desk, u"mm_tray_start"_s)->trigger();
    QCOMPARE(starts.count(), 1);
    desk.desktop->setStarting(true);
    QVERIFY(!actionOf(desk, u"mm_tray_start"_s)->isEnabled());
}

MM_WINDOW_SUITE(TstDesktopIntegration)
#include "tst_desktopintegration.moc"

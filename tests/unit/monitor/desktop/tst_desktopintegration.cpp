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

/// The window with a fake desktop and a fake clock.
class DesktopFixture final
{
public:
    /// \p first is the state of the first reading.
    explicit DesktopFixture(State first = State::Active, const Preferences &values = {})
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

    void advance(std::chrono::seconds time)
    {
        m_now.wall += time;
        m_now.steady += time;
    }
    /// Waits for a reading with \p state, \p after the previous one.
    void read(State state, std::chrono::seconds after = 2s)
    {
        advance(after);
        Reading reading = readingFor(state, u"/tmp/stats.json"_s);
        reading.snapshot.servers = servers;
        m_reads.setReading(reading);
        // A read with the previous state may be in flight.
        do {
            QSignalSpy readings(m_window.mmStatusBar(), &MmStatusBar::readingChanged);
            m_window.mmStatusBar()->checkNow();
            QVERIFY(readings.count() > 0 || readings.wait());
        } while (m_window.mmStatusBar()->status().state != state);
    }
    /// Reads \p state every 2 s for \p time.
    void readFor(State state, std::chrono::seconds time)
    {
        for (auto passed = 0s; passed < time; passed += 2s)
            read(state);
    }

    QList<Server> servers; ///< of the next readings
    FakeTrayIcon *tray = nullptr;
    FakeNotifier *notifier = nullptr;

private:
    ReadControl m_reads;
    MonitorWindow m_window;
    Instant m_now = Instant::now();

public:
    std::unique_ptr<DesktopIntegration> desktop; ///< destroyed before the window that it follows
};

QAction *actionOf(const DesktopFixture &test, const QString &name)
{
    return test.tray->menu->findChild<QAction *>(name);
}

} // namespace

class TstDesktopIntegration final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void icon_isShownUnlessDisabled();
    void icon_followsTheLabel();
    void change_notifiesWithTheLabel();
    void disabledKind_doesNotNotify_data();
    void disabledKind_doesNotNotify();
    void serverThatIsDown_isNotifiedUntilItIsUp();
    void menu_togglesNotifications();
    void replacedWindow_staysHiddenInTheTray();
    void replacedWindow_withdrawsAndNotifiesOnlyAChange_data();
    void replacedWindow_withdrawsAndNotifiesOnlyAChange();
    void outdatedNotification_isWithdrawn();
    void destruction_withdrawsTheNotification();
    void withdrawNotification_waitsForTheServer();
    void clickedNotification_showsTheWindow();
    void menu_hidesAndShowsTheWindow();
    void menu_makesTheHiddenWindowCompact();
    void menu_requestsPreferences();
    void menu_startsMm();
};

void TstDesktopIntegration::icon_isShownUnlessDisabled()
{
    const DesktopFixture test;
    QVERIFY(test.tray->enabled);
    Preferences values;
    values.tray = false;
    test.desktop->apply(values);
    QVERIFY(!test.tray->enabled);
}

void TstDesktopIntegration::icon_followsTheLabel()
{
    DesktopFixture test;
    for (const State state : {State::Active, State::Stopped, State::Error}) {
        test.read(state);
        const Status &status = test.window().mmStatusBar()->status();
        QCOMPARE(test.tray->toolTip.section(u'\n', 0, 0), status.text);
        QCOMPARE(test.tray->toolTip.contains(status.reason), state != State::Active);
    }
}

void TstDesktopIntegration::change_notifiesWithTheLabel()
{
    DesktopFixture test;
    test.readFor(State::Active, 20s);
    test.readFor(State::Error, 10s);
    QCOMPARE(test.notifier->shown, QList<Notification>());
    test.read(State::Error);
    const Status &status = test.window().mmStatusBar()->status();
    QCOMPARE(test.notifier->shown, QList<Notification>{notificationFor(status)});
    QCOMPARE(test.notifier->shown.constFirst().label, u"MM: Error reading stats"_s);
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
        DesktopFixture test(before, values);
        test.readFor(before, 4s);
        test.readFor(state, 14s);
        QCOMPARE(test.notifier->shown.size(), on ? 1 : 0);
    }
}

void TstDesktopIntegration::serverThatIsDown_isNotifiedUntilItIsUp()
{
    for (const bool on : {false, true}) {
        Preferences values;
        values.notifyServers = on;
        DesktopFixture test(State::Active, values);
        test.servers = {{.name = u"files"_s, .state = u"up"_s}};
        test.readFor(State::Active, 4s);
        test.servers[0] = {.name = u"files"_s, .state = u"failing"_s, .reason = u"It exited."_s};
        test.readFor(State::Active, 20s);
        const int withdrawn = test.notifier->withdrawn;
        QCOMPARE(test.notifier->shown,
                 on ? QList<Notification>{notificationFor(test.servers)} : QList<Notification>());
        test.servers[0].state = u"up"_s;
        test.readFor(State::Active, 4s);
        QCOMPARE(test.notifier->withdrawn - withdrawn, on ? 1 : 0);
    }
}

void TstDesktopIntegration::menu_togglesNotifications()
{
    const DesktopFixture test;
    QSignalSpy choices(test.desktop.get(), &DesktopIntegration::notificationsToggled);
    QVERIFY(actionOf(test, u"mm_tray_notify"_s)->isChecked());
    actionOf(test, u"mm_tray_notify"_s)->trigger();
    QCOMPARE(choices.count(), 1);
    QCOMPARE(choices.constFirst().constFirst().toBool(), false);
    Preferences muted;
    muted.notificationsEnabled = false;
    const DesktopFixture next(State::Active, muted);
    QVERIFY(!actionOf(next, u"mm_tray_notify"_s)->isChecked());
}

void TstDesktopIntegration::replacedWindow_staysHiddenInTheTray()
{
    DesktopFixture test;
    test.window().close();
    ReadControl reads(readingFor(State::Error, u"/tmp/other.json"_s));
    MonitorWindow next(u"/tmp/other.json"_s, reads.read(), 1h);
    test.desktop->setWindow(&next, 2s);
    QTRY_VERIFY(test.tray->toolTip.startsWith(u"MM: Error reading stats\n"_s));
    QVERIFY(!next.isVisible());
    QCOMPARE(actionOf(test, u"mm_tray_window"_s)->text().remove(u'&'), u"Show EE Monitor"_s);
    actionOf(test, u"mm_tray_window"_s)->trigger();
    QVERIFY(next.isVisible());
    QVERIFY(!test.window().isVisible());
    next.close();
    QVERIFY(!next.isVisible());
    test.desktop.reset(); // before the window that it follows
}

void TstDesktopIntegration::replacedWindow_withdrawsAndNotifiesOnlyAChange_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<qsizetype>("shown");
    QTest::newRow("other file") << u"/tmp/other.json"_s << qsizetype(1);
    QTest::newRow("same file, other language") << u"/tmp/stats.json"_s << qsizetype(2);
}

void TstDesktopIntegration::replacedWindow_withdrawsAndNotifiesOnlyAChange()
{
    QFETCH(QString, path);

    DesktopFixture test;
    test.readFor(State::Active, 4s);
    test.readFor(State::Stopped, 14s);
    QCOMPARE(test.notifier->shown.size(), 1);
    test.advance(60s);
    ReadControl reads(readingFor(State::NoFile, path));
    MonitorWindow next(path, reads.read(), 1h);
    test.desktop->setWindow(&next, 30s);
    QCOMPARE(test.notifier->withdrawn, 1);
    for (int i = 0; i < 8; ++i) {
        test.advance(2s);
        QSignalSpy readings(next.mmStatusBar(), &MmStatusBar::readingChanged);
        next.mmStatusBar()->checkNow();
        QVERIFY(readings.count() > 0 || readings.wait());
    }
    QCOMPARE(next.mmStatusBar()->status().state, State::NoFile);
    QTEST(test.notifier->shown.size(), "shown");
    test.desktop.reset(); // before the window that it follows
}

void TstDesktopIntegration::outdatedNotification_isWithdrawn()
{
    DesktopFixture test;
    test.readFor(State::Active, 4s);
    test.readFor(State::Stopped, 14s);
    QCOMPARE(test.notifier->shown.size(), 1);
    test.readFor(State::Active, 14s);
    QCOMPARE(test.notifier->withdrawn, 1);
    QCOMPARE(test.notifier->shown.size(), 1);
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

void TstDesktopIntegration::withdrawNotification_waitsForTheServer()
{
    const DesktopFixture test;
    test.desktop->withdrawNotification(1ms);
    QCOMPARE(test.notifier->finishedWithdrawals, 1); // after the withdrawal
}

void TstDesktopIntegration::clickedNotification_showsTheWindow()
{
    DesktopFixture test;
    test.window().close();
    QVERIFY(!test.window().isVisible());
    Q_EMIT test.notifier->clicked();
    QVERIFY(test.window().isVisible());
}

void TstDesktopIntegration::menu_hidesAndShowsTheWindow()
{
    DesktopFixture test;
    QAction *entry = actionOf(test, u"mm_tray_window"_s);
    QCOMPARE(entry->text().remove(u'&'), u"Hide EE Monitor"_s);
    entry->trigger();
    QVERIFY(!test.window().isVisible());
    QCOMPARE(entry->text().remove(u'&'), u"Show EE Monitor"_s);
    entry->trigger();
    QVERIFY(test.window().isVisible());
}

void TstDesktopIntegration::menu_makesTheHiddenWindowCompact()
{
    DesktopFixture test;
    QAction *compact = actionOf(test, u"mm_tray_compact"_s);
    QVERIFY(!compact->isChecked());
    test.window().close();
    compact->trigger();
    QVERIFY(test.window().shownWindow()->isVisible());
    QVERIFY(test.window().isCompact());
    QVERIFY(compact->isChecked());
    test.window().setCompact(false); // by the window's own menu
    QVERIFY(!compact->isChecked());
    compact->trigger();
    compact->trigger();
    QVERIFY(!test.window().isCompact());
    QVERIFY(test.window().isVisible());
}

void TstDesktopIntegration::menu_requestsPreferences()
{
    DesktopFixture test;
    QSignalSpy requests(test.desktop.get(), &DesktopIntegration::preferencesRequested);
    actionOf(test, u"mm_tray_preferences"_s)->trigger();
    QCOMPARE(requests.count(), 1);
}

void TstDesktopIntegration::menu_startsMm()
{
    DesktopFixture test;
    test.desktop->setStartable(true);
    test.read(State::Stopped);
    QSignalSpy starts(test.desktop.get(), &DesktopIntegration::startRequested);
    actionOf(test, u"mm_tray_start"_s)->trigger();
    QCOMPARE(starts.count(), 1);
    test.desktop->setStarting(true);
    QVERIFY(!actionOf(test, u"mm_tray_start"_s)->isEnabled());
}

MM_WINDOW_SUITE(TstDesktopIntegration)
#include "tst_desktopintegration.moc"

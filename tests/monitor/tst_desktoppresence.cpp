// SPDX-License-Identifier: MIT
#include "app/monitor/desktoppresence.h"

#include "fakenotifier.h"
#include "faketray.h"
#include "readcontrol.h"
#include "samples.h"
#include "ui/mmstatusbar.h"
#include "ui/monitorwindow.h"
#include "ui/preferencevalues.h"

#include <QSignalSpy>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The window on a desktop whose clock is moved by hand.
class Desk final
{
public:
    /// \p first is what its first look finds.
    explicit Desk(State first = State::Active, const PreferenceValues &values = {})
        : m_reads(readingFor(first, u"/tmp/stats.json"_s))
        , m_window(u"/tmp/stats.json"_s, m_reads.read(), 1h)
    {
        auto trayMade = std::make_unique<FakeTray>();
        auto notifierMade = std::make_unique<FakeNotifier>();
        tray = trayMade.get();
        notifier = notifierMade.get();
        presence = std::make_unique<DesktopPresence>(std::move(trayMade), std::move(notifierMade),
                                                     [this] { return m_now; });
        presence->setWindow(&m_window, 2s);
        presence->apply(values);
        m_window.show();
    }

    MonitorWindow &window() { return m_window; }

    void pass(std::chrono::seconds time)
    {
        m_now.wall += time;
        m_now.steady += time;
    }
    /// One look, \p after the one before.
    void look(State state, std::chrono::seconds after = 2s)
    {
        pass(after);
        m_reads.answer(readingFor(state, u"/tmp/stats.json"_s));
        // One may be out already, with another answer.
        do {
            QSignalSpy looks(m_window.mmStatusBar(), &MmStatusBar::readingChanged);
            m_window.mmStatusBar()->checkNow();
            QVERIFY(looks.count() > 0 || looks.wait());
        } while (m_window.mmStatusBar()->status().state != state);
    }
    /// Looks for that long.
    void show(State state, std::chrono::seconds time)
    {
        for (auto passed = 0s; passed < time; passed += 2s)
            look(state);
    }

    FakeTray *tray = nullptr;
    FakeNotifier *notifier = nullptr;

private:
    ReadControl m_reads;
    MonitorWindow m_window;
    Moment m_now = Moment::now();

public:
    std::unique_ptr<DesktopPresence> presence; ///< gone before the window that it follows
};

QAction *actionOf(const Desk &desk, const QString &name)
{
    return desk.tray->menu->findChild<QAction *>(name);
}

} // namespace

class DesktopPresenceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void icon_isWantedUnlessSwitchedOff();
    void icon_followsTheLabel();
    void change_isNotifiedInTheWordsOfTheLabel();
    void kindThatIsSwitchedOff_isNotNotified_data();
    void kindThatIsSwitchedOff_isNotNotified();
    void mute_isTold();
    void nextWindow_isFollowed();
    void otherFile_isNoNews_data();
    void otherFile_isNoNews();
    void noticeThatHoldsNoMore_isWithdrawn();
    void endOfTheProgram_takesItsNoticeAlong();
    void clickAtANotice_showsTheWindow();
    void menu_hidesAndShowsTheWindow();
    void menu_startsMm();
};

void DesktopPresenceTest::icon_isWantedUnlessSwitchedOff()
{
    const Desk desk;
    QVERIFY(desk.tray->wanted);
    PreferenceValues values;
    values.tray = false;
    desk.presence->apply(values);
    QVERIFY(!desk.tray->wanted);
}

void DesktopPresenceTest::icon_followsTheLabel()
{
    Desk desk;
    for (const State state : {State::Active, State::Stopped, State::Error}) {
        desk.look(state);
        QCOMPARE(desk.tray->toolTip, desk.window().mmStatusBar()->status().text);
    }
}

void DesktopPresenceTest::change_isNotifiedInTheWordsOfTheLabel()
{
    Desk desk;
    desk.show(State::Active, 20s);
    desk.show(State::Error, 10s);
    QCOMPARE(desk.notifier->shown, QList<Notice>());
    desk.look(State::Error);
    const Status &status = desk.window().mmStatusBar()->status();
    QCOMPARE(desk.notifier->shown, QList<Notice>{noticeFor(status)});
    QCOMPARE(desk.notifier->shown.constFirst().label, u"MM: Error reading stats"_s);
}

void DesktopPresenceTest::kindThatIsSwitchedOff_isNotNotified_data()
{
    using Switch = bool PreferenceValues::*;
    QTest::addColumn<Switch>("kind");
    QTest::addColumn<State>("state");
    QTest::newRow("all") << &PreferenceValues::notifying << State::Error;
    QTest::newRow("stopped") << &PreferenceValues::notifyDown << State::Stopped;
    QTest::newRow("not updating") << &PreferenceValues::notifyDown << State::NotUpdating;
    QTest::newRow("error") << &PreferenceValues::notifyError << State::Error;
    QTest::newRow("no file") << &PreferenceValues::notifyNoFile << State::NoFile;
    QTest::newRow("active") << &PreferenceValues::notifyActive << State::Active;
}

void DesktopPresenceTest::kindThatIsSwitchedOff_isNotNotified()
{
    using Switch = bool PreferenceValues::*;
    QFETCH(Switch, kind);
    QFETCH(State, state);

    const State before = state == State::Active ? State::Stopped : State::Active;
    for (const bool on : {false, true}) {
        PreferenceValues values;
        values.*kind = on;
        Desk desk(before, values);
        desk.show(before, 4s);
        desk.show(state, 14s);
        QCOMPARE(desk.notifier->shown.size(), on ? 1 : 0);
    }
}

void DesktopPresenceTest::mute_isTold()
{
    const Desk desk;
    QSignalSpy choices(desk.presence.get(), &DesktopPresence::notifyingChosen);
    QVERIFY(actionOf(desk, u"mm_tray_notify"_s)->isChecked());
    actionOf(desk, u"mm_tray_notify"_s)->trigger();
    QCOMPARE(choices.count(), 1);
    QCOMPARE(choices.constFirst().constFirst().toBool(), false);
    PreferenceValues muted;
    muted.notifying = false;
    const Desk next(State::Active, muted);
    QVERIFY(!actionOf(next, u"mm_tray_notify"_s)->isChecked());
}

void DesktopPresenceTest::nextWindow_isFollowed()
{
    Desk desk;
    desk.window().close();
    ReadControl reads(readingFor(State::Error, u"/tmp/other.json"_s));
    MonitorWindow next(u"/tmp/other.json"_s, reads.read(), 1h);
    desk.presence->setWindow(&next, 2s);
    QTRY_COMPARE(desk.tray->toolTip, u"MM: Error reading stats"_s);
    // It took over from one that was hidden into the tray.
    QVERIFY(!next.isVisible());
    QCOMPARE(actionOf(desk, u"mm_tray_window"_s)->text().remove(u'&'), u"Show EE Monitor"_s);
    actionOf(desk, u"mm_tray_window"_s)->trigger();
    QVERIFY(next.isVisible());
    QVERIFY(!desk.window().isVisible());
    next.close();
    QVERIFY(!next.isVisible());
    desk.presence.reset(); // before the window that it follows
}

void DesktopPresenceTest::otherFile_isNoNews_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<qsizetype>("shown");
    QTest::addColumn<int>("withdrawn");
    QTest::newRow("other file") << u"/tmp/other.json"_s << qsizetype(1) << 1;
    QTest::newRow("same file") << u"/tmp/stats.json"_s << qsizetype(2) << 0;
}

/// Nothing happened to MM: the user looks at another one.
void DesktopPresenceTest::otherFile_isNoNews()
{
    QFETCH(QString, path);

    Desk desk;
    desk.show(State::Active, 4s);
    desk.show(State::Stopped, 14s);
    QCOMPARE(desk.notifier->shown.size(), 1);
    desk.pass(60s);
    ReadControl reads(readingFor(State::NoFile, path));
    MonitorWindow next(path, reads.read(), 1h);
    desk.presence->setWindow(&next, 30s);
    QTEST(desk.notifier->withdrawn, "withdrawn");
    for (int look = 0; look < 8; ++look) {
        desk.pass(2s);
        QSignalSpy looks(next.mmStatusBar(), &MmStatusBar::readingChanged);
        next.mmStatusBar()->checkNow();
        QVERIFY(looks.count() > 0 || looks.wait());
    }
    QCOMPARE(next.mmStatusBar()->status().state, State::NoFile);
    QTEST(desk.notifier->shown.size(), "shown");
    desk.presence.reset(); // before the window that it follows
}

void DesktopPresenceTest::noticeThatHoldsNoMore_isWithdrawn()
{
    Desk desk;
    desk.show(State::Active, 4s);
    desk.show(State::Stopped, 14s);
    QCOMPARE(desk.notifier->shown.size(), 1);
    desk.show(State::Active, 14s);
    QCOMPARE(desk.notifier->withdrawn, 1);
    QCOMPARE(desk.notifier->shown.size(), 1);
}

void DesktopPresenceTest::endOfTheProgram_takesItsNoticeAlong()
{
    /// Tells it, as it is gone itself by then.
    class Last final : public Notifier
    {
    public:
        explicit Last(int *count)
            : m_count(count)
        {
        }
        void show(const Notice &) override {}
        void withdraw() override { ++*m_count; }

    private:
        int *m_count;
    };
    int withdrawn = 0;
    ReadControl reads;
    MonitorWindow window(u"/tmp/stats.json"_s, reads.read(), 1h);
    {
        DesktopPresence presence(std::make_unique<FakeTray>(), std::make_unique<Last>(&withdrawn),
                                 &Moment::now);
        presence.setWindow(&window, 2s);
    }
    QCOMPARE(withdrawn, 1);
}

void DesktopPresenceTest::clickAtANotice_showsTheWindow()
{
    Desk desk;
    desk.window().close();
    QVERIFY(!desk.window().isVisible());
    Q_EMIT desk.notifier->clicked();
    QVERIFY(desk.window().isVisible());
}

void DesktopPresenceTest::menu_hidesAndShowsTheWindow()
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

void DesktopPresenceTest::menu_startsMm()
{
    Desk desk;
    desk.presence->setStartable(true);
    desk.look(State::Stopped);
    QSignalSpy starts(desk.presence.get(), &DesktopPresence::startRequested);
    actionOf(desk, u"mm_tray_start"_s)->trigger();
    QCOMPARE(starts.count(), 1);
    desk.presence->setStarting(true);
    QVERIFY(!actionOf(desk, u"mm_tray_start"_s)->isEnabled());
}

QTEST_MAIN(DesktopPresenceTest)
#include "tst_desktoppresence.moc"

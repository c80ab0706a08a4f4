// SPDX-License-Identifier: MIT
#include "app/monitor/desktoppresence.h"

#include "fakenotifier.h"
#include "faketray.h"
#include "readcontrol.h"
#include "samples.h"
#include "ui/mmstatusbar.h"
#include "ui/monitorwindow.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
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
    explicit Desk(State first = State::Active)
        : m_reads(readingFor(first, u"/tmp/stats.json"_s))
        , m_window(u"/tmp/stats.json"_s, m_reads.read(), 1h)
    {
        auto trayMade = std::make_unique<FakeTray>();
        auto notifierMade = std::make_unique<FakeNotifier>();
        tray = trayMade.get();
        notifier = notifierMade.get();
        presence = std::make_unique<DesktopPresence>(
            &m_window, 2s, std::move(trayMade), std::move(notifierMade), [this] { return m_now; });
        presence->applySettings();
        m_window.show();
    }

    MonitorWindow &window() { return m_window; }

    /// One look, \p after the one before.
    void look(State state, std::chrono::seconds after = 2s)
    {
        m_now.wall += after;
        m_now.steady += after;
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
    std::unique_ptr<DesktopPresence> presence;

private:
    ReadControl m_reads;
    MonitorWindow m_window;
    Moment m_now = Moment::now();
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
    void init();
    void icon_isWantedUnlessSwitchedOff();
    void icon_followsTheLabel();
    void change_isNotifiedInTheWordsOfTheLabel();
    void kindThatIsSwitchedOff_isNotNotified_data();
    void kindThatIsSwitchedOff_isNotNotified();
    void mute_isKeptAndTold();
    void noticeThatHoldsNoMore_isWithdrawn();
    void endOfTheProgram_takesItsNoticeAlong();
    void clickAtANotice_showsTheWindow();
    void menu_hidesAndShowsTheWindow();
    void menu_startsMm();

private:
    std::unique_ptr<QTemporaryDir> m_config;
};

void DesktopPresenceTest::init()
{
    m_config = std::make_unique<QTemporaryDir>();
    QCoreApplication::setOrganizationName(u"ee-monitor"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_config->path());
}

void DesktopPresenceTest::icon_isWantedUnlessSwitchedOff()
{
    const Desk desk;
    QVERIFY(desk.tray->wanted);
    QSettings().setValue(DesktopPresence::trayEnabledKey, false);
    desk.presence->applySettings();
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
    QTest::addColumn<QString>("key");
    QTest::addColumn<State>("state");
    QTest::addColumn<bool>("byDefault");
    const QString all = DesktopPresence::notifyKey;
    const QString down = DesktopPresence::notifyDownKey;
    QTest::newRow("all") << all << State::Error << true;
    QTest::newRow("stopped") << down << State::Stopped << true;
    QTest::newRow("not updating") << down << State::NotUpdating << true;
    QTest::newRow("error") << QString(DesktopPresence::notifyErrorKey) << State::Error << true;
    QTest::newRow("no file") << QString(DesktopPresence::notifyNoFileKey) << State::NoFile << true;
    QTest::newRow("active") << QString(DesktopPresence::notifyActiveKey) << State::Active << false;
}

void DesktopPresenceTest::kindThatIsSwitchedOff_isNotNotified()
{
    QFETCH(QString, key);
    QFETCH(State, state);
    QFETCH(bool, byDefault);

    const State before = state == State::Active ? State::Stopped : State::Active;
    for (const std::optional<bool> &setting :
         {std::optional<bool>(), std::optional(false), std::optional(true)}) {
        if (setting)
            QSettings().setValue(key, *setting);
        Desk desk(before);
        desk.show(before, 4s);
        desk.show(state, 14s);
        QCOMPARE(desk.notifier->shown.size(), setting.value_or(byDefault) ? 1 : 0);
    }
}

void DesktopPresenceTest::mute_isKeptAndTold()
{
    Desk desk;
    QSignalSpy changes(desk.presence.get(), &DesktopPresence::settingsChanged);
    QVERIFY(actionOf(desk, u"mm_tray_notify"_s)->isChecked());
    actionOf(desk, u"mm_tray_notify"_s)->trigger();
    QCOMPARE(changes.count(), 1);
    QCOMPARE(QSettings().value(DesktopPresence::notifyKey).toBool(), false);
    desk.show(State::Active, 4s);
    desk.show(State::Error, 14s);
    QCOMPARE(desk.notifier->shown.size(), 0);
    const Desk next;
    QVERIFY(!actionOf(next, u"mm_tray_notify"_s)->isChecked());
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
        const DesktopPresence presence(&window, 2s, std::make_unique<FakeTray>(),
                                       std::make_unique<Last>(&withdrawn), &Moment::now);
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

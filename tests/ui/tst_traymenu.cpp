// SPDX-License-Identifier: MIT
#include "faketray.h"
#include "samples.h"
#include "ui/traymenu.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

Status statusFor(State state, qint64 messages = 1247)
{
    Reading reading = readingFor(state, u"/tmp/stats.json"_s);
    reading.snapshot.totalMessages = messages;
    return statusOf(reading, reading.at);
}

QAction *actionOf(const FakeTray &tray, const QString &name)
{
    return tray.menu->findChild<QAction *>(name);
}

/// What the menu shows, without mnemonics.
QStringList textsOf(const FakeTray &tray)
{
    QStringList texts;
    for (const QAction *action : tray.menu->actions()) {
        if (action->isVisible() && !action->isSeparator())
            texts.append(action->text().remove(u'&'));
    }
    return texts;
}

/// Another language: all in capitals.
class Shouter final : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    QString translate(const char * /*context*/, const char *text, const char * /*hint*/,
                      int /*n*/) const override
    {
        return QString::fromUtf8(text).toUpper();
    }
};

} // namespace

class TrayMenuTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void toolTip_isTheTextOfTheLabel_data();
    void toolTip_isTheTextOfTheLabel();
    void menu_offersWhatTheWindowDoes();
    void firstEntry_isTheLabelAndDoesNothing();
    void icon_isSetOnlyWhenItDiffers();
    void start_isOfferedWhereItHelps();
    void start_isTakenOnceAtATime();
    void entries_reportWhatTheUserWants_data();
    void entries_reportWhatTheUserWants();
    void windowEntry_showsOrHides();
    void middleClick_looksNow();
    void notifications_areSwitchedByTheUserAlone();
    void otherLanguage_isSpokenAtOnce();
    void menuThatIsGone_isNotOffered();
};

void TrayMenuTest::toolTip_isTheTextOfTheLabel_data()
{
    QTest::addColumn<State>("state");
    for (const State state : allStates())
        QTest::newRow(qPrintable(stateName(state))) << state;
}

void TrayMenuTest::toolTip_isTheTextOfTheLabel()
{
    QFETCH(State, state);

    FakeTray tray;
    TrayMenu menu(&tray);
    menu.setStatus(statusFor(state));
    QCOMPARE(tray.toolTip, statusFor(state).text);
    QVERIFY(!tray.icon.isNull());
}

void TrayMenuTest::menu_offersWhatTheWindowDoes()
{
    FakeTray tray;
    TrayMenu menu(&tray);
    menu.setStatus(statusFor(State::Active));
    QCOMPARE(textsOf(tray), (QStringList{u"MM: 2 services | 1,247 msgs"_s, u"Show EE Monitor"_s,
                                         u"Check Now"_s, u"Notifications"_s, u"Quit"_s}));
}

void TrayMenuTest::firstEntry_isTheLabelAndDoesNothing()
{
    FakeTray tray;
    TrayMenu menu(&tray);
    menu.setStatus(statusFor(State::Error));
    const QAction *first = tray.menu->actions().constFirst();
    QCOMPARE(first->text(), u"MM: Error reading stats"_s);
    QVERIFY(!first->isEnabled());
}

void TrayMenuTest::icon_isSetOnlyWhenItDiffers()
{
    FakeTray tray;
    TrayMenu menu(&tray);
    menu.setStatus(statusFor(State::Active));
    const int icons = tray.icons;
    const int toolTips = tray.toolTips;
    menu.setStatus(statusFor(State::Active));
    QCOMPARE(tray.toolTips, toolTips);
    menu.setStatus(statusFor(State::Active, 1248));
    QCOMPARE(tray.toolTips, toolTips + 1);
    QCOMPARE(tray.icons, icons);
    menu.setStatus(statusFor(State::Stopped));
    QCOMPARE(tray.icons, icons + 1);
}

void TrayMenuTest::start_isOfferedWhereItHelps()
{
    FakeTray tray;
    TrayMenu menu(&tray);
    for (const State state : allStates()) {
        const Status status = statusFor(state);
        for (const bool startable : {false, true}) {
            menu.setStatus(status);
            menu.setStartable(startable);
            QCOMPARE(actionOf(tray, u"mm_tray_start"_s)->isVisible(), startable && status.mayStart);
        }
    }
    QVERIFY(statusFor(State::Stopped).mayStart);
    QVERIFY(!statusFor(State::Active).mayStart);
}

void TrayMenuTest::start_isTakenOnceAtATime()
{
    FakeTray tray;
    TrayMenu menu(&tray);
    menu.setStartable(true);
    menu.setStatus(statusFor(State::Stopped));
    menu.setStarting(true);
    QVERIFY(!actionOf(tray, u"mm_tray_start"_s)->isEnabled());
    menu.setStarting(false);
    QVERIFY(actionOf(tray, u"mm_tray_start"_s)->isEnabled());
}

void TrayMenuTest::entries_reportWhatTheUserWants_data()
{
    using Signal = void (TrayMenu::*)();
    QTest::addColumn<QString>("entry");
    QTest::addColumn<Signal>("signal");
    QTest::newRow("show") << u"mm_tray_window"_s << &TrayMenu::showRequested;
    QTest::newRow("check") << u"mm_tray_check"_s << &TrayMenu::checkRequested;
    QTest::newRow("start") << u"mm_tray_start"_s << &TrayMenu::startRequested;
    QTest::newRow("quit") << u"mm_tray_quit"_s << &TrayMenu::quitRequested;
}

void TrayMenuTest::entries_reportWhatTheUserWants()
{
    using Signal = void (TrayMenu::*)();
    QFETCH(QString, entry);
    QFETCH(Signal, signal);

    FakeTray tray;
    TrayMenu menu(&tray);
    menu.setStartable(true);
    menu.setStatus(statusFor(State::Stopped));
    QSignalSpy spy(&menu, signal);
    actionOf(tray, entry)->trigger();
    QCOMPARE(spy.count(), 1);
}

void TrayMenuTest::windowEntry_showsOrHides()
{
    FakeTray tray;
    TrayMenu menu(&tray);
    QSignalSpy shows(&menu, &TrayMenu::showRequested);
    QSignalSpy hides(&menu, &TrayMenu::hideRequested);
    menu.setWindowShown(true);
    QCOMPARE(actionOf(tray, u"mm_tray_window"_s)->text().remove(u'&'), u"Hide EE Monitor"_s);
    actionOf(tray, u"mm_tray_window"_s)->trigger();
    QCOMPARE(hides.count(), 1);
    QCOMPARE(shows.count(), 0);
    menu.setWindowShown(false);
    QCOMPARE(actionOf(tray, u"mm_tray_window"_s)->text().remove(u'&'), u"Show EE Monitor"_s);
}

void TrayMenuTest::middleClick_looksNow()
{
    FakeTray tray;
    TrayMenu menu(&tray);
    QSignalSpy checks(&menu, &TrayMenu::checkRequested);
    Q_EMIT tray.middleClicked();
    QCOMPARE(checks.count(), 1);
    Q_EMIT tray.clicked();
    QCOMPARE(checks.count(), 1);
}

void TrayMenuTest::notifications_areSwitchedByTheUserAlone()
{
    FakeTray tray;
    TrayMenu menu(&tray);
    QSignalSpy changes(&menu, &TrayMenu::notifyingChanged);
    QAction *notify = actionOf(tray, u"mm_tray_notify"_s);
    menu.setNotifying(true);
    QVERIFY(notify->isChecked());
    QCOMPARE(changes.count(), 0);
    notify->trigger();
    QCOMPARE(changes, (QList<QVariantList>{{false}}));
}

void TrayMenuTest::otherLanguage_isSpokenAtOnce()
{
    FakeTray tray;
    TrayMenu menu(&tray);
    menu.setStatus(statusFor(State::Stopped));
    menu.setStartable(true);
    menu.setWindowShown(true);
    Shouter shouter;
    QVERIFY(QCoreApplication::installTranslator(&shouter));
    QTRY_COMPARE(textsOf(tray).sliced(1),
                 (QStringList{u"HIDE EE MONITOR"_s, u"CHECK NOW"_s, u"START MM"_s,
                              u"NOTIFICATIONS"_s, u"QUIT"_s}));
    QVERIFY(QCoreApplication::removeTranslator(&shouter));
    QTRY_COMPARE(textsOf(tray).constLast(), u"Quit"_s);
}

void TrayMenuTest::menuThatIsGone_isNotOffered()
{
    FakeTray tray;
    {
        const TrayMenu menu(&tray);
        QVERIFY(tray.menu);
    }
    QVERIFY(!tray.menu);
}

QTEST_MAIN(TrayMenuTest)
#include "tst_traymenu.moc"

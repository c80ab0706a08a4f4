// SPDX-License-Identifier: MIT
#include "faketrayicon.h"
#include "samples.h"
#include "suite.h"
#include "ui/status/statusicon.h"
#include "ui/tray/traymenu.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

Status menuStatus(State state, qint64 messages = 1247)
{
    Reading reading = readingFor(state, u"/tmp/stats.json"_s);
    reading.snapshot.totalMessages = messages;
    return evaluateStatus(reading, reading.at);
}

QAction *trayAction(const FakeTrayIcon &tray, const QString &name)
{
    return tray.menu->findChild<QAction *>(name);
}

/// The visible entries without mnemonics.
QStringList menuTexts(const FakeTrayIcon &tray)
{
    QStringList texts;
    for (const QAction *action : tray.menu->actions()) {
        if (action->isVisible() && !action->isSeparator())
            texts.append(action->text().remove(u'&'));
    }
    return texts;
}

/// Another language: upper case.
class UpperCaseTranslator final : public QTranslator
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

class TstTrayMenu final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void toolTip_isLabelTextAndCause_data();
    void toolTip_isLabelTextAndCause();
    void activeStatus_showsEntries();
    void firstEntry_isLabelTextWithItsIcon();
    void setCompact_emitsNothing();
    void setStatus_updatesOnlyChanges();
    void startEntry_isVisibleWherePossible();
    void startEntry_isDisabledWhileStarting();
    void entries_emitRequests_data();
    void entries_emitRequests();
    void windowEntry_showsOrHidesWindow();
    void middleClick_requestsCheck();
    void setNotificationsEnabled_emitsNothing();
    void languageChange_retranslates();
    void destroyedMenu_isRemovedFromIcon();
};

void TstTrayMenu::toolTip_isLabelTextAndCause_data()
{
    QTest::addColumn<State>("state");
    for (const State state : allStates)
        QTest::newRow(qPrintable(stateName(state))) << state;
}

void TstTrayMenu::toolTip_isLabelTextAndCause()
{
    QFETCH(State, state);

    FakeTrayIcon tray;
    TrayMenu menu(&tray);
    const Status status = menuStatus(state);
    menu.setStatus(status);
    QVERIFY(!status.reason.isEmpty());
    QCOMPARE(tray.toolTip,
             state == State::Active ? status.text : status.text + u'\n' + status.reason);
    QVERIFY(!tray.icon.isNull());
}

void TstTrayMenu::activeStatus_showsEntries()
{
    FakeTrayIcon tray;
    TrayMenu menu(&tray);
    menu.setStatus(menuStatus(State::Active));
    QCOMPARE(menuTexts(tray),
             (QStringList{u"MM: 2 services | 1,247 msgs"_s, u"Show EE Monitor"_s, u"Compact"_s,
                          u"Check Now"_s, u"Notifications"_s, u"Preferences…"_s, u"Quit"_s}));
}

void TstTrayMenu::firstEntry_isLabelTextWithItsIcon()
{
    FakeTrayIcon tray;
    TrayMenu menu(&tray);
    for (const State state : {State::Active, State::Error}) {
        const Status status = menuStatus(state);
        menu.setStatus(status);
        const QAction *first = tray.menu->actions().constFirst();
        QCOMPARE(first->text(), status.text);
        QVERIFY(first->isEnabled()); // otherwise it is gray in each state
        QCOMPARE(first->icon().pixmap(16).toImage(),
                 trayStatusIcon(status.icon, status.color).pixmap(16).toImage());
    }
}

void TstTrayMenu::setCompact_emitsNothing()
{
    FakeTrayIcon tray;
    TrayMenu menu(&tray);
    QSignalSpy changes(&menu, &TrayMenu::compactToggled);
    QAction *compact = trayAction(tray, u"mm_tray_compact"_s);
    menu.setCompact(true);
    QVERIFY(compact->isChecked());
    QCOMPARE(changes.count(), 0);
    compact->trigger();
    QCOMPARE(changes, (QList<QVariantList>{{false}}));
}

void TstTrayMenu::setStatus_updatesOnlyChanges()
{
    FakeTrayIcon tray;
    TrayMenu menu(&tray);
    menu.setStatus(menuStatus(State::Active));
    const int icons = tray.iconCount;
    const int toolTips = tray.toolTipCount;
    menu.setStatus(menuStatus(State::Active));
    QCOMPARE(tray.toolTipCount, toolTips);
    menu.setStatus(menuStatus(State::Active, 1248));
    QCOMPARE(tray.toolTipCount, toolTips + 1);
    QCOMPARE(tray.iconCount, icons);
    menu.setStatus(menuStatus(State::Stopped));
    QCOMPARE(tray.iconCount, icons + 1);
}

void TstTrayMenu::startEntry_isVisibleWherePossible()
{
    FakeTrayIcon tray;
    TrayMenu menu(&tray);
    for (const State state : allStates) {
        const Status status = menuStatus(state);
        for (const bool startable : {false, true}) {
            menu.setStatus(status);
            menu.setStartable(startable);
            QCOMPARE(trayAction(tray, u"mm_tray_start"_s)->isVisible(),
                     startable && status.canStart);
        }
    }
    QVERIFY(menuStatus(State::Stopped).canStart);
    QVERIFY(!menuStatus(State::Active).canStart);
}

void TstTrayMenu::startEntry_isDisabledWhileStarting()
{
    FakeTrayIcon tray;
    TrayMenu menu(&tray);
    menu.setStartable(true);
    menu.setStatus(menuStatus(State::Stopped));
    menu.setStarting(true);
    QVERIFY(!trayAction(tray, u"mm_tray_start"_s)->isEnabled());
    menu.setStarting(false);
    QVERIFY(trayAction(tray, u"mm_tray_start"_s)->isEnabled());
}

void TstTrayMenu::entries_emitRequests_data()
{
    using Signal = void (TrayMenu::*)();
    QTest::addColumn<QString>("entry");
    QTest::addColumn<Signal>("signal");
    QTest::newRow("show") << u"mm_tray_window"_s << &TrayMenu::showRequested;
    QTest::newRow("label") << u"mm_tray_label"_s << &TrayMenu::showRequested;
    QTest::newRow("preferences") << u"mm_tray_preferences"_s << &TrayMenu::preferencesRequested;
    QTest::newRow("check") << u"mm_tray_check"_s << &TrayMenu::checkRequested;
    QTest::newRow("start") << u"mm_tray_start"_s << &TrayMenu::startRequested;
    QTest::newRow("quit") << u"mm_tray_quit"_s << &TrayMenu::quitRequested;
}

void TstTrayMenu::entries_emitRequests()
{
    using Signal = void (TrayMenu::*)();
    QFETCH(QString, entry);
    QFETCH(Signal, signal);

    FakeTrayIcon tray;
    TrayMenu menu(&tray);
    menu.setStartable(true);
    menu.setStatus(menuStatus(State::Stopped));
    QSignalSpy emitted(&menu, signal);
    trayAction(tray, entry)->trigger();
    QCOMPARE(emitted.count(), 1);
}

void TstTrayMenu::windowEntry_showsOrHidesWindow()
{
    FakeTrayIcon tray;
    TrayMenu menu(&tray);
    QSignalSpy shows(&menu, &TrayMenu::showRequested);
    QSignalSpy hides(&menu, &TrayMenu::hideRequested);
    menu.setWindowShown(true);
    QCOMPARE(trayAction(tray, u"mm_tray_window"_s)->text().remove(u'&'), u"Hide EE Monitor"_s);
    trayAction(tray, u"mm_tray_window"_s)->trigger();
    QCOMPARE(hides.count(), 1);
    QCOMPARE(shows.count(), 0);
    menu.setWindowShown(false);
    QCOMPARE(trayAction(tray, u"mm_tray_window"_s)->text().remove(u'&'), u"Show EE Monitor"_s);
}

void TstTrayMenu::middleClick_requestsCheck()
{
    FakeTrayIcon tray;
    TrayMenu menu(&tray);
    QSignalSpy checks(&menu, &TrayMenu::checkRequested);
    Q_EMIT tray.middleClicked();
    QCOMPARE(checks.count(), 1);
    Q_EMIT tray.clicked();
    QCOMPARE(checks.count(), 1);
}

void TstTrayMenu::setNotificationsEnabled_emitsNothing()
{
    FakeTrayIcon tray;
    TrayMenu menu(&tray);
    QSignalSpy changes(&menu, &TrayMenu::notificationsToggled);
    QAction *notify = trayAction(tray, u"mm_tray_notify"_s);
    menu.setNotificationsEnabled(true);
    QVERIFY(notify->isChecked());
    QCOMPARE(changes.count(), 0);
    notify->trigger();
    QCOMPARE(changes, (QList<QVariantList>{{false}}));
}

void TstTrayMenu::languageChange_retranslates()
{
    FakeTrayIcon tray;
    TrayMenu menu(&tray);
    menu.setStatus(menuStatus(State::Stopped));
    menu.setStartable(true);
    menu.setWindowShown(true);
    UpperCaseTranslator translator;
    QVERIFY(QCoreApplication::installTranslator(&translator));
    QTRY_COMPARE(menuTexts(tray).sliced(1),
                 (QStringList{u"HIDE EE MONITOR"_s, u"COMPACT"_s, u"CHECK NOW"_s, u"START MM"_s,
                              u"NOTIFICATIONS"_s, u"PREFERENCES…"_s, u"QUIT"_s}));
    QVERIFY(QCoreApplication::removeTranslator(&translator));
    QTRY_COMPARE(menuTexts(tray).constLast(), u"Quit"_s);
}

void TstTrayMenu::destroyedMenu_isRemovedFromIcon()
{
    FakeTrayIcon tray;
    {
        const TrayMenu menu(&tray);
        QVERIFY(tray.menu);
    }
    QVERIFY(!tray.menu);
}

MM_WINDOW_SUITE(TstTrayMenu)
#include "tst_traymenu.moc"

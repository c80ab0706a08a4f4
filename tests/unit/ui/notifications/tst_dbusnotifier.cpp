// SPDX-License-Identifier: MIT
#include "notifiertest.h"
#include "suite.h"

#include <QGuiApplication>

using namespace mm;
using namespace mm::test;
using namespace Qt::StringLiterals;

/// Notifications for which the server replies at once, and clicks on them.
class TstDBusNotifier final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void show_sendsNotificationWithHints();
    void nextNotification_replacesPrevious();
    void markup_isEscapedWhereSupported_data();
    void markup_isEscapedWhereSupported();
    void serverWithoutActions_getsNoActions();
    void click_emitsForOwnNotificationOnly();
    void click_passesItsActivationToken();
    void withdraw_closesNotification();
    void withdrawWithoutNotification_closesNothing();
    void noServer_emitsFailed();
    void serverRestarts_nextNotificationIsNew();

private:
    PrivateBus m_bus;
};

void TstDBusNotifier::initTestCase()
{
    QVERIFY(m_bus.isRunning());
    QGuiApplication::setApplicationDisplayName(u"EE Monitor"_s);
    QGuiApplication::setDesktopFileName(u"io.github.eemonitor.EEMonitor"_s);
}

void TstDBusNotifier::show_sendsNotificationWithHints()
{
    NotifierTest test(m_bus);
    QVERIFY(test.show(stoppedNotification));
    const NotificationServer::Shown &shown = test.server->shown.constFirst();
    QCOMPARE(shown.program, u"EE Monitor"_s);
    QCOMPARE(shown.replaces, 0U);
    QCOMPARE(shown.title, stoppedNotification.title);
    QCOMPARE(shown.body, u"MM: Stopped\nMM was shut down cleanly."_s);
    QCOMPARE(shown.actions, (QStringList{u"default"_s, u"Show EE Monitor"_s}));
    QCOMPARE(shown.hints.value(u"urgency"_s), QVariant::fromValue(uchar(1)));
    QCOMPARE(shown.hints.value(u"desktop-entry"_s).toString(), u"io.github.eemonitor.EEMonitor"_s);
    QCOMPARE(shown.hints.value(u"suppress-sound"_s), QVariant(true));
    QCOMPARE(shown.expiry, -1);
}

void TstDBusNotifier::nextNotification_replacesPrevious()
{
    NotifierTest test(m_bus);
    QVERIFY(test.show(stoppedNotification));
    QVERIFY(test.show(errorNotification));
    QCOMPARE(test.server->shown.at(1).replaces, 7U);
}

void TstDBusNotifier::markup_isEscapedWhereSupported_data()
{
    QTest::addColumn<QStringList>("capabilities");
    QTest::addColumn<QString>("body");

    QTest::newRow("markup") << QStringList{u"body-markup"_s}
                            << u"MM: Error reading stats\n"
                               "/tmp/&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt; is empty."_s;
    QTest::newRow("plain") << QStringList{u"body"_s}
                           << u"MM: Error reading stats\n/tmp/<b>\"R&D\"</b> is empty."_s;
}

void TstDBusNotifier::markup_isEscapedWhereSupported()
{
    QFETCH(QStringList, capabilities);
    QFETCH(QString, body);

    NotifierTest test(m_bus);
    test.server->capabilities = capabilities;
    QVERIFY(test.show(errorNotification));
    QCOMPARE(test.server->shown.constFirst().body, body);
}

void TstDBusNotifier::serverWithoutActions_getsNoActions()
{
    NotifierTest test(m_bus);
    test.server->capabilities = {u"body"_s};
    QVERIFY(test.show(stoppedNotification));
    QCOMPARE(test.server->shown.constFirst().actions, QStringList());
}

void TstDBusNotifier::click_emitsForOwnNotificationOnly()
{
    NotifierTest test(m_bus);
    QVERIFY(test.show(stoppedNotification));
    Q_EMIT test.server->ActionInvoked(6, u"default"_s);
    Q_EMIT test.server->ActionInvoked(7, u"default"_s);
    QTRY_COMPARE(test.clicks.count(), 1);
    Q_EMIT test.server->ActionInvoked(7, u"default"_s);
    QTRY_COMPARE(test.clicks.count(), 2);
}

void TstDBusNotifier::click_passesItsActivationToken()
{
    NotifierTest test(m_bus);
    QVERIFY(test.show(stoppedNotification));
    Q_EMIT test.server->ActivationToken(7, u"token_TIME42"_s);
    Q_EMIT test.server->ActionInvoked(7, u"default"_s);
    QTRY_COMPARE(test.clicks.count(), 1);
    QCOMPARE(test.clicks.constFirst().constFirst().toByteArray(), "token_TIME42");
    // A token is for one use.
    Q_EMIT test.server->ActionInvoked(7, u"default"_s);
    QTRY_COMPARE(test.clicks.count(), 2);
    QCOMPARE(test.clicks.constLast().constFirst().toByteArray(), QByteArray());
}

void TstDBusNotifier::withdraw_closesNotification()
{
    NotifierTest test(m_bus);
    QVERIFY(test.show(stoppedNotification));
    test.notifier->withdraw();
    QTRY_COMPARE(test.server->closed, QList<uint>{7});
    QVERIFY(test.show(stoppedNotification));
    QCOMPARE(test.server->shown.at(1).replaces, 0U);
}

void TstDBusNotifier::withdrawWithoutNotification_closesNothing()
{
    NotifierTest test(m_bus);
    test.notifier->withdraw();
    QVERIFY(test.show(stoppedNotification));
    QCOMPARE(test.server->closed, QList<uint>());
}

void TstDBusNotifier::noServer_emitsFailed()
{
    const auto notifier = makeDBusNotifier();
    QSignalSpy failed(notifier.get(), &Notifier::failed);
    // Strings with no other reference: fail() must keep a copy of them while it emits.
    const auto hangs = [] {
        Notification notification = stoppedNotification;
        notification.title = u"MM hangs for %1 s"_s.arg(40);
        notification.reason = u"Process %1 does not respond."_s.arg(4711);
        return notification;
    };
    notifier->show(hangs());
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed.constFirst().constFirst().value<Notification>(), hangs());
    // A server that starts later is used for the next one.
    const NotificationServer server(m_bus);
    notifier->show(errorNotification);
    QTRY_COMPARE(server.shown.size(), 1);
    QCOMPARE(server.shown.constFirst().title, errorNotification.title);
}

void TstDBusNotifier::serverRestarts_nextNotificationIsNew()
{
    NotifierTest test(m_bus);
    QVERIFY(test.show(stoppedNotification));
    Q_EMIT test.server->ActionInvoked(7, {});
    QTRY_COMPARE(test.clicks.count(), 1); // the reply was handled
    test.server.reset();
    test.server = std::make_unique<NotificationServer>(m_bus);
    QVERIFY(test.show(errorNotification));
    QCOMPARE(test.server->shown.constFirst().replaces, 0U);
}

MM_WINDOW_SUITE(TstDBusNotifier)
#include "tst_dbusnotifier.moc"

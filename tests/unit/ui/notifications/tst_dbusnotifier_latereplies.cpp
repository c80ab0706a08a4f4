// SPDX-License-Identifier: MIT
#include "notifiertest.h"
#include "suite.h"

#include <QTimer>

using namespace mm;
using namespace mm::test;
using namespace std::chrono_literals;

/// Notifications for which the server replies late, with an error, or never.
class TstDBusNotifierLateReplies final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_bus.isRunning()); }
    void withdrawnInFlight_isClosedAfterReply();
    void withdrawnAtTheEnd_isClosedAfterReply();
    void withdrawnAtTheEnd_waitsNoLongerThanTheTimeout();
    void nextNotificationInFlight_replacesAfterReply();
    void lateReply_notificationIsClosed();
    void nextWhileReplyIsLate_replacesIt();
    void errorAfterWithdrawal_emitsNothing();
    void errorForEarlierRequest_sendsCurrentOne();
    void errorForReplacement_closesEarlierOne();
    void closedWhileReplaced_nextNotificationIsNew();
    void idOfEarlierServer_isNotClosed();

private:
    PrivateBus m_bus;
};

void TstDBusNotifierLateReplies::withdrawnInFlight_isClosedAfterReply()
{
    NotifierTest test(m_bus);
    test.server->holding = true;
    QVERIFY(test.show(stoppedNotification));
    test.notifier->withdraw();
    test.server->release();
    QTRY_COMPARE(test.server->closed, QList<uint>{7});
}

void TstDBusNotifierLateReplies::withdrawnAtTheEnd_isClosedAfterReply()
{
    NotifierTest test(m_bus);
    test.server->holding = true;
    QVERIFY(test.show(stoppedNotification));
    test.notifier->withdraw();
    QTimer::singleShot(100ms, test.server.get(), &NotificationServer::release);
    test.notifier->finishWithdrawal(30s);
    test.notifier.reset();
    QTRY_COMPARE(test.server->closed, QList<uint>{7});
}

void TstDBusNotifierLateReplies::withdrawnAtTheEnd_waitsNoLongerThanTheTimeout()
{
    NotifierTest test(m_bus);
    test.server->holding = true;
    QVERIFY(test.show(stoppedNotification));
    test.notifier->withdraw();
    test.notifier->finishWithdrawal(50ms);
    QCOMPARE(test.server->closed, QList<uint>());
}

void TstDBusNotifierLateReplies::nextNotificationInFlight_replacesAfterReply()
{
    NotifierTest test(m_bus);
    test.server->holding = true;
    QVERIFY(test.show(stoppedNotification));
    test.notifier->show(errorNotification);
    test.server->release();
    QTRY_COMPARE(test.server->shown.size(), 2);
    QCOMPARE(test.server->shown.at(1).replaces, 7U);
    QCOMPARE(test.server->shown.at(1).title, errorNotification.title);
}

void TstDBusNotifierLateReplies::lateReply_notificationIsClosed()
{
    NotifierTest test(m_bus, 50ms);
    test.server->holding = true;
    QVERIFY(test.show(stoppedNotification));
    QTRY_COMPARE(test.failed.count(), 1);
    QCOMPARE(test.server->closed, QList<uint>());
    test.server->release();
    QTRY_COMPARE(test.server->closed, QList<uint>{7});
    QCOMPARE(test.failed.count(), 1);
}

void TstDBusNotifierLateReplies::nextWhileReplyIsLate_replacesIt()
{
    NotifierTest test(m_bus, 50ms);
    test.server->holding = true;
    test.notifier->show(stoppedNotification);
    QTRY_COMPARE(test.failed.count(), 1);
    test.notifier->show(errorNotification);
    test.server->release();
    QTRY_COMPARE(test.server->shown.size(), 2);
    QCOMPARE(test.server->shown.at(1).replaces, 7U);
    test.notifier->withdraw();
    QTRY_COMPARE(test.server->closed, QList<uint>{7});
}

void TstDBusNotifierLateReplies::errorAfterWithdrawal_emitsNothing()
{
    NotifierTest test(m_bus);
    test.server->holding = test.server->failing = true;
    QVERIFY(test.show(stoppedNotification));
    test.notifier->withdraw();
    test.server->release();
    // The next one is sent after that error was handled.
    QVERIFY(test.show(errorNotification));
    QCOMPARE(test.failed.count(), 0);
}

void TstDBusNotifierLateReplies::errorForEarlierRequest_sendsCurrentOne()
{
    NotifierTest test(m_bus);
    test.server->holding = test.server->failing = true;
    QVERIFY(test.show(stoppedNotification));
    test.notifier->show(errorNotification);
    test.server->release();
    QTRY_COMPARE(test.server->shown.size(), 2);
    QCOMPARE(test.server->shown.at(1).title, errorNotification.title);
    QCOMPARE(test.failed.count(), 0);
}

void TstDBusNotifierLateReplies::errorForReplacement_closesEarlierOne()
{
    NotifierTest test(m_bus);
    QVERIFY(test.show(stoppedNotification));
    test.server->holding = test.server->failing = true;
    QVERIFY(test.show(errorNotification));
    test.server->release();
    QTRY_COMPARE(test.failed.count(), 1);
    QTRY_COMPARE(test.server->closed, QList<uint>{7});
}

void TstDBusNotifierLateReplies::closedWhileReplaced_nextNotificationIsNew()
{
    NotifierTest test(m_bus);
    QVERIFY(test.show(stoppedNotification));
    Q_EMIT test.server->ActionInvoked(7, {});
    QTRY_COMPARE(test.clicks.count(), 1); // the reply was handled
    // Its reply is handled after the closing, as messages of one sender keep their order.
    test.server->holding = true;
    QVERIFY(test.show(errorNotification));
    Q_EMIT test.server->NotificationClosed(7, 2);
    test.server->release();
    test.notifier->withdraw();
    QTRY_COMPARE(test.server->closed.size(), 1);
    QVERIFY(test.show(stoppedNotification));
    QCOMPARE(test.server->shown.at(2).replaces, 0U);
}

void TstDBusNotifierLateReplies::idOfEarlierServer_isNotClosed()
{
    NotifierTest test(m_bus);
    test.server->holding = true;
    QVERIFY(test.show(stoppedNotification));
    test.server.reset(); // without a reply
    test.server = std::make_unique<NotificationServer>(m_bus);
    QTRY_COMPARE(test.failed.count(), 1);
    QVERIFY(test.show(errorNotification));
    QCOMPARE(test.server->shown.constFirst().replaces, 0U);
    QCOMPARE(test.server->closed, QList<uint>());
}

MM_WINDOW_SUITE(TstDBusNotifierLateReplies)
#include "tst_dbusnotifier_latereplies.moc"

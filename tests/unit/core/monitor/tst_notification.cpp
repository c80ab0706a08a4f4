// SPDX-License-Identifier: MIT
#include "core/monitor/notification.h"
#include "suite.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

class TstNotification : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachState_hasItsKindAndTitle_data();
    void eachState_hasItsKindAndTitle();
    void notification_containsLabelAndReason();
    void checking_isNeverNotified();
};

void TstNotification::eachState_hasItsKindAndTitle_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<NotificationKind>("kind");
    QTest::addColumn<QString>("title");

    QTest::newRow("stopped") << State::Stopped << NotificationKind::Down << u"MM was stopped"_s;
    QTest::newRow("not updating") << State::NotUpdating << NotificationKind::Down
                                  << u"MM is not updating"_s;
    QTest::newRow("error") << State::Error << NotificationKind::Error
                           << u"MM's stats file can't be read"_s;
    QTest::newRow("no file") << State::NoFile << NotificationKind::NoFile
                             << u"MM's stats file is gone"_s;
    QTest::newRow("active") << State::Active << NotificationKind::Active << u"MM is active"_s;
}

void TstNotification::eachState_hasItsKindAndTitle()
{
    QFETCH(State, state);
    QFETCH(NotificationKind, kind);
    QFETCH(QString, title);

    QVERIFY(notificationKind(state) == kind);
    Status status;
    status.state = state;
    QCOMPARE(notificationFor(status).title, title);
}

void TstNotification::notification_containsLabelAndReason()
{
    Status status;
    status.state = State::Error;
    status.text = u"MM: Error reading stats"_s;
    status.reason = u"/tmp/x is empty."_s;
    const Notification notification = notificationFor(status);
    QCOMPARE(notification.label, status.text);
    QCOMPARE(notification.reason, status.reason);
}

void TstNotification::checking_isNeverNotified()
{
    QVERIFY(!notificationKind(State::Checking));
    QVERIFY(!(NotificationFilter{true, true, true, true}).contains(State::Checking));
}

MM_SUITE(TstNotification)
#include "tst_notification.moc"

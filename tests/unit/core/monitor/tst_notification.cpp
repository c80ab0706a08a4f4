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
    void state_hasFilterAndTitle_data();
    void state_hasFilterAndTitle();
    void notification_containsLabelAndReason();
    void checking_isNeverNotified();
};

void TstNotification::state_hasFilterAndTitle_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<NotificationFilter>("only");
    QTest::addColumn<QString>("title");

    QTest::newRow("stopped") << State::Stopped << NotificationFilter{true, false, false, false}
                             << u"MM was stopped"_s;
    QTest::newRow("not updating") << State::NotUpdating
                                  << NotificationFilter{true, false, false, false}
                                  << u"MM is not updating"_s;
    QTest::newRow("error") << State::Error << NotificationFilter{false, true, false, false}
                           << u"MM's stats file can't be read"_s;
    QTest::newRow("no file") << State::NoFile << NotificationFilter{false, false, true, false}
                             << u"MM's stats file is gone"_s;
    QTest::newRow("active") << State::Active << NotificationFilter{false, false, false, true}
                            << u"MM is active"_s;
}

void TstNotification::state_hasFilterAndTitle()
{
    QFETCH(State, state);
    QFETCH(NotificationFilter, only);
    QFETCH(QString, title);

    for (const State each :
         {State::Stopped, State::NotUpdating, State::Error, State::NoFile, State::Active})
        QCOMPARE(only.contains(each), each == state || (only.down && (each == State::Stopped ||
                                                                      each == State::NotUpdating)));
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
    QCOMPARE(notification.reason, status.reason.text());
}

void TstNotification::checking_isNeverNotified()
{
    QVERIFY(!(NotificationFilter{true, true, true, true}).contains(State::Checking));
}

MM_SUITE(TstNotification)
#include "tst_notification.moc"

// SPDX-License-Identifier: MIT
#include "fakenotifier.h"
#include "faketrayicon.h"
#include "suite.h"

#include <QSignalSpy>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

class TstNotifier final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void notificationBody_isLabelAndReason();
    void hostileReason_isSanitized();
    void preferredNotifier_isUsed();
    void preferredFails_trayShowsMessage();
    void noPreferredNotifier_trayShowsMessage();
    void noNotifierAndNoTray_emitsFailed();
    void clickOnEither_emitsClicked();
};

void TstNotifier::notificationBody_isLabelAndReason()
{
    QCOMPARE(notificationBody(stoppedNotification), u"MM: Stopped\nMM was shut down cleanly."_s);
}

void TstNotifier::hostileReason_isSanitized()
{
    Notification notification = stoppedNotification;
    notification.reason = u"/tmp/\nMM: 5 services | 9 msgs\u202etxt.\u0007 is empty."_s;
    QCOMPARE(notificationBody(notification),
             u"MM: Stopped\n/tmp/\ufffdMM: 5 services | 9 msgs\ufffdtxt.\ufffd is empty."_s);
    notification.reason = u"x"_s.repeated(100'000);
    QCOMPARE(notificationBody(notification), u"MM: Stopped\n"_s + u"x"_s.repeated(600) + u'…');
}

void TstNotifier::preferredNotifier_isUsed()
{
    FakeTrayIcon tray;
    tray.setEnabled(true);
    auto preferred = std::make_unique<FakeNotifier>();
    const FakeNotifier *desktop = preferred.get();
    DesktopNotifier notifier(std::move(preferred), &tray);
    notifier.show(stoppedNotification);
    QCOMPARE(desktop->shown, QList<Notification>{stoppedNotification});
    QCOMPARE(tray.messages, QStringList());
    notifier.withdraw();
    QCOMPARE(desktop->withdrawn, 1);
}

void TstNotifier::preferredFails_trayShowsMessage()
{
    FakeTrayIcon tray;
    tray.setEnabled(true);
    auto preferred = std::make_unique<FakeNotifier>();
    FakeNotifier *desktop = preferred.get();
    DesktopNotifier notifier(std::move(preferred), &tray);
    notifier.show(stoppedNotification);
    Q_EMIT desktop->failed(stoppedNotification);
    QCOMPARE(tray.messages,
             QStringList{u"MM was stopped\nMM: Stopped\nMM was shut down cleanly."_s});
}

void TstNotifier::noPreferredNotifier_trayShowsMessage()
{
    FakeTrayIcon tray;
    tray.setEnabled(true);
    DesktopNotifier notifier({}, &tray);
    notifier.show(stoppedNotification);
    QCOMPARE(tray.messages.size(), 1);
    notifier.withdraw(); // does nothing
}

void TstNotifier::noNotifierAndNoTray_emitsFailed()
{
    FakeTrayIcon tray(false);
    DesktopNotifier notifier({}, &tray);
    QSignalSpy failed(&notifier, &Notifier::failed);
    notifier.show(stoppedNotification);
    QCOMPARE(tray.messages, QStringList());
    QCOMPARE(failed.count(), 1);
}

void TstNotifier::clickOnEither_emitsClicked()
{
    FakeTrayIcon tray;
    auto preferred = std::make_unique<FakeNotifier>();
    FakeNotifier *desktop = preferred.get();
    DesktopNotifier notifier(std::move(preferred), &tray);
    QSignalSpy clicks(&notifier, &Notifier::clicked);
    Q_EMIT desktop->clicked();
    QCOMPARE(clicks.count(), 1);
    Q_EMIT tray.messageClicked();
    QCOMPARE(clicks.count(), 2);
}

MM_WINDOW_SUITE(TstNotifier)
#include "tst_notifier.moc"

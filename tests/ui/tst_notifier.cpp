// SPDX-License-Identifier: MIT
#include "fakenotifier.h"
#include "faketray.h"

#include <QSignalSpy>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

const Notice stopped{u"MM was stopped"_s, u"MM: Stopped"_s, u"MM was stopped in good order."_s};

} // namespace

class NotifierTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void body_isLabelAndReason();
    void hostileReason_isMadePlain();
    void desktopThatShowsNotices_getsThem();
    void desktopWithout_leavesThemToTheTray();
    void buildWithoutBus_leavesThemToTheTray();
    void neitherDesktopNorTray_isTold();
    void clickAtEither_isTheSame();
};

void NotifierTest::body_isLabelAndReason()
{
    QCOMPARE(plainBody(stopped), u"MM: Stopped\nMM was stopped in good order."_s);
}

void NotifierTest::hostileReason_isMadePlain()
{
    Notice notice = stopped;
    notice.reason = u"/tmp/\nMM: 5 services | 9 msgs\u202etxt.\u0007 is empty."_s;
    QCOMPARE(plainBody(notice),
             u"MM: Stopped\n/tmp/\ufffdMM: 5 services | 9 msgs\ufffdtxt.\ufffd is empty."_s);
    notice.reason = u"x"_s.repeated(100'000);
    QCOMPARE(plainBody(notice), u"MM: Stopped\n"_s + u"x"_s.repeated(600) + u'…');
}

void NotifierTest::desktopThatShowsNotices_getsThem()
{
    FakeTray tray;
    tray.setWanted(true);
    auto first = std::make_unique<FakeNotifier>();
    const FakeNotifier *desktop = first.get();
    DesktopNotifier notifier(std::move(first), &tray);
    notifier.show(stopped);
    QCOMPARE(desktop->shown, QList<Notice>{stopped});
    QCOMPARE(tray.messages, QStringList());
    notifier.withdraw();
    QCOMPARE(desktop->withdrawn, 1);
}

void NotifierTest::desktopWithout_leavesThemToTheTray()
{
    FakeTray tray;
    tray.setWanted(true);
    auto first = std::make_unique<FakeNotifier>();
    FakeNotifier *desktop = first.get();
    DesktopNotifier notifier(std::move(first), &tray);
    notifier.show(stopped);
    Q_EMIT desktop->failed(stopped);
    QCOMPARE(tray.messages,
             QStringList{u"MM was stopped\nMM: Stopped\nMM was stopped in good order."_s});
}

void NotifierTest::buildWithoutBus_leavesThemToTheTray()
{
    FakeTray tray;
    tray.setWanted(true);
    DesktopNotifier notifier({}, &tray);
    notifier.show(stopped);
    QCOMPARE(tray.messages.size(), 1);
    notifier.withdraw(); // can't, and does no harm
}

void NotifierTest::neitherDesktopNorTray_isTold()
{
    FakeTray tray(false);
    DesktopNotifier notifier({}, &tray);
    QSignalSpy failed(&notifier, &Notifier::failed);
    notifier.show(stopped);
    QCOMPARE(tray.messages, QStringList());
    QCOMPARE(failed.count(), 1);
}

void NotifierTest::clickAtEither_isTheSame()
{
    FakeTray tray;
    auto first = std::make_unique<FakeNotifier>();
    FakeNotifier *desktop = first.get();
    DesktopNotifier notifier(std::move(first), &tray);
    QSignalSpy clicks(&notifier, &Notifier::clicked);
    Q_EMIT desktop->clicked();
    QCOMPARE(clicks.count(), 1);
    Q_EMIT tray.messageClicked();
    QCOMPARE(clicks.count(), 2);
}

QTEST_MAIN(NotifierTest)
#include "tst_notifier.moc"

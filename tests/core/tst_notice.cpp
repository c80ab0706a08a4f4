// SPDX-License-Identifier: MIT
#include "core/notice.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

class TestNotice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyState_hasItsKindAndTitle_data();
    void everyState_hasItsKindAndTitle();
    void words_areThoseOfTheLabel();
    void checking_isNoNews();
};

void TestNotice::everyState_hasItsKindAndTitle_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<NoticeKind>("kind");
    QTest::addColumn<QString>("title");

    QTest::newRow("stopped") << State::Stopped << NoticeKind::Down << u"MM was stopped"_s;
    QTest::newRow("not updating") << State::NotUpdating << NoticeKind::Down
                                  << u"MM is not updating"_s;
    QTest::newRow("error") << State::Error << NoticeKind::Error
                           << u"MM's stats file can't be read"_s;
    QTest::newRow("no file") << State::NoFile << NoticeKind::NoFile << u"MM's stats file is gone"_s;
    QTest::newRow("active") << State::Active << NoticeKind::Active << u"MM is active"_s;
}

void TestNotice::everyState_hasItsKindAndTitle()
{
    QFETCH(State, state);
    QFETCH(NoticeKind, kind);
    QFETCH(QString, title);

    QVERIFY(noticeKindOf(state) == kind);
    Status status;
    status.state = state;
    QCOMPARE(noticeFor(status).title, title);
}

void TestNotice::words_areThoseOfTheLabel()
{
    Status status;
    status.state = State::Error;
    status.text = u"MM: Error reading stats"_s;
    status.reason = u"/tmp/x is empty."_s;
    const Notice notice = noticeFor(status);
    QCOMPARE(notice.label, status.text);
    QCOMPARE(notice.reason, status.reason);
}

void TestNotice::checking_isNoNews()
{
    QVERIFY(!noticeKindOf(State::Checking));
    QVERIFY(!(NoticeChoice{true, true, true, true}).wants(State::Checking));
}

QTEST_GUILESS_MAIN(TestNotice)
#include "tst_notice.moc"

// SPDX-License-Identifier: MIT
#include "app/monitor/meshmember.h"
#include "fakemm.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mm::test {

namespace {

constexpr int firstPort = 5001;
constexpr int secondPort = 5002;

std::unique_ptr<MeshMember> memberOf(const FakeMm &mm, std::chrono::milliseconds heartbeat = 1h)
{
    const MeshMember::Intervals intervals{.heartbeat = heartbeat, .firstRetry = 1h, .answer = 1h};
    return std::make_unique<MeshMember>(mm.url(), u"/a/stats.json"_s, intervals);
}

} // namespace

/// Two programs that bear the same name: MM lists the one that registered last.
class MeshMemberTwoTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void closingOne_leavesTheOtherListed();
    void listThatCannotBeHad_doesNotKeepFromLeaving_data();
    void listThatCannotBeHad_doesNotKeepFromLeaving();
    void placeThatAnotherTook_isTakenBack();
    void placeThatIsOurs_isLeftAlone();
};

void MeshMemberTwoTest::closingOne_leavesTheOtherListed()
{
    FakeMm mm;
    const auto first = memberOf(mm);
    const auto second = memberOf(mm);
    first->join(firstPort, {});
    QTRY_COMPARE(mm.listedPort, firstPort);
    second->join(secondPort, {});
    QTRY_COMPARE(mm.listedPort, secondPort);
    first->leave(1h);
    QCOMPARE(mm.count("/deregister"), 0);
    QVERIFY(mm.knowsUs);
    second->leave(1h);
    QCOMPARE(mm.count("/deregister"), 1);
    QVERIFY(!mm.knowsUs);
}

void MeshMemberTwoTest::listThatCannotBeHad_doesNotKeepFromLeaving_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("no such path") << 404;
    QTest::newRow("no answer") << 0;
}

void MeshMemberTwoTest::listThatCannotBeHad_doesNotKeepFromLeaving()
{
    QFETCH(int, status);

    FakeMm mm;
    const auto member = memberOf(mm);
    member->join(firstPort, {});
    QTRY_VERIFY(mm.knowsUs);
    mm.statusOf = {{"/services", status}};
    member->leave(8s); // half of it waits for the list
    QCOMPARE(mm.count("/services"), 1);
    QCOMPARE(mm.count("/deregister"), 1);
    QVERIFY(!mm.knowsUs);
}

void MeshMemberTwoTest::placeThatAnotherTook_isTakenBack()
{
    FakeMm mm;
    const auto first = memberOf(mm, 20ms);
    first->join(firstPort, {});
    QTRY_COMPARE(mm.listedPort, firstPort);
    {
        const auto killed = memberOf(mm);
        killed->join(secondPort, {});
        QTRY_VERIFY(mm.count("/register") >= 2);
    }
    QTRY_COMPARE(mm.listedPort, firstPort);
    QCOMPARE(mm.count("/register"), 3);
}

void MeshMemberTwoTest::placeThatIsOurs_isLeftAlone()
{
    FakeMm mm;
    const auto member = memberOf(mm, 2ms);
    member->join(firstPort, {});
    QTRY_VERIFY(mm.count("/services") >= 3);
    mm.statusOf = {{"/services", 404}}; // nor does it matter that it is not told
    QTRY_VERIFY(mm.count("/services") >= 6);
    QCOMPARE(mm.count("/register"), 1);
}

} // namespace mm::test

QTEST_GUILESS_MAIN(mm::test::MeshMemberTwoTest)
#include "tst_meshmember_two.moc"

// SPDX-License-Identifier: MIT
#include "../ui/readcontrol.h"
#include "../ui/samples.h"
#include "app/monitor/statusfollower.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mm::test {

namespace {

constexpr auto interval = 20ms;
constexpr int patience = 30'000;

QString path()
{
    return u"/a/stats.json"_s;
}

QByteArray lastOf(const QSignalSpy &spy)
{
    return spy.last().first().toByteArray();
}

} // namespace

class StatusFollowerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstLook_isToldAtOnce();
    void whatStaysTheSame_isToldOnce();
    void change_isTold();
    void changeThatIsNotPrinted_isNotTold();
    void ageAlone_isNoChange();
    void hang_isNotUpdatingAndComesBack();
    void hangOfTheFirstLook_isTold();
    void end_doesNotWaitForAHang();
};

void StatusFollowerTest::firstLook_isToldAtOnce()
{
    const ReadControl control(readingFor(State::Active, path()));
    const StatusFollower follower(path(), control.read(), 1h, Format::Plain);
    QSignalSpy changed(&follower, &StatusFollower::changed);
    QVERIFY(follower.isLooking());
    QVERIFY(changed.wait());
    QVERIFY(!follower.isLooking());
    QCOMPARE(lastOf(changed), QByteArray("MM: 2 services | 1,247 msgs\n"));
}

void StatusFollowerTest::whatStaysTheSame_isToldOnce()
{
    const ReadControl control(readingFor(State::Active, path()));
    const StatusFollower follower(path(), control.read(), interval, Format::Waybar);
    const QSignalSpy changed(&follower, &StatusFollower::changed);
    QTRY_VERIFY_WITH_TIMEOUT(control.begun() >= 10, patience);
    QCOMPARE(changed.count(), 1);
}

void StatusFollowerTest::change_isTold()
{
    ReadControl control(readingFor(State::NoFile, path()));
    const StatusFollower follower(path(), control.read(), interval, Format::Plain);
    const QSignalSpy changed(&follower, &StatusFollower::changed);
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, patience);
    control.answer(readingFor(State::Active, path()));
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 2, patience);
    QCOMPARE(lastOf(changed), QByteArray("MM: 2 services | 1,247 msgs\n"));
    control.answer(readingFor(State::NoFile, path()));
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 3, patience);
    QCOMPARE(lastOf(changed), QByteArray("MM: No stats file\n"));
}

void StatusFollowerTest::changeThatIsNotPrinted_isNotTold()
{
    ReadControl control(readingFor(State::Active, path()));
    const StatusFollower follower(path(), control.read(), interval, Format::Plain);
    const QSignalSpy changed(&follower, &StatusFollower::changed);
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, patience);
    Reading other = readingFor(State::Active, path());
    other.snapshot.writer->pid = 4712;
    other.snapshot.services.clear();
    control.answer(other);
    const int begun = control.begun();
    QTRY_VERIFY_WITH_TIMEOUT(control.begun() >= begun + 10, patience);
    QCOMPARE(changed.count(), 1);
}

void StatusFollowerTest::ageAlone_isNoChange()
{
    Reading reading = readingFor(State::Active, path());
    ReadControl control(reading);
    const StatusFollower follower(path(), control.read(), interval, Format::Json);
    const QSignalSpy changed(&follower, &StatusFollower::changed);
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, patience);
    reading.modified -= 1h;
    control.answer(reading);
    const int begun = control.begun();
    QTRY_VERIFY_WITH_TIMEOUT(control.begun() >= begun + 10, patience);
    QCOMPARE(changed.count(), 1);

    // What is told tells the age all the same.
    reading.snapshot.totalMessages += 1;
    control.answer(reading);
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 2, patience);
    QVERIFY2(lastOf(changed).contains("\"age_s\":360"), lastOf(changed).constData());
}

void StatusFollowerTest::hang_isNotUpdatingAndComesBack()
{
    ReadControl control(readingFor(State::Active, path()));
    const StatusFollower follower(path(), control.read(), interval, Format::Json);
    const QSignalSpy changed(&follower, &StatusFollower::changed);
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, patience);
    control.hang();
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 2, patience);
    QVERIFY2(lastOf(changed).contains("\"NotUpdating\"") && lastOf(changed).contains("hangs"),
             lastOf(changed).constData());
    QVERIFY(follower.isLooking());
    QCOMPARE(control.mostAtOnce(), 1);
    control.letGo();
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 3, patience);
    QVERIFY(lastOf(changed).contains("\"Active\""));
}

void StatusFollowerTest::hangOfTheFirstLook_isTold()
{
    ReadControl control(readingFor(State::Active, path()));
    control.hang();
    const auto began = std::chrono::steady_clock::now();
    const StatusFollower follower(path(), control.read(), interval, Format::Plain);
    const QSignalSpy changed(&follower, &StatusFollower::changed);
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, patience);
    QVERIFY(std::chrono::steady_clock::now() - began >= hungAfter - 500ms);
    QCOMPARE(lastOf(changed), QByteArray("MM: Not updating\n"));
}

void StatusFollowerTest::end_doesNotWaitForAHang()
{
    ReadControl control(readingFor(State::Active, path()));
    control.hang();
    {
        const StatusFollower follower(path(), control.read(), interval, Format::Plain);
        QTRY_COMPARE_WITH_TIMEOUT(control.out(), 1, patience);
    }
    QCOMPARE(control.out(), 1);
    control.letGo();
    QTRY_VERIFY_WITH_TIMEOUT(control.isForgotten(), patience);
}

} // namespace mm::test

QTEST_GUILESS_MAIN(mm::test::StatusFollowerTest)
#include "tst_statusfollower.moc"

// SPDX-License-Identifier: MIT
#include "app/monitor/cli/statusfollower.h"
#include "readcontrol.h"
#include "samples.h"
#include "suite.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mm::test {

namespace {

constexpr auto interval = 20ms;

QString path()
{
    return u"/a/stats.json"_s;
}

QByteArray lastOf(const QSignalSpy &spy)
{
    return spy.last().first().toByteArray();
}

} // namespace

class TstStatusFollower final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstReading_isEmitted();
    void sameOutput_isEmittedOnce();
    void changedOutput_isEmitted();
    void changeThatIsNotPrinted_emitsNothing();
    void changedAge_emitsNothing();
    void hangingRead_isEmittedOnceAndRecovers();
};

void TstStatusFollower::firstReading_isEmitted()
{
    const ReadControl control(readingFor(State::Active, path()));
    const StatusFollower follower(path(), control.read(), {1h}, OutputFormat::Plain);
    QSignalSpy changed(&follower, &StatusFollower::changed);
    QVERIFY(follower.isReading());
    QVERIFY(changed.wait());
    QVERIFY(!follower.isReading());
    QCOMPARE(lastOf(changed), QByteArray("MM: 2 services | 1,247 msgs\n"));
}

void TstStatusFollower::sameOutput_isEmittedOnce()
{
    const ReadControl control(readingFor(State::Active, path()));
    const StatusFollower follower(path(), control.read(), {interval}, OutputFormat::Waybar);
    const QSignalSpy changed(&follower, &StatusFollower::changed);
    QTRY_VERIFY(control.started() >= 10);
    QCOMPARE(changed.count(), 1);
}

void TstStatusFollower::changedOutput_isEmitted()
{
    ReadControl control(readingFor(State::NoFile, path()));
    const StatusFollower follower(path(), control.read(), {interval}, OutputFormat::Plain);
    const QSignalSpy changed(&follower, &StatusFollower::changed);
    QTRY_COMPARE(changed.count(), 1);
    control.setReading(readingFor(State::Active, path()));
    QTRY_COMPARE(changed.count(), 2);
    QCOMPARE(lastOf(changed), QByteArray("MM: 2 services | 1,247 msgs\n"));
    control.setReading(readingFor(State::NoFile, path()));
    QTRY_COMPARE(changed.count(), 3);
    QCOMPARE(lastOf(changed), QByteArray("MM: No stats file\n"));
}

void TstStatusFollower::changeThatIsNotPrinted_emitsNothing()
{
    ReadControl control(readingFor(State::Active, path()));
    const StatusFollower follower(path(), control.read(), {interval}, OutputFormat::Plain);
    const QSignalSpy changed(&follower, &StatusFollower::changed);
    QTRY_COMPARE(changed.count(), 1);
    Reading other = readingFor(State::Active, path());
    other.snapshot.writer->pid = 4712;
    other.snapshot.services.clear();
    control.setReading(other);
    const int started = control.started();
    QTRY_VERIFY(control.started() >= started + 10);
    QCOMPARE(changed.count(), 1);
}

void TstStatusFollower::changedAge_emitsNothing()
{
    Reading reading = readingFor(State::Active, path());
    ReadControl control(reading);
    const StatusFollower follower(path(), control.read(), {interval}, OutputFormat::Json);
    const QSignalSpy changed(&follower, &StatusFollower::changed);
    QTRY_COMPARE(changed.count(), 1);
    reading.modified -= 1h;
    control.setReading(reading);
    const int started = control.started();
    QTRY_VERIFY(control.started() >= started + 10);
    QCOMPARE(changed.count(), 1);

    // The next output has the real age.
    reading.snapshot.totalMessages += 1;
    control.setReading(reading);
    QTRY_COMPARE(changed.count(), 2);
    QVERIFY2(lastOf(changed).contains("\"age_s\":360"), lastOf(changed).constData());
}

void TstStatusFollower::hangingRead_isEmittedOnceAndRecovers()
{
    ReadControl control(readingFor(State::Active, path()));
    control.hang();
    const StatusFollower follower(path(), control.read(), {1h, 20ms}, OutputFormat::Json);
    const QSignalSpy changed(&follower, &StatusFollower::changed);
    QTRY_COMPARE(changed.count(), 1);
    QVERIFY2(lastOf(changed).contains("\"NotUpdating\"") && lastOf(changed).contains("hangs"),
             lastOf(changed).constData());
    QVERIFY(follower.isReading());
    control.release();
    QTRY_COMPARE(changed.count(), 2);
    QVERIFY(lastOf(changed).contains("\"Active\""));
}

} // namespace mm::test

using mm::test::TstStatusFollower;
MM_SUITE(TstStatusFollower)
#include "tst_statusfollower.moc"

// SPDX-License-Identifier: MIT
#include "ui/lookrecorder.h"

#include <QSignalSpy>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int many = LookRecorder::few + 1;

/// Each service has counted \p messages by the look of that number.
Reading lookAt(int number, int services, qint64 messages)
{
    Reading reading;
    reading.outcome = Outcome::Valid;
    reading.writerProcess = ProcessState::Running;
    reading.at.steady = std::chrono::steady_clock::time_point(1h + number * 2s);
    reading.at.wall = std::chrono::system_clock::time_point(480'000h + number * 2s);
    Snapshot &snapshot = reading.snapshot;
    snapshot.writer = Writer{4711, u"here"_s, 10s, Writer::State::Running};
    for (int i = 0; i < services; ++i)
        snapshot.services.append({u"service %1"_s.arg(i), {}, messages});
    snapshot.totalServices = services;
    snapshot.totalMessages = services * messages;
    return reading;
}

void add(LookRecorder *recorder, const Reading &reading)
{
    recorder->add(reading, statusOf(reading, reading.at));
}

QList<EventKind> kindsOf(LookRecorder &recorder)
{
    QList<EventKind> kinds;
    for (const Event &event : recorder.events().events())
        kinds += event.kind;
    return kinds;
}

} // namespace

class LookRecorderTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fewServices_areRecordedAtOnce();
    void manyServices_areRecordedAsFewAre();
    void looksThatComeMeanwhile_areRecordedToo();
    void changeMeanwhile_isKept();
    void destructionMeanwhile_isClean();
};

void LookRecorderTest::fewServices_areRecordedAtOnce()
{
    LookRecorder recorder;
    const QSignalSpy recorded(&recorder, &LookRecorder::recorded);
    add(&recorder, lookAt(0, 5, 0));
    add(&recorder, lookAt(1, 6, 10));
    QCOMPARE(recorded.count(), 2);
    QCOMPARE(kindsOf(recorder), (QList{EventKind::FirstLook, EventKind::ServicesJoined}));
    QCOMPARE(recorder.history().services().size(), 6);
}

void LookRecorderTest::manyServices_areRecordedAsFewAre()
{
    LookRecorder recorder;
    History history;
    EventLog events;
    for (int number = 0; number < 3; ++number) {
        const Reading reading = lookAt(number, many + number, 10 * number);
        const Status status = statusOf(reading, reading.at);
        history.add(reading, status.state);
        events.add(reading, status);
        const QSignalSpy recorded(&recorder, &LookRecorder::recorded);
        recorder.add(reading, status);
        QCOMPARE(recorded.count(), 0); // in its own time
        QTRY_COMPARE(recorded.count(), 1);
    }
    QCOMPARE(recorder.events().events(), events.events());
    QVERIFY(!recorder.history().services().isEmpty());
    QCOMPARE(recorder.history().trend(Range::TenMinutes), history.trend(Range::TenMinutes));
}

void LookRecorderTest::looksThatComeMeanwhile_areRecordedToo()
{
    LookRecorder recorder;
    add(&recorder, lookAt(0, many, 0));
    add(&recorder, lookAt(1, many + 1, 0));
    Reading stopped = lookAt(2, many + 1, 0);
    stopped.snapshot.writer->state = Writer::State::Stopped;
    add(&recorder, stopped);
    QTRY_COMPARE(kindsOf(recorder),
                 (QList{EventKind::FirstLook, EventKind::ServicesJoined, EventKind::MmStopped}));
}

void LookRecorderTest::changeMeanwhile_isKept()
{
    LookRecorder recorder;
    add(&recorder, lookAt(0, many, 0));
    const QString last = u"service %1"_s.arg(many - 1);
    recorder.follow(last);
    recorder.clearEvents();
    const QSignalSpy recorded(&recorder, &LookRecorder::recorded);
    QTRY_COMPARE(recorded.count(), 1);
    QCOMPARE(kindsOf(recorder), {});
    add(&recorder, lookAt(1, many, 1)); // all are as busy
    QTRY_COMPARE(recorded.count(), 2);
    QVERIFY(recorder.history().services().contains(last));
}

void LookRecorderTest::destructionMeanwhile_isClean()
{
    LookRecorder recorder;
    for (int number = 0; number < 3; ++number)
        add(&recorder, lookAt(number, many, number));
}

QTEST_GUILESS_MAIN(LookRecorderTest)
#include "tst_lookrecorder.moc"

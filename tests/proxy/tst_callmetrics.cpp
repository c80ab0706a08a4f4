// SPDX-License-Identifier: MIT
#include "app/proxy/callmetrics.h"

#include <QTest>

#include <numeric>

using namespace mm;
using namespace std::chrono_literals;

/// The figures of calls.
class TestCallMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void duration_goesIntoItsBucket_data();
    void duration_goesIntoItsBucket();
    void durations_addUp();
    void errors_areCountedApart();
    void errorTypes_areDistinct();
    void services_areApart();
    void forgottenService_startsAnew();
};

void TestCallMetrics::duration_goesIntoItsBucket_data()
{
    QTest::addColumn<qint64>("nanoseconds");
    QTest::addColumn<int>("bucket");
    const auto add = [](const char *name, std::chrono::nanoseconds duration, int bucket) {
        QTest::newRow(name) << qint64(duration.count()) << bucket;
    };
    add("0", 0ns, 0);
    add("1 ns", 1ns, 0);
    add("1 ms", 1ms, 0); // a bound is within its bucket
    add("1 ms and more", 1ms + 1ns, 1);
    add("2.5 ms", 2500us, 1);
    add("5 ms", 5ms, 2);
    add("7 ms", 7ms, 3);
    add("a second", 1s, 9);
    add("10 s", 10s, 11);
    add("30 s", 30s, 12);
    add("more than 30 s", 30s + 1ns, 13);
    add("an hour", 1h, 13);
}

void TestCallMetrics::duration_goesIntoItsBucket()
{
    QFETCH(qint64, nanoseconds);
    QFETCH(int, bucket);
    CallFigures figures;
    figures.addDuration(std::chrono::nanoseconds(nanoseconds));
    for (int i = 0; i < int(figures.buckets.size()); ++i)
        QCOMPARE(figures.buckets.at(size_t(i)), i == bucket ? 1 : 0);
}

void TestCallMetrics::durations_addUp()
{
    CallFigures figures;
    for (int i = 0; i < 8; ++i)
        figures.addDuration(250ms);
    figures.addDuration(1min);
    QCOMPARE(figures.seconds, 62.0);
    QCOMPARE(std::accumulate(figures.buckets.begin(), figures.buckets.end(), qint64(0)), 9);
}

void TestCallMetrics::errors_areCountedApart()
{
    CallFigures figures;
    figures.addError(CallError::Refused);
    figures.addError(CallError::Overloaded);
    figures.addError(CallError::Overloaded);
    QCOMPARE(figures.errors.at(size_t(CallError::Refused)), 1);
    QCOMPARE(figures.errors.at(size_t(CallError::Overloaded)), 2);
    QCOMPARE(figures.errors.at(size_t(CallError::Timeout)), 0);
}

void TestCallMetrics::errorTypes_areDistinct()
{
    const QByteArrayList expected{"refused",    "timeout",   "closed",
                                  "bad_answer", "too_large", "http_error",
                                  "tool_error", "cancelled", "overloaded"};
    QByteArrayList types;
    for (int i = 0; i < int(CallError::Count); ++i)
        types.append(errorType(CallError(i)));
    QCOMPARE(types, expected);
}

void TestCallMetrics::services_areApart()
{
    CallMetrics metrics;
    metrics.of(QStringLiteral("a")).addDuration(1s);
    metrics.of(QStringLiteral("b")).addDuration(2s);
    metrics.of(QStringLiteral("a")).addDuration(3s);
    QCOMPARE(metrics.all().size(), 2);
    QCOMPARE(metrics.of(QStringLiteral("a")).seconds, 4.0);
    QCOMPARE(metrics.of(QStringLiteral("b")).seconds, 2.0);
}

void TestCallMetrics::forgottenService_startsAnew()
{
    CallMetrics metrics;
    metrics.of(QStringLiteral("a")).addDuration(1s);
    metrics.forget(QStringLiteral("a"));
    metrics.forget(QStringLiteral("unknown"));
    QVERIFY(metrics.all().isEmpty());
    QCOMPARE(metrics.of(QStringLiteral("a")).seconds, 0.0);
}

QTEST_GUILESS_MAIN(TestCallMetrics)
#include "tst_callmetrics.moc"

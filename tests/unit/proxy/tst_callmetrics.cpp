// SPDX-License-Identifier: MIT
#include "app/proxy/mesh/callmetrics.h"
#include "suite.h"

#include <QTest>

#include <numeric>

using namespace mm;
using namespace std::chrono_literals;

class TstCallMetrics final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void duration_countsInItsBucket_data();
    void duration_countsInItsBucket();
    void durations_addUp();
    void errors_areCountedByType();
};

void TstCallMetrics::duration_countsInItsBucket_data()
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

void TstCallMetrics::duration_countsInItsBucket()
{
    QFETCH(qint64, nanoseconds);
    QFETCH(int, bucket);
    CallStats stats;
    stats.addDuration(std::chrono::nanoseconds(nanoseconds));
    for (int i = 0; i < int(stats.buckets.size()); ++i)
        QCOMPARE(stats.buckets.at(size_t(i)), i == bucket ? 1 : 0);
}

void TstCallMetrics::durations_addUp()
{
    CallStats stats;
    for (int i = 0; i < 8; ++i)
        stats.addDuration(250ms);
    stats.addDuration(1min);
    QCOMPARE(stats.seconds, 62.0);
    QCOMPARE(std::accumulate(stats.buckets.begin(), stats.buckets.end(), qint64(0)), 9);
}

void TstCallMetrics::errors_areCountedByType()
{
    CallStats stats;
    stats.addError(CallError::Refused);
    stats.addError(CallError::Overloaded);
    stats.addError(CallError::Overloaded);
    QCOMPARE(stats.errors.at(size_t(CallError::Refused)), 1);
    QCOMPARE(stats.errors.at(size_t(CallError::Overloaded)), 2);
    QCOMPARE(stats.errors.at(size_t(CallError::Timeout)), 0);
}

MM_SUITE(TstCallMetrics)
#include "tst_callmetrics.moc"

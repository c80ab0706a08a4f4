// SPDX-License-Identifier: MIT
#include "core/monitor/rateseries.h"
#include "suite.h"
#include "support.h"

#include <QDataStream>

using namespace mm;
using namespace mm::test;

namespace {

constexpr qint64 seriesStart = 1'700'000'160'000; // a multiple of every step

QByteArray seriesBytes(const RateSeries &series)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setFloatingPointPrecision(QDataStream::SinglePrecision);
    series.write(stream);
    return bytes;
}

bool readSeries(const QByteArray &bytes, RateSeries *series)
{
    QDataStream stream(bytes);
    stream.setFloatingPointPrecision(QDataStream::SinglePrecision);
    return series->read(stream) && stream.atEnd();
}

/// Equal but for rounding.
bool almostEqual(const QList<float> &a, const QList<float> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](float one, float other) { return qFuzzyCompare(one, other); });
}

} // namespace

class TstRateSeries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newSeries_isUnknown();
    void add_spreadsMessagesOverTheirTime();
    void zeroMessages_areKnown();
    void add_countsInEveryRange();
    void oldSteps_areDroppedPerRange();
    void timeWithoutAdd_leavesGap();
    void addLongerThanRange_fillsIt();
    void invalidTimes_areIgnored_data();
    void invalidTimes_areIgnored();
    void writtenSeries_isRead();
    void damagedData_isRejected();
};

void TstRateSeries::newSeries_isUnknown()
{
    const RateSeries series;
    for (const Range range : allRanges) {
        QCOMPARE(series.rates(range, seriesStart),
                 QList<float>(resolutionOf(range).count, unknownRate));
        QVERIFY(!series.isKnown(range, seriesStart));
        QCOMPARE(series.messages(range, seriesStart), 0.0);
    }
}

void TstRateSeries::add_spreadsMessagesOverTheirTime()
{
    RateSeries series;
    series.add(seriesStart + 1000, seriesStart + 5000, 8); // half a step, a whole one, half a step
    const QList<float> rates = series.rates(Range::TenMinutes, seriesStart + 5000);
    QCOMPARE(rates.last(3), (QList<float>{2, 2, 2}));
    QCOMPARE(rates.at(rates.size() - 4), unknownRate);
    series.add(seriesStart + 5000, seriesStart + 6000, 6);
    // Half of the last step at 2/s and half at 6/s.
    QCOMPARE(series.rates(Range::TenMinutes, seriesStart + 6000).last(), 4.0F);
}

void TstRateSeries::zeroMessages_areKnown()
{
    RateSeries series;
    series.add(seriesStart, seriesStart + 2000, 0);
    QCOMPARE(series.rates(Range::TenMinutes, seriesStart + 2000).last(), 0.0F);
    QVERIFY(series.isKnown(Range::Day, seriesStart + 2000));
}

void TstRateSeries::add_countsInEveryRange()
{
    RateSeries series;
    for (int i = 0; i < 200; ++i)
        series.add(seriesStart + i * 2003, seriesStart + (i + 1) * 2003, 5);
    const qint64 now = seriesStart + 200 * 2003;
    for (const Range range : allRanges)
        QVERIFY(qAbs(series.messages(range, now) - 1000) < 0.1);
}

void TstRateSeries::oldSteps_areDroppedPerRange()
{
    RateSeries series;
    series.add(seriesStart, seriesStart + 2000, 2);
    QCOMPARE(series.rates(Range::TenMinutes, seriesStart + 600'000).first(), 1.0F);
    QVERIFY(!series.isKnown(Range::TenMinutes, seriesStart + 602'000));
    QVERIFY(series.isKnown(Range::Hour, seriesStart + 602'000));
    QVERIFY(series.isKnown(Range::Day, seriesStart + 86'400'000));
    QVERIFY(!series.isKnown(Range::Day, seriesStart + 86'640'000));
}

void TstRateSeries::timeWithoutAdd_leavesGap()
{
    RateSeries series;
    series.add(seriesStart, seriesStart + 2000, 2);
    series.add(seriesStart + 400'000, seriesStart + 402'000, 4);
    QList<float> expected(201, unknownRate);
    expected.first() = 1;
    expected.last() = 2;
    QCOMPARE(series.rates(Range::TenMinutes, seriesStart + 402'000).last(201), expected);
    // A gap that is longer than the range and no multiple of it must not show old ring entries.
    series.add(seriesStart + 1'234'000, seriesStart + 1'236'000, 6);
    expected = QList<float>(300, unknownRate);
    expected.last() = 3;
    QCOMPARE(series.rates(Range::TenMinutes, seriesStart + 1'236'000), expected);
}

void TstRateSeries::addLongerThanRange_fillsIt()
{
    RateSeries series;
    series.add(seriesStart, seriesStart + 7'200'000, 7200);
    QCOMPARE(series.rates(Range::Hour, seriesStart + 7'200'000), QList<float>(360, 1.0F));
    const QList<float> day = series.rates(Range::Day, seriesStart + 7'200'000);
    QCOMPARE(day.count(1.0F), 30);
    QCOMPARE(day.count(unknownRate), 330);
}

void TstRateSeries::invalidTimes_areIgnored_data()
{
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    QTest::newRow("no duration") << seriesStart << seriesStart;
    QTest::newRow("backwards") << seriesStart << seriesStart - 1;
    QTest::newRow("before the epoch") << qint64(-5000) << qint64(-3000);
    QTest::newRow("the end of time") << seriesStart << std::numeric_limits<qint64>::max();
}

void TstRateSeries::invalidTimes_areIgnored()
{
    QFETCH(qint64, from);
    QFETCH(qint64, to);
    RateSeries series;
    series.add(from, to, 1);
    QCOMPARE(seriesBytes(series), seriesBytes(RateSeries()));
}

void TstRateSeries::writtenSeries_isRead()
{
    RateSeries series;
    for (int i = 0; i < 500; ++i)
        series.add(seriesStart + i * 4000, seriesStart + i * 4000 + 2000, i);
    const qint64 now = seriesStart + 499 * 4000 + 2000;
    RateSeries again;
    QVERIFY(readSeries(seriesBytes(series), &again));
    for (const Range range : allRanges)
        QVERIFY(almostEqual(again.rates(range, now), series.rates(range, now)));
    // The known part of a step keeps its weight: a third at 0, two thirds at 1.
    RateSeries partly;
    partly.add(seriesStart, seriesStart + 80'000, 0);
    RateSeries more;
    QVERIFY(readSeries(seriesBytes(partly), &more));
    more.add(seriesStart + 80'000, seriesStart + 240'000, 160);
    QVERIFY(qAbs(more.rates(Range::Day, seriesStart + 240'000).last() - 0.6667F) < 0.01F);
}

void TstRateSeries::damagedData_isRejected()
{
    RateSeries series;
    series.add(seriesStart, seriesStart + 700'000, 4000);
    const QByteArray good = seriesBytes(series);
    RateSeries other;
    other.add(seriesStart, seriesStart + 2000, 77);
    const QByteArray before = seriesBytes(other);
    for (qsizetype size = 0; size < good.size(); ++size)
        QVERIFY(!readSeries(good.first(size), &other));
    QByteArray late = good;
    late[0] = '\x7f'; // a step far beyond any real time
    QVERIFY(!readSeries(late, &other));
    // The first known step is after the number of the newest step and the unknown ones.
    qsizetype firstPart = 8;
    while (good.at(firstPart) == 0)
        ++firstPart;
    for (const char *rate : {"\xbf\x80\x00\x00", "\x7f\xc0\x00\x00", "\x7f\x80\x00\x00"})
        QVERIFY(!readSeries(QByteArray(good).replace(firstPart + 1, 4, rate, 4), &other));
    QCOMPARE(seriesBytes(other), before);
}

MM_SUITE(TstRateSeries)
#include "tst_rateseries.moc"

// SPDX-License-Identifier: MIT
#include "core/rateseries.h"
#include "support.h"

#include <QDataStream>

using namespace mm;
using namespace mm::test;

namespace {

constexpr qint64 start = 1'700'000'160'000; // a multiple of every step

QByteArray bytesOf(const RateSeries &series)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setFloatingPointPrecision(QDataStream::SinglePrecision);
    series.write(stream);
    return bytes;
}

bool readFrom(const QByteArray &bytes, RateSeries *series)
{
    QDataStream stream(bytes);
    stream.setFloatingPointPrecision(QDataStream::SinglePrecision);
    return series->read(stream) && stream.atEnd();
}

/// Equal but for rounding.
bool alike(const QList<float> &a, const QList<float> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](float one, float other) { return qFuzzyCompare(one, other); });
}

} // namespace

class TestRateSeries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingAdded_isUnknown();
    void messages_areSpreadOverTheirTime();
    void zeroMessages_areKnown();
    void everyRange_hasTheSameMessages();
    void whatIsTooOld_isGone();
    void longSilence_leavesOneGap();
    void oneAddLongerThanTheRange_fillsIt();
    void senselessTimes_areDropped_data();
    void senselessTimes_areDropped();
    void written_isReadAgain();
    void damaged_isRefused();
};

void TestRateSeries::nothingAdded_isUnknown()
{
    const RateSeries series;
    for (const Range range : allRanges) {
        QCOMPARE(series.rates(range, start), QList<float>(resolutionOf(range).count, unknownRate));
        QVERIFY(!series.isKnown(range, start));
        QCOMPARE(series.messages(range, start), 0.0);
    }
}

void TestRateSeries::messages_areSpreadOverTheirTime()
{
    RateSeries series;
    series.add(start + 1000, start + 5000, 8); // half a step, a whole one, half a step
    const QList<float> rates = series.rates(Range::TenMinutes, start + 5000);
    QCOMPARE(rates.last(3), (QList<float>{2, 2, 2}));
    QCOMPARE(rates.at(rates.size() - 4), unknownRate);
    series.add(start + 5000, start + 6000, 6);
    // Half of the last step at 2/s and half at 6/s.
    QCOMPARE(series.rates(Range::TenMinutes, start + 6000).last(), 4.0F);
}

void TestRateSeries::zeroMessages_areKnown()
{
    RateSeries series;
    series.add(start, start + 2000, 0);
    QCOMPARE(series.rates(Range::TenMinutes, start + 2000).last(), 0.0F);
    QVERIFY(series.isKnown(Range::Day, start + 2000));
}

void TestRateSeries::everyRange_hasTheSameMessages()
{
    RateSeries series;
    for (int i = 0; i < 200; ++i)
        series.add(start + i * 2003, start + (i + 1) * 2003, 5);
    const qint64 now = start + 200 * 2003;
    for (const Range range : allRanges)
        QVERIFY(qAbs(series.messages(range, now) - 1000) < 0.1);
}

void TestRateSeries::whatIsTooOld_isGone()
{
    RateSeries series;
    series.add(start, start + 2000, 2);
    QCOMPARE(series.rates(Range::TenMinutes, start + 600'000).first(), 1.0F);
    QVERIFY(!series.isKnown(Range::TenMinutes, start + 602'000));
    QVERIFY(series.isKnown(Range::Hour, start + 602'000));
    QVERIFY(series.isKnown(Range::Day, start + 86'400'000));
    QVERIFY(!series.isKnown(Range::Day, start + 86'640'000));
}

void TestRateSeries::longSilence_leavesOneGap()
{
    RateSeries series;
    series.add(start, start + 2000, 2);
    series.add(start + 400'000, start + 402'000, 4);
    QList<float> expected(201, unknownRate);
    expected.first() = 1;
    expected.last() = 2;
    QCOMPARE(series.rates(Range::TenMinutes, start + 402'000).last(201), expected);
    // Longer than the range, and by no multiple of it: nothing old shines through the ring.
    series.add(start + 1'234'000, start + 1'236'000, 6);
    expected = QList<float>(300, unknownRate);
    expected.last() = 3;
    QCOMPARE(series.rates(Range::TenMinutes, start + 1'236'000), expected);
}

void TestRateSeries::oneAddLongerThanTheRange_fillsIt()
{
    RateSeries series;
    series.add(start, start + 7'200'000, 7200);
    QCOMPARE(series.rates(Range::Hour, start + 7'200'000), QList<float>(360, 1.0F));
    const QList<float> day = series.rates(Range::Day, start + 7'200'000);
    QCOMPARE(day.count(1.0F), 30);
    QCOMPARE(day.count(unknownRate), 330);
}

void TestRateSeries::senselessTimes_areDropped_data()
{
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    QTest::newRow("nothing long") << start << start;
    QTest::newRow("backwards") << start << start - 1;
    QTest::newRow("before the epoch") << qint64(-5000) << qint64(-3000);
    QTest::newRow("the end of time") << start << std::numeric_limits<qint64>::max();
}

void TestRateSeries::senselessTimes_areDropped()
{
    QFETCH(qint64, from);
    QFETCH(qint64, to);
    RateSeries series;
    series.add(from, to, 1);
    QCOMPARE(bytesOf(series), bytesOf(RateSeries()));
}

void TestRateSeries::written_isReadAgain()
{
    RateSeries series;
    for (int i = 0; i < 500; ++i)
        series.add(start + i * 4000, start + i * 4000 + 2000, i);
    const qint64 now = start + 499 * 4000 + 2000;
    RateSeries again;
    QVERIFY(readFrom(bytesOf(series), &again));
    for (const Range range : allRanges)
        QVERIFY(alike(again.rates(range, now), series.rates(range, now)));
    // How much of a step was known counts when more comes: a third at 0, two thirds at 1.
    RateSeries partly;
    partly.add(start, start + 80'000, 0);
    RateSeries more;
    QVERIFY(readFrom(bytesOf(partly), &more));
    more.add(start + 80'000, start + 240'000, 160);
    QVERIFY(qAbs(more.rates(Range::Day, start + 240'000).last() - 0.6667F) < 0.01F);
}

void TestRateSeries::damaged_isRefused()
{
    RateSeries series;
    series.add(start, start + 700'000, 4000);
    const QByteArray good = bytesOf(series);
    RateSeries other;
    other.add(start, start + 2000, 77);
    const QByteArray before = bytesOf(other);
    for (qsizetype size = 0; size < good.size(); ++size)
        QVERIFY(!readFrom(good.first(size), &other));
    QByteArray late = good;
    late[0] = '\x7f'; // a step that no time line reaches
    QVERIFY(!readFrom(late, &other));
    // Behind the number of the newest step and the gaps before the first that is known.
    qsizetype firstPart = 8;
    while (good.at(firstPart) == 0)
        ++firstPart;
    for (const char *rate : {"\xbf\x80\x00\x00", "\x7f\xc0\x00\x00", "\x7f\x80\x00\x00"})
        QVERIFY(!readFrom(QByteArray(good).replace(firstPart + 1, 4, rate, 4), &other));
    QCOMPARE(bytesOf(other), before);
}

QTEST_GUILESS_MAIN(TestRateSeries)
#include "tst_rateseries.moc"

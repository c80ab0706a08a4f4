// SPDX-License-Identifier: MIT
#include "core/statsfile/timestamp.h"
#include "suite.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

class TstTimestamp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void toTimestamp_writesSixDigitsAndNoZone_data();
    void toTimestamp_writesSixDigitsAndNoZone();
    void iso8601_isParsed_data();
    void iso8601_isParsed();
    void ambiguousHour_isOneOfBoth();
    void skippedHour_isInvalidOrNear();
    void ownTimestamps_roundTrip_data();
    void ownTimestamps_roundTrip();
    void otherText_isInvalid_data();
    void otherText_isInvalid();
};

void TstTimestamp::initTestCase()
{
    // Europe/Berlin as a rule, which needs no time zone database.
    qputenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3");
    ::tzset();
}

void TstTimestamp::toTimestamp_writesSixDigitsAndNoZone_data()
{
    QTest::addColumn<qint64>("microseconds");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, qint64 micros, const QString &text) {
        QTest::newRow(name) << micros << text;
    };
    row("winter", Q_INT64_C(1770370245123456), u"2026-02-06T10:30:45.123456"_s);
    row("summer", Q_INT64_C(1783326645123456), u"2026-07-06T10:30:45.123456"_s);
    row("on the second", Q_INT64_C(1770370245000000), u"2026-02-06T10:30:45.000000"_s);
    row("one microsecond", Q_INT64_C(1770370245000001), u"2026-02-06T10:30:45.000001"_s);
    row("last microsecond", Q_INT64_C(1770370245999999), u"2026-02-06T10:30:45.999999"_s);
    row("first of the ambiguous hours", Q_INT64_C(1792888200000000),
        u"2026-10-25T02:30:00.000000"_s);
    row("second of them", Q_INT64_C(1792891800000000), u"2026-10-25T02:30:00.000000"_s);
    row("last before a skipped hour", Q_INT64_C(1774745999999999), u"2026-03-29T01:59:59.999999"_s);
    row("first after it", Q_INT64_C(1774746000000000), u"2026-03-29T03:00:00.000000"_s);
    row("epoch", 0, u"1970-01-01T01:00:00.000000"_s);
    row("just before the epoch", -1, u"1970-01-01T00:59:59.999999"_s);
    row("a second before", -1'000'000, u"1970-01-01T00:59:59.000000"_s);
    row("1969", -86'400'000'001, u"1969-12-31T00:59:59.999999"_s);
    row("far future", Q_INT64_C(4102444800000000), u"2100-01-01T01:00:00.000000"_s);
}

void TstTimestamp::toTimestamp_writesSixDigitsAndNoZone()
{
    QFETCH(qint64, microseconds);
    QFETCH(QString, text);
    QCOMPARE(toTimestamp(system_clock::time_point(std::chrono::microseconds(microseconds))), text);
}

void TstTimestamp::iso8601_isParsed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("milliseconds");
    const auto row = [](const char *name, const QString &text, qint64 millis) {
        QTest::newRow(name) << text << millis;
    };
    row("six digits", u"2026-02-06T10:30:45.123456"_s, Q_INT64_C(1770370245123));
    row("no fraction", u"2026-02-06T10:30:45"_s, Q_INT64_C(1770370245000));
    row("one digit", u"2026-02-06T10:30:45.5"_s, Q_INT64_C(1770370245500));
    row("three digits", u"2026-02-06T10:30:45.123"_s, Q_INT64_C(1770370245123));
    row("nine digits", u"2026-02-06T10:30:45.123456789"_s, Q_INT64_C(1770370245123));
    row("last microsecond", u"2026-02-06T10:30:45.999999"_s, Q_INT64_C(1770370246000));
    row("Z", u"2026-02-06T10:30:45.123456Z"_s, Q_INT64_C(1770373845123));
    row("Z without fraction", u"2026-02-06T10:30:45Z"_s, Q_INT64_C(1770373845000));
    row("zone", u"2026-02-06T10:30:45.123456+05:30"_s, Q_INT64_C(1770354045123));
    row("zone behind", u"2026-02-06T10:30:45-08:00"_s, Q_INT64_C(1770402645000));
    row("summer", u"2026-07-06T10:30:45.123456"_s, Q_INT64_C(1783326645123));
    row("before 1970", u"1969-12-31T00:59:59.500000"_s, Q_INT64_C(-86'400'500));
    row("future", u"2100-01-01T01:00:00"_s, Q_INT64_C(4102444800000));
    row("leap day", u"2028-02-29T00:00:00"_s, Q_INT64_C(1835391600000));
}

void TstTimestamp::iso8601_isParsed()
{
    QFETCH(QString, text);
    QFETCH(qint64, milliseconds);
    const QDateTime read = fromTimestamp(text);
    QVERIFY(read.isValid());
    QVERIFY2(qAbs(read.toMSecsSinceEpoch() - milliseconds) <= 1, qPrintable(read.toString()));
}

void TstTimestamp::ambiguousHour_isOneOfBoth()
{
    const QDateTime read = fromTimestamp(u"2026-10-25T02:30:00.000000"_s);
    QVERIFY(read.isValid());
    const qint64 second = read.toSecsSinceEpoch();
    QVERIFY2(second == 1792888200 || second == 1792891800, qPrintable(QString::number(second)));
}

void TstTimestamp::skippedHour_isInvalidOrNear()
{
    const QDateTime read = fromTimestamp(u"2026-03-29T02:30:00.000000"_s);
    // A wrong clock may write it. Invalid is fine too, a distant time is not.
    if (read.isValid())
        QVERIFY(qAbs(read.toSecsSinceEpoch() - 1774746000) <= 3600);
    QVERIFY(fromTimestamp(u"2026-03-29T03:30:00.000000"_s).isValid());
}

void TstTimestamp::ownTimestamps_roundTrip_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::newRow("winter") << Q_INT64_C(1770370245123);
    QTest::newRow("summer") << Q_INT64_C(1783326645999);
    QTest::newRow("last of the ambiguous hours") << Q_INT64_C(1792893600000);
    QTest::newRow("before 1970") << Q_INT64_C(-1);
}

void TstTimestamp::ownTimestamps_roundTrip()
{
    QFETCH(qint64, milliseconds);
    const system_clock::time_point when{std::chrono::milliseconds(milliseconds)};
    QCOMPARE(fromTimestamp(toTimestamp(when)).toMSecsSinceEpoch(), milliseconds);
}

void TstTimestamp::otherText_isInvalid_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text :
         {QString(), u"garbage"_s, u"1770370245"_s, u"2026-13-06T10:30:45"_s,
          u"2026-02-30T10:30:45"_s, u"2026-02-06T25:30:45"_s, u"2026-02-06T10:61:45"_s,
          u"2026-02-06T10:30:45.12x"_s, u"2026-02-06T10:30:45+"_s,
          u"2026-02-06T10:30:45.1 nonsense"_s, u"06.02.2026 10:30"_s, u"Fri Feb  6 10:30:45 2026"_s,
          u"T10:30:45"_s})
        QTest::newRow(text.isEmpty() ? "empty" : qPrintable(text)) << text;
}

void TstTimestamp::otherText_isInvalid()
{
    QFETCH(QString, text);
    QVERIFY(!fromTimestamp(text).isValid());
}

MM_SUITE(TstTimestamp)
#include "tst_timestamp.moc"

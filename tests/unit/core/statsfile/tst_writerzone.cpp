// SPDX-License-Identifier: MIT
#include "core/statsfile/statsreader.h"
#include "core/statsfile/writerprocess.h"
#include "suite.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

namespace {

// Rules, which need no time zone database.
const QByteArray berlin = "CET-1CEST,M3.5.0,M10.5.0/3";
const QByteArray tokyo = "JST-9";
const QByteArray newYork = "EST5EDT,M3.2.0,M11.1.0";
const QByteArray utc = "UTC0";

void setZone(const QByteArray &zone)
{
    qputenv("TZ", zone);
    ::tzset();
}

} // namespace

/// A reader shows the times of a writer in another time zone as its own local time.
class TstWriterZone : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanupTestCase();
    void timesOfAnotherZone_areReadAsMeant_data();
    void timesOfAnotherZone_areReadAsMeant();
    void timesOfThisZone_stayAsTheyAre_data();
    void timesOfThisZone_stayAsTheyAre();
    void timesWithAZoneOrOfNoForm_stayAsTheyAre_data();
    void timesWithAZoneOrOfNoForm_stayAsTheyAre();
    void offset_isWrittenAndRead_data();
    void offset_isWrittenAndRead();
    void otherValueAsOffset_isUnknown_data();
    void otherValueAsOffset_isUnknown();
    void lastUpdated_staysAsItIs();

private:
    Snapshot readBack(const Snapshot &snapshot);

    QTemporaryDir m_dir;
    const QByteArray m_formerZone = qgetenv("TZ");
};

void TstWriterZone::init()
{
    setZone(berlin);
}

void TstWriterZone::cleanupTestCase()
{
    setZone(m_formerZone);
}

Snapshot TstWriterZone::readBack(const Snapshot &snapshot)
{
    const QString path = m_dir.filePath(u"stats.json"_s);
    if (!writeFile(path, toJson(snapshot)))
        qFatal("the file could not be written");
    return StatsReader(path).read().snapshot;
}

void TstWriterZone::timesOfAnotherZone_areReadAsMeant_data()
{
    QTest::addColumn<QByteArray>("writer");
    QTest::addColumn<QByteArray>("reader");
    QTest::newRow("a container in UTC") << utc << berlin;
    QTest::newRow("MM ahead") << tokyo << berlin;
    QTest::newRow("MM behind") << newYork << berlin;
    QTest::newRow("reader behind") << berlin << newYork;
}

void TstWriterZone::timesOfAnotherZone_areReadAsMeant()
{
    QFETCH(QByteArray, writer);
    QFETCH(QByteArray, reader);
    const auto now = floor<milliseconds>(system_clock::now());
    setZone(writer);
    const QString text = toTimestamp(now);
    Snapshot written{1,
                     0,
                     text,
                     {{u"a"_s, text, 0}},
                     thisWriter(10s, Writer::State::Running),
                     {{u"a"_s, 1, u"It failed."_s, text, text}},
                     {{u"a"_s, u"up"_s, {}, text, 0, 0, text}}};
    written.services.first().lastUsedAt = text;
    setZone(reader);
    const Snapshot read = readBack(written);
    for (const QString &each :
         {read.services.first().registeredAt, read.services.first().lastUsedAt,
          read.failures.first().lastErrorAt, read.failures.first().lastSuccessAt,
          read.servers.first().since, read.servers.first().lastUsedAt})
        QCOMPARE(fromTimestamp(each).toMSecsSinceEpoch(), now.time_since_epoch().count());
}

void TstWriterZone::timesOfThisZone_stayAsTheyAre_data()
{
    QTest::addColumn<QString>("saved");
    QTest::addColumn<std::optional<int>>("offset");
    const QString winter = u"2026-02-06T10:30:45.123456"_s;
    QTest::newRow("saved in winter") << winter << std::optional(3600);
    QTest::newRow("saved in summer") << u"2026-07-06T10:30:45.123456"_s << std::optional(7200);
    QTest::newRow("an older MM") << winter << std::optional<int>();
}

/// Also those before a clock change: only the local rules tell their offset.
void TstWriterZone::timesOfThisZone_stayAsTheyAre()
{
    QFETCH(QString, saved);
    QFETCH(std::optional<int>, offset);
    for (const QString &time : {u"2025-12-06T10:30:45"_s, u"2025-08-06T10:30:45.5"_s}) {
        const Snapshot read = readBack(
            {1, 0, saved, {{u"a"_s, time, 0}}, Writer{.pid = 1, .host = {}, .utcOffset = offset}});
        QCOMPARE(read.services.first().registeredAt, time);
    }
}

void TstWriterZone::timesWithAZoneOrOfNoForm_stayAsTheyAre_data()
{
    QTest::addColumn<QString>("time");
    for (const QString &time :
         {QString(), u"garbage"_s, u"2026-02-06T10:30:45.123456Z"_s, u"2026-02-06T10:30:45Z"_s,
          u"2026-02-06T10:30:45.5+05:30"_s, u"2026-02-06T10:30:45-08:00"_s})
        QTest::newRow(time.isEmpty() ? "empty" : qPrintable(time)) << time;
}

void TstWriterZone::timesWithAZoneOrOfNoForm_stayAsTheyAre()
{
    QFETCH(QString, time);
    const Snapshot read = readBack(
        {1, 0, {}, {{u"a"_s, time, 0}}, Writer{.pid = 1, .host = {}, .utcOffset = -16'200}});
    QCOMPARE(read.services.first().registeredAt, time);
}

void TstWriterZone::offset_isWrittenAndRead_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<int>("offset");
    QTest::newRow("UTC") << utc << 0;
    QTest::newRow("ahead") << tokyo << 9 * 3600;
    QTest::newRow("behind, not a whole hour") << QByteArray("XST3:30") << -12'600;
}

void TstWriterZone::offset_isWrittenAndRead()
{
    QFETCH(QByteArray, zone);
    QFETCH(int, offset);
    setZone(zone);
    const Writer writer = thisWriter(10s, Writer::State::Running);
    QCOMPARE(writer.utcOffset, offset);
    QCOMPARE(readBack({1, 0, {}, {}, writer}).writer, writer);
}

void TstWriterZone::otherValueAsOffset_isUnknown_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char *value : {"\"3600\"", "null", "0.5", "86400", "-86400", "-2147483648", "1e300"})
        QTest::newRow(value) << QByteArray(value);
}

void TstWriterZone::otherValueAsOffset_isUnknown()
{
    QFETCH(QByteArray, value);
    QByteArray bytes = toJson({1, 0, {}, {}, thisWriter(10s, Writer::State::Running)});
    const qsizetype begin = bytes.indexOf("_offset_s\": ") + 12;
    bytes.replace(begin, bytes.indexOf('\n', begin) - begin, value);
    ParseError error;
    const auto snapshot = parseSnapshot(bytes, &error);
    QVERIFY2(snapshot, qPrintable(error.detail));
    QVERIFY(!snapshot->writer->utcOffset);
}

/// Takeover and crash counter recognize a save by it.
void TstWriterZone::lastUpdated_staysAsItIs()
{
    const QString saved = u"2026-02-06T10:30:45.123456"_s;
    QCOMPARE(readBack({1, 0, saved, {}, Writer{.pid = 1, .host = {}, .utcOffset = 0}}).lastUpdated,
             saved);
}

MM_SUITE(TstWriterZone)
#include "tst_writerzone.moc"

// SPDX-License-Identifier: MIT
#include "core/statsjson.h"
#include "support.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

using namespace mm;
using namespace mm::test;

namespace {

Snapshot small()
{
    return {2,
            1247,
            u"2026-02-06T10:30:45.000001"_s,
            {{u"a"_s, u"2026-02-06T10:20:00"_s, 1235}, {u"b"_s, {}, 12}},
            Writer{42, u"box"_s, 10s, Writer::State::Running}};
}

} // namespace

class TestStatsJsonWriting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void snapshot_isWrittenByteByByte();
    void nothing_isStillAValidFile();
    void anyName_staysValidJson_data();
    void anyName_staysValidJson();
    void anyCharacterAnywhere_isWrittenAsJsonHasIt();
    void everyField_comesBack();
    void heartbeat_comesBackToTheMillisecond_data();
    void heartbeat_comesBackToTheMillisecond();
    void commaLocale_changesNoByte();
};

void TestStatsJsonWriting::snapshot_isWrittenByteByByte()
{
    const QByteArray expected = R"({
  "total_services": 2,
  "total_messages": 1247,
  "last_updated": "2026-02-06T10:30:45.000001",
  "services": [
    {
      "name": "a",
      "registered_at": "2026-02-06T10:20:00",
      "message_count": 1235
    },
    {
      "name": "b",
      "registered_at": "",
      "message_count": 12
    }
  ],
  "writer": {
    "pid": 42,
    "host": "box",
    "heartbeat_s": 10,
    "state": "running"
  }
}
)";
    QCOMPARE(toJson(small()), expected);
}

void TestStatsJsonWriting::nothing_isStillAValidFile()
{
    QCOMPARE(toJson({}), QByteArray("{\n  \"total_services\": 0,\n  \"total_messages\": 0,\n"
                                    "  \"services\": []\n}\n"));
}

void TestStatsJsonWriting::anyName_staysValidJson_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("read");
    const auto same = [](const char *row, const QString &name) {
        QTest::newRow(row) << name << name;
    };
    QString controls;
    for (char16_t c = 0; c < 0x20; ++c)
        controls += QChar(c);
    same("every control character", controls);
    same("delete and C1", u"\u007F\u0080\u009F"_s);
    same("quotes and backslashes", u"\"\\\"\\\\u0041/'"_s);
    same("emoji", u"😀👩‍🚀"_s);
    same("line separators", u"\u2028\u2029"_s);
    same("right to left", u"\u202Eשלום"_s);
    same("markup", u"<b>&amp;</b>"_s);
    same("last of Unicode", QString::fromUcs4(U"\U0010FFFD"));
    same("10,000 letters", QString(10'000, u'x'));
    // What is no text can't be kept; that it does no harm is all that can be asked.
    // Qt's reader takes the first one of a string for a byte order mark.
    for (const QString &name : {u"\uFEFFx"_s, u"\uFEFF\uFEFF\uFEFF"_s, u"x\uFEFF"_s, u"\uFF5E"_s})
        QTest::newRow(qPrintable(u"U+FEFF in "_s + name)) << name << name;
    QTest::newRow("lone high surrogate") << QString(QChar(0xD83D)) << QString();
    QTest::newRow("lone low surrogate") << u"a"_s + QChar(0xDE00) + u"b"_s << QString();
}

void TestStatsJsonWriting::anyName_staysValidJson()
{
    QFETCH(QString, name);
    QFETCH(QString, read);
    Snapshot snapshot = small();
    snapshot.services.first().name = name;
    snapshot.services.first().registeredAt = name;
    snapshot.lastUpdated = name;
    snapshot.writer->host = name;
    const QByteArray bytes = toJson(snapshot);
    QVERIFY(bytes.isValidUtf8());
    QVERIFY(std::none_of(bytes.cbegin(), bytes.cend(),
                         [](char c) { return static_cast<uchar>(c) < 0x20 && c != '\n'; }));
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(bytes, &error).object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(root["services"_L1].toArray().size(), 2);
    if (read.isEmpty())
        return;
    QCOMPARE(root["services"_L1].toArray().first()["name"_L1].toString(), read);
    ParseFault fault;
    QCOMPARE(parseSnapshot(bytes, &fault), snapshot);
}

void TestStatsJsonWriting::anyCharacterAnywhere_isWrittenAsJsonHasIt()
{
    // Plain characters are written several at once; so each has its turn at each place among them.
    for (char16_t c = 0; c < 0x120; ++c) {
        QByteArray written = QString(QChar(c)).toUtf8();
        if (c == u'"' || c == u'\\')
            written.prepend('\\');
        else if (c == u'\n')
            written = "\\n";
        else if (c == u'\t')
            written = "\\t";
        else if (c < 0x20)
            written = "\\u" + QByteArray::number(c, 16).rightJustified(4, '0');
        for (qsizetype place = 0; place < 10; ++place) {
            Snapshot snapshot;
            snapshot.lastUpdated = QString(9, u'~').insert(place, QChar(c));
            const QByteArray expected =
                '"' + QByteArray(9, '~').insert(place, written) + "\",\n  \"services\"";
            QVERIFY2(toJson(snapshot).contains(expected),
                     qPrintable(u"U+%1 at %2"_s.arg(int(c), 4, 16).arg(place)));
        }
    }
}

void TestStatsJsonWriting::everyField_comesBack()
{
    Snapshot snapshot = small();
    snapshot.totalServices = 7;
    snapshot.totalMessages = std::numeric_limits<qint64>::max();
    snapshot.services.last().messageCount = Q_INT64_C(9007199254740993);
    snapshot.writer->state = Writer::State::Stopped;
    snapshot.writer->pid = 4194304;
    ParseFault fault;
    QCOMPARE(parseSnapshot(toJson(snapshot), &fault), snapshot);
}

void TestStatsJsonWriting::heartbeat_comesBackToTheMillisecond_data()
{
    QTest::addColumn<int>("milliseconds");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("shortest") << 1 << QByteArray("0.001");
    QTest::newRow("fraction") << 2500 << QByteArray("2.5");
    QTest::newRow("third") << 333 << QByteArray("0.333");
    QTest::newRow("seconds") << 10'000 << QByteArray("10");
    QTest::newRow("million") << 1'000'000 << QByteArray("1000");
    QTest::newRow("nearly a day") << 86'399'999 << QByteArray("86399.999");
    QTest::newRow("a day") << 86'400'000 << QByteArray("86400");
}

void TestStatsJsonWriting::heartbeat_comesBackToTheMillisecond()
{
    QFETCH(int, milliseconds);
    QFETCH(QByteArray, text);
    Snapshot snapshot = small();
    snapshot.writer->heartbeat = std::chrono::milliseconds(milliseconds);
    const QByteArray bytes = toJson(snapshot);
    QVERIFY2(bytes.contains("\"heartbeat_s\": " + text + ",\n"), bytes.constData());
    ParseFault fault;
    const auto read = parseSnapshot(bytes, &fault);
    QVERIFY2(read, qPrintable(fault.detail));
    QCOMPARE(read->writer->heartbeat, snapshot.writer->heartbeat);
}

void TestStatsJsonWriting::commaLocale_changesNoByte()
{
    Snapshot snapshot = small();
    snapshot.writer->heartbeat = 2500ms;
    const QByteArray before = toJson(snapshot);
    QLocale::setDefault(QLocale(QLocale::German));
    const QByteArray after = toJson(snapshot);
    ParseFault fault;
    const auto read = parseSnapshot(after, &fault);
    QLocale::setDefault(QLocale::system());
    QCOMPARE(after, before);
    QCOMPARE(read, snapshot);
}

QTEST_GUILESS_MAIN(TestStatsJsonWriting)
#include "tst_statsjsonwriting.moc"

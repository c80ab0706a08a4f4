// SPDX-License-Identifier: MIT
#include "core/statsfile/statsjson.h"
#include "suite.h"
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

/// What is written, and that it is read as it was.
class TstStatsJsonWriting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void toJson_writesTheFormat();
    void emptySnapshot_isAValidFile();
    void anyName_staysValidJson_data();
    void anyName_staysValidJson();
    void anyCharacter_isEscapedAsJsonRequires();
    void tools_areWrittenIfThereAreAny();
    void everyField_roundTrips();
    void serversAndErrors_areWrittenIfThereAreAny();
    void heartbeat_roundTripsToTheMillisecond_data();
    void heartbeat_roundTripsToTheMillisecond();
    void commaLocale_hasNoEffect();
};

void TstStatsJsonWriting::toJson_writesTheFormat()
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

void TstStatsJsonWriting::emptySnapshot_isAValidFile()
{
    QCOMPARE(toJson({}), QByteArray("{\n  \"total_services\": 0,\n  \"total_messages\": 0,\n"
                                    "  \"services\": []\n}\n"));
}

void TstStatsJsonWriting::anyName_staysValidJson_data()
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
    // QJsonDocument drops a raw U+FEFF at the start of a string.
    for (const QString &name : {u"\uFEFFx"_s, u"\uFEFF\uFEFF\uFEFF"_s, u"x\uFEFF"_s, u"\uFF5E"_s})
        QTest::newRow(qPrintable(u"U+FEFF in "_s + name)) << name << name;
    // Lone surrogates are not text and can't be kept.
    QTest::newRow("lone high surrogate") << QString(QChar(0xD83D)) << QString();
    QTest::newRow("lone low surrogate") << u"a"_s + QChar(0xDE00) + u"b"_s << QString();
}

void TstStatsJsonWriting::anyName_staysValidJson()
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
    QJsonParseError jsonError;
    const QJsonObject root = QJsonDocument::fromJson(bytes, &jsonError).object();
    QCOMPARE(jsonError.error, QJsonParseError::NoError);
    QCOMPARE(root["services"_L1].toArray().size(), 2);
    if (read.isEmpty())
        return;
    QCOMPARE(root["services"_L1].toArray().first()["name"_L1].toString(), read);
    ParseError error;
    QCOMPARE(parseSnapshot(bytes, &error), snapshot);
}

void TstStatsJsonWriting::anyCharacter_isEscapedAsJsonRequires()
{
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
        for (qsizetype at = 0; at < 3; ++at) {
            Snapshot snapshot;
            snapshot.lastUpdated = QString(2, u'~').insert(at, QChar(c));
            const QByteArray expected =
                '"' + QByteArray(2, '~').insert(at, written) + "\",\n  \"services\"";
            QVERIFY2(toJson(snapshot).contains(expected),
                     qPrintable(u"U+%1 at %2"_s.arg(int(c), 4, 16).arg(at)));
        }
    }
}

void TstStatsJsonWriting::tools_areWrittenIfThereAreAny()
{
    Snapshot snapshot = small();
    snapshot.services.first().tools = {u"get_\"a\""_s, u"set"_s};
    const QByteArray list = R"("message_count": 1235,
      "tools": [
        "get_\"a\"",
        "set"
      ])";
    const QByteArray end = "\n    },\n";
    QVERIFY(toJson(snapshot).contains(list + end));
    QCOMPARE(toJson(snapshot).count("tools"), 1);
    snapshot.services.first().moreTools = 5;
    QVERIFY(toJson(snapshot).contains(list + ",\n      \"tools_count\": 7" + end));
}

void TstStatsJsonWriting::everyField_roundTrips()
{
    Snapshot snapshot = small();
    snapshot.totalServices = 7;
    snapshot.totalMessages = std::numeric_limits<qint64>::max();
    snapshot.services.last().messageCount = Q_INT64_C(9007199254740993);
    snapshot.services.first().tools = {u"a\"\ufeff\n"_s, u"b"_s};
    snapshot.services.last().tools = QStringList(Service::maxTools, u"c"_s);
    snapshot.services.last().moreTools = std::numeric_limits<qint64>::max() - Service::maxTools;
    snapshot.writer->state = Writer::State::Stopped;
    snapshot.writer->pid = 4194304;
    snapshot.failures = {
        {u"a\"\ufeff"_s, 3, u"Line\none"_s, u"2026-02-06T10:30:45.1"_s, u"2026-02-06"_s, true},
        {u"b"_s, std::numeric_limits<qint64>::max()}};
    snapshot.failures.first().errors = {{u"time\"out"_s, 2}, {u"closed"_s, 1}};
    snapshot.services.first().lastUsedAt = u"2026-02-06T10:30:45.1"_s;
    snapshot.servers = {{u"a\"\ufeff"_s, u"busy"_s, u"Why\n"_s, u"2026-02-06"_s, 3,
                         std::numeric_limits<qint64>::max(), u"2026-02-06T10:30:45.1"_s},
                        {u"c"_s, u"a new word"_s}};
    ParseError error;
    QCOMPARE(parseSnapshot(toJson(snapshot), &error), snapshot);
}

void TstStatsJsonWriting::serversAndErrors_areWrittenIfThereAreAny()
{
    Snapshot snapshot;
    snapshot.services = {{u"a"_s, u"2026"_s, 1}};
    snapshot.services.first().lastUsedAt = u"2027"_s;
    snapshot.failures = {{u"a"_s, 3}};
    snapshot.failures.first().errors = {{u"timeout"_s, 1}, {u"closed"_s, 2}};
    snapshot.servers = {{u"b"_s, u"down"_s, u"It exited."_s, u"2026"_s, 2, 5, u"2027"_s},
                        {u"c"_s, u"starting"_s}};
    const QByteArray service = R"("message_count": 1,
      "last_used_at": "2027"
    })";
    const QByteArray expected = R"("down": false,
      "errors": {
        "closed": 2,
        "timeout": 1
      }
    }
  ],
  "servers": [
    {
      "name": "b",
      "state": "down",
      "reason": "It exited.",
      "since": "2026",
      "restarts": 2,
      "message_count": 5,
      "last_used_at": "2027"
    },
    {
      "name": "c",
      "state": "starting",
      "reason": "",
      "since": "",
      "restarts": 0,
      "message_count": 0,
      "last_used_at": ""
    }
  ]
}
)";
    const QByteArray bytes = toJson(snapshot);
    QVERIFY2(bytes.contains(service), bytes.constData());
    QVERIFY2(bytes.endsWith(expected), bytes.constData());
}

void TstStatsJsonWriting::heartbeat_roundTripsToTheMillisecond_data()
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

void TstStatsJsonWriting::heartbeat_roundTripsToTheMillisecond()
{
    QFETCH(int, milliseconds);
    QFETCH(QByteArray, text);
    Snapshot snapshot = small();
    snapshot.writer->heartbeat = std::chrono::milliseconds(milliseconds);
    const QByteArray bytes = toJson(snapshot);
    QVERIFY2(bytes.contains("\"heartbeat_s\": " + text + ",\n"), bytes.constData());
    ParseError error;
    const auto read = parseSnapshot(bytes, &error);
    QVERIFY2(read, qPrintable(error.detail));
    QCOMPARE(read->writer->heartbeat, snapshot.writer->heartbeat);
}

void TstStatsJsonWriting::commaLocale_hasNoEffect()
{
    Snapshot snapshot = small();
    snapshot.writer->heartbeat = 2500ms;
    const QByteArray before = toJson(snapshot);
    QLocale::setDefault(QLocale(QLocale::German));
    const QByteArray after = toJson(snapshot);
    ParseError error;
    const auto read = parseSnapshot(after, &error);
    QLocale::setDefault(QLocale::system());
    QCOMPARE(after, before);
    QCOMPARE(read, snapshot);
}

MM_SUITE(TstStatsJsonWriting)
#include "tst_statsjsonwriting.moc"

// SPDX-License-Identifier: MIT
#include "core/statsfile/statsjson.h"
#include "suite.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

namespace {

QByteArray with(const QByteArray &more)
{
    return "{\"total_services\": 1, \"total_messages\": 2" + more + "}";
}

QByteArray withMessages(const QByteArray &value)
{
    return "{\"total_services\": 1, \"total_messages\": " + value + "}";
}

QByteArray withService(const QByteArray &entry)
{
    return with(", \"services\": [{\"name\": \"good\", \"registered_at\": \"x\", "
                "\"message_count\": 1}, " +
                entry + "]");
}

QByteArray withWriter(const QByteArray &pid, const QByteArray &host, const QByteArray &heartbeat,
                      const QByteArray &state)
{
    return with(", \"writer\": {\"pid\": " + pid + ", \"host\": " + host +
                ", \"heartbeat_s\": " + heartbeat + ", \"state\": " + state + "}");
}

} // namespace

class TstStatsJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void guideSample_isParsed();
    void guideFileWithoutServices_isValid();
    void validTotals_areExact_data();
    void validTotals_areExact();
    void unusualButValidFiles_areAccepted_data();
    void unusualButValidFiles_areAccepted();
    void brokenRule_isReportedWithItsKey_data();
    void brokenRule_isReportedWithItsKey();
    void notJson_isReportedWithItsOffset_data();
    void notJson_isReportedWithItsOffset();
    void notUtf8_isReportedWithItsOffset_data();
    void notUtf8_isReportedWithItsOffset();
    void whiteSpaceOnly_isEmpty_data();
    void whiteSpaceOnly_isEmpty();
    void writer_isParsed();
    void duplicateKeys_lastCounts();
    void hundredThousandServices_areParsed();
};

void TstStatsJson::guideSample_isParsed()
{
    ParseError error;
    const auto snapshot = parseSnapshot(sample("guide.json"), &error);
    QVERIFY2(snapshot, qPrintable(error.detail));
    QCOMPARE(snapshot->totalServices, 5);
    QCOMPARE(snapshot->totalMessages, 127);
    QCOMPARE(snapshot->lastUpdated, u"2026-02-06T10:30:45.123456"_s);
    const QList<Service> expected{{u"ee_monitor"_s, u"2026-02-06T10:20:00"_s, 0},
                                  {u"ee_cycle_1"_s, u"2026-02-06T10:25:30"_s, 12}};
    QCOMPARE(snapshot->services, expected);
    QVERIFY(!snapshot->writer);
}

void TstStatsJson::guideFileWithoutServices_isValid()
{
    ParseError error;
    const auto snapshot = parseSnapshot(sample("expected.json"), &error);
    QVERIFY2(snapshot, qPrintable(error.detail));
    QCOMPARE(*snapshot, (Snapshot{0, 0, u"2026-02-06T10:30:00.123456"_s, {}, {}}));
}

void TstStatsJson::validTotals_areExact_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<qint64>("expected");
    QTest::newRow("zero") << QByteArray("0") << qint64(0);
    QTest::newRow("minus zero") << QByteArray("-0") << qint64(0);
    QTest::newRow("1e3") << QByteArray("1e3") << qint64(1000);
    QTest::newRow("1E+3") << QByteArray("1E+3") << qint64(1000);
    QTest::newRow("integer with a point") << QByteArray("12.0") << qint64(12);
    QTest::newRow("12.5e1") << QByteArray("12.5e1") << qint64(125);
    QTest::newRow("2^31-1") << QByteArray("2147483647") << qint64(2147483647);
    QTest::newRow("2^31") << QByteArray("2147483648") << qint64(2147483648);
    QTest::newRow("2^32") << QByteArray("4294967296") << qint64(4294967296);
    QTest::newRow("2^53+1") << QByteArray("9007199254740993") << Q_INT64_C(9007199254740993);
    QTest::newRow("2^63-1") << QByteArray("9223372036854775807")
                            << std::numeric_limits<qint64>::max();
}

void TstStatsJson::validTotals_areExact()
{
    QFETCH(QByteArray, number);
    QFETCH(qint64, expected);
    ParseError error;
    const auto messages = parseSnapshot(withMessages(number), &error);
    QVERIFY2(messages, qPrintable(error.detail));
    QCOMPARE(messages->totalMessages, expected);

    const auto service = parseSnapshot(
        withService("{\"name\": \"a\", \"registered_at\": \"\", \"message_count\": " + number +
                    "}"),
        &error);
    QVERIFY2(service, qPrintable(error.detail));
    QCOMPARE(service->services.last().messageCount, expected);
}

void TstStatsJson::unusualButValidFiles_areAccepted_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("bare minimum") << with("");
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF" + with("");
    QTest::newRow("white space around") << " \r\n\t" + with("") + " \r\n\t\n";
    QTest::newRow("keys in another order")
        << QByteArray(R"({"total_messages": 2, "total_services": 1})");
    QTest::newRow("extra keys") << with(
        R"(, "version": 3, "more": {"a": [null, true, 1.5]}, "": -1)");
    QTest::newRow("extra keys in a service")
        << withService(R"({"name":"a","registered_at":"","message_count":0,"port":6001})");
    QTest::newRow("escaped key") << QByteArray(R"({"total_\u0073ervices":1,"total_messages":2})");
    QTest::newRow("no services") << with(R"(, "services": [])");
    QTest::newRow("isoformat") << with(R"(, "last_updated": "2026-02-06T10:30:45.123456")");
    QTest::newRow("isoformat on the second") << with(R"(, "last_updated": "2026-02-06T10:30:45")");
    QTest::newRow("isoformat with a zone")
        << with(R"(, "last_updated": "2026-02-06T10:30:45.123456+01:00")");
    QTest::newRow("isoformat in UTC") << with(R"(, "last_updated": "2026-02-06T10:30:45Z")");
    QTest::newRow("not a time") << with(R"(, "last_updated": "yesterday")");
    QTest::newRow("ensure_ascii of Python")
        << withService(R"({"name":"\u00fc\ud83d\ude00","registered_at":"","message_count":0})");
    QTest::newRow("escapes") << withService(
        R"({"name":"\u00fc\/\"\\","registered_at":"","message_count":0})");
    QTest::newRow("lone surrogate") << with(R"(, "last_updated": "\ud800")");
    QTest::newRow("U+FEFF in a string") << with(R"(, "last_updated": "\ufeffx")");
    QTest::newRow("nested 1,000 deep")
        << with(", \"x\": " + QByteArray(1000, '[') + QByteArray(1000, ']'));
}

void TstStatsJson::unusualButValidFiles_areAccepted()
{
    QFETCH(QByteArray, bytes);
    ParseError error;
    const auto snapshot = parseSnapshot(bytes, &error);
    QVERIFY2(snapshot, qPrintable(error.detail));
    QCOMPARE(snapshot->totalServices, 1);
    QCOMPARE(snapshot->totalMessages, 2);
}

void TstStatsJson::brokenRule_isReportedWithItsKey_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("rule");
    const auto messages = [](const char *row, const QByteArray &value, const QString &rule) {
        QTest::newRow(row) << withMessages(value) << u"total_messages"_s << rule;
    };
    messages("negative", "-1", u"negative"_s);
    messages("very negative", "-9223372036854775809", u"negative"_s);
    messages("fractional", "1.5", u"whole"_s);
    messages("small fraction", "1e-3", u"whole"_s);
    messages("2^63", "9223372036854775808", u"too large"_s);
    messages("1e19", "1e19", u"too large"_s);
    messages("number as a string", "\"127\"", u"not a number"_s);
    messages("null", "null", u"not a number"_s);
    messages("bool", "true", u"not a number"_s);
    messages("array", "[1]", u"not a number"_s);
    messages("object", "{}", u"not a number"_s);
    const auto whole = [](const char *row, const char *bytes, const QString &key,
                          const QString &rule) {
        QTest::newRow(row) << QByteArray(bytes) << key << rule;
    };
    whole("no total_services", R"({"total_messages": 1})", u"total_services"_s, u"missing"_s);
    whole("no total_messages", R"({"total_services": 1})", u"total_messages"_s, u"missing"_s);
    whole("key in capitals", R"({"Total_services": 1, "total_messages": 1})", u"total_services"_s,
          u"missing"_s);
    whole("empty object", "{}", u"total_services"_s, u"missing"_s);
    whole("negative services", R"({"total_services": -1, "total_messages": 1})",
          u"total_services"_s, u"negative"_s);
    whole("root array", "[]", {}, u"no JSON object"_s);
    QTest::newRow("time is a number")
        << with(R"(, "last_updated": 1770370245)") << u"last_updated"_s << u"not a string"_s;
    QTest::newRow("time is null") << with(R"(, "last_updated": null)") << u"last_updated"_s
                                  << u"not a string"_s;
    QTest::newRow("services an object")
        << with(R"(, "services": {})") << u"services"_s << u"not an array"_s;
    QTest::newRow("services null")
        << with(R"(, "services": null)") << u"services"_s << u"not an array"_s;
    const auto service = [](const char *row, const char *entry, const QString &key,
                            const QString &rule) {
        QTest::newRow(row) << withService(entry) << u"services[1]"_s + key << rule;
    };
    service("entry a string", R"("a")", {}, u"not an object"_s);
    service("entry null", "null", {}, u"not an object"_s);
    service("entry empty", "{}", u".name"_s, u"missing"_s);
    service("no name", R"({"registered_at":"","message_count":0})", u".name"_s, u"missing"_s);
    service("name a number", R"({"name":1,"registered_at":"","message_count":0})", u".name"_s,
            u"not a string"_s);
    service("no registered_at", R"({"name":"a","message_count":0})", u".registered_at"_s,
            u"missing"_s);
    service("registered_at null", R"({"name":"a","registered_at":null,"message_count":0})",
            u".registered_at"_s, u"not a string"_s);
    service("no count", R"({"name":"a","registered_at":""})", u".message_count"_s, u"missing"_s);
    service("negative count", R"({"name":"a","registered_at":"","message_count":-1})",
            u".message_count"_s, u"negative"_s);
    service("fractional count", R"({"name":"a","registered_at":"","message_count":0.5})",
            u".message_count"_s, u"whole"_s);
    service("huge count", R"({"name":"a","registered_at":"","message_count":9223372036854775808})",
            u".message_count"_s, u"too large"_s);
    service("count a string", R"({"name":"a","registered_at":"","message_count":"1"})",
            u".message_count"_s, u"not a number"_s);
    QTest::newRow("writer null") << with(R"(, "writer": null)") << u"writer"_s
                                 << u"not an object"_s;
    QTest::newRow("writer empty") << with(R"(, "writer": {})") << u"writer.pid"_s << u"missing"_s;
    const auto writer = [](const char *row, const char *pid, const char *host,
                           const char *heartbeat, const char *state, const QString &key,
                           const QString &rule) {
        QTest::newRow(row) << withWriter(pid, host, heartbeat, state) << u"writer."_s + key << rule;
    };
    const char *const running = R"("running")";
    const char *const host = R"("h")";
    writer("negative pid", "-1", host, "10", running, u"pid"_s, u"negative"_s);
    writer("pid a string", R"("1")", host, "10", running, u"pid"_s, u"not a number"_s);
    writer("host a number", "1", "7", "10", running, u"host"_s, u"not a string"_s);
    writer("no heartbeat", "1", host, "0", running, u"heartbeat_s"_s, u"seconds"_s);
    writer("negative heartbeat", "1", host, "-1", running, u"heartbeat_s"_s, u"seconds"_s);
    writer("heartbeat too long", "1", host, "86400.1", running, u"heartbeat_s"_s, u"seconds"_s);
    writer("heartbeat 1e300", "1", host, "1e300", running, u"heartbeat_s"_s, u"seconds"_s);
    writer("heartbeat a string", "1", host, R"("10")", running, u"heartbeat_s"_s, u"seconds"_s);
    writer("unknown state", "1", host, "10", R"("paused")", u"state"_s, u"neither"_s);
    writer("state null", "1", host, "10", "null", u"state"_s, u"not a string"_s);
}

void TstStatsJson::brokenRule_isReportedWithItsKey()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, key);
    QFETCH(QString, rule);
    ParseError error;
    QVERIFY(!parseSnapshot(bytes, &error));
    QCOMPARE(error.kind, ParseError::Kind::Invalid);
    QCOMPARE(error.offset, -1);
    QVERIFY2(error.detail.text().contains(key), qPrintable(error.detail));
    QVERIFY2(error.detail.text().contains(rule), qPrintable(error.detail));
}

void TstStatsJson::notJson_isReportedWithItsOffset_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    const auto anywhere = [](const char *row, const QByteArray &bytes) {
        QTest::newRow(row) << bytes << qint64(0) << qint64(bytes.size());
    };
    QTest::newRow("text") << QByteArray("hello") << qint64(0) << qint64(1);
    QTest::newRow("root string") << QByteArray("\"hello\"") << qint64(0) << qint64(7);
    QTest::newRow("root number") << QByteArray("127") << qint64(0) << qint64(3);
    QTest::newRow("NaN") << withMessages("NaN") << qint64(40) << qint64(45);
    QTest::newRow("Infinity") << withMessages("Infinity") << qint64(40) << qint64(45);
    QTest::newRow("hexadecimal") << withMessages("0x10") << qint64(41) << qint64(45);
    QTest::newRow("two objects") << with("") + with("") << qint64(42) << qint64(45);
    anywhere("only a brace", "{");
    anywhere("single quotes", "{'total_services': 1, 'total_messages': 2}");
    anywhere("trailing comma", with(","));
    anywhere("comment", with("") + "// x");
    anywhere("unfinished string", with(", \"last_updated\": \"2026"));
    anywhere("UTF-16 without a mark", QByteArray("{\0\"\0a\0\"\0:\0\1\0}\0", 14));
    anywhere("NUL behind", with("") + QByteArray(1, '\0'));
    anywhere("NUL bytes", QByteArray(64, '\0'));
    anywhere("nested 10,000 deep",
             with(", \"x\": " + QByteArray(10'000, '[') + QByteArray(10'000, ']')));
    anywhere("objects 10,000 deep", QByteArray("{\"a\":").repeated(10'000));
}

void TstStatsJson::notJson_isReportedWithItsOffset()
{
    QFETCH(QByteArray, bytes);
    QFETCH(qint64, from);
    QFETCH(qint64, to);
    ParseError error;
    QVERIFY(!parseSnapshot(bytes, &error));
    QCOMPARE(error.kind, ParseError::Kind::NotJson);
    QVERIFY2(error.offset >= from && error.offset <= to, qPrintable(QString::number(error.offset)));
    QVERIFY(!error.detail.isEmpty());
}

void TstStatsJson::notUtf8_isReportedWithItsOffset_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qint64>("offset");
    const auto after = [](const char *row, const QByteArray &good, const QByteArray &bad) {
        QTest::newRow(row) << good + bad + "\"}" << qint64(good.size());
    };
    const QByteArray prefix = "{\"name\": \"";
    after("Latin-1", prefix, "\xFC");
    after("lone continuation", prefix, "\x80");
    after("overlong", prefix, "\xC0\x80");
    after("surrogate", prefix, "\xED\xA0\x80");
    after("beyond Unicode", prefix, "\xF4\x90\x80\x80");
    after("0xFF", prefix, "\xFF");
    after("after letters of 2, 3 and 4 bytes", prefix + "\xC3\xBC\xE2\x82\xAC\xF0\x9F\x98\x80",
          "\xE2\x82");
    QTest::newRow("cut inside a letter") << prefix + "\xE2\x82" << qint64(prefix.size());
    QTest::newRow("UTF-16 with a mark") << QByteArray("\xFF\xFE{\0}\0", 6) << qint64(0);
    QTest::newRow("half a byte order mark") << QByteArray("\xEF\xBB{}") << qint64(0);
}

void TstStatsJson::notUtf8_isReportedWithItsOffset()
{
    QFETCH(QByteArray, bytes);
    QFETCH(qint64, offset);
    ParseError error;
    QVERIFY(!parseSnapshot(bytes, &error));
    QCOMPARE(error.kind, ParseError::Kind::NotUtf8);
    QCOMPARE(error.offset, offset);
}

void TstStatsJson::whiteSpaceOnly_isEmpty_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no byte") << QByteArray();
    QTest::newRow("newline") << QByteArray("\n");
    QTest::newRow("white space") << QByteArray(" \t\r\n ");
}

void TstStatsJson::whiteSpaceOnly_isEmpty()
{
    QFETCH(QByteArray, bytes);
    ParseError error;
    QVERIFY(!parseSnapshot(bytes, &error));
    QCOMPARE(error.kind, ParseError::Kind::Empty);
    QCOMPARE(error.offset, -1);
}

void TstStatsJson::writer_isParsed()
{
    ParseError error;
    const auto running =
        parseSnapshot(withWriter("42", R"("box")", "0.25", R"("running")"), &error);
    QVERIFY2(running, qPrintable(error.detail));
    QCOMPARE(running->writer, (Writer{42, u"box"_s, 250ms, Writer::State::Running}));
    const auto stopped =
        parseSnapshot(withWriter("42", R"("box")", "86400", R"("stopped")"), &error);
    QVERIFY2(stopped, qPrintable(error.detail));
    QCOMPARE(stopped->writer, (Writer{42, u"box"_s, 24h, Writer::State::Stopped}));
}

void TstStatsJson::duplicateKeys_lastCounts()
{
    ParseError error;
    const auto snapshot = parseSnapshot(with(R"(, "total_messages": 7)"), &error);
    QVERIFY2(snapshot, qPrintable(error.detail));
    QCOMPARE(snapshot->totalMessages, 7);
    QVERIFY(!parseSnapshot(with(R"(, "total_messages": "7")"), &error));
}

void TstStatsJson::hundredThousandServices_areParsed()
{
    constexpr int many = 100'000;
    QByteArray list;
    for (int i = 0; i < many; ++i)
        list += ", {\"name\": \"s" + QByteArray::number(i) +
                "\", \"registered_at\": \"\", \"message_count\": " + QByteArray::number(i) + "}";
    ParseError error;
    const auto snapshot = parseSnapshot(with(", \"services\": [" + list.mid(1) + "]"), &error);
    QVERIFY2(snapshot, qPrintable(error.detail));
    QCOMPARE(snapshot->services.size(), many);
    QCOMPARE(snapshot->services.last(), (Service{u"s99999"_s, {}, 99'999}));
}

MM_SUITE(TstStatsJson)
#include "tst_statsjson.moc"

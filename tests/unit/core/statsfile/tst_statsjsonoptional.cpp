// SPDX-License-Identifier: MIT
#include "core/statsfile/statsjson.h"
#include "suite.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

namespace {

/// A valid file with these members, too.
Snapshot snapshotWith(const QByteArray &members)
{
    ParseError error;
    const auto read =
        parseSnapshot(R"({"total_services": 1, "total_messages": 2, )" + members + '}', &error);
    if (!read)
        qWarning().noquote() << error.detail.text();
    return read.value_or(Snapshot());
}

} // namespace

/// Parts of the file that older versions of MM do not write: what is broken in them is left out,
/// and the rest of the file counts.
class TstStatsJsonOptional : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void brokenEntriesOfFailures_areLeftOut_data();
    void brokenEntriesOfFailures_areLeftOut();
    void brokenEntriesOfServers_areLeftOut_data();
    void brokenEntriesOfServers_areLeftOut();
    void oddErrors_areIgnored();
    void oddTools_areIgnored_data();
    void oddTools_areIgnored();
};

void TstStatsJsonOptional::brokenEntriesOfFailures_areLeftOut_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QList<ServiceFailures>>("expected");
    const auto add = [](const char *value, const QList<ServiceFailures> &expected = {}) {
        QTest::newRow(value) << QByteArray(value) << expected;
    };
    for (const char *value :
         {"null", "7", "{}", "[]", R"([null, 7, [], {}])", R"([{"name": 7, "failed_calls": 1}])",
          R"([{"name": "", "failed_calls": 1}])", R"([{"name": "a"}])",
          R"([{"name": "a", "failed_calls": -1}])", R"([{"name": "a", "failed_calls": 1.5}])",
          R"([{"name": "a", "failed_calls": "1"}])", R"([{"name": "a", "failed_calls": 1e30}])"})
        add(value);
    add(R"([7, {"name": "a", "failed_calls": 1, "last_error": 7, "last_error_at": null,
            "last_success_at": {}, "down": "yes", "more": 1}])",
        {{u"a"_s, 1}});
}

void TstStatsJsonOptional::brokenEntriesOfFailures_areLeftOut()
{
    QFETCH(QByteArray, value);
    QFETCH(QList<ServiceFailures>, expected);
    const Snapshot read = snapshotWith(R"("failures": )" + value);
    QCOMPARE(read.totalMessages, 2);
    QCOMPARE(read.failures, expected);
}

void TstStatsJsonOptional::brokenEntriesOfServers_areLeftOut_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QList<Server>>("expected");
    const auto add = [](const char *value, const QList<Server> &expected = {}) {
        QTest::newRow(value) << QByteArray(value) << expected;
    };
    for (const char *value :
         {"null", "7", "{}", "[]", R"([null, 7, [], {}])",
          R"([{"name": 7, "state": "up", "restarts": 0, "message_count": 0}])",
          R"([{"name": "", "state": "up", "restarts": 0, "message_count": 0}])",
          R"([{"name": "a", "state": "", "restarts": 0, "message_count": 0}])",
          R"([{"name": "a", "restarts": 0, "message_count": 0}])",
          R"([{"name": "a", "state": "up", "restarts": -1, "message_count": 0}])",
          R"([{"name": "a", "state": "up", "restarts": 0, "message_count": "1"}])",
          R"([{"name": "a", "state": "up", "restarts": 0, "message_count": 1e30}])"})
        add(value);
    add(R"([7, {"name": "a", "state": "new word", "reason": 7, "since": null, "restarts": 1,
            "message_count": 2, "last_used_at": {}, "more": 1}])",
        {{u"a"_s, u"new word"_s, {}, {}, 1, 2}});
}

void TstStatsJsonOptional::brokenEntriesOfServers_areLeftOut()
{
    QFETCH(QByteArray, value);
    QFETCH(QList<Server>, expected);
    const Snapshot read = snapshotWith(R"("servers": )" + value);
    QCOMPARE(read.totalMessages, 2);
    QCOMPARE(read.servers, expected);
}

void TstStatsJsonOptional::oddErrors_areIgnored()
{
    QByteArray many;
    for (int i = 0; i < 1000; ++i)
        many += ",\"" + QByteArray::number(i) + "\": 1";
    const auto errorsOf = [](const QByteArray &value) {
        const QByteArray failures =
            R"("failures": [{"name": "a", "failed_calls": 1, "errors": )" + value + "}]";
        return snapshotWith(failures).failures.value(0).errors;
    };
    const QMap<QString, qint64> good{{u"a"_s, 2}};
    QCOMPARE(errorsOf(R"({"a": 2, "b": -1, "c": 1.5, "d": "1", "e": 0, "": 3})"), good);
    QCOMPARE(errorsOf("7"), (QMap<QString, qint64>()));
    QCOMPARE(errorsOf(R"({"a": 2)" + many + '}').size(), 100);
}

void TstStatsJsonOptional::oddTools_areIgnored_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QStringList>("tools");
    QTest::addColumn<qint64>("more");
    const auto add = [](const QByteArray &members, const QStringList &tools = {}, qint64 more = 0) {
        QTest::newRow(members.left(60).constData()) << members << tools << more;
    };
    for (const char *value : {"null", "7", "true", "\"a\"", R"({"a": "b"})", "[]", R"([""])",
                              R"([null, 7, ["a"], {"name": "a"}])"})
        add(QByteArray(R"("tools": )") + value);
    add(R"("tools_count": 9)");
    add(R"("tools": [], "tools_count": 9)");
    add(R"("tools": [7, "a", null, "b"])", {u"a"_s, u"b"_s});
    for (const char *count : {"null", "\"9\"", "9.5", "1e30", "-9", "1", "2"})
        add(QByteArray(R"("tools": ["a", "b"], "tools_count": )") + count, {u"a"_s, u"b"_s});
    add(R"("tools": ["a"], "tools_count": 9)", {u"a"_s}, 8);
    QByteArray many = R"("tools": ["0")";
    QStringList first{u"0"_s};
    for (int i = 1; i < 25; ++i) {
        many += ",\"" + QByteArray::number(i) + '"';
        first += QString::number(i);
    }
    add(many + ']', first.first(20), 5);
}

void TstStatsJsonOptional::oddTools_areIgnored()
{
    QFETCH(QByteArray, members);
    QFETCH(QStringList, tools);
    QFETCH(qint64, more);
    const Snapshot read = snapshotWith(
        R"("services": [{"name": "a", "registered_at": "", "message_count": 2, )" + members + "}]");
    QCOMPARE(read.services, (QList<Service>{{u"a"_s, u""_s, 2, tools, more}}));
}

MM_SUITE(TstStatsJsonOptional)
#include "tst_statsjsonoptional.moc"

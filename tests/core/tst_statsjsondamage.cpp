// SPDX-License-Identifier: MIT
#include "core/statsjson.h"
#include "support.h"

#include <QRandomGenerator>

using namespace mm;
using namespace mm::test;

namespace {

constexpr int mutations = 1000;

/// Holds every key of the format, and letters of every length in UTF-8.
QByteArray fullSample()
{
    Snapshot snapshot{2,
                      127,
                      u"2026-02-06T10:30:45.123456"_s,
                      {{u"ee_monitor \"ü€😀\"\n"_s, u"2026-02-06T10:20:00"_s, 0},
                       {u"ee_cycle_1"_s, u"2026-02-06T10:25:30"_s, 12}},
                      Writer{4711, u"laptop"_s, 2500ms, Writer::State::Running}};
    return toJson(snapshot);
}

void mutate(QByteArray &bytes, QRandomGenerator &random)
{
    const auto at = random.bounded(bytes.size());
    const auto length = qMin<qsizetype>(random.bounded(40), bytes.size() - at);
    switch (random.bounded(7)) {
    case 0:
        bytes[at] = static_cast<char>(random.bounded(256));
        break;
    case 1:
        bytes[at] = static_cast<char>(bytes.at(at) ^ (1 << random.bounded(8)));
        break;
    case 2:
        bytes.remove(at, length);
        break;
    case 3:
        bytes.insert(at, bytes.mid(random.bounded(bytes.size()), length));
        break;
    case 4:
        bytes.insert(at, QByteArray("{[\",:}]-.e0919\\u\xC3\x80").mid(random.bounded(20), 3));
        break;
    case 5:
        bytes.replace(at, length, QByteArray(length, static_cast<char>('0' + random.bounded(10))));
        break;
    default:
        bytes.truncate(at);
        break;
    }
    if (bytes.isEmpty())
        bytes = "{";
}

bool keepsTheRules(const Snapshot &snapshot)
{
    const auto good = [](const Service &service) { return service.messageCount >= 0; };
    const auto &writer = snapshot.writer;
    return snapshot.totalServices >= 0 && snapshot.totalMessages >= 0 &&
           std::all_of(snapshot.services.cbegin(), snapshot.services.cend(), good) &&
           (!writer || (writer->pid >= 0 && writer->heartbeat >= 1ms && writer->heartbeat <= 24h));
}

bool tellsWhere(const ParseFault &fault, qsizetype size)
{
    switch (fault.kind) {
    case ParseFault::Kind::Empty:
        return fault.offset == -1;
    case ParseFault::Kind::Invalid:
        return fault.offset == -1 && !fault.detail.isEmpty();
    case ParseFault::Kind::NotUtf8:
        return fault.offset >= 0 && fault.offset < size;
    case ParseFault::Kind::NotJson:
        return fault.offset >= 0 && fault.offset <= size && !fault.detail.isEmpty();
    }
    return false;
}

} // namespace

class TestStatsJsonDamage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutAtAnyByte_isInvalidOrWhole_data();
    void cutAtAnyByte_isInvalidOrWhole();
    void mutations_neverCrashAndKeepTheRules();
    void anySingleByteReplaced_neverCrashes();
};

void TestStatsJsonDamage::cutAtAnyByte_isInvalidOrWhole_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("guide") << sample("guide.json");
    QTest::newRow("guide without services") << sample("expected.json");
    QTest::newRow("every key") << fullSample();
}

void TestStatsJsonDamage::cutAtAnyByte_isInvalidOrWhole()
{
    QFETCH(QByteArray, bytes);
    ParseFault fault;
    const auto whole = parseSnapshot(bytes, &fault);
    QVERIFY(whole);
    const qsizetype content = bytes.trimmed().size();
    for (qsizetype size = 0; size < bytes.size(); ++size) {
        const QByteArray cut = bytes.first(size);
        const auto snapshot = parseSnapshot(cut, &fault);
        QVERIFY2(snapshot.has_value() == (size >= content), qPrintable(QString::number(size)));
        if (snapshot)
            QCOMPARE(*snapshot, *whole);
        else
            QVERIFY2(tellsWhere(fault, size), qPrintable(QString::number(size)));
    }
}

void TestStatsJsonDamage::mutations_neverCrashAndKeepTheRules()
{
    const QByteArray original = fullSample();
    QRandomGenerator random(20260206);
    int valid = 0;
    for (int i = 0; i < mutations; ++i) {
        QByteArray bytes = original;
        for (int n = 1 + random.bounded(3); n > 0; --n)
            mutate(bytes, random);
        ParseFault fault;
        const auto snapshot = parseSnapshot(bytes, &fault);
        if (!snapshot) {
            QVERIFY2(tellsWhere(fault, bytes.size()), bytes.constData());
            continue;
        }
        ++valid;
        QVERIFY2(keepsTheRules(*snapshot), bytes.constData());
        const QByteArray again = toJson(*snapshot);
        const auto reread = parseSnapshot(again, &fault);
        QVERIFY2(reread, again.constData());
        QCOMPARE(toJson(*reread), again);
    }
    // Both ways must have been taken, or the mutations are too mild or too wild to show anything.
    QVERIFY(valid > mutations / 50);
    QVERIFY(valid < mutations / 2);
}

void TestStatsJsonDamage::anySingleByteReplaced_neverCrashes()
{
    const QByteArray original = fullSample();
    for (const char with : {'\0', '"', '\\', '{', ']', '9', '-', '\xFF'}) {
        for (qsizetype at = 0; at < original.size(); ++at) {
            QByteArray bytes = original;
            bytes[at] = with;
            ParseFault fault;
            const auto snapshot = parseSnapshot(bytes, &fault);
            QVERIFY2(snapshot ? keepsTheRules(*snapshot) : tellsWhere(fault, bytes.size()),
                     bytes.constData());
        }
    }
}

QTEST_GUILESS_MAIN(TestStatsJsonDamage)
#include "tst_statsjsondamage.moc"

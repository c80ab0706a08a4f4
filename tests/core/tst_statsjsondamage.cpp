// SPDX-License-Identifier: MIT
#include "core/statsjson.h"
#include "damage.h"
#include "support.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace mm;
using namespace mm::test;

namespace {

constexpr int mutations = 1000;

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

/// How many of the damaged files \p parse takes for something that breaks the rules.
int brokenAmongMutations(const std::function<std::optional<Snapshot>(const QByteArray &)> &parse)
{
    const QByteArray original = fullSample();
    QRandomGenerator random(20260206);
    int broken = 0;
    for (int i = 0; i < mutations; ++i) {
        QByteArray bytes = original;
        mutate(bytes, random);
        const auto snapshot = parse(bytes);
        broken += snapshot && !keepsTheRules(*snapshot);
    }
    return broken;
}

/// As one reads JSON when one trusts it.
std::optional<Snapshot> parseTrustingly(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    Snapshot snapshot;
    snapshot.totalServices = object["total_services"_L1].toInteger();
    snapshot.totalMessages = object["total_messages"_L1].toInteger();
    for (const auto entry : object["services"_L1].toArray()) {
        Service service;
        service.messageCount = entry.toObject()["message_count"_L1].toInteger(-1);
        snapshot.services.append(service);
    }
    return snapshot;
}

} // namespace

class TestStatsJsonDamage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutAtAnyByte_isInvalidOrWhole_data();
    void cutAtAnyByte_isInvalidOrWhole();
    void mutations_neverCrashAndKeepTheRules();
    void trustingParser_isFoundOut();
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

void TestStatsJsonDamage::trustingParser_isFoundOut()
{
    QVERIFY(brokenAmongMutations(&parseTrustingly) > 0);
    QCOMPARE(brokenAmongMutations([](const QByteArray &bytes) {
                 ParseFault fault;
                 return parseSnapshot(bytes, &fault);
             }),
             0);
    // Nor would it tell half a file from a whole one.
    const QByteArray half = fullSample().first(fullSample().size() / 2);
    ParseFault fault;
    QVERIFY(parseTrustingly(half));
    QVERIFY(!parseSnapshot(half, &fault));
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

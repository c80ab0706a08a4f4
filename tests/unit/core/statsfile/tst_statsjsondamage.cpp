// SPDX-License-Identifier: MIT
#include "core/statsfile/statsjson.h"
#include "damage.h"
#include "suite.h"
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

bool hasValidOffset(const ParseError &error, qsizetype size)
{
    switch (error.kind) {
    case ParseError::Kind::Empty:
        return error.offset == -1;
    case ParseError::Kind::Invalid:
        return error.offset == -1 && !error.detail.isEmpty();
    case ParseError::Kind::NotUtf8:
        return error.offset >= 0 && error.offset < size;
    case ParseError::Kind::NotJson:
        return error.offset >= 0 && error.offset <= size && !error.detail.isEmpty();
    }
    return false;
}

/// How many of the damaged files \p parse turns into a snapshot that breaks the rules.
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

/// Shows that the checks can fail.
std::optional<Snapshot> parseWithoutChecks(const QByteArray &bytes)
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

class TstStatsJsonDamage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void truncatedAtAnyByte_isInvalidOrComplete_data();
    void truncatedAtAnyByte_isInvalidOrComplete();
    void mutatedFile_isRejectedOrKeepsTheRules();
    void parserWithoutChecks_breaksTheRules();
    void anyReplacedByte_isRejectedOrKeepsTheRules();
};

void TstStatsJsonDamage::truncatedAtAnyByte_isInvalidOrComplete_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("guide") << sample("guide.json");
    QTest::newRow("guide without services") << sample("expected.json");
    QTest::newRow("every key") << fullSample();
}

void TstStatsJsonDamage::truncatedAtAnyByte_isInvalidOrComplete()
{
    QFETCH(QByteArray, bytes);
    ParseError error;
    const auto whole = parseSnapshot(bytes, &error);
    QVERIFY(whole);
    const qsizetype content = bytes.trimmed().size();
    for (qsizetype size = 0; size < bytes.size(); ++size) {
        const QByteArray cut = bytes.first(size);
        const auto snapshot = parseSnapshot(cut, &error);
        QVERIFY2(snapshot.has_value() == (size >= content), qPrintable(QString::number(size)));
        if (snapshot)
            QCOMPARE(*snapshot, *whole);
        else
            QVERIFY2(hasValidOffset(error, size), qPrintable(QString::number(size)));
    }
}

void TstStatsJsonDamage::mutatedFile_isRejectedOrKeepsTheRules()
{
    const QByteArray original = fullSample();
    QRandomGenerator random(20260206);
    int valid = 0;
    for (int i = 0; i < mutations; ++i) {
        QByteArray bytes = original;
        for (int n = 1 + random.bounded(3); n > 0; --n)
            mutate(bytes, random);
        ParseError error;
        const auto snapshot = parseSnapshot(bytes, &error);
        if (!snapshot) {
            QVERIFY2(hasValidOffset(error, bytes.size()), bytes.constData());
            continue;
        }
        ++valid;
        QVERIFY2(keepsTheRules(*snapshot), bytes.constData());
        const QByteArray again = toJson(*snapshot);
        const auto reread = parseSnapshot(again, &error);
        QVERIFY2(reread, again.constData());
        QCOMPARE(toJson(*reread), again);
    }
    // Both must occur often: mutations that are never, or always, rejected test nothing.
    QVERIFY(valid > mutations / 50);
    QVERIFY(valid < mutations / 2);
}

void TstStatsJsonDamage::parserWithoutChecks_breaksTheRules()
{
    QVERIFY(brokenAmongMutations(&parseWithoutChecks) > 0);
    QCOMPARE(brokenAmongMutations([](const QByteArray &bytes) {
                 ParseError error;
                 return parseSnapshot(bytes, &error);
             }),
             0);
    // It also accepts half a file.
    const QByteArray half = fullSample().first(fullSample().size() / 2);
    ParseError error;
    QVERIFY(parseWithoutChecks(half));
    QVERIFY(!parseSnapshot(half, &error));
}

void TstStatsJsonDamage::anyReplacedByte_isRejectedOrKeepsTheRules()
{
    const QByteArray original = fullSample();
    for (const char with : {'\0', '"', '\\', '{', ']', '9', '-', '\xFF'}) {
        for (qsizetype at = 0; at < original.size(); ++at) {
            QByteArray bytes = original;
            bytes[at] = with;
            ParseError error;
            const auto snapshot = parseSnapshot(bytes, &error);
            QVERIFY2(snapshot ? keepsTheRules(*snapshot) : hasValidOffset(error, bytes.size()),
                     bytes.constData());
        }
    }
}

MM_SUITE(TstStatsJsonDamage)
#include "tst_statsjsondamage.moc"

// SPDX-License-Identifier: MIT
#include "core/plainstats.h"
#include "damage.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// The quick reader against the slow one, which has the last word: where it takes something, both
/// must see the same.
class TestPlainStats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWritersMake_isPlain_data();
    void whatWritersMake_isPlain();
    void whatIsNotPlain_isLeftToTheSlowReader_data();
    void whatIsNotPlain_isLeftToTheSlowReader();
    void memoryBehindTheBytes_doesNotMatter();
    void corpus_isReadAlike();
    void damagedFiles_areReadAlike();

private:
    static bool isReadAlike(const QByteArray &bytes, int *taken = nullptr);
};

bool TestPlainStats::isReadAlike(const QByteArray &bytes, int *taken)
{
    const std::optional<Snapshot> plain = parsePlainSnapshot(bytes);
    if (!plain)
        return true;
    if (taken)
        ++*taken;
    ParseFault fault;
    return parseAnySnapshot(bytes, &fault) == plain;
}

void TestPlainStats::whatWritersMake_isPlain_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("the tracker's") << fullSample();
    QTest::newRow("the guide's") << contentOf(QStringLiteral(MM_TEST_DATA "/guide.json"));
    QTest::newRow("escaped, in one line") << QByteArray(
        R"({"total_services":1,"total_messages":9223372036854775807,"services":)"
        R"([{"name":"\u00fc\ud83d\ude00\/\"\\","registered_at":"","message_count":0}]})");
    QTest::newRow("unknown keys, keys twice")
        << QByteArray(R"({"x": [1.5, null, {"y": true}], "total_services": 1, "total_messages": 3,)"
                      R"( "total_services": 2})");
}

void TestPlainStats::whatWritersMake_isPlain()
{
    QFETCH(QByteArray, bytes);

    const std::optional<Snapshot> plain = parsePlainSnapshot(bytes);
    QVERIFY(plain);
    ParseFault fault;
    QCOMPARE(parseAnySnapshot(bytes, &fault), plain);
}

void TestPlainStats::whatIsNotPlain_isLeftToTheSlowReader_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto total = [](const QByteArray &value) {
        return QByteArray(R"({"total_services": 0, "total_messages": )" + value + "}");
    };
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no object") << QByteArray("[]");
    QTest::newRow("key missing") << QByteArray(R"({"total_services": 0})");
    QTest::newRow("whole, with a fraction") << total("7.0");
    QTest::newRow("whole, with an exponent") << total("1e3");
    QTest::newRow("negative") << total("-1");
    QTest::newRow("2^63") << total("9223372036854775808");
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF" + total("1");
    QTest::newRow("mark at a text's begin") << total(R"(1, "last_updated": "\ufeffx")");
    QTest::newRow("half a pair") << total(R"(1, "last_updated": "\ud800")");
    QTest::newRow("17 deep") << total("1, \"x\": " + QByteArray(17, '[') + QByteArray(17, ']'));
    QTest::newRow("something behind") << total("1") + " x";
    QTest::newRow("NUL behind") << total("1") + QByteArray(1, 0);
    QTest::newRow("not UTF-8") << total("1, \"x\": \"\xFF\"");
}

void TestPlainStats::whatIsNotPlain_isLeftToTheSlowReader()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!parsePlainSnapshot(bytes));
}

void TestPlainStats::memoryBehindTheBytes_doesNotMatter()
{
    const QByteArray sample = fullSample();
    const std::optional<Snapshot> expected = parsePlainSnapshot(sample);
    QVERIFY(expected);
    for (const char behind : {'\0', '}', '"', '7', '\xFF'}) {
        QByteArray longer = sample + QByteArray(200, behind);
        longer.truncate(sample.size()); // what was there stays in memory
        QCOMPARE(parsePlainSnapshot(longer), expected);
    }
    QCOMPARE(parsePlainSnapshot(QByteArray::fromRawData(sample.constData(), sample.size())),
             expected);
}

void TestPlainStats::corpus_isReadAlike()
{
    const QDir corpus(QStringLiteral(MM_TEST_DATA "/../../fuzz/corpus/stats"));
    const QStringList files = corpus.entryList(QDir::Files);
    QVERIFY(!files.isEmpty());
    int taken = 0;
    for (const QString &file : files)
        QVERIFY2(isReadAlike(contentOf(corpus.filePath(file)), &taken), qPrintable(file));
    QVERIFY(taken > 0);
}

void TestPlainStats::damagedFiles_areReadAlike()
{
    QRandomGenerator random(20'261'124);
    int taken = 0;
    constexpr int files = 20'000;
    for (int i = 0; i < files; ++i) {
        QByteArray bytes = fullSample();
        for (int breaks = random.bounded(1, 4); breaks > 0; --breaks)
            mutate(bytes, random);
        bytes.squeeze(); // nothing that was never written is behind it
        QVERIFY2(isReadAlike(bytes, &taken), bytes.constData());
    }
    // Some must get through, or nothing was compared.
    QVERIFY2(taken > files / 100, qPrintable(QString::number(taken)));
}

QTEST_GUILESS_MAIN(TestPlainStats)
#include "tst_plainstats.moc"

// SPDX-License-Identifier: MIT
#include "app/monitor/historykeeper.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace mm;
using namespace std::chrono_literals;

namespace {

/// An hour of looks at an MM that counts two messages a second.
void fill(History *history)
{
    Moment now = Moment::now();
    for (int i = 0; i < 1800; ++i) {
        Reading reading;
        reading.outcome = Outcome::Valid;
        reading.at = {now.wall - 1h + i * 2s, now.steady - 1h + i * 2s};
        reading.snapshot.totalMessages = qint64(i) * 4;
        history->add(reading, State::Active);
    }
}

qsizetype knownSteps(const History &history)
{
    const auto total = history.trend(Range::Hour).total;
    return std::count_if(total.cbegin(), total.cend(), [](float rate) { return rate > 0; });
}

constexpr int patience = 30'000;

} // namespace

class TestHistoryKeeper final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_folder.isValid()); }
    void history_isThereAfterARestart();
    void otherStatsFile_hasAHistoryOfItsOwn();
    void damagedFile_isReplaced();
    void folderThatCantBe_harmsNothing();

private:
    /// The file that it is in.
    QString keepAnHour(const QString &folder)
    {
        QString file;
        {
            History history;
            const HistoryKeeper keeper(folder, m_stats, &history);
            fill(&history);
            file = keeper.file();
        }
        // After half a second it leaves the rest to its thread.
        (void)QTest::qWaitFor([&] { return QFile::exists(file); }, patience);
        return file;
    }

    QTemporaryDir m_folder;
    const QString m_stats = QStringLiteral("/nowhere/stats.json");
};

void TestHistoryKeeper::history_isThereAfterARestart()
{
    const QString folder = m_folder.filePath(QStringLiteral("a/b"));
    keepAnHour(folder);
    History history;
    const HistoryKeeper keeper(folder, m_stats, &history);
    QVERIFY(knownSteps(history) > 300);
}

void TestHistoryKeeper::otherStatsFile_hasAHistoryOfItsOwn()
{
    const QString folder = m_folder.filePath(QStringLiteral("c"));
    keepAnHour(folder);
    History history;
    const HistoryKeeper keeper(folder, m_stats + QLatin1Char('2'), &history);
    QCOMPARE(knownSteps(history), 0);
}

void TestHistoryKeeper::damagedFile_isReplaced()
{
    const QString folder = m_folder.filePath(QStringLiteral("d"));
    const QString file = keepAnHour(folder);
    QVERIFY(QFile::resize(file, 100));
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("history")));
        History history;
        const HistoryKeeper keeper(folder, m_stats, &history);
        QCOMPARE(knownSteps(history), 0);
        fill(&history);
    }
    QVERIFY(QTest::qWaitFor([&] { return QFileInfo(file).size() > 100; }, patience));
    History history;
    const HistoryKeeper keeper(folder, m_stats, &history);
    QVERIFY(knownSteps(history) > 300);
}

void TestHistoryKeeper::folderThatCantBe_harmsNothing()
{
    const QString blocked = m_folder.filePath(QStringLiteral("file"));
    QFile file(blocked);
    QVERIFY(file.open(QIODevice::WriteOnly));
    History history;
    {
        HistoryKeeper keeper(blocked + QStringLiteral("/inside"), m_stats, &history);
        keeper.save();
    }
    QCOMPARE(file.size(), 0);
}

QTEST_GUILESS_MAIN(TestHistoryKeeper)
#include "tst_historykeeper.moc"

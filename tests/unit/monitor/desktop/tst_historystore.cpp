// SPDX-License-Identifier: MIT
#include "app/monitor/desktop/historystore.h"
#include "suite.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace mm;
using namespace std::chrono_literals;

namespace {

/// An hour of readings of an MM with two messages per second.
void fill(TrafficHistory *history, std::chrono::seconds until = 0s)
{
    Instant now = Instant::now();
    now = {now.wall + until, now.steady + until};
    for (int i = 0; i < 1800; ++i) {
        Reading reading;
        reading.outcome = ReadOutcome::Valid;
        reading.at = {now.wall - 1h + i * 2s, now.steady - 1h + i * 2s};
        reading.snapshot.totalMessages = qint64(i) * 4;
        history->add(reading, State::Active);
    }
}

qsizetype knownSteps(const TrafficHistory &history)
{
    const auto total = history.trend(Range::Hour).total;
    return std::count_if(total.cbegin(), total.cend(), [](float rate) { return rate > 0; });
}

constexpr auto storeLimit = 30s;

} // namespace

class TstHistoryStore final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_folder.isValid()); }
    void restart_loadsTheHistory();
    void lateLoad_keepsWhatWasRecorded();
    void otherStatsFile_hasItsOwnHistory();
    void damagedFile_isReplaced();
    void uncreatableFolder_isLogged();

private:
    /// Stores an hour of history; returns its file.
    QString storeAnHour(const QString &folder)
    {
        QString file;
        {
            TrafficHistory history;
            HistoryStore store(folder, m_stats, &history, storeLimit);
            fill(&history);
            file = store.file();
            (void)store.finishSaving(storeLimit);
        }
        return file;
    }

    QTemporaryDir m_folder;
    const QString m_stats = QStringLiteral("/nowhere/stats.json");
};

void TstHistoryStore::restart_loadsTheHistory()
{
    const QString folder = m_folder.filePath(QStringLiteral("a/b"));
    storeAnHour(folder);
    TrafficHistory history;
    HistoryStore store(folder, m_stats, &history, storeLimit);
    QVERIFY(knownSteps(history) > 300);
}

void TstHistoryStore::lateLoad_keepsWhatWasRecorded()
{
    const QString folder = m_folder.filePath(QStringLiteral("late"));
    TrafficHistory history;
    {
        TrafficHistory earlier;
        HistoryStore store(folder, m_stats, &earlier, storeLimit);
        fill(&earlier, -1h);
        QVERIFY(store.finishSaving(storeLimit));
    }
    HistoryStore store(folder, m_stats, &history, 0s);
    fill(&history);
    QVERIFY(knownSteps(history) > 300);
    const auto knownOfTheDay = [&history] {
        const auto total = history.trend(Range::Day).total;
        return std::count_if(total.cbegin(), total.cend(), [](float rate) { return rate > 0; });
    };
    QTRY_VERIFY(knownOfTheDay() >= 29); // two hours, in steps of 4 minutes
    QVERIFY(knownSteps(history) > 300);
    // What is saved now has both.
    QVERIFY(store.finishSaving(storeLimit));
    TrafficHistory saved;
    const HistoryStore again(folder, m_stats, &saved, storeLimit);
    QCOMPARE(saved.trend(Range::Day).total, history.trend(Range::Day).total);
}

void TstHistoryStore::otherStatsFile_hasItsOwnHistory()
{
    const QString folder = m_folder.filePath(QStringLiteral("c"));
    storeAnHour(folder);
    TrafficHistory history;
    HistoryStore store(folder, m_stats + QLatin1Char('2'), &history, storeLimit);
    QCOMPARE(knownSteps(history), 0);
}

void TstHistoryStore::damagedFile_isReplaced()
{
    const QString folder = m_folder.filePath(QStringLiteral("d"));
    const QString file = storeAnHour(folder);
    QVERIFY(QFile::resize(file, 100));
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("history")));
        TrafficHistory history;
        HistoryStore store(folder, m_stats, &history, storeLimit);
        QCOMPARE(knownSteps(history), 0);
        fill(&history);
        QVERIFY(store.finishSaving(storeLimit));
    }
    TrafficHistory history;
    HistoryStore store(folder, m_stats, &history, storeLimit);
    QVERIFY(knownSteps(history) > 300);
}

void TstHistoryStore::uncreatableFolder_isLogged()
{
    const QString blocked = m_folder.filePath(QStringLiteral("file"));
    QFile file(blocked);
    QVERIFY(file.open(QIODevice::WriteOnly));
    TrafficHistory history;
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("inside")));
        HistoryStore store(blocked + QStringLiteral("/inside"), m_stats, &history, storeLimit);
        QVERIFY(store.finishSaving(storeLimit));
    }
    QCOMPARE(file.size(), 0);
}

MM_SUITE(TstHistoryStore)
#include "tst_historystore.moc"

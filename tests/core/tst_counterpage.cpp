// SPDX-License-Identifier: MIT
#include "core/counterpage.h"
#include "core/meshstats.h"
#include "counterpageplace.h"

#include <atomic>
#include <limits>
#include <thread>
#include <vector>

using namespace mm;
using namespace mm::test;

namespace {

Snapshot contentWith(qint64 total, const QString &lastUpdated = u"2026-01-02T03:04:05Z"_s)
{
    Snapshot content;
    content.totalMessages = total;
    content.lastUpdated = lastUpdated;
    content.writer = Writer{4242, u"here"_s, 10s, Writer::State::Running};
    return content;
}

void countTimes(CounterPage &page, int messages)
{
    for (int i = 0; i < messages; ++i)
        page.count();
}

} // namespace

/// What a page says of what was counted, in one process.
class TestCounterPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whatIsCounted_isReadBesideTheContentItBelongsTo();
    void contentThatIsBeingSaved_isKnownBesideTheOneBefore();
    void writerThatNeverSaved_leftWhatItCounted();
    void removal_isOfTheOwnPageAlone();
    void moreThreadsThanStripes_countExactly();
    void threadsThatEnd_handOnTheirStripes();
    void oneThread_countsForSeveralTrackers();
    void threadOfATrackerThatEnded_countsForTheNext();
    void handleThatOutlivesItsTracker_holdsNoThread();
    void total_staysAtTheMost();
    void forkedChild_countsInNoPageOfItsParent();
    void nobody_cutsItShortByAccident();
    void noTrustworthyFolder_noPage_data();
    void noTrustworthyFolder_noPage();
    void halfMadePage_isReplaced();

private:
    std::unique_ptr<CounterPagePlace> m_place;
    QString m_path;
};

void TestCounterPage::init()
{
    m_place = std::make_unique<CounterPagePlace>();
    m_path = m_place->path();
    QVERIFY(m_place->isReady());
}

void TestCounterPage::cleanup()
{
    m_place.reset();
}

void TestCounterPage::whatIsCounted_isReadBesideTheContentItBelongsTo()
{
    const Snapshot found = contentWith(before);
    CounterPage page;
    page.count(); // without a page: nowhere
    QString error;
    QVERIFY2(page.make(m_path, &found, before, &error), qPrintable(error));
    QCOMPARE(CounterPage::totalBeyond(&found, m_path), std::nullopt);
    countTimes(page, 3);
    QCOMPARE(CounterPage::totalBeyond(&found, m_path), before + 3);
    const Snapshot later = contentWith(before, u"later"_s);
    QCOMPARE(CounterPage::totalBeyond(&later, m_path), std::nullopt);
    QCOMPARE(CounterPage::totalBeyond(nullptr, m_path), std::nullopt); // somebody deleted it
    QCOMPARE(CounterPage::totalBeyond(&found, m_path + u'2'), std::nullopt);
    page.remove();
    QCOMPARE(CounterPage::totalBeyond(&found, m_path), std::nullopt);
    page.count();
}

void TestCounterPage::contentThatIsBeingSaved_isKnownBesideTheOneBefore()
{
    const Snapshot first = contentWith(before);
    const Snapshot second = contentWith(before + 2, u"second"_s);
    const Snapshot third = contentWith(before + 2, u"third"_s);
    CounterPage page;
    QString error;
    QVERIFY2(page.make(m_path, &first, before, &error), qPrintable(error));
    countTimes(page, 5);
    page.beginSave(second);
    QCOMPARE(CounterPage::totalBeyond(&first, m_path), before + 5);
    QCOMPARE(CounterPage::totalBeyond(&second, m_path), before + 5);
    page.beginSave(third); // the last one failed
    QCOMPARE(CounterPage::totalBeyond(&first, m_path), before + 5);
    QCOMPARE(CounterPage::totalBeyond(&second, m_path), std::nullopt);
    page.endSave();
    QCOMPARE(CounterPage::totalBeyond(&first, m_path), std::nullopt);
    QCOMPARE(CounterPage::totalBeyond(&third, m_path), before + 5);
}

void TestCounterPage::writerThatNeverSaved_leftWhatItCounted()
{
    CounterPage page;
    QString error;
    QVERIFY2(page.make(m_path, nullptr, 0, &error), qPrintable(error));
    countTimes(page, 5);
    QCOMPARE(CounterPage::totalBeyond(nullptr, m_path), 5);
    const Snapshot first = contentWith(5);
    page.beginSave(first); // failed too
    QCOMPARE(CounterPage::totalBeyond(nullptr, m_path), 5);
    page.endSave(); // or did not
    QCOMPARE(CounterPage::totalBeyond(nullptr, m_path), std::nullopt);
}

void TestCounterPage::removal_isOfTheOwnPageAlone()
{
    QString error;
    CounterPage former;
    QVERIFY2(former.make(m_path, nullptr, 0, &error), qPrintable(error));
    CounterPage page;
    QVERIFY2(page.make(m_path, nullptr, 0, &error), qPrintable(error));
    countTimes(page, 5);
    former.remove();
    QCOMPARE(CounterPage::totalBeyond(nullptr, m_path), 5);
    qputenv("XDG_RUNTIME_DIR", "/nowhere"); // it goes by where it was made
    page.remove();
    QCOMPARE(m_place->pagePath(), QString());
}

void TestCounterPage::moreThreadsThanStripes_countExactly()
{
    constexpr int threads = 100;
    constexpr int perThread = 2'000;
    const Snapshot found = contentWith(before);
    CounterPage page;
    QString error;
    QVERIFY2(page.make(m_path, &found, before, &error), qPrintable(error));
    std::atomic<int> counting{threads};
    std::vector<std::thread> running;
    for (int i = 0; i < threads; ++i) {
        running.emplace_back([&] {
            countTimes(page, perThread);
            --counting;
            while (counting > 0) // so that none gives its stripe back before all had theirs
                std::this_thread::yield();
            countTimes(page, perThread);
        });
    }
    for (std::thread &thread : running)
        thread.join();
    QCOMPARE(CounterPage::totalBeyond(&found, m_path), before + 2 * threads * perThread);
}

void TestCounterPage::threadsThatEnd_handOnTheirStripes()
{
    constexpr int rounds = 500;
    const Snapshot found = contentWith(before);
    CounterPage page;
    QString error;
    QVERIFY2(page.make(m_path, &found, before, &error), qPrintable(error));
    for (int i = 0; i < rounds; ++i) {
        std::thread first([&] { countTimes(page, 2); });
        std::thread second([&] { countTimes(page, 1); });
        first.join();
        second.join();
    }
    QCOMPARE(CounterPage::totalBeyond(&found, m_path), before + 3 * rounds);
    // All were counted in the two stripes that came first: the others are as they were.
    const QByteArray bytes = readFile(m_place->pagePath());
    QCOMPARE(bytes.mid(3 * 64), QByteArray(bytes.size() - 3 * 64, '\0'));
}

void TestCounterPage::oneThread_countsForSeveralTrackers()
{
    const Snapshot found = contentWith(before);
    CounterPage first;
    CounterPage second;
    QString error;
    QVERIFY2(first.make(m_path, &found, before, &error), qPrintable(error));
    QVERIFY2(second.make(m_path + u'2', &found, before, &error), qPrintable(error));
    for (int i = 0; i < 10; ++i) {
        countTimes(first, 1);
        countTimes(second, 2);
    }
    QCOMPARE(CounterPage::totalBeyond(&found, m_path), before + 10);
    QCOMPARE(CounterPage::totalBeyond(&found, m_path + u'2'), before + 20);
}

void TestCounterPage::threadOfATrackerThatEnded_countsForTheNext()
{
    const Snapshot found = contentWith(before);
    QString error;
    for (int round = 1; round <= 3; ++round) {
        CounterPage page;
        QVERIFY2(page.make(m_path, &found, before, &error), qPrintable(error));
        countTimes(page, round);
        QCOMPARE(CounterPage::totalBeyond(&found, m_path), before + round);
        // In the first stripe: the thread was not held by the tracker before.
        QCOMPARE(int(readFile(m_place->pagePath()).at(64)), round);
    }
}

void TestCounterPage::handleThatOutlivesItsTracker_holdsNoThread()
{
    auto former = std::make_unique<MeshStats>(m_path, 1h);
    ServiceHandle handle = former->service(u"a"_s);
    handle.messageProcessed();
    former.reset();
    MeshStats stats(m_path, 1h);
    stats.messageProcessed();
    QCOMPARE(int(readFile(m_place->pagePath()).at(64)), 1); // in the first stripe
}

void TestCounterPage::total_staysAtTheMost()
{
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    const Snapshot found = contentWith(most - 2);
    CounterPage page;
    QString error;
    QVERIFY2(page.make(m_path, &found, most - 2, &error), qPrintable(error));
    countTimes(page, 5);
    QCOMPARE(CounterPage::totalBeyond(&found, m_path), most);
}

void TestCounterPage::forkedChild_countsInNoPageOfItsParent()
{
    const Snapshot found = contentWith(before);
    CounterPage page;
    QString error;
    QVERIFY2(page.make(m_path, &found, before, &error), qPrintable(error));
    countTimes(page, 5);
    const QString other = m_path + u'2';
    const Child child([&] {
        countTimes(page, 100);
        CounterPage own;
        if (!own.make(other, &found, before, &error))
            qFatal("%s", qPrintable(error));
        countTimes(own, 7);
    });
    QCOMPARE(CounterPage::totalBeyond(&found, m_path), before + 5);
    QCOMPARE(CounterPage::totalBeyond(&found, other), before + 7);
    countTimes(page, 1);
    QCOMPARE(CounterPage::totalBeyond(&found, m_path), before + 6);
}

void TestCounterPage::nobody_cutsItShortByAccident()
{
    CounterPage page;
    QString error;
    QVERIFY2(page.make(m_path, nullptr, 0, &error), qPrintable(error));
    QCOMPARE(modeOf(m_place->folder()), mode_t(0700));
    QCOMPARE(modeOf(m_place->pagePath()), mode_t(01400));
    QVERIFY(::truncate(QFile::encodeName(m_place->pagePath()).constData(), 0) != 0);
    QCOMPARE(statOf(m_place->pagePath()).st_size, 4096);
    // All of its memory was taken: no full disk can come between.
    QVERIFY(statOf(m_place->pagePath()).st_blocks * 512 >= 4096);
}

void TestCounterPage::noTrustworthyFolder_noPage_data()
{
    QTest::addColumn<QString>("runtime");
    QTest::addColumn<int>("mode");
    QTest::newRow("none") << QString() << -1;
    QTest::newRow("a relative one") << u"."_s << -1;
    QTest::newRow("a missing one") << u"/dev/shm/no/such/folder"_s << -1;
    QTest::newRow("on no file system in memory") << u"/proc/self"_s << -1;
    QTest::newRow("others may look into that around it") << u"itself"_s << 0755;
    QTest::newRow("others may write to it") << u"%1"_s << 0770;
    QTest::newRow("others may look into it") << u"%1"_s << 0705;
    QTest::newRow("a link") << u"%1"_s << -1;
}

void TestCounterPage::noTrustworthyFolder_noPage()
{
    QFETCH(const QString, runtime);
    QFETCH(const int, mode);
    if (runtime == u"itself") {
        setMode(m_place->runtime(), static_cast<mode_t>(mode));
    } else if (runtime == u"%1") {
        if (mode < 0) {
            QVERIFY(symlinkTo(m_place->runtime(), m_place->folder()));
        } else {
            QVERIFY(QDir().mkdir(m_place->folder()));
            setMode(m_place->folder(), static_cast<mode_t>(mode));
        }
    } else {
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(runtime));
    }
    QString error;
    CounterPage page;
    QVERIFY(!page.make(m_path, nullptr, 0, &error));
    QVERIFY(!error.isEmpty());
    // All else is as without it.
    const LogCapture log;
    {
        MeshStats stats(m_path);
        stats.messageProcessed();
    }
    QCOMPARE(totalIn(m_path), before + 1);
    QCOMPARE(log.count(), 0);
}

void TestCounterPage::halfMadePage_isReplaced()
{
    const Snapshot found = contentWith(before);
    QString error;
    {
        CounterPage page;
        QVERIFY2(page.make(m_path, &found, before, &error), qPrintable(error));
    }
    const QString left = m_place->pagePath() + u".new"_s;
    QVERIFY(putInPlace(m_place->pagePath(), left));
    CounterPage page;
    QVERIFY2(page.make(m_path, &found, before, &error), qPrintable(error));
    QVERIFY(!QFileInfo::exists(left));
    QVERIFY(!m_place->pagePath().isEmpty());
}

QTEST_GUILESS_MAIN(TestCounterPage)
#include "tst_counterpage.moc"

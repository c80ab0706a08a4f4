// SPDX-License-Identifier: MIT
#include "core/countercache.h"
#include "core/counters.h"
#include "support.h"

#include <latch>
#include <thread>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<ServiceCounter> counterOf(const QString &name)
{
    auto counter = std::make_shared<ServiceCounter>();
    counter->name = name;
    return counter;
}

ServiceCounter *found(const CounterCache &cache, quint64 owner, const QString &name)
{
    return cache.find(owner, CounterCache::Key(name), name);
}

ServiceCounter *inserted(CounterCache *cache, quint64 owner, const QString &name)
{
    const auto counter = counterOf(name);
    cache->insert(owner, CounterCache::Key(name), counter);
    return counter.get();
}

} // namespace

class TestCounterCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_areToldApart_data();
    void names_areToldApart();
    void owners_areToldApart();
    void newCounter_takesThePlaceOfTheFormer();
    void manyNames_makeItGrowToABound();
    void counterOutOfTheCache_isFreed();
    void nameThatCameBack_countsAnew();
    void countersOfOneName_areNotMixedUp();
    void laterCounters_knowNothingOfEarlierOnes();
    void endOfAThread_endsItsCache();
    void removalWhileOthersCount_losesNothing();
};

void TestCounterCache::names_areToldApart_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    for (int length = 1; length <= 40; ++length) {
        const QString name(length, u'a');
        for (int at = 0; at < length; ++at) {
            QString other = name;
            other[at] = u'b';
            QTest::addRow("%d characters, at %d", length, at) << name << other;
        }
        QTest::addRow("%d and one more", length) << name << name + u'a';
    }
    QTest::newRow("NUL and nothing") << u"a"_s << u"a"_s + QChar(0);
}

void TestCounterCache::names_areToldApart()
{
    QFETCH(QString, one);
    QFETCH(QString, other);

    CounterCache cache;
    const ServiceCounter *const first = inserted(&cache, 1, one);
    QCOMPARE(found(cache, 1, one), first);
    QCOMPARE(found(cache, 1, other), nullptr);
    const ServiceCounter *const second = inserted(&cache, 1, other);
    QCOMPARE(found(cache, 1, one), first);
    QCOMPARE(found(cache, 1, other), second);
    // By content, wherever that stands.
    QCOMPARE(found(cache, 1, QString(one.constData(), one.size())), first);
}

void TestCounterCache::owners_areToldApart()
{
    CounterCache cache;
    const ServiceCounter *const first = inserted(&cache, 1, u"test"_s);
    QCOMPARE(found(cache, 2, u"test"_s), nullptr);
    const ServiceCounter *const second = inserted(&cache, 2, u"test"_s);
    QCOMPARE(found(cache, 1, u"test"_s), first);
    QCOMPARE(found(cache, 2, u"test"_s), second);
}

void TestCounterCache::newCounter_takesThePlaceOfTheFormer()
{
    CounterCache cache;
    const auto former = counterOf(u"test"_s);
    cache.insert(1, CounterCache::Key(u"test"), former);
    const ServiceCounter *const now = inserted(&cache, 1, u"test"_s);
    QCOMPARE(found(cache, 1, u"test"_s), now);
    QCOMPARE(former.use_count(), 1L);
}

void TestCounterCache::manyNames_makeItGrowToABound()
{
    CounterCache cache;
    const qsizetype least = cache.capacity();
    qsizetype known = 0;
    constexpr int names = 1000;
    for (int i = 0; i < names; ++i)
        inserted(&cache, 1, u"ee_service_%1"_s.arg(i));
    for (int i = 0; i < names; ++i)
        known += found(cache, 1, u"ee_service_%1"_s.arg(i)) != nullptr;
    QCOMPARE(known, names); // all have room, and none is lost while it grows
    for (int i = 0; i < 100'000; ++i)
        inserted(&cache, 1, u"ee_service_%1"_s.arg(i));
    QVERIFY(cache.capacity() > least);
    QCOMPARE(cache.capacity(), 16'384);
}

void TestCounterCache::counterOutOfTheCache_isFreed()
{
    const auto counter = counterOf(u"test"_s);
    {
        CounterCache cache;
        cache.insert(1, CounterCache::Key(u"test"), counter);
        QCOMPARE(counter.use_count(), 2L);
    }
    QCOMPARE(counter.use_count(), 1L);
}

void TestCounterCache::nameThatCameBack_countsAnew()
{
    Counters counters;
    QVERIFY(counters.add(u"test"_s, {}));
    counters.count(u"test"_s);
    counters.count(u"test"_s); // from the cache
    QVERIFY(counters.remove(u"test"_s));
    counters.count(u"test"_s); // nobody's
    QVERIFY(counters.add(u"test"_s, {}));
    counters.count(u"test"_s);
    const Snapshot snapshot = counters.snapshot();
    QCOMPARE(snapshot.services.constFirst().messageCount, 1);
    QCOMPARE(snapshot.totalMessages, 4);
}

void TestCounterCache::countersOfOneName_areNotMixedUp()
{
    Counters one;
    Counters other;
    QVERIFY(one.add(u"test"_s, {}));
    QVERIFY(other.add(u"test"_s, {}));
    for (int i = 0; i < 10; ++i) {
        one.count(u"test"_s);
        if (i % 2 == 0)
            other.count(u"test"_s);
    }
    QCOMPARE(one.snapshot().services.constFirst().messageCount, 10);
    QCOMPARE(other.snapshot().services.constFirst().messageCount, 5);
}

void TestCounterCache::laterCounters_knowNothingOfEarlierOnes()
{
    // Most likely at the very same address.
    for (int i = 0; i < 10; ++i) {
        const auto counters = std::make_unique<Counters>();
        QVERIFY(counters->add(u"test"_s, {}));
        counters->count(u"test"_s);
        QCOMPARE(counters->snapshot().services.constFirst().messageCount, 1);
    }
}

void TestCounterCache::endOfAThread_endsItsCache()
{
    const auto counter = counterOf(u"test"_s);
    bool isThere = false;
    std::thread([&] {
        CounterCache *const cache = CounterCache::ofThread();
        isThere = cache && cache == CounterCache::ofThread();
        if (cache)
            cache->insert(1, CounterCache::Key(u"test"), counter);
    }).join();
    QVERIFY(isThere);
    QCOMPARE(counter.use_count(), 1L);
}

void TestCounterCache::removalWhileOthersCount_losesNothing()
{
    constexpr int threads = 4;
    constexpr int each = 50'000;
    Counters counters;
    const QString name = u"test"_s;
    QVERIFY(counters.add(name, {}));
    std::latch ready(threads + 1);
    std::atomic<int> atWork{threads};
    std::vector<std::thread> all;
    for (int i = 0; i < threads; ++i) {
        all.emplace_back([&] {
            ready.arrive_and_wait();
            for (int j = 0; j < each; ++j)
                counters.count(name);
            --atWork;
        });
    }
    ready.arrive_and_wait();
    do {
        counters.remove(name);
        counters.add(name, {});
    } while (atWork > 0);
    for (std::thread &thread : all)
        thread.join();
    QCOMPARE(counters.total(), qint64(threads) * each);
    counters.count(name);
    QVERIFY(counters.snapshot().services.constFirst().messageCount >= 1);
}

QTEST_GUILESS_MAIN(TestCounterCache)
#include "tst_countercache.moc"

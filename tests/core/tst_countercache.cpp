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

ServiceCounter *found(const CounterCache &cache, const QString &name)
{
    return cache.find(CounterCache::hashOf(name), name);
}

ServiceCounter *inserted(CounterCache *cache, const QString &name)
{
    const auto counter = counterOf(name);
    cache->insert(CounterCache::hashOf(name), counter);
    return counter.get();
}

/// How many of the first \p names are found, each as itself.
int foundOf(const CounterCache &cache, int names)
{
    int known = 0;
    for (int i = 0; i < names; ++i) {
        const QString name = u"ee_service_%1"_s.arg(i);
        const ServiceCounter *const counter = found(cache, name);
        known += counter && counter->name == name;
    }
    return known;
}

} // namespace

class TestCounterCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_areToldApart_data();
    void names_areToldApart();
    void namesOfOneHash_areToldApart();
    void eachOwner_hasOneOfTheThread();
    void ownerOfLongAgo_isForgotten();
    void newCounter_takesThePlaceOfARetiredOne();
    void manyNames_makeItGrowToABound();
    void fullCache_keepsMostOfWhatIsThere();
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

    CounterCache cache(1);
    const ServiceCounter *const first = inserted(&cache, one);
    QCOMPARE(found(cache, one), first);
    QCOMPARE(found(cache, other), nullptr);
    const ServiceCounter *const second = inserted(&cache, other);
    QCOMPARE(found(cache, one), first);
    QCOMPARE(found(cache, other), second);
    // By content, wherever that stands.
    QCOMPARE(found(cache, QString(one.constData(), one.size())), first);
}

void TestCounterCache::namesOfOneHash_areToldApart()
{
    // As many as one place has room for, and some more.
    CounterCache cache(1);
    const quint64 hash = CounterCache::hashOf(u"test");
    std::vector<QString> names;
    for (int i = 0; i < 10; ++i)
        names.push_back(u"test%1"_s.arg(i));
    for (const QString &name : names)
        cache.insert(hash, counterOf(name));
    int known = 0;
    for (const QString &name : names) {
        const ServiceCounter *const counter = cache.find(hash, name);
        QVERIFY(!counter || counter->name == name);
        known += counter != nullptr;
    }
    QCOMPARE(known, 7);
    QCOMPARE(cache.find(hash, u"test"), nullptr);
}

void TestCounterCache::eachOwner_hasOneOfTheThread()
{
    CounterCache *const one = CounterCache::ofThread(1'000'001);
    CounterCache *const other = CounterCache::ofThread(1'000'002);
    QVERIFY(one && other && one != other);
    const ServiceCounter *const counter = inserted(one, u"test"_s);
    QCOMPARE(found(*other, u"test"_s), nullptr);
    QCOMPARE(CounterCache::ofThread(1'000'001), one);
    QCOMPARE(found(*one, u"test"_s), counter);
}

void TestCounterCache::ownerOfLongAgo_isForgotten()
{
    const auto counter = counterOf(u"test"_s);
    CounterCache::ofThread(2'000'000)->insert(CounterCache::hashOf(u"test"), counter);
    QCOMPARE(counter.use_count(), 2L);
    for (quint64 owner = 2'000'001; owner <= 2'000'003; ++owner)
        QVERIFY(CounterCache::ofThread(owner));
    QCOMPARE(counter.use_count(), 2L);
    QVERIFY(CounterCache::ofThread(2'000'004));
    QCOMPARE(counter.use_count(), 1L);
}

void TestCounterCache::newCounter_takesThePlaceOfARetiredOne()
{
    CounterCache cache(1);
    const auto former = counterOf(u"test"_s);
    cache.insert(CounterCache::hashOf(u"test"), former);
    former->word = ServiceCounter::retired;
    const ServiceCounter *const now = inserted(&cache, u"test"_s);
    QCOMPARE(found(cache, u"test"_s), now);
    QCOMPARE(former.use_count(), 1L);
}

void TestCounterCache::manyNames_makeItGrowToABound()
{
    CounterCache cache(1);
    const qsizetype least = cache.capacity();
    QCOMPARE(least, 896);
    constexpr int names = 10'000;
    for (int i = 0; i < names; ++i)
        inserted(&cache, u"ee_service_%1"_s.arg(i));
    const int known = foundOf(cache, names); // hardly any is lost while it grows
    QVERIFY2(known > names * 98 / 100, qPrintable(QString::number(known)));
    for (int i = 0; i < 300'000; ++i)
        inserted(&cache, u"ee_service_%1"_s.arg(i));
    QCOMPARE(cache.capacity(), 114'688);
}

void TestCounterCache::fullCache_keepsMostOfWhatIsThere()
{
    // Or names that are counted in turn would drive each other out.
    constexpr int names = 150'000;
    CounterCache cache(1);
    for (int i = 0; i < names; ++i)
        inserted(&cache, u"ee_service_%1"_s.arg(i));
    QCOMPARE(cache.capacity(), 114'688);
    int known = 0;
    for (int i = 0; i < names; ++i) {
        const QString name = u"ee_service_%1"_s.arg(i);
        if (found(cache, name))
            ++known;
        else
            inserted(&cache, name);
    }
    QVERIFY2(known > 90'000, qPrintable(QString::number(known)));
}

void TestCounterCache::counterOutOfTheCache_isFreed()
{
    const auto counter = counterOf(u"test"_s);
    {
        CounterCache cache(1);
        cache.insert(CounterCache::hashOf(u"test"), counter);
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
        CounterCache *const cache = CounterCache::ofThread(1);
        isThere = cache && cache == CounterCache::ofThread(1);
        if (cache)
            cache->insert(CounterCache::hashOf(u"test"), counter);
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

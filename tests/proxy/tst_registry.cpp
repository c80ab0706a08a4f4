// SPDX-License-Identifier: MIT
#include "app/proxy/registry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace mm;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Who is in the mesh. Time is moved by hand.
class TestRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void newService_isToldToTheTracker();
    void sameNameAgain_isRenewed();
    void removed_isToldToTheTracker();
    void unknown_isNotThere();
    void withoutHeartbeats_isLeftAlone();
    void afterAPause_allHaveThatMuchLonger();
    void afterAShortPause_allHaveThatMuchLonger();
    void signJustAfterAPause_countsFromThen();
    void movedService_isOneThatNeverBeat();
    void silent_isStaleAfterHalfTheTimeout();
    void silent_isRemovedAfterTheTimeout();
    void signOfLife_renews_data();
    void signOfLife_renews();
    void removedAndBack_hasNotPromisedAnything();
    void onlyTheSilent_areRemoved();
    void full_takesNoMoreServices();
    void full_takesNoMoreBytes();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<MeshStats> m_stats;
    std::unique_ptr<Registry> m_registry;
    Registry::Steady::time_point m_now;
};

void TestRegistry::init()
{
    m_registry.reset();
    m_stats.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_stats = std::make_unique<MeshStats>(m_dir->filePath(u"stats.json"_s));
    m_registry = std::make_unique<Registry>(m_stats.get(), 120s);
    m_now = Registry::Steady::time_point(1h);
}

void TestRegistry::newService_isToldToTheTracker()
{
    QCOMPARE(m_registry->add(u"a\"b"_s, 8001, "[1]", m_now), Registry::Added::New);
    QCOMPARE(m_registry->count(), 1);
    const Registration *found = m_registry->find(u"a\"b"_s);
    QVERIFY(found);
    QCOMPARE(found->name, u"a\"b"_s);
    QCOMPARE(found->nameJson, "\"a\\\"b\"");
    QCOMPARE(found->port, 8001);
    QCOMPARE(found->tools, "[1]");
    QCOMPARE(m_stats->stats().services.constFirst().name, u"a\"b"_s);
    m_registry->find(u"a\"b"_s)->counter.messageProcessed();
    QCOMPARE(m_stats->stats().services.constFirst().messageCount, 1);
}

void TestRegistry::sameNameAgain_isRenewed()
{
    m_registry->add(u"a"_s, 8001, "[]", m_now);
    m_registry->find(u"a"_s)->counter.messageProcessed();
    QCOMPARE(m_registry->add(u"a"_s, 8002, "[\"t\"]", m_now + 5s), Registry::Added::Renewed);
    QCOMPARE(m_registry->count(), 1);
    const Registration *found = m_registry->find(u"a"_s);
    QCOMPARE(found->port, 8002);
    QCOMPARE(found->tools, "[\"t\"]");
    QCOMPARE(found->lastSign, m_now + 5s);
    QCOMPARE(m_stats->stats().totalServices, 1);
    QCOMPARE(m_stats->stats().services.constFirst().messageCount, 1);
}

void TestRegistry::removed_isToldToTheTracker()
{
    m_registry->add(u"a"_s, 8001, "[]", m_now);
    QVERIFY(m_registry->remove(u"a"_s));
    QVERIFY(!m_registry->find(u"a"_s));
    QCOMPARE(m_registry->count(), 0);
    QCOMPARE(m_stats->stats().totalServices, 0);
    QVERIFY(!m_registry->remove(u"a"_s));
}

void TestRegistry::unknown_isNotThere()
{
    QVERIFY(!m_registry->find(u"a"_s));
    QVERIFY(!m_registry->beat(u"a"_s, m_now));
    QVERIFY(!m_registry->remove(u"a"_s));
    QVERIFY(!m_registry->find(u"a"_s));
    QCOMPARE(m_stats->stats().totalServices, 0);
}

void TestRegistry::withoutHeartbeats_isLeftAlone()
{
    m_registry->add(u"a"_s, 8001, "[]", m_now);
    QVERIFY(!m_registry->anyBeats());
    QCOMPARE(m_registry->staleCount(m_now + 24h), 0);
    QVERIFY(m_registry->expire(m_now + 24h).isEmpty());
    QCOMPARE(m_registry->count(), 1);
}

void TestRegistry::silent_isStaleAfterHalfTheTimeout()
{
    m_registry->add(u"a"_s, 8001, "[]", m_now);
    QVERIFY(m_registry->beat(u"a"_s, m_now + 10s));
    QVERIFY(m_registry->anyBeats());
    QCOMPARE(m_registry->staleCount(m_now + 10s + 59'999ms), 0);
    QCOMPARE(m_registry->staleCount(m_now + 10s + 60s), 1);
    QVERIFY(m_registry->isStale(*m_registry->find(u"a"_s), m_now + 10s + 60s));
    QVERIFY(m_registry->expire(m_now + 10s + 119'999ms).isEmpty());
}

void TestRegistry::silent_isRemovedAfterTheTimeout()
{
    m_registry->add(u"a"_s, 8001, "[]", m_now);
    m_registry->beat(u"a"_s, m_now);
    QCOMPARE(m_registry->expire(m_now + 120s), QStringList{u"a"_s});
    QCOMPARE(m_registry->count(), 0);
    QVERIFY(!m_registry->beat(u"a"_s, m_now + 121s));
    QCOMPARE(m_stats->stats().totalServices, 0);
    QVERIFY(m_registry->expire(m_now + 240s).isEmpty());
}

void TestRegistry::signOfLife_renews_data()
{
    QTest::addColumn<int>("sign");
    QTest::newRow("heartbeat") << 0;
    QTest::newRow("answer") << 1;
    QTest::newRow("registration") << 2;
}

void TestRegistry::signOfLife_renews()
{
    QFETCH(int, sign);
    m_registry->add(u"a"_s, 8001, "[]", m_now);
    m_registry->beat(u"a"_s, m_now);
    const auto later = m_now + 119s;
    QCOMPARE(m_registry->staleCount(later), 1);
    if (sign == 0)
        m_registry->beat(u"a"_s, later);
    else if (sign == 1)
        m_registry->seen(*m_registry->find(u"a"_s), later);
    else
        m_registry->add(u"a"_s, 8001, "[]", later);
    QCOMPARE(m_registry->staleCount(later + 59s), 0);
    QCOMPARE(m_registry->staleCount(later + 60s), 1);
    QVERIFY(m_registry->expire(later + 119s).isEmpty());
    QCOMPARE(m_registry->expire(later + 120s).size(), 1);
}

void TestRegistry::removedAndBack_hasNotPromisedAnything()
{
    m_registry->add(u"a"_s, 8001, "[]", m_now);
    m_registry->beat(u"a"_s, m_now);
    m_registry->remove(u"a"_s);
    m_registry->add(u"a"_s, 8001, "[]", m_now);
    QVERIFY(!m_registry->anyBeats());
    QVERIFY(m_registry->expire(m_now + 24h).isEmpty());
}

void TestRegistry::onlyTheSilent_areRemoved()
{
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
        m_registry->add(name, 8001, "[]", m_now);
    m_registry->beat(u"a"_s, m_now);
    m_registry->beat(u"b"_s, m_now + 1s);
    QCOMPARE(m_registry->expire(m_now + 120s), QStringList{u"a"_s});
    QVERIFY(m_registry->find(u"b"_s));
    QVERIFY(m_registry->find(u"c"_s));
}

void TestRegistry::full_takesNoMoreServices()
{
    for (int i = 0; i < 10'000; ++i)
        QCOMPARE(m_registry->add(QString::number(i), 8001, "[]", m_now), Registry::Added::New);
    QCOMPARE(m_registry->add(u"more"_s, 8001, "[]", m_now), Registry::Added::Full);
    QVERIFY(!m_registry->find(u"more"_s));
    QCOMPARE(m_stats->stats().totalServices, 10'000);
    QCOMPARE(m_registry->add(u"1"_s, 8002, "[]", m_now), Registry::Added::Renewed);
    QVERIFY(m_registry->remove(u"1"_s));
    QCOMPARE(m_registry->add(u"more"_s, 8001, "[]", m_now), Registry::Added::New);
}

void TestRegistry::full_takesNoMoreBytes()
{
    const QByteArray tools = "[\"" + QByteArray(1000 * 1000, 'a') + "\"]";
    for (int i = 0; i < 4; ++i)
        QCOMPARE(m_registry->add(QString::number(i), 8001, tools, m_now), Registry::Added::New);
    QCOMPARE(m_registry->add(u"more"_s, 8001, tools, m_now), Registry::Added::Full);
    QCOMPARE(m_registry->add(u"0"_s, 8001, tools, m_now), Registry::Added::Renewed);
    QCOMPARE(m_registry->add(u"0"_s, 8009, tools + tools, m_now), Registry::Added::Full);
    QCOMPARE(m_registry->find(u"0"_s)->port, 8001);
    QCOMPARE(m_registry->add(u"0"_s, 8001, "[]", m_now), Registry::Added::Renewed);
    QCOMPARE(m_registry->add(u"more"_s, 8001, tools, m_now), Registry::Added::New);
    QCOMPARE(m_registry->add(u"other"_s, 8001, tools, m_now), Registry::Added::Full);
    QVERIFY(m_registry->remove(u"more"_s));
    QCOMPARE(m_registry->add(u"other"_s, 8001, tools, m_now), Registry::Added::New);
}

void TestRegistry::afterAPause_allHaveThatMuchLonger()
{
    m_registry->add(u"a"_s, 5000, "[]", m_now);
    QVERIFY(m_registry->beat(u"a"_s, m_now));
    QVERIFY(m_registry->expire(m_now + 20s).isEmpty());
    QVERIFY(m_registry->expire(m_now + 1h).isEmpty());
    QVERIFY(m_registry->expire(m_now + 1h + 30s).isEmpty());
    QVERIFY(m_registry->expire(m_now + 1h + 60s).isEmpty());
    QVERIFY(m_registry->expire(m_now + 1h + 90s).isEmpty());
    QCOMPARE(m_registry->expire(m_now + 1h + 110s), QStringList{u"a"_s});
}

void TestRegistry::afterAShortPause_allHaveThatMuchLonger()
{
    m_registry->add(u"a"_s, 5000, "[]", m_now);
    m_registry->beat(u"a"_s, m_now);
    QVERIFY(m_registry->expire(m_now + 20s).isEmpty());
    // Just longer than the quarter of the timeout that a busy machine may take.
    for (const std::chrono::seconds time : {51s, 81s, 111s, 141s, 150s})
        QVERIFY(m_registry->expire(m_now + time).isEmpty());
    QCOMPARE(m_registry->expire(m_now + 151s), QStringList{u"a"_s});
}

void TestRegistry::signJustAfterAPause_countsFromThen()
{
    m_registry->add(u"a"_s, 5000, "[]", m_now);
    m_registry->beat(u"a"_s, m_now);
    QVERIFY(m_registry->expire(m_now).isEmpty());
    m_registry->beat(u"a"_s, m_now + 1h);
    for (const std::chrono::seconds time : {0s, 30s, 60s, 90s, 119s})
        QVERIFY(m_registry->expire(m_now + 1h + time).isEmpty());
    QCOMPARE(m_registry->expire(m_now + 1h + 120s), QStringList{u"a"_s});
}

void TestRegistry::movedService_isOneThatNeverBeat()
{
    m_registry->add(u"a"_s, 5000, "[]", m_now);
    QVERIFY(m_registry->beat(u"a"_s, m_now));
    m_registry->add(u"a"_s, 5001, "[]", m_now + 1s);
    QVERIFY(!m_registry->anyBeats());
    QVERIFY(m_registry->beat(u"a"_s, m_now + 2s));
    m_registry->add(u"a"_s, 5001, "[]", m_now + 3s);
    QVERIFY(m_registry->anyBeats());
}

QTEST_GUILESS_MAIN(TestRegistry)
#include "tst_registry.moc"

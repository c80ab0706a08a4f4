// SPDX-License-Identifier: MIT
#include "core/monitor/servicediff.h"
#include "suite.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

/// One service for each character, with its position as count.
QList<Service> servicesNamed(const QString &names)
{
    QList<Service> services;
    for (const QChar name : names)
        services.append({QString(name), {}, services.size()});
    return services;
}

} // namespace

class TstServiceDiff final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoLists_returnsMatchesAndNames_data();
    void twoLists_returnsMatchesAndNames();
    void randomLists_matchesEveryCommonName();
};

void TstServiceDiff::twoLists_returnsMatchesAndNames_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("now");
    QTest::addColumn<QList<qsizetype>>("former");
    QTest::addColumn<QString>("joined");
    QTest::addColumn<QString>("left");

    using Indexes = QList<qsizetype>;
    QTest::newRow("both empty") << u""_s << u""_s << Indexes{} << u""_s << u""_s;
    QTest::newRow("same") << u"abc"_s << u"abc"_s << Indexes{0, 1, 2} << u""_s << u""_s;
    QTest::newRow("added last") << u"abc"_s << u"abcd"_s << Indexes{0, 1, 2, -1} << u"d"_s << u""_s;
    QTest::newRow("added first") << u"abc"_s << u"dabc"_s << Indexes{-1, 0, 1, 2} << u"d"_s
                                 << u""_s;
    QTest::newRow("removed within") << u"abc"_s << u"ac"_s << Indexes{0, 2} << u""_s << u"b"_s;
    QTest::newRow("all added") << u""_s << u"abc"_s << Indexes{-1, -1, -1} << u"abc"_s << u""_s;
    QTest::newRow("all removed") << u"abc"_s << u""_s << Indexes{} << u""_s << u"abc"_s;
    QTest::newRow("one replaced") << u"abc"_s << u"axc"_s << Indexes{0, -1, 2} << u"x"_s << u"b"_s;
    QTest::newRow("moved") << u"abcd"_s << u"dbca"_s << Indexes{3, 1, 2, 0} << u""_s << u""_s;
    QTest::newRow("reversed, one added")
        << u"abcd"_s << u"dcxba"_s << Indexes{3, 2, -1, 1, 0} << u"x"_s << u""_s;
    QTest::newRow("duplicate of a known name")
        << u"abc"_s << u"abca"_s << Indexes{0, 1, 2, -1} << u""_s << u""_s;
    QTest::newRow("duplicates removed") << u"abab"_s << u"ab"_s << Indexes{0, 1} << u""_s << u""_s;
    QTest::newRow("duplicates stay") << u"aba"_s << u"baa"_s << Indexes{1, 2, 0} << u""_s << u""_s;
    QTest::newRow("new name, duplicate")
        << u"ab"_s << u"xaxb"_s << Indexes{-1, 0, -1, 1} << u"xx"_s << u""_s;
    QTest::newRow("duplicate name removed")
        << u"xaxb"_s << u"ab"_s << Indexes{1, 3} << u""_s << u"xx"_s;
}

void TstServiceDiff::twoLists_returnsMatchesAndNames()
{
    QFETCH(QString, before);
    QFETCH(QString, now);
    QFETCH(QList<qsizetype>, former);
    QFETCH(QString, joined);
    QFETCH(QString, left);

    const ServiceDiff diff = diffServices(servicesNamed(before), servicesNamed(now));
    QCOMPARE(diff.former, former);
    QCOMPARE(diff.joined.join(QString()), joined);
    QCOMPARE(diff.left.join(QString()), left);
    QCOMPARE(diff.sameNames, before == now);
}

void TstServiceDiff::randomLists_matchesEveryCommonName()
{
    QRandomGenerator random(20260206);
    const auto randomNames = [&random] {
        QString names;
        for (int length = random.bounded(40); length > 0; --length)
            names += QChar(u'a' + random.bounded(26));
        return names;
    };
    for (int round = 0; round < 300; ++round) {
        const QString before = randomNames();
        const QString now = randomNames();
        const ServiceDiff diff = diffServices(servicesNamed(before), servicesNamed(now));

        QSet<qsizetype> matched;
        for (qsizetype i = 0; i < now.size(); ++i) {
            const qsizetype former = diff.former.at(i);
            if (former < 0)
                continue;
            QCOMPARE(before.at(former), now.at(i));
            QVERIFY(!matched.contains(former));
            matched.insert(former);
        }
        for (const QChar name : now)
            QCOMPARE(diff.joined.contains(name), !before.contains(name));
        for (const QChar name : before) {
            QCOMPARE(diff.left.contains(name), !now.contains(name));
            const qsizetype common = qMin(before.count(name), now.count(name));
            QCOMPARE(std::count_if(matched.cbegin(), matched.cend(),
                                   [&](qsizetype i) { return before.at(i) == name; }),
                     common);
        }
    }
}

MM_SUITE(TstServiceDiff)
#include "tst_servicediff.moc"

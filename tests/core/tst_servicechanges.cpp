// SPDX-License-Identifier: MIT
#include "core/servicechanges.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

/// A service for each character.
QList<Service> listOf(const QString &names)
{
    QList<Service> services;
    for (const QChar name : names)
        services.append({QString(name), {}, 0});
    return services;
}

QList<Service> numbered(const QList<int> &numbers)
{
    QList<Service> services;
    for (const int number : numbers)
        services.append({QString::number(number), {}, number});
    return services;
}

} // namespace

class TestServiceChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void change_isTold_data();
    void change_isTold();
    void anyTwoLists_differAsTheirSetsDo();
};

void TestServiceChanges::change_isTold_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("now");
    QTest::addColumn<QString>("joined");
    QTest::addColumn<QString>("left");

    QTest::newRow("nothing") << u""_s << u""_s << u""_s << u""_s;
    QTest::newRow("the same") << u"abc"_s << u"abc"_s << u""_s << u""_s;
    QTest::newRow("at the end") << u"abc"_s << u"abcd"_s << u"d"_s << u""_s;
    QTest::newRow("at the front") << u"abc"_s << u"dabc"_s << u"d"_s << u""_s;
    QTest::newRow("within") << u"abc"_s << u"abdc"_s << u"d"_s << u""_s;
    QTest::newRow("gone within") << u"abc"_s << u"ac"_s << u""_s << u"b"_s;
    QTest::newRow("all come") << u""_s << u"abc"_s << u"abc"_s << u""_s;
    QTest::newRow("all go") << u"abc"_s << u""_s << u""_s << u"abc"_s;
    QTest::newRow("others") << u"abc"_s << u"def"_s << u"def"_s << u"abc"_s;
    QTest::newRow("one for another") << u"abc"_s << u"axc"_s << u"x"_s << u"b"_s;
    QTest::newRow("moved") << u"abcdef"_s << u"fbcdea"_s << u""_s << u""_s;
    QTest::newRow("turned round, and one new") << u"abcdef"_s << u"fedxcba"_s << u"x"_s << u""_s;
    QTest::newRow("another copy of one") << u"abc"_s << u"abca"_s << u""_s << u""_s;
    QTest::newRow("one copy less") << u"abab"_s << u"ab"_s << u""_s << u""_s;
    QTest::newRow("a new one twice") << u"ab"_s << u"xaxb"_s << u"xx"_s << u""_s;
    QTest::newRow("goes twice") << u"xaxb"_s << u"ab"_s << u""_s << u"xx"_s;
}

void TestServiceChanges::change_isTold()
{
    QFETCH(QString, before);
    QFETCH(QString, now);
    QFETCH(QString, joined);
    QFETCH(QString, left);

    const ServiceChanges changes = changesBetween(listOf(before), listOf(now));
    QCOMPARE(changes.joined.join(QString()), joined);
    QCOMPARE(changes.left.join(QString()), left);
}

void TestServiceChanges::anyTwoLists_differAsTheirSetsDo()
{
    QRandomGenerator random(20260206);
    for (int round = 0; round < 300; ++round) {
        QList<int> before;
        for (int i = 0; i < 300; ++i)
            before += i;
        QList<int> now = before;
        for (int changes = random.bounded(12); changes > 0; --changes) {
            const int at = random.bounded(int(now.size()));
            switch (random.bounded(4)) {
            case 0: // beyond and within what may change in one place
                now.remove(at, qMin<qsizetype>(random.bounded(60), now.size() - at - 1));
                break;
            case 1:
                for (int i = random.bounded(60); i > 0; --i)
                    now.insert(at, 1000 * round + i);
                break;
            case 2:
                now.swapItemsAt(at, random.bounded(int(now.size())));
                break;
            default:
                now.insert(at, before.at(random.bounded(int(before.size()))));
            }
        }
        const QSet<int> was(before.cbegin(), before.cend());
        const QSet<int> is(now.cbegin(), now.cend());
        QSet<QString> joined;
        for (const int number : is - was)
            joined.insert(QString::number(number));
        QSet<QString> left;
        for (const int number : was - is)
            left.insert(QString::number(number));
        const ServiceChanges changes = changesBetween(numbered(before), numbered(now));
        QCOMPARE(QSet<QString>(changes.joined.cbegin(), changes.joined.cend()), joined);
        QCOMPARE(QSet<QString>(changes.left.cbegin(), changes.left.cend()), left);
    }
}

QTEST_GUILESS_MAIN(TestServiceChanges)
#include "tst_servicechanges.moc"

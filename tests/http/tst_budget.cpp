// SPDX-License-Identifier: MIT
#include "app/http/budget.h"

#include <QTest>

using namespace mm::http;

/// Who holds how much of what all may hold.
class TestBudget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shares_addUp();
    void overTheLimit_isRefusedWithoutAChange();
    void exactlyTheLimit_isGranted();
    void smaller_isGrantedAlsoOverTheLimit();
    void goneShare_givesBack();
    void movedShare_isHeldOnce();
    void assignedShare_givesBackWhatItHad();
    void noBudget_takesAnything();
};

void TestBudget::shares_addUp()
{
    Budget budget(100);
    Budget::Share one(&budget);
    Budget::Share other(&budget);
    QVERIFY(!one.isTaken());
    QVERIFY(one.resize(30));
    QVERIFY(other.resize(40));
    QVERIFY(one.isTaken());
    QCOMPARE(budget.used(), 70);
    QVERIFY(one.resize(10));
    QCOMPARE(budget.used(), 50);
    QVERIFY(one.resize(0));
    QVERIFY(!one.isTaken());
    QCOMPARE(budget.used(), 40);
}

void TestBudget::overTheLimit_isRefusedWithoutAChange()
{
    Budget budget(100);
    Budget::Share one(&budget);
    Budget::Share other(&budget);
    QVERIFY(one.resize(60));
    QVERIFY(!other.resize(41));
    QVERIFY(!other.isTaken());
    QVERIFY(!one.resize(101));
    QCOMPARE(budget.used(), 60);
    QVERIFY(other.resize(40));
}

void TestBudget::exactlyTheLimit_isGranted()
{
    Budget budget(100);
    Budget::Share share(&budget);
    QVERIFY(share.resize(100));
    QVERIFY(share.resize(100));
    QVERIFY(!share.resize(101));
    QCOMPARE(budget.used(), 100);
}

void TestBudget::smaller_isGrantedAlsoOverTheLimit()
{
    Budget budget(0);
    Budget::Share share(&budget);
    QVERIFY(!share.resize(1));
    QVERIFY(share.resize(0));
}

void TestBudget::goneShare_givesBack()
{
    Budget budget(100);
    {
        Budget::Share share(&budget);
        QVERIFY(share.resize(100));
    }
    QCOMPARE(budget.used(), 0);
}

void TestBudget::movedShare_isHeldOnce()
{
    Budget budget(100);
    Budget::Share kept;
    {
        Budget::Share share(&budget);
        QVERIFY(share.resize(70));
        kept = std::move(share);
    }
    QCOMPARE(budget.used(), 70);
    const Budget::Share last(std::move(kept));
    QCOMPARE(budget.used(), 70);
    QVERIFY(last.isTaken());
}

void TestBudget::assignedShare_givesBackWhatItHad()
{
    Budget budget(100);
    Budget::Share one(&budget);
    Budget::Share other(&budget);
    QVERIFY(one.resize(30));
    QVERIFY(other.resize(5));
    one = std::move(other);
    QCOMPARE(budget.used(), 5);
    one = {};
    QCOMPARE(budget.used(), 0);
}

void TestBudget::noBudget_takesAnything()
{
    Budget::Share share;
    QVERIFY(share.resize(qint64(1) << 60));
    QVERIFY(!share.isTaken());
}

QTEST_GUILESS_MAIN(TestBudget)
#include "tst_budget.moc"

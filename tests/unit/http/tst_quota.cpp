// SPDX-License-Identifier: MIT
#include "app/http/quota.h"
#include "suite.h"

#include <QTest>

using namespace mm::http;

class TstQuota final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leases_addUp();
    void resizeOverLimit_failsUnchanged();
    void resizeToLimit_succeeds();
    void resizeDownOverLimit_succeeds();
    void destroyedLease_releases();
    void movedLease_isHeldOnce();
    void assignedLease_releasesItsFormerPart();
    void withoutQuota_anySizeSucceeds();
};

void TstQuota::leases_addUp()
{
    MemoryQuota quota(100);
    MemoryQuota::Lease one(&quota);
    MemoryQuota::Lease other(&quota);
    QVERIFY(!one.isHeld());
    QVERIFY(one.resize(30));
    QVERIFY(other.resize(40));
    QVERIFY(one.isHeld());
    QCOMPARE(quota.used(), 70);
    QVERIFY(one.resize(10));
    QCOMPARE(quota.used(), 50);
    QVERIFY(one.resize(0));
    QVERIFY(!one.isHeld());
    QCOMPARE(quota.used(), 40);
}

void TstQuota::resizeOverLimit_failsUnchanged()
{
    MemoryQuota quota(100);
    MemoryQuota::Lease one(&quota);
    MemoryQuota::Lease other(&quota);
    QVERIFY(one.resize(60));
    QVERIFY(!other.resize(41));
    QVERIFY(!other.isHeld());
    QVERIFY(!one.resize(101));
    QCOMPARE(quota.used(), 60);
    QVERIFY(other.resize(40));
}

void TstQuota::resizeToLimit_succeeds()
{
    MemoryQuota quota(100);
    MemoryQuota::Lease lease(&quota);
    QVERIFY(lease.resize(100));
    QVERIFY(lease.resize(100));
    QVERIFY(!lease.resize(101));
    QCOMPARE(quota.used(), 100);
}

void TstQuota::resizeDownOverLimit_succeeds()
{
    MemoryQuota quota(0);
    MemoryQuota::Lease lease(&quota);
    QVERIFY(!lease.resize(1));
    QVERIFY(lease.resize(0));
}

void TstQuota::destroyedLease_releases()
{
    MemoryQuota quota(100);
    {
        MemoryQuota::Lease lease(&quota);
        QVERIFY(lease.resize(100));
    }
    QCOMPARE(quota.used(), 0);
}

void TstQuota::movedLease_isHeldOnce()
{
    MemoryQuota quota(100);
    MemoryQuota::Lease kept;
    {
        MemoryQuota::Lease lease(&quota);
        QVERIFY(lease.resize(70));
        kept = std::move(lease);
    }
    QCOMPARE(quota.used(), 70);
    const MemoryQuota::Lease lastLease(std::move(kept));
    QCOMPARE(quota.used(), 70);
    QVERIFY(lastLease.isHeld());
}

void TstQuota::assignedLease_releasesItsFormerPart()
{
    MemoryQuota quota(100);
    MemoryQuota::Lease one(&quota);
    MemoryQuota::Lease other(&quota);
    QVERIFY(one.resize(30));
    QVERIFY(other.resize(5));
    one = std::move(other);
    QCOMPARE(quota.used(), 5);
    one = {};
    QCOMPARE(quota.used(), 0);
}

void TstQuota::withoutQuota_anySizeSucceeds()
{
    MemoryQuota::Lease lease;
    QVERIFY(lease.resize(qint64(1) << 60));
    QVERIFY(!lease.isHeld());
}

MM_SUITE(TstQuota)
#include "tst_quota.moc"

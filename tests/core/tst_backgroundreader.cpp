// SPDX-License-Identifier: MIT
#include "core/backgroundreader.h"
#include "support.h"

#include <QElapsedTimer>

#include <atomic>
#include <future>
#include <optional>

using namespace mm;
using namespace mm::test;

namespace {

/// A read function that hangs until it is released. Shared, as it may outlive everybody.
struct Hanging
{
    std::promise<void> release;
    std::shared_future<void> released{release.get_future()};
    std::atomic<int> begun{0};
    std::atomic<int> ended{0};

    static BackgroundReader::Read reader(const std::shared_ptr<Hanging> &hanging)
    {
        return [hanging] {
            const int number = ++hanging->begun;
            hanging->released.wait();
            ++hanging->ended;
            Reading reading;
            reading.outcome = Outcome::Missing;
            reading.path = QString::number(number);
            return reading;
        };
    }
};

} // namespace

class TestBackgroundReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void request_deliversWhatWasRead();
    void readAndDelivery_areOnAThreadOfTheirOwn();
    void withoutARequest_nothingIsRead();
    void requestWhileOneIsOut_isDeclined();
    void servicesOfALook_areNotFreedByWhoIsGivenThem();
    void hang_isRecoveredFrom();
    void destructionDuringAHang_returnsAndDeliversNothing();
    void destructionDuringADelivery_waitsForIt();
    void destructionAtOnce_isClean();
    void whatAHangingReadOwns_isFreedInTheEnd();
};

void TestBackgroundReader::request_deliversWhatWasRead()
{
    std::atomic<int> number{0};
    std::mutex mutex;
    QStringList delivered;
    BackgroundReader reader(
        [&] {
            Reading reading;
            reading.path = QString::number(++number);
            return reading;
        },
        [&](const Reading &reading) {
            const std::lock_guard lock(mutex);
            delivered += reading.path;
        });
    const auto size = [&] {
        const std::lock_guard lock(mutex);
        return delivered.size();
    };
    for (int i = 1; i <= 100; ++i) {
        QVERIFY(reader.request());
        while (size() < i)
            std::this_thread::yield();
    }
    QCOMPARE(number, 100);
    QCOMPARE(delivered.first(), u"1"_s);
    QCOMPARE(delivered.last(), u"100"_s);
}

void TestBackgroundReader::readAndDelivery_areOnAThreadOfTheirOwn()
{
    std::atomic<std::thread::id> readOn;
    std::atomic<std::thread::id> deliveredOn;
    BackgroundReader reader(
        [&] {
            readOn = std::this_thread::get_id();
            return Reading();
        },
        [&](const Reading &) { deliveredOn = std::this_thread::get_id(); });
    QVERIFY(reader.request());
    QTRY_VERIFY(deliveredOn.load() != std::thread::id());
    QVERIFY(readOn.load() != std::this_thread::get_id());
    QVERIFY(deliveredOn.load() == readOn.load());
}

void TestBackgroundReader::withoutARequest_nothingIsRead()
{
    std::atomic<int> reads{0};
    std::atomic<int> deliveries{0};
    {
        BackgroundReader reader(
            [&] {
                ++reads;
                return Reading();
            },
            [&](const Reading &) { ++deliveries; });
        QVERIFY(reader.request());
        QTRY_COMPARE(deliveries, 1);
    }
    QCOMPARE(reads, 1);
    QCOMPARE(deliveries, 1);
}

void TestBackgroundReader::requestWhileOneIsOut_isDeclined()
{
    const auto hanging = std::make_shared<Hanging>();
    std::atomic<int> deliveries{0};
    BackgroundReader reader(Hanging::reader(hanging), [&](const Reading &) { ++deliveries; });
    QVERIFY(reader.request());
    QVERIFY(!reader.request()); // also before the thread has taken it up
    QTRY_COMPARE(hanging->begun, 1);
    for (int i = 0; i < 100; ++i)
        QVERIFY(!reader.request());
    hanging->release.set_value();
    QTRY_COMPARE(deliveries, 1);
    QCOMPARE(hanging->begun, 1);
}

void TestBackgroundReader::servicesOfALook_areNotFreedByWhoIsGivenThem()
{
    std::mutex mutex;
    QList<Reading> delivered;
    BackgroundReader reader(
        [] {
            Reading reading;
            reading.snapshot.services = {{QStringLiteral("test"), {}, 0}};
            return reading;
        },
        [&](const Reading &reading) {
            const std::lock_guard lock(mutex);
            delivered += reading;
        });
    const auto count = [&] {
        const std::lock_guard lock(mutex);
        return delivered.size();
    };
    for (int looks = 1; looks <= 3; ++looks) {
        QVERIFY(reader.request());
        QTRY_COMPARE(count(), looks);
    }
    const std::lock_guard lock(mutex);
    for (const Reading &reading : std::as_const(delivered))
        QVERIFY(!reading.snapshot.services.isDetached()); // somebody else holds it too
}

void TestBackgroundReader::hang_isRecoveredFrom()
{
    const auto hanging = std::make_shared<Hanging>();
    std::atomic<int> deliveries{0};
    BackgroundReader reader(Hanging::reader(hanging), [&](const Reading &) { ++deliveries; });
    QVERIFY(reader.request());
    QTRY_COMPARE(hanging->begun, 1);
    QVERIFY(!reader.request());
    hanging->release.set_value();
    QTRY_COMPARE(deliveries, 1);
    QVERIFY(reader.request());
    QTRY_COMPARE(deliveries, 2);
}

void TestBackgroundReader::destructionDuringAHang_returnsAndDeliversNothing()
{
    const auto hanging = std::make_shared<Hanging>();
    const auto deliveries = std::make_shared<std::atomic<int>>(0);
    std::optional<BackgroundReader> reader(std::in_place, Hanging::reader(hanging),
                                           [deliveries](const Reading &) { ++*deliveries; });
    QVERIFY(reader->request());
    QTRY_COMPARE(hanging->begun, 1);
    QElapsedTimer timer;
    timer.start();
    reader.reset();
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(hanging->ended, 0);
    hanging->release.set_value();
    // The thread gives back what it owns once it has ended: from then on nothing can be delivered.
    QTRY_COMPARE(deliveries.use_count(), 1);
    QCOMPARE(hanging->ended, 1);
    QCOMPARE(*deliveries, 0);
}

void TestBackgroundReader::destructionDuringADelivery_waitsForIt()
{
    std::atomic<bool> inDelivery{false};
    std::atomic<bool> delivered{false};
    std::promise<void> release;
    std::optional<BackgroundReader> reader(
        std::in_place, [] { return Reading(); },
        [&](const Reading &) {
            inDelivery = true;
            release.get_future().wait();
            delivered = true;
        });
    QVERIFY(reader->request());
    QTRY_VERIFY(inDelivery);
    std::thread releasing([&] { release.set_value(); });
    reader.reset();
    QVERIFY(delivered);
    releasing.join();
}

void TestBackgroundReader::destructionAtOnce_isClean()
{
    for (int i = 0; i < 200; ++i) {
        std::atomic<bool> alive{true};
        std::atomic<int> late{0};
        {
            BackgroundReader reader([] { return Reading(); },
                                    [&](const Reading &) { late += !alive; });
            if (i % 2)
                QVERIFY(reader.request());
        }
        alive = false;
        QCOMPARE(late, 0);
    }
}

void TestBackgroundReader::whatAHangingReadOwns_isFreedInTheEnd()
{
    const auto hanging = std::make_shared<Hanging>();
    {
        BackgroundReader reader(Hanging::reader(hanging), [](const Reading &) {});
        QVERIFY(reader.request());
        QTRY_COMPARE(hanging->begun, 1);
    }
    QVERIFY(hanging.use_count() > 1);
    hanging->release.set_value();
    QTRY_COMPARE(hanging.use_count(), 1);
}

QTEST_GUILESS_MAIN(TestBackgroundReader)
#include "tst_backgroundreader.moc"

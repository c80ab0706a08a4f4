// SPDX-License-Identifier: MIT
#include "ui/systemtray.h"
#include "ui/trayicon.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

/// A kind of tray in the hands of a test.
class FakeSource final : public TraySource
{
public:
    [[nodiscard]] bool isKnown() const override { return m_known; }
    [[nodiscard]] bool isThere() const override { return m_there; }
    void set(bool there)
    {
        m_known = true;
        m_there = there;
        Q_EMIT changed();
    }

private:
    bool m_known = false;
    bool m_there = false;
};

/// A tray of two kinds, as X servers have it.
struct Two
{
    Two()
    {
        SystemTray::Sources sources;
        for (FakeSource *&source : {std::ref(bus), std::ref(embedding)}) {
            auto made = std::make_unique<FakeSource>();
            source = made.get();
            sources.push_back(std::move(made));
        }
        tray = std::make_unique<SystemTray>(std::move(sources));
        tray->setIcon(trayIcon(Symbol::Disc, Tone::Green));
    }

    FakeSource *bus = nullptr;
    FakeSource *embedding = nullptr;
    std::unique_ptr<SystemTray> tray;
};

} // namespace

class SystemTrayTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offscreen_hasNoTray();
    void iconThatIsNotWanted_isNotSeen();
    void trayThatIsThere_isUsed();
    void trayThatComesLate_isUsed();
    void kindThatMayStillCome_isWaitedFor();
    void trayThatIsRestarted_isSeenAgain();
    void otherKindOfTray_isNoneOnceOneIsChosen();
    void iconSwitchedOffAndOn_isSeenAgain();
};

void SystemTrayTest::offscreen_hasNoTray()
{
    SystemTray tray;
    tray.setIcon(trayIcon(Symbol::Disc, Tone::Green));
    tray.setWanted(true);
    QVERIFY(!tray.isSeen());
}

void SystemTrayTest::iconThatIsNotWanted_isNotSeen()
{
    const Two two;
    two.bus->set(true);
    QVERIFY(!two.tray->isSeen());
}

void SystemTrayTest::trayThatIsThere_isUsed()
{
    const Two two;
    two.bus->set(true);
    QSignalSpy seen(two.tray.get(), &Tray::seenChanged);
    two.tray->setWanted(true);
    QVERIFY(two.tray->isSeen());
    QCOMPARE(seen, (QList<QVariantList>{{true}}));
}

void SystemTrayTest::trayThatComesLate_isUsed()
{
    const Two two;
    two.tray->setWanted(true);
    two.bus->set(false);
    two.embedding->set(false);
    QVERIFY(!two.tray->isSeen());
    two.bus->set(true);
    QVERIFY(two.tray->isSeen());
}

void SystemTrayTest::kindThatMayStillCome_isWaitedFor()
{
    const Two two;
    two.tray->setWanted(true);
    two.embedding->set(true);
    QVERIFY(!two.tray->isSeen());
    two.bus->set(false);
    QVERIFY(two.tray->isSeen());
}

void SystemTrayTest::trayThatIsRestarted_isSeenAgain()
{
    const Two two;
    two.tray->setWanted(true);
    two.bus->set(true);
    QSignalSpy seen(two.tray.get(), &Tray::seenChanged);
    two.bus->set(false);
    two.bus->set(true);
    QCOMPARE(seen, (QList<QVariantList>{{false}, {true}}));
}

// QSystemTrayIcon looks for the first kind for ever.
void SystemTrayTest::otherKindOfTray_isNoneOnceOneIsChosen()
{
    const Two two;
    two.tray->setWanted(true);
    two.bus->set(true);
    two.embedding->set(true);
    two.bus->set(false);
    QVERIFY(!two.tray->isSeen());
}

void SystemTrayTest::iconSwitchedOffAndOn_isSeenAgain()
{
    const Two two;
    two.bus->set(true);
    two.tray->setWanted(true);
    two.tray->setWanted(false);
    QVERIFY(!two.tray->isSeen());
    two.tray->setWanted(true);
    QVERIFY(two.tray->isSeen());
}

QTEST_MAIN(SystemTrayTest)
#include "tst_systemtray.moc"

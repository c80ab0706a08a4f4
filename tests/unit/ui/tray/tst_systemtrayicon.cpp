// SPDX-License-Identifier: MIT
#include "suite.h"
#include "ui/status/statusicon.h"
#include "ui/tray/systemtrayicon.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

/// An icon on a desktop with two kinds of tray, as with X11.
struct TwoTrays
{
    TwoTrays()
    {
        SystemTrayIcon::Watchers watchers;
        for (TrayWatcher *&watcher : {std::ref(sni), std::ref(xembed)}) {
            auto made = std::make_unique<TrayWatcher>();
            watcher = made.get();
            watchers.push_back(std::move(made));
        }
        icon = std::make_unique<SystemTrayIcon>(std::move(watchers));
        icon->setIcon(trayStatusIcon(StatusIcon::Disc, StatusColor::Green));
    }

    TrayWatcher *sni = nullptr;
    TrayWatcher *xembed = nullptr;
    std::unique_ptr<SystemTrayIcon> icon;
};

} // namespace

class TstSystemTrayIcon final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offscreen_isNotShown();
    void disabledIcon_isNotShown();
    void presentTray_isUsed();
    void trayAppearsLate_isUsed();
    void preferredKindUnknown_isWaitedFor();
    void trayRestarts_isShownAgain();
    void otherKindOfTray_isIgnoredOnceOneIsChosen();
    void disabledAndEnabled_isShownAgain();
};

void TstSystemTrayIcon::offscreen_isNotShown()
{
    SystemTrayIcon icon;
    icon.setIcon(trayStatusIcon(StatusIcon::Disc, StatusColor::Green));
    icon.setEnabled(true);
    QVERIFY(!icon.isShown());
}

void TstSystemTrayIcon::disabledIcon_isNotShown()
{
    const TwoTrays trays;
    trays.sni->setPresent(true);
    QVERIFY(!trays.icon->isShown());
}

void TstSystemTrayIcon::presentTray_isUsed()
{
    const TwoTrays trays;
    trays.sni->setPresent(true);
    QSignalSpy shown(trays.icon.get(), &TrayIcon::shownChanged);
    trays.icon->setEnabled(true);
    QVERIFY(trays.icon->isShown());
    QCOMPARE(shown, (QList<QVariantList>{{true}}));
}

void TstSystemTrayIcon::trayAppearsLate_isUsed()
{
    const TwoTrays trays;
    trays.icon->setEnabled(true);
    trays.sni->setPresent(false);
    trays.xembed->setPresent(false);
    QVERIFY(!trays.icon->isShown());
    trays.sni->setPresent(true);
    QVERIFY(trays.icon->isShown());
}

void TstSystemTrayIcon::preferredKindUnknown_isWaitedFor()
{
    const TwoTrays trays;
    trays.icon->setEnabled(true);
    trays.xembed->setPresent(true);
    QVERIFY(!trays.icon->isShown());
    trays.sni->setPresent(false);
    QVERIFY(trays.icon->isShown());
}

void TstSystemTrayIcon::trayRestarts_isShownAgain()
{
    const TwoTrays trays;
    trays.icon->setEnabled(true);
    trays.sni->setPresent(true);
    QSignalSpy shown(trays.icon.get(), &TrayIcon::shownChanged);
    trays.sni->setPresent(false);
    trays.sni->setPresent(true);
    QCOMPARE(shown, (QList<QVariantList>{{false}, {true}}));
}

// QSystemTrayIcon stays with the kind that it chose first.
void TstSystemTrayIcon::otherKindOfTray_isIgnoredOnceOneIsChosen()
{
    const TwoTrays trays;
    trays.icon->setEnabled(true);
    trays.sni->setPresent(true);
    trays.xembed->setPresent(true);
    trays.sni->setPresent(false);
    QVERIFY(!trays.icon->isShown());
}

void TstSystemTrayIcon::disabledAndEnabled_isShownAgain()
{
    const TwoTrays trays;
    trays.sni->setPresent(true);
    trays.icon->setEnabled(true);
    trays.icon->setEnabled(false);
    QVERIFY(!trays.icon->isShown());
    trays.icon->setEnabled(true);
    QVERIFY(trays.icon->isShown());
}

MM_WINDOW_SUITE(TstSystemTrayIcon)
#include "tst_systemtrayicon.moc"

// SPDX-License-Identifier: MIT
#include "faketrayicon.h"
#include "readcontrol.h"
#include "samples.h"
#include "suite.h"
#include "ui/window/closetotray.h"
#include "ui/window/monitorwindow.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Desk
{
    explicit Desk(bool hasTray = true, std::chrono::milliseconds iconTimeout = 1ms)
        : tray(hasTray)
        , window(u"/tmp/stats.json"_s, reads.read(), 1h)
        , closeToTray(&tray, iconTimeout)
    {
        closeToTray.setWindow(&window);
        tray.setEnabled(true);
        window.show();
    }

    ReadControl reads{readingFor(State::Active, u"/tmp/stats.json"_s)};
    FakeTrayIcon tray;
    MonitorWindow window;
    CloseToTray closeToTray;
};

/// Whether \p act ends the program's event loop.
bool ends(const std::function<void()> &act)
{
    QTimer::singleShot(0, qApp, act);
    bool ended = true;
    QTimer late;
    late.setSingleShot(true);
    QObject::connect(&late, &QTimer::timeout, qApp, [&ended] {
        ended = false;
        QCoreApplication::exit();
    });
    late.start(300ms);
    QCoreApplication::exec();
    QCoreApplication::removePostedEvents(qApp, QEvent::Quit);
    return ended;
}

} // namespace

class TstCloseToTray final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void closeWithTray_hides();
    void closeWithoutTray_ends();
    void closeWithDisabledIcon_ends();
    void closeAfterTheTrayDisappeared_ends();
    void closeAfterTheTrayAppeared_hides();
    void quitWithTray_ends_data();
    void quitWithTray_ends();
    void quitFromTheMenu_ends();
    void dialogClosedWithHiddenWindow_doesNotEnd();
    void click_showsTheHiddenWindow();
    void click_hidesTheActiveWindow();
    void click_restoresTheMinimizedWindow();
    void trayGone_showsTheHiddenWindow();
    void trayRestarted_keepsTheWindowHidden();
    void iconSwitchedOff_showsTheHiddenWindow();
    void windowShownByATool_countsAsShown();
    void hideWithoutTray_doesNothing();
    void shownChanged_followsTheWindow();
};

void TstCloseToTray::closeWithTray_hides()
{
    Desk desk;
    QVERIFY(!ends([&desk] { desk.window.close(); }));
    QVERIFY(!desk.window.isVisible());
}

void TstCloseToTray::closeWithoutTray_ends()
{
    Desk desk(false);
    QVERIFY(ends([&desk] { desk.window.close(); }));
    QVERIFY(!desk.window.isVisible());
}

void TstCloseToTray::closeWithDisabledIcon_ends()
{
    Desk desk;
    desk.tray.setEnabled(false);
    QVERIFY(ends([&desk] { desk.window.close(); }));
}

void TstCloseToTray::closeAfterTheTrayDisappeared_ends()
{
    Desk desk;
    desk.tray.setTrayPresent(false);
    QVERIFY(ends([&desk] { desk.window.close(); }));
}

void TstCloseToTray::closeAfterTheTrayAppeared_hides()
{
    Desk desk(false);
    desk.tray.setTrayPresent(true);
    QVERIFY(!ends([&desk] { desk.window.close(); }));
}

void TstCloseToTray::quitWithTray_ends_data()
{
    QTest::addColumn<bool>("hidden");
    QTest::newRow("window is shown") << false;
    QTest::newRow("window is hidden") << true;
}

// Session managers use it too.
void TstCloseToTray::quitWithTray_ends()
{
    QFETCH(bool, hidden);

    Desk desk;
    if (hidden)
        desk.window.close();
    QCOMPARE(desk.window.isVisible(), !hidden);
    QVERIFY(ends([] { QCoreApplication::quit(); }));
}

void TstCloseToTray::quitFromTheMenu_ends()
{
    Desk desk;
    QAction *quit = nullptr;
    for (QAction *action : desk.window.findChildren<QAction *>()) {
        if (action->menuRole() == QAction::QuitRole)
            quit = action;
    }
    QVERIFY(quit);
    QVERIFY(ends([quit] { quit->trigger(); }));
}

void TstCloseToTray::dialogClosedWithHiddenWindow_doesNotEnd()
{
    Desk desk;
    QDialog dialog;
    dialog.show();
    desk.window.close();
    QVERIFY(!desk.window.isVisible());
    QVERIFY(!ends([&dialog] { dialog.close(); }));
}

void TstCloseToTray::click_showsTheHiddenWindow()
{
    Desk desk;
    desk.window.close();
    Q_EMIT desk.tray.clicked();
    QVERIFY(desk.window.isVisible());
    QTRY_VERIFY(desk.window.isActiveWindow());
}

void TstCloseToTray::click_hidesTheActiveWindow()
{
    Desk desk;
    QTRY_VERIFY(desk.window.isActiveWindow());
    Q_EMIT desk.tray.clicked();
    QVERIFY(!desk.window.isVisible());
}

void TstCloseToTray::click_restoresTheMinimizedWindow()
{
    Desk desk;
    desk.window.showMinimized();
    Q_EMIT desk.tray.clicked();
    QVERIFY(desk.window.isVisible());
    QVERIFY(!desk.window.isMinimized());
}

void TstCloseToTray::trayGone_showsTheHiddenWindow()
{
    Desk desk;
    desk.window.close();
    QVERIFY(!desk.window.isVisible());
    desk.tray.setTrayPresent(false);
    QTRY_VERIFY(desk.window.isVisible());
    QVERIFY(ends([&desk] { desk.window.close(); }));
}

void TstCloseToTray::trayRestarted_keepsTheWindowHidden()
{
    Desk desk(true, 50ms);
    desk.window.close();
    desk.tray.setTrayPresent(false);
    desk.tray.setTrayPresent(true);
    QVERIFY(!ends([] {})); // waits for longer than the icon timeout
    QVERIFY(!desk.window.isVisible());
}

void TstCloseToTray::iconSwitchedOff_showsTheHiddenWindow()
{
    Desk desk;
    desk.window.close();
    desk.tray.setEnabled(false);
    QTRY_VERIFY(desk.window.isVisible());
}

void TstCloseToTray::windowShownByATool_countsAsShown()
{
    Desk desk;
    desk.window.close();
    desk.window.showAndRaise(); // as the tool show_window does
    desk.tray.setTrayPresent(false);
    QVERIFY(ends([&desk] { desk.window.close(); }));
}

void TstCloseToTray::hideWithoutTray_doesNothing()
{
    Desk desk(false);
    desk.closeToTray.hideWindow();
    QVERIFY(desk.window.isVisible());
}

void TstCloseToTray::shownChanged_followsTheWindow()
{
    Desk desk;
    QSignalSpy shown(&desk.closeToTray, &CloseToTray::shownChanged);
    desk.window.close();
    desk.window.showAndRaise();
    QCOMPARE(shown, (QList<QVariantList>{{false}, {true}}));
}

MM_WINDOW_SUITE(TstCloseToTray)
#include "tst_closetotray.moc"

// SPDX-License-Identifier: MIT
#include "faketray.h"
#include "readcontrol.h"
#include "samples.h"
#include "ui/monitorwindow.h"
#include "ui/windowkeeper.h"

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

/// The window and its keeper, as they are when the program has started.
struct Desk
{
    explicit Desk(bool hasTray = true, std::chrono::milliseconds patience = 1ms)
        : tray(hasTray)
        , window(u"/tmp/stats.json"_s, reads.read(), 1h)
        , keeper(&tray, patience)
    {
        keeper.setWindow(&window);
        tray.setWanted(true);
        window.show();
    }

    ReadControl reads{readingFor(State::Active, u"/tmp/stats.json"_s)};
    FakeTray tray;
    MonitorWindow window;
    WindowKeeper keeper;
};

/// Whether \p act ends the program's event loop.
bool ends(const std::function<void()> &act)
{
    QTimer::singleShot(0, qApp, act);
    bool patient = true;
    QTimer late;
    late.setSingleShot(true);
    QObject::connect(&late, &QTimer::timeout, qApp, [&patient] {
        patient = false;
        QCoreApplication::exit();
    });
    late.start(300ms);
    QCoreApplication::exec();
    QCoreApplication::removePostedEvents(qApp, QEvent::Quit);
    return patient;
}

} // namespace

class WindowKeeperTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void closeWithTray_hides();
    void closeWithoutTray_ends();
    void closeWhereTheIconIsNotWanted_ends();
    void closeAfterTheTrayWent_ends();
    void closeOnceATrayCame_hides();
    void quit_endsWithTray_data();
    void quit_endsWithTray();
    void quitFromTheMenu_ends();
    void dialogClosedOverAHiddenWindow_endsNothing();
    void click_bringsTheWindowBack();
    void click_hidesTheWindowInFront();
    void clickAtAMinimizedWindow_bringsItUp();
    void trayGone_bringsTheWindowBack();
    void trayRestarted_leavesTheWindowHidden();
    void iconSwitchedOff_bringsTheWindowBack();
    void windowShownOtherwise_isKeptToo();
    void hideWithoutTray_isRefused();
    void shown_isTold();
};

void WindowKeeperTest::closeWithTray_hides()
{
    Desk desk;
    QVERIFY(!ends([&desk] { desk.window.close(); }));
    QVERIFY(!desk.window.isVisible());
}

void WindowKeeperTest::closeWithoutTray_ends()
{
    Desk desk(false);
    QVERIFY(ends([&desk] { desk.window.close(); }));
    QVERIFY(!desk.window.isVisible());
}

void WindowKeeperTest::closeWhereTheIconIsNotWanted_ends()
{
    Desk desk;
    desk.tray.setWanted(false);
    QVERIFY(ends([&desk] { desk.window.close(); }));
}

void WindowKeeperTest::closeAfterTheTrayWent_ends()
{
    Desk desk;
    desk.tray.setThere(false);
    QVERIFY(ends([&desk] { desk.window.close(); }));
}

void WindowKeeperTest::closeOnceATrayCame_hides()
{
    Desk desk(false);
    desk.tray.setThere(true);
    QVERIFY(!ends([&desk] { desk.window.close(); }));
}

void WindowKeeperTest::quit_endsWithTray_data()
{
    QTest::addColumn<bool>("hidden");
    QTest::newRow("window is shown") << false;
    QTest::newRow("window is hidden") << true;
}

// A session manager ends programs by this too.
void WindowKeeperTest::quit_endsWithTray()
{
    QFETCH(bool, hidden);

    Desk desk;
    if (hidden)
        desk.window.close();
    QCOMPARE(desk.window.isVisible(), !hidden);
    QVERIFY(ends([] { QCoreApplication::quit(); }));
}

void WindowKeeperTest::quitFromTheMenu_ends()
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

void WindowKeeperTest::dialogClosedOverAHiddenWindow_endsNothing()
{
    Desk desk;
    QDialog dialog;
    dialog.show();
    desk.window.close();
    QVERIFY(!desk.window.isVisible());
    QVERIFY(!ends([&dialog] { dialog.close(); }));
}

void WindowKeeperTest::click_bringsTheWindowBack()
{
    Desk desk;
    desk.window.close();
    Q_EMIT desk.tray.clicked();
    QVERIFY(desk.window.isVisible());
    QTRY_VERIFY(desk.window.isActiveWindow());
}

void WindowKeeperTest::click_hidesTheWindowInFront()
{
    Desk desk;
    QTRY_VERIFY(desk.window.isActiveWindow());
    Q_EMIT desk.tray.clicked();
    QVERIFY(!desk.window.isVisible());
}

void WindowKeeperTest::clickAtAMinimizedWindow_bringsItUp()
{
    Desk desk;
    desk.window.showMinimized();
    Q_EMIT desk.tray.clicked();
    QVERIFY(desk.window.isVisible());
    QVERIFY(!desk.window.isMinimized());
}

void WindowKeeperTest::trayGone_bringsTheWindowBack()
{
    Desk desk;
    desk.window.close();
    QVERIFY(!desk.window.isVisible());
    desk.tray.setThere(false);
    QTRY_VERIFY(desk.window.isVisible());
    QVERIFY(ends([&desk] { desk.window.close(); }));
}

void WindowKeeperTest::trayRestarted_leavesTheWindowHidden()
{
    Desk desk(true, 50ms);
    desk.window.close();
    desk.tray.setThere(false);
    desk.tray.setThere(true);
    QVERIFY(!ends([] {})); // for longer than the keeper's patience
    QVERIFY(!desk.window.isVisible());
}

void WindowKeeperTest::iconSwitchedOff_bringsTheWindowBack()
{
    Desk desk;
    desk.window.close();
    desk.tray.setWanted(false);
    QTRY_VERIFY(desk.window.isVisible());
}

void WindowKeeperTest::windowShownOtherwise_isKeptToo()
{
    Desk desk;
    desk.window.close();
    desk.window.showAndRaise(); // as a tool of the mesh does
    desk.tray.setThere(false);
    QVERIFY(ends([&desk] { desk.window.close(); }));
}

void WindowKeeperTest::hideWithoutTray_isRefused()
{
    Desk desk(false);
    desk.keeper.hideWindow();
    QVERIFY(desk.window.isVisible());
}

void WindowKeeperTest::shown_isTold()
{
    Desk desk;
    QSignalSpy shown(&desk.keeper, &WindowKeeper::shownChanged);
    desk.window.close();
    desk.window.showAndRaise();
    QCOMPARE(shown, (QList<QVariantList>{{false}, {true}}));
}

QTEST_MAIN(WindowKeeperTest)
#include "tst_windowkeeper.moc"

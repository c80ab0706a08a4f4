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
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct FakeDesktop
{
    explicit FakeDesktop(bool hasTray = true, std::chrono::milliseconds iconTimeout = 1ms,
                         bool startsHidden = false)
        : tray(hasTray)
        , window(u"/tmp/stats.json"_s, reads.read(), 1h)
        , closeToTray(&tray, iconTimeout)
    {
        closeToTray.setWindow(&window);
        if (startsHidden)
            closeToTray.startHidden();
        else
            window.show();
        tray.setEnabled(true);
    }

    ReadControl reads{readingFor(State::Active, u"/tmp/stats.json"_s)};
    FakeTrayIcon tray;
    MonitorWindow window;
    CloseToTray closeToTray;
};

/// Whether \p action ends the program's event loop.
bool ends(const std::function<void()> &action)
{
    QTimer::singleShot(0, qApp, action);
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
    void removedTray_showsTheHiddenWindow();
    void restartedTray_keepsTheWindowHidden();
    void disabledIcon_showsTheHiddenWindow();
    void showAndRaise_countsAsShown();
    void hideWithoutTray_doesNothing();
    void shownChanged_followsTheWindow();
    void hiddenStart_showsNoWindow();
    void hiddenStartWithoutTray_opensTheWindowMinimized();
    void hiddenStartWithoutTray_opensTheCompactWindow();
    void hiddenStartWithLateTray_hidesAgain();
};

void TstCloseToTray::closeWithTray_hides()
{
    FakeDesktop desktop;
    QVERIFY(!ends([&desktop] { desktop.window.close(); }));
    QVERIFY(!desktop.window.isVisible());
}

void TstCloseToTray::closeWithoutTray_ends()
{
    FakeDesktop desktop(false);
    QVERIFY(ends([&desktop] { desktop.window.close(); }));
    QVERIFY(!desktop.window.isVisible());
}

void TstCloseToTray::closeWithDisabledIcon_ends()
{
    FakeDesktop desktop;
    desktop.tray.setEnabled(false);
    QVERIFY(ends([&desktop] { desktop.window.close(); }));
}

void TstCloseToTray::closeAfterTheTrayDisappeared_ends()
{
    FakeDesktop desktop;
    desktop.tray.setTrayPresent(false);
    QVERIFY(ends([&desktop] { desktop.window.close(); }));
}

void TstCloseToTray::closeAfterTheTrayAppeared_hides()
{
    FakeDesktop desktop(false);
    desktop.tray.setTrayPresent(true);
    QVERIFY(!ends([&desktop] { desktop.window.close(); }));
}

void TstCloseToTray::quitWithTray_ends_data()
{
    QTest::addColumn<bool>("hidden");
    QTest::newRow("window is shown") << false;
    QTest::newRow("window is hidden") << true;
}

// Session managers call quit() too.
void TstCloseToTray::quitWithTray_ends()
{
    QFETCH(bool, hidden);

    FakeDesktop desktop;
    if (hidden)
        desktop.window.close();
    QCOMPARE(desktop.window.isVisible(), !hidden);
    QVERIFY(ends([] { QCoreApplication::quit(); }));
}

void TstCloseToTray::quitFromTheMenu_ends()
{
    FakeDesktop desktop;
    QAction *quit = nullptr;
    for (QAction *action : desktop.window.findChildren<QAction *>()) {
        if (action->menuRole() == QAction::QuitRole)
            quit = action;
    }
    QVERIFY(quit);
    QVERIFY(ends([quit] { quit->trigger(); }));
}

void TstCloseToTray::dialogClosedWithHiddenWindow_doesNotEnd()
{
    FakeDesktop desktop;
    QDialog dialog;
    dialog.show();
    desktop.window.close();
    QVERIFY(!desktop.window.isVisible());
    QVERIFY(!ends([&dialog] { dialog.close(); }));
}

void TstCloseToTray::click_showsTheHiddenWindow()
{
    FakeDesktop desktop;
    desktop.window.close();
    Q_EMIT desktop.tray.clicked();
    QVERIFY(desktop.window.isVisible());
    QTRY_VERIFY(desktop.window.isActiveWindow());
}

void TstCloseToTray::click_hidesTheActiveWindow()
{
    FakeDesktop desktop;
    QTRY_VERIFY(desktop.window.isActiveWindow());
    Q_EMIT desktop.tray.clicked();
    QVERIFY(!desktop.window.isVisible());
}

void TstCloseToTray::click_restoresTheMinimizedWindow()
{
    FakeDesktop desktop;
    desktop.window.showMinimized();
    Q_EMIT desktop.tray.clicked();
    QVERIFY(desktop.window.isVisible());
    QVERIFY(!desktop.window.isMinimized());
}

void TstCloseToTray::removedTray_showsTheHiddenWindow()
{
    FakeDesktop desktop;
    desktop.window.close();
    QVERIFY(!desktop.window.isVisible());
    desktop.tray.setTrayPresent(false);
    QTRY_VERIFY(desktop.window.isVisible());
    QVERIFY(ends([&desktop] { desktop.window.close(); }));
}

void TstCloseToTray::restartedTray_keepsTheWindowHidden()
{
    FakeDesktop desktop(true, 50ms);
    desktop.window.close();
    desktop.tray.setTrayPresent(false);
    desktop.tray.setTrayPresent(true);
    QVERIFY(!ends([] {})); // waits for longer than the icon timeout
    QVERIFY(!desktop.window.isVisible());
}

void TstCloseToTray::disabledIcon_showsTheHiddenWindow()
{
    FakeDesktop desktop;
    desktop.window.close();
    desktop.tray.setEnabled(false);
    QTRY_VERIFY(desktop.window.isVisible());
}

void TstCloseToTray::showAndRaise_countsAsShown()
{
    FakeDesktop desktop;
    desktop.window.close();
    desktop.window.showAndRaise(); // as the tool show_window does
    desktop.tray.setTrayPresent(false);
    QVERIFY(ends([&desktop] { desktop.window.close(); }));
}

void TstCloseToTray::hideWithoutTray_doesNothing()
{
    FakeDesktop desktop(false);
    desktop.closeToTray.hideWindow();
    QVERIFY(desktop.window.isVisible());
}

void TstCloseToTray::shownChanged_followsTheWindow()
{
    FakeDesktop desktop;
    QSignalSpy shown(&desktop.closeToTray, &CloseToTray::shownChanged);
    desktop.window.close();
    desktop.window.showAndRaise();
    QCOMPARE(shown, (QList<QVariantList>{{false}, {true}}));
}

void TstCloseToTray::hiddenStart_showsNoWindow()
{
    FakeDesktop desktop(true, 1ms, true);
    QVERIFY(!ends([] {}));
    QVERIFY(!desktop.window.isVisible());
    Q_EMIT desktop.tray.clicked();
    QVERIFY(desktop.window.isVisible() && !desktop.window.isMinimized());
}

void TstCloseToTray::hiddenStartWithoutTray_opensTheWindowMinimized()
{
    FakeDesktop desktop(false, 1ms, true);
    QVERIFY(!desktop.window.isVisible());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"no tray"_s));
    QTRY_VERIFY(desktop.window.isVisible());
    QVERIFY(desktop.window.isMinimized());
    desktop.window.showAndRaise();
    desktop.tray.setTrayPresent(true); // the user sees the window by now
    QVERIFY(desktop.window.isVisible());
    desktop.tray.setTrayPresent(false);
    QVERIFY(ends([&desktop] { desktop.window.close(); }));
}

void TstCloseToTray::hiddenStartWithoutTray_opensTheCompactWindow()
{
    FakeDesktop desktop(false, 1ms, true);
    desktop.window.restoreLayout({{u"compact"_s, true}});
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"no tray"_s));
    QTRY_VERIFY(desktop.window.shownWindow()->isVisible());
    QVERIFY(desktop.window.isCompact() && desktop.window.shownWindow() != &desktop.window);
    QVERIFY(!desktop.window.shownWindow()->isMinimized());
}

void TstCloseToTray::hiddenStartWithLateTray_hidesAgain()
{
    FakeDesktop desktop(false, 1ms, true);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"no tray"_s));
    QTRY_VERIFY(desktop.window.isVisible());
    desktop.tray.setTrayPresent(true);
    QVERIFY(!desktop.window.isVisible());
    QVERIFY(!ends([] {}));
}

MM_WINDOW_SUITE(TstCloseToTray)
#include "tst_closetotray.moc"

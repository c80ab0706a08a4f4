// SPDX-License-Identifier: MIT
#include "compactwindowfixture.h"
#include "suite.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QPointer>
#include <QSignalSpy>
#include <QTimer>

using namespace mm;
using namespace mm::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Switching between the full and the compact window, and what the compact one does.
class TstCompactWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ctrlM_togglesCompactMode();
    void fullWindowRequest_showsTheWindow_data();
    void fullWindowRequest_showsTheWindow();
    void label_isShared();
    void size_followsTheLabel();
    void window_isFramelessAndOnTop();
    void contextMenu_hasThreeActions();
    void shortcuts_work();
    void focusedLabel_leavesKeysToTheWindow();
    void focus_changesTheFrame();
    void close_endsTheProgram_data();
    void close_endsTheProgram();
    void showAndRaise_raisesTheCompactWindow();
};

void TstCompactWindow::ctrlM_togglesCompactMode()
{
    OpenedWindow opened;
    QVERIFY(opened.isReady());
    const QWidget *bar = opened.window.mmStatusBar();
    const auto bottom = [&] { return bar->mapTo(&opened.window, QPoint(0, bar->height())).y(); };
    const int atFirst = bottom();
    for (int i = 0; i < 3; ++i) {
        QVERIFY(opened.switchToCompact());
        QTest::keyClick(compact(), Qt::Key_M, Qt::ControlModifier);
        QVERIFY(opened.isFull());
        QVERIFY(QTest::qWaitForWindowActive(&opened.window));
        QVERIFY(bar->isVisible());
        QTRY_COMPARE(bottom(), atFirst);
    }
}

void TstCompactWindow::fullWindowRequest_showsTheWindow_data()
{
    QTest::addColumn<QString>("request");
    for (const char *request : {"Escape", "double click", "menu"})
        QTest::newRow(request) << QString::fromLatin1(request);
}

void TstCompactWindow::fullWindowRequest_showsTheWindow()
{
    QFETCH(QString, request);
    OpenedWindow opened;
    QVERIFY(opened.isReady() && opened.switchToCompact());
    if (request == "Escape"_L1)
        QTest::keyClick(compact(), Qt::Key_Escape);
    else if (request == "double click"_L1)
        QTest::mouseDClick(statusLabels().constFirst(), Qt::LeftButton);
    else
        compact()->actions().at(1)->trigger();
    QVERIFY(opened.isFull());
}

void TstCompactWindow::label_isShared()
{
    OpenedWindow opened;
    QVERIFY(opened.isReady());
    QCOMPARE(statusLabels().size(), 1);
    QVERIFY(opened.switchToCompact());
    QCOMPARE(statusLabels().size(), 1);
    StatusLabel *label = statusLabels().constFirst();
    QVERIFY(compact()->isAncestorOf(label));
    QCOMPARE(label->objectName(), u"mm_status_label"_s);
    for (const State state : allStates) {
        opened.control.setReading(readingFor(state, somePath));
        QTest::keyClick(compact(), Qt::Key_F5); // Check Now
        QTRY_COMPARE(opened.window.mmStatusBar()->status().state, state);
        QCOMPARE(label->text(), opened.window.mmStatusBar()->status().text);
        QVERIFY(label->isVisible());
    }
    opened.window.setCompact(false);
    QCOMPARE(statusLabels(), QList<StatusLabel *>{label});
    QVERIFY(opened.window.isAncestorOf(label));
}

void TstCompactWindow::size_followsTheLabel()
{
    OpenedWindow opened;
    QVERIFY(opened.isReady() && opened.switchToCompact());
    const int before = compact()->width();
    opened.readMessages(1'000'000'000'000);
    QTRY_VERIFY(compact()->width() > before);
    const QWidget *label = statusLabels().constFirst();
    QVERIFY(label->width() >= label->sizeHint().width());
    opened.readMessages(1247); // as at first
    QTRY_COMPARE(compact()->width(), before);
}

void TstCompactWindow::window_isFramelessAndOnTop()
{
    OpenedWindow opened;
    QVERIFY(opened.isReady() && opened.switchToCompact());
    QVERIFY(compact()->windowFlags().testFlag(Qt::FramelessWindowHint));
    QVERIFY(compact()->windowFlags().testFlag(Qt::WindowStaysOnTopHint));
    QVERIFY(!compact()->accessibleName().isEmpty());
}

void TstCompactWindow::contextMenu_hasThreeActions()
{
    OpenedWindow opened;
    QVERIFY(opened.isReady() && opened.switchToCompact());
    QContextMenuEvent byKey(QContextMenuEvent::Keyboard, QPoint(3, 3),
                            compact()->mapToGlobal(QPoint(3, 3)));
    QApplication::sendEvent(compact(), &byKey);
    const QPointer<QMenu> menu = compact()->findChild<QMenu *>(u"mm_compact_menu"_s);
    QVERIFY(menu && menu->isVisible());
    QStringList texts;
    for (const QAction *action : menu->actions())
        texts += action->text().remove(u'&');
    QCOMPARE(texts, (QStringList{u"Check Now"_s, u"Full Window"_s, u"Quit"_s}));
    QTest::keyClick(menu, Qt::Key_F);
    QTRY_VERIFY(opened.isFull());
    QTRY_VERIFY(menu.isNull());
}

void TstCompactWindow::shortcuts_work()
{
    OpenedWindow opened;
    QVERIFY(opened.isReady() && opened.switchToCompact());
    QVERIFY(compact()->hasFocus());
    const int begun = opened.control.started();
    QTest::keyClick(compact(), Qt::Key_F5);
    QTRY_COMPARE(opened.control.started(), begun + 1);
    QTest::keyClick(compact(), Qt::Key_Q, Qt::ControlModifier);
    QTRY_VERIFY(!compact()->isVisible());
    QVERIFY(!opened.window.isVisible());
}

void TstCompactWindow::focusedLabel_leavesKeysToTheWindow()
{
    OpenedWindow opened;
    QVERIFY(opened.isReady() && opened.switchToCompact());
    QTest::keyClick(compact(), Qt::Key_Tab);
    QVERIFY(statusLabels().constFirst()->hasFocus());
    QContextMenuEvent byKey(QContextMenuEvent::Keyboard, {}, {});
    QApplication::sendEvent(statusLabels().constFirst(), &byKey);
    const QPointer<QMenu> menu = compact()->findChild<QMenu *>(u"mm_compact_menu"_s);
    QVERIFY(menu && menu->isVisible());
    menu->close();
    QTest::keyClick(statusLabels().constFirst(), Qt::Key_Escape);
    QTRY_VERIFY(opened.isFull());
}

void TstCompactWindow::focus_changesTheFrame()
{
    OpenedWindow opened;
    QVERIFY(opened.isReady() && opened.switchToCompact());
    const auto edge = [] { return compact()->grab().toImage().pixelColor(1, 1); };
    const QColor with = edge();
    QCOMPARE(with, compact()->palette().color(QPalette::Active, QPalette::Highlight));
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    QVERIFY(edge() != with);
}

void TstCompactWindow::close_endsTheProgram_data()
{
    QTest::addColumn<bool>("bySignal");
    QTest::newRow("by the window manager") << false;
    QTest::newRow("by a signal or Quit") << true;
}

void TstCompactWindow::close_endsTheProgram()
{
    QFETCH(bool, bySignal);
    OpenedWindow opened;
    QVERIFY(opened.isReady());
    // lastWindowClosed() is only emitted while exec() runs.
    QSignalSpy ended(qApp, &QGuiApplication::lastWindowClosed);
    qsizetype endedBySwitching = -1;
    QTimer::singleShot(0, this, [&] {
        for (const bool compact : {true, false, true})
            opened.window.setCompact(compact);
        endedBySwitching = ended.size();
        if (bySignal)
            opened.window.quit();
        else
            compact()->close();
    });
    QTimer::singleShot(30s, this, [] { QCoreApplication::exit(1); });
    QCOMPARE(QApplication::exec(), 0);
    QCOMPARE(endedBySwitching, 0);
    QCOMPARE(ended.size(), 1);
}

void TstCompactWindow::showAndRaise_raisesTheCompactWindow()
{
    OpenedWindow opened;
    QVERIFY(opened.isReady() && opened.switchToCompact());
    opened.window.showAndRaise();
    QVERIFY(compact()->isVisible());
    QVERIFY(!opened.window.isVisible());
    QTRY_VERIFY(compact()->isActiveWindow());
}

MM_WINDOW_SUITE(TstCompactWindow)
#include "tst_compactwindow.moc"

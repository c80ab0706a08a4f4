// SPDX-License-Identifier: MIT
#include "readcontrol.h"
#include "samples.h"
#include "ui/compactstrip.h"
#include "ui/mmstatusbar.h"
#include "ui/monitorwindow.h"
#include "ui/statuslabel.h"
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QScreen>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString path = QStringLiteral("/tmp/stats.json");
/// The first look and those that a test asks for, and no other.
constexpr std::chrono::milliseconds never = 1h;

CompactStrip *strip()
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (auto *found = qobject_cast<CompactStrip *>(window))
            return found;
    }
    return nullptr;
}

QList<StatusLabel *> labels()
{
    QList<StatusLabel *> found;
    for (QWidget *widget : QApplication::allWidgets()) {
        if (auto *label = qobject_cast<StatusLabel *>(widget))
            found += label;
    }
    return found;
}

/// A window that was opened, fit for the keyboard.
class Opened final
{
public:
    explicit Opened(const QByteArray &layout = {})
        : control(readingFor(State::Active, path))
        , window(path, control.read(), never)
    {
        window.restoreLayout(layout);
        window.open();
        window.shownWindow()->activateWindow();
    }
    bool isReady()
    {
        return QTest::qWaitForWindowActive(window.shownWindow()) && QTest::qWaitFor([this] {
                   return window.mmStatusBar()->status().state != State::Checking;
               });
    }
    bool goCompact()
    {
        QTest::keyClick(&window, Qt::Key_M, Qt::ControlModifier);
        return strip()->isVisible() && !window.isVisible() && QTest::qWaitForWindowActive(strip());
    }
    bool isFull() { return window.isVisible() && !strip()->isVisible(); }

    ReadControl control;
    MonitorWindow window;
};

/// By the mouse, at \p grip of the strip.
void drag(const QPoint &grip, const QPoint &way)
{
    QWidget *label = labels().constFirst(); // by whatever is in it
    const QPoint from = label->mapToGlobal(grip);
    const auto send = [](QEvent::Type type, const QPoint &at, Qt::MouseButtons buttons) {
        QWidget *target = labels().constFirst();
        QMouseEvent event(type, target->mapFromGlobal(QPointF(at)), QPointF(at), Qt::LeftButton,
                          buttons, Qt::NoModifier);
        QApplication::sendEvent(target, &event);
    };
    send(QEvent::MouseButtonPress, from, Qt::LeftButton);
    send(QEvent::MouseMove, from + way / 2, Qt::LeftButton);
    send(QEvent::MouseMove, from + way, Qt::LeftButton);
    send(QEvent::MouseButtonRelease, from + way, Qt::NoButton);
}

} // namespace

/// The compact mode, from the window's side.
class CompactStripTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ctrlM_goesThereAndBack();
    void eachWayBack_works_data();
    void eachWayBack_works();
    void label_isOneAndTheSame();
    void strip_isAsLargeAsItsLabel();
    void strip_isFramelessAndOnTop();
    void menu_offersWhatIsNeeded();
    void keys_workInTheStrip();
    void focus_isSeen();
    void drag_movesIt();
    void click_movesNothing();
    void drag_endsOnTheScreen();
    void modeAndPlace_areRemembered();
    void placeOffTheScreens_isBroughtBack();
    void olderLayout_opensInFull();
    void closingTheStrip_endsTheProgram_data();
    void closingTheStrip_endsTheProgram();
    void showAndRaise_raisesWhatIsShown();
};

void CompactStripTest::ctrlM_goesThereAndBack()
{
    Opened opened;
    QVERIFY(opened.isReady());
    const QWidget *bar = opened.window.mmStatusBar();
    const auto bottom = [&] { return bar->mapTo(&opened.window, QPoint(0, bar->height())).y(); };
    const int atFirst = bottom();
    for (int i = 0; i < 3; ++i) {
        QVERIFY(opened.goCompact());
        QTest::keyClick(strip(), Qt::Key_M, Qt::ControlModifier);
        QVERIFY(opened.isFull());
        QVERIFY(QTest::qWaitForWindowActive(&opened.window));
        QVERIFY(bar->isVisible());
        QTRY_COMPARE(bottom(), atFirst);
    }
}

void CompactStripTest::eachWayBack_works_data()
{
    QTest::addColumn<QString>("way");
    for (const char *way : {"Escape", "double click", "menu"})
        QTest::newRow(way) << QString::fromLatin1(way);
}

void CompactStripTest::eachWayBack_works()
{
    QFETCH(QString, way);
    Opened opened;
    QVERIFY(opened.isReady() && opened.goCompact());
    if (way == "Escape"_L1)
        QTest::keyClick(strip(), Qt::Key_Escape);
    else if (way == "double click"_L1)
        QTest::mouseDClick(labels().constFirst(), Qt::LeftButton);
    else
        strip()->actions().at(1)->trigger();
    QVERIFY(opened.isFull());
}

void CompactStripTest::label_isOneAndTheSame()
{
    Opened opened;
    QVERIFY(opened.isReady());
    QCOMPARE(labels().size(), 1);
    QVERIFY(opened.goCompact());
    QCOMPARE(labels().size(), 1);
    StatusLabel *label = labels().constFirst();
    QVERIFY(strip()->isAncestorOf(label));
    QCOMPARE(label->objectName(), u"mm_status_label"_s);
    for (const State state : allStates()) {
        opened.control.answer(readingFor(state, path));
        QTest::keyClick(strip(), Qt::Key_F5); // Check Now
        QTRY_COMPARE(opened.window.mmStatusBar()->status().state, state);
        QCOMPARE(label->text(), opened.window.mmStatusBar()->status().text);
        QVERIFY(label->isVisible());
    }
    opened.window.setCompact(false);
    QCOMPARE(labels(), QList<StatusLabel *>{label});
    QVERIFY(opened.window.isAncestorOf(label));
}

void CompactStripTest::strip_isAsLargeAsItsLabel()
{
    Opened opened;
    QVERIFY(opened.isReady() && opened.goCompact());
    const int before = strip()->width();
    Reading more = readingFor(State::Active, path);
    more.snapshot.totalMessages = 1'000'000'000'000;
    opened.control.answer(more);
    opened.window.mmStatusBar()->checkNow();
    QTRY_VERIFY(strip()->width() > before);
    const QWidget *label = labels().constFirst();
    QVERIFY(label->width() >= label->sizeHint().width());
    opened.control.answer(readingFor(State::Active, path));
    opened.window.mmStatusBar()->checkNow();
    QTRY_COMPARE(strip()->width(), before);
}

void CompactStripTest::strip_isFramelessAndOnTop()
{
    Opened opened;
    QVERIFY(opened.isReady() && opened.goCompact());
    QVERIFY(strip()->windowFlags().testFlag(Qt::FramelessWindowHint));
    QVERIFY(strip()->windowFlags().testFlag(Qt::WindowStaysOnTopHint));
    QVERIFY(!strip()->accessibleName().isEmpty());
}

void CompactStripTest::menu_offersWhatIsNeeded()
{
    Opened opened;
    QVERIFY(opened.isReady() && opened.goCompact());
    QContextMenuEvent byKey(QContextMenuEvent::Keyboard, QPoint(3, 3),
                            strip()->mapToGlobal(QPoint(3, 3)));
    QApplication::sendEvent(strip(), &byKey);
    const QPointer<QMenu> menu = strip()->findChild<QMenu *>(u"mm_compact_menu"_s);
    QVERIFY(menu && menu->isVisible());
    QStringList texts;
    for (const QAction *action : menu->actions())
        texts += action->text().remove(u'&');
    QCOMPARE(texts, (QStringList{u"Check Now"_s, u"Full Window"_s, u"Quit"_s}));
    QTest::keyClick(menu, Qt::Key_F);
    QTRY_VERIFY(opened.isFull());
    QTRY_VERIFY(menu.isNull());
}

void CompactStripTest::keys_workInTheStrip()
{
    Opened opened;
    QVERIFY(opened.isReady() && opened.goCompact());
    QVERIFY(strip()->hasFocus());
    const int begun = opened.control.begun();
    QTest::keyClick(strip(), Qt::Key_F5);
    QTRY_COMPARE(opened.control.begun(), begun + 1);
    QTest::keyClick(strip(), Qt::Key_Q, Qt::ControlModifier);
    QTRY_VERIFY(!strip()->isVisible());
    QVERIFY(!opened.window.isVisible());
}

void CompactStripTest::focus_isSeen()
{
    Opened opened;
    QVERIFY(opened.isReady() && opened.goCompact());
    const auto edge = [] { return strip()->grab().toImage().pixelColor(1, 1); };
    const QColor with = edge();
    QCOMPARE(with, strip()->palette().color(QPalette::Active, QPalette::Highlight));
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    QVERIFY(edge() != with);
}

void CompactStripTest::drag_movesIt()
{
    Opened opened;
    QVERIFY(opened.isReady() && opened.goCompact());
    QVERIFY(!strip()->place());
    strip()->setPlace(QPoint(50, 60));
    QCOMPARE(strip()->pos(), QPoint(50, 60));
    drag(QPoint(5, 5), QPoint(120, 70));
    QCOMPARE(strip()->pos(), QPoint(170, 130));
    QCOMPARE(strip()->place(), QPoint(170, 130));
}

void CompactStripTest::click_movesNothing()
{
    Opened opened;
    QVERIFY(opened.isReady() && opened.goCompact());
    strip()->setPlace(QPoint(50, 60));
    drag(QPoint(5, 5), QPoint(2, 1)); // a hand that trembles
    QCOMPARE(strip()->pos(), QPoint(50, 60));
    QVERIFY(strip()->isVisible());
}

void CompactStripTest::drag_endsOnTheScreen()
{
    Opened opened;
    QVERIFY(opened.isReady() && opened.goCompact());
    strip()->setPlace(QPoint(50, 60));
    drag(QPoint(5, 5), QPoint(100'000, 0));
    const QRect screen = strip()->screen()->availableGeometry();
    QVERIFY(screen.contains(strip()->geometry()));
    QCOMPARE(strip()->geometry().right(), screen.right());
    // What grows there grows to the other side, and comes back when it shrinks.
    Reading more = readingFor(State::Active, path);
    more.snapshot.totalMessages = 1'000'000'000'000;
    opened.control.answer(more);
    opened.window.mmStatusBar()->checkNow();
    const QRect before = strip()->geometry();
    QTRY_VERIFY(strip()->width() > before.width());
    QTRY_COMPARE(strip()->geometry().right(), screen.right());
    opened.control.answer(readingFor(State::Active, path));
    opened.window.mmStatusBar()->checkNow();
    QTRY_COMPARE(strip()->geometry(), before);
}

void CompactStripTest::modeAndPlace_areRemembered()
{
    QByteArray layout;
    {
        Opened opened;
        QVERIFY(opened.isReady());
        opened.window.resize(555, 333);
        QVERIFY(opened.goCompact());
        strip()->setPlace(QPoint(77, 88));
        opened.window.quit();
        layout = opened.window.saveLayout();
    }
    for (int i = 0; i < 2; ++i) {
        Opened again(layout);
        QVERIFY(again.isReady());
        QVERIFY(strip()->isVisible() && !again.window.isVisible());
        QCOMPARE(strip()->pos(), QPoint(77, 88));
        layout = again.window.saveLayout(); // also by one that was never shown in full
    }
    {
        Opened again(layout);
        QVERIFY(again.isReady());
        again.window.setCompact(false);
        QVERIFY(again.isFull());
        QCOMPARE(again.window.size(), QSize(555, 333));
        layout = again.window.saveLayout();
    }
    Opened full(layout);
    QVERIFY(full.isReady() && full.isFull());
    QCOMPARE(strip()->place(), QPoint(77, 88));
}

void CompactStripTest::placeOffTheScreens_isBroughtBack()
{
    QByteArray layout;
    {
        Opened opened;
        QVERIFY(opened.isReady() && opened.goCompact());
        strip()->setPlace(QPoint(90'000, -90'000)); // a screen that was there
        layout = opened.window.saveLayout();
    }
    Opened again(layout);
    QVERIFY(again.isReady());
    QVERIFY(strip()->screen()->availableGeometry().contains(strip()->geometry()));
    QCOMPARE(strip()->place(), QPoint(90'000, -90'000)); // and may come back
}

void CompactStripTest::olderLayout_opensInFull()
{
    QByteArray layout;
    qsizetype behind = 0;
    {
        Opened opened;
        QVERIFY(opened.isReady() && opened.goCompact());
        layout = opened.window.saveLayout();
        behind = opened.window.saveState().size() + qsizetype(sizeof(quint32) + sizeof(quint16));
    }
    // Without the mode, with half of it, and with half of the place.
    for (const qsizetype missing : {10, 9, 5, 1}) {
        Opened again(layout.chopped(behind + missing));
        QVERIFY(again.isReady() && again.isFull());
    }
}

void CompactStripTest::closingTheStrip_endsTheProgram_data()
{
    QTest::addColumn<bool>("bySignal");
    QTest::newRow("by the window manager") << false;
    QTest::newRow("by a signal or Quit") << true;
}

void CompactStripTest::closingTheStrip_endsTheProgram()
{
    QFETCH(bool, bySignal);
    Opened opened;
    QVERIFY(opened.isReady());
    // Qt tells of the last window's end only while the program runs in earnest.
    QSignalSpy ended(qApp, &QGuiApplication::lastWindowClosed);
    qsizetype endedByChanging = -1;
    QTimer::singleShot(0, this, [&] {
        for (const bool compact : {true, false, true})
            opened.window.setCompact(compact);
        endedByChanging = ended.size();
        if (bySignal)
            opened.window.quit();
        else
            strip()->close();
    });
    QTimer::singleShot(30s, this, [] { QCoreApplication::exit(1); });
    QCOMPARE(QApplication::exec(), 0);
    QCOMPARE(endedByChanging, 0);
    QCOMPARE(ended.size(), 1);
}

void CompactStripTest::showAndRaise_raisesWhatIsShown()
{
    Opened opened;
    QVERIFY(opened.isReady() && opened.goCompact());
    opened.window.showAndRaise();
    QVERIFY(strip()->isVisible());
    QVERIFY(!opened.window.isVisible());
    QTRY_VERIFY(strip()->isActiveWindow());
}

QTEST_MAIN(CompactStripTest)
#include "tst_compactstrip.moc"

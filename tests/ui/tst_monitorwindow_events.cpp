// SPDX-License-Identifier: MIT
#include "readcontrol.h"
#include "samples.h"
#include "ui/mmstatusbar.h"
#include "ui/monitorwindow.h"

#include <QAction>
#include <QDataStream>
#include <QDockWidget>
#include <QTableView>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString path = QStringLiteral("/tmp/stats.json");
/// The first look and those that a test asks for, and no other.
constexpr std::chrono::milliseconds never = 1h;

QDockWidget *dockOf(const MonitorWindow &window)
{
    return window.findChild<QDockWidget *>(u"mm_events_dock"_s);
}

QAbstractItemModel *eventsOf(const MonitorWindow &window)
{
    return window.findChild<QTableView *>(u"mm_events_table"_s)->model();
}

QString textOf(const MonitorWindow &window, int row)
{
    return eventsOf(window)->index(row, 1).data().toString();
}

bool showActive(QWidget *window)
{
    window->show();
    window->activateWindow();
    return QTest::qWaitForWindowActive(window);
}

} // namespace

class MonitorWindowEventsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dock_isHiddenAtFirst();
    void ctrlE_showsAndHides();
    void events_areThoseOfTheLabel();
    void clear_emptiesTheList();
    void dock_isRestored();
    void layoutOfBeforeTheDock_isAccepted();
    void damagedDock_isIgnored();
};

void MonitorWindowEventsTest::dock_isHiddenAtFirst()
{
    ReadControl control(readingFor(State::Active, path));
    MonitorWindow window(path, control.read(), never);
    window.show();
    QVERIFY(!dockOf(window)->isVisible());
    QTRY_COMPARE(window.mmStatusBar()->status().state, State::Active);
    QCOMPARE(eventsOf(window)->rowCount(), 0); // hidden, it costs nothing
}

void MonitorWindowEventsTest::ctrlE_showsAndHides()
{
    ReadControl control(readingFor(State::Active, path));
    MonitorWindow window(path, control.read(), never);
    QVERIFY(showActive(&window));
    QTRY_COMPARE(window.mmStatusBar()->status().state, State::Active);
    QTest::keyClick(&window, Qt::Key_E, Qt::ControlModifier);
    QVERIFY(dockOf(window)->isVisible());
    QVERIFY(dockOf(window)->toggleViewAction()->isChecked());
    QCOMPARE(eventsOf(window)->rowCount(), 1); // what happened before is there
    QTest::keyClick(&window, Qt::Key_E, Qt::ControlModifier);
    QVERIFY(!dockOf(window)->isVisible());
}

void MonitorWindowEventsTest::events_areThoseOfTheLabel()
{
    ReadControl control(readingFor(State::NoFile, path));
    MonitorWindow window(path, control.read(), never);
    window.show();
    dockOf(window)->show();
    for (const State state : {State::NoFile, State::Active, State::Stopped, State::Error}) {
        control.answer(readingFor(state, path));
        window.mmStatusBar()->checkNow();
        QTRY_COMPARE(window.mmStatusBar()->status().state, state);
        QVERIFY(textOf(window, 0).endsWith(window.mmStatusBar()->status().reason));
    }
    QCOMPARE(eventsOf(window)->rowCount(), 4);
}

void MonitorWindowEventsTest::clear_emptiesTheList()
{
    ReadControl control(readingFor(State::Active, path));
    MonitorWindow window(path, control.read(), never);
    window.show();
    dockOf(window)->show();
    QTRY_COMPARE(eventsOf(window)->rowCount(), 1);
    window.findChild<QTableView *>(u"mm_events_table"_s)->actions().last()->trigger();
    QCOMPARE(eventsOf(window)->rowCount(), 0);
    control.answer(readingFor(State::Stopped, path));
    window.mmStatusBar()->checkNow();
    QTRY_COMPARE(eventsOf(window)->rowCount(), 1);
}

void MonitorWindowEventsTest::dock_isRestored()
{
    ReadControl control(readingFor(State::Active, path));
    QByteArray layout;
    {
        MonitorWindow window(path, control.read(), never);
        window.show();
        window.addDockWidget(Qt::RightDockWidgetArea, dockOf(window));
        dockOf(window)->show();
        layout = window.saveLayout();
    }
    MonitorWindow window(path, control.read(), never);
    window.restoreLayout(layout);
    window.show();
    QVERIFY(dockOf(window)->isVisible());
    QCOMPARE(window.dockWidgetArea(dockOf(window)), Qt::RightDockWidgetArea);
}

void MonitorWindowEventsTest::layoutOfBeforeTheDock_isAccepted()
{
    ReadControl control(readingFor(State::Active, path));
    QByteArray layout;
    {
        MonitorWindow window(path, control.read(), never);
        window.show();
        window.resize(555, 444);
        QDataStream stream(window.saveLayout());
        QByteArray geometry;
        QByteArray columns;
        QByteArray split;
        bool trend = true;
        qint32 range = 0;
        stream >> geometry >> columns >> split >> trend >> range;
        QDataStream old(&layout, QIODevice::WriteOnly);
        old << geometry << columns << split << false << range;
    }
    MonitorWindow window(path, control.read(), never);
    window.restoreLayout(layout);
    window.show();
    QCOMPARE(window.size(), QSize(555, 444));
    QVERIFY(!window.findChild<QWidget *>(u"mm_trend"_s)->isVisible());
    QVERIFY(!dockOf(window)->isVisible());
}

void MonitorWindowEventsTest::damagedDock_isIgnored()
{
    ReadControl control(readingFor(State::Active, path));
    MonitorWindow window(path, control.read(), never);
    window.show();
    const QByteArray hidden = window.saveLayout();
    dockOf(window)->show();
    const QByteArray shown = window.saveLayout();
    dockOf(window)->hide();
    // Each byte of what comes behind the parts that were there before.
    const qsizetype docks = 4 + window.saveState().size() + 2;
    QCOMPARE(hidden.size(), shown.size());
    for (qsizetype i = shown.size() - docks; i < shown.size(); ++i) {
        QByteArray damaged = shown;
        damaged[i] = char(damaged.at(i) ^ 0x20);
        window.restoreLayout(damaged);
        QVERIFY2(!dockOf(window)->isVisible(), qPrintable(QString::number(i)));
    }
    window.restoreLayout(shown);
    QVERIFY(dockOf(window)->isVisible());
}

QTEST_MAIN(MonitorWindowEventsTest)
#include "tst_monitorwindow_events.moc"

// SPDX-License-Identifier: MIT
#include "readcontrol.h"
#include "samples.h"
#include "suite.h"
#include "ui/status/mmstatusbar.h"
#include "ui/window/monitorwindow.h"

#include <QAction>
#include <QDockWidget>
#include <QHeaderView>
#include <QScreen>
#include <QTableView>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QTableView *tableOf(const MonitorWindow &window)
{
    return window.findChild<QTableView *>(u"mm_services_table"_s);
}

int wholeRowsIn(const QAbstractItemView &view)
{
    return view.viewport()->height() / qMax(1, view.sizeHintForRow(0));
}

/// As the menu, or Ctrl+E, does it.
void toggleEvents(const MonitorWindow &window)
{
    window.findChild<QDockWidget *>(u"mm_events_dock"_s)->toggleViewAction()->trigger();
}

QHeaderView *headerOf(const MonitorWindow &window)
{
    return window.findChild<QTableView *>(u"mm_services_table"_s)->horizontalHeader();
}

} // namespace

/// The sizes of the window's parts, and the saved layout.
class TstMonitorWindowLayout final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPart_fitsTheWindow();
    void allColumns_leaveRoomForTheOwnService();
    void columnsOfServers_widenTheWindow();
    void hiddenEvents_restoreTheHeight();
    void label_isBelowTheEvents();
    void layout_isRestored();
    void windowWithoutPosition_storesNone();
    void garbageLayout_isIgnored_data();
    void garbageLayout_isIgnored();
};

void TstMonitorWindowLayout::everyPart_fitsTheWindow()
{
    ReadControl control(readingFor(State::Active, somePath));
    MonitorWindow window(somePath, control.read(), never);
    window.show();
    QTRY_COMPARE(tableOf(window)->model()->rowCount(), 2);
    QVERIFY(wholeRowsIn(*tableOf(window)) >= 6);
    toggleEvents(window);
    const auto *events = window.findChild<QAbstractItemView *>(u"mm_events_table"_s);
    QVERIFY(events);
    QTRY_VERIFY(wholeRowsIn(*events) >= 5);
    QVERIFY(wholeRowsIn(*tableOf(window)) >= 6);
    QVERIFY(window.findChild<QWidget *>(u"mm_trend"_s)->isVisible());
}

void TstMonitorWindowLayout::allColumns_leaveRoomForTheOwnService()
{
    Reading reading = readingFor(State::Active, somePath);
    reading.snapshot.services[0].name = u"ee_monitor"_s;
    reading.snapshot.failures = {ServiceFailures{.name = u"ee_monitor"_s, .failedCalls = 1}};
    ReadControl control(reading);
    MonitorWindow window(somePath, control.read(), never);
    window.setOwnService(u"ee_monitor"_s);
    window.show();
    QTRY_COMPARE(tableOf(window)->model()->rowCount(), 2);
    QCOMPARE(headerOf(window)->hiddenSectionCount(), 3); // those of servers
    const QAbstractItemView *table = tableOf(window);
    QVERIFY(headerOf(window)->sectionSize(0) >= table->sizeHintForColumn(0));
}

void TstMonitorWindowLayout::columnsOfServers_widenTheWindow()
{
    Reading reading = readingFor(State::Active, somePath);
    reading.snapshot.failures = {ServiceFailures{.name = u"ee_monitor"_s, .failedCalls = 1}};
    reading.snapshot.servers = {{.name = u"b"_s, .state = u"down"_s}};
    ReadControl control(reading);
    MonitorWindow window(somePath, control.read(), never);
    const int before = window.width();
    window.show();
    QTRY_COMPARE(tableOf(window)->model()->rowCount(), 3);
    QVERIFY(window.width() > before);
    QVERIFY(window.width() <= window.screen()->availableGeometry().width());
    // On a screen as narrow as that of this test too.
    QTRY_VERIFY(headerOf(window)->sectionSize(0) >= 15 * window.fontMetrics().averageCharWidth());
    // Once only: the user may make it narrower again.
    window.resize(before, window.height());
    reading.snapshot.servers += {.name = u"c"_s, .state = u"down"_s};
    control.setReading(reading);
    window.mmStatusBar()->checkNow();
    QTRY_COMPARE(tableOf(window)->model()->rowCount(), 4);
    QCOMPARE(window.width(), before);
}

void TstMonitorWindowLayout::hiddenEvents_restoreTheHeight()
{
    ReadControl control(readingFor(State::Active, somePath));
    MonitorWindow window(somePath, control.read(), never);
    window.show();
    const int height = window.height();
    toggleEvents(window);
    QVERIFY(window.height() > height);
    toggleEvents(window);
    QCOMPARE(window.height(), height);

    // The height is kept if the user has changed it since, or if there was room already.
    toggleEvents(window);
    const int tall = window.height() + 10;
    window.resize(window.width(), tall);
    toggleEvents(window);
    QCOMPARE(window.height(), tall);
    toggleEvents(window);
    QCOMPARE(window.height(), tall);
    toggleEvents(window);
    QCOMPARE(window.height(), tall);
}

void TstMonitorWindowLayout::label_isBelowTheEvents()
{
    ReadControl control(readingFor(State::Active, somePath));
    MonitorWindow window(somePath, control.read(), never);
    window.show();
    const auto bottomOf = [&window](const QWidget *widget) {
        return widget->mapTo(&window, widget->rect().bottomLeft()).y();
    };
    toggleEvents(window);
    const auto *dock = window.findChild<QDockWidget *>(u"mm_events_dock"_s);
    QTRY_VERIFY(bottomOf(dock) > 0 && bottomOf(window.mmStatusBar()) > bottomOf(dock));
    // Back in this window after the compact mode.
    window.setCompact(true);
    window.setCompact(false);
    QTRY_VERIFY(window.mmStatusBar()->isVisible());
    QCOMPARE(window.mmStatusBar()->window(), &window);
    QTRY_VERIFY(bottomOf(window.mmStatusBar()) > bottomOf(dock));
}

void TstMonitorWindowLayout::layout_isRestored()
{
    ReadControl control(readingFor(State::Active, somePath));
    QVariantMap layout;
    {
        MonitorWindow window(somePath, control.read(), never);
        window.show();
        window.resize(555, 333);
        headerOf(window)->resizeSection(1, 77);
        headerOf(window)->resizeSection(2, 99);
        headerOf(window)->setSectionHidden(3, true);
        tableOf(window)->sortByColumn(2, Qt::DescendingOrder);
        headerOf(window)->setSortIndicatorClearable(false); // as stored by earlier versions
        layout = window.saveLayout();
    }
    MonitorWindow window(somePath, control.read(), never);
    QVERIFY(window.size() != QSize(555, 333));
    window.restoreLayout(layout);
    window.show();
    QCOMPARE(window.size(), QSize(555, 333));
    QCOMPARE(headerOf(window)->sectionSize(1), 77);
    QCOMPARE(headerOf(window)->sectionSize(2), 99);
    QVERIFY(headerOf(window)->isSectionHidden(3));
    QTRY_COMPARE(tableOf(window)->model()->rowCount(), 2);
    QCOMPARE(headerOf(window)->sortIndicatorSection(), 2);
    QVERIFY(headerOf(window)->isSortIndicatorClearable());
    QVERIFY(tableOf(window)->model()->index(0, 0).data().toString() != u"ee_monitor"_s);
}

void TstMonitorWindowLayout::windowWithoutPosition_storesNone()
{
    const ReadControl control;
    MonitorWindow window(somePath, control.read(), never);
    QVERIFY(!window.saveLayout().contains(u"geometry"_s)); // as if started in the tray
    window.move(120, 130);
    window.show();
    const QVariantMap layout = window.saveLayout();
    QVERIFY(layout.contains(u"geometry"_s));
    MonitorWindow restored(somePath, control.read(), never);
    restored.restoreLayout(layout);
    QVERIFY(restored.saveLayout().contains(u"geometry"_s));
}

void TstMonitorWindowLayout::garbageLayout_isIgnored_data()
{
    QTest::addColumn<QVariant>("value");

    QTest::newRow("text") << QVariant(u"nonsense"_s);
    QTest::newRow("bytes") << QVariant(QByteArray(1000, '\xff'));
    QTest::newRow("negative number") << QVariant(-7);
    QTest::newRow("large number") << QVariant(2'000'000'000);
}

void TstMonitorWindowLayout::garbageLayout_isIgnored()
{
    QFETCH(QVariant, value);

    ReadControl control;
    MonitorWindow window(somePath, control.read(), never);
    const QSize size = window.size();
    const int hidden = headerOf(window)->hiddenSectionCount();
    QVariantMap layout = window.saveLayout();
    for (const QString &key : layout.keys())
        layout[key] = value;
    window.restoreLayout(layout);
    window.show();
    QCOMPARE(window.size(), size);
    QVERIFY(headerOf(window)->count() > hidden);
    QCOMPARE(headerOf(window)->hiddenSectionCount(), hidden);
}

MM_WINDOW_SUITE(TstMonitorWindowLayout)
#include "tst_monitorwindow_layout.moc"

// SPDX-License-Identifier: MIT
#include "readcontrol.h"
#include "samples.h"
#include "ui/mmstatusbar.h"
#include "ui/monitorwindow.h"

#include <QAction>
#include <QDataStream>
#include <QDockWidget>
#include <QHeaderView>
#include <QRandomGenerator>
#include <QScreen>
#include <QTableView>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString path = QStringLiteral("/tmp/stats.json");
/// The first look and no other.
constexpr std::chrono::milliseconds never = 1h;

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

/// What is remembered from one start to the next.
class MonitorWindowLayoutTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPart_hasRoom();
    void roomForEvents_isGivenBack();
    void label_isBelowTheEvents();
    void layout_isRestored();
    void sortedColumn_isRestored();
    void choiceOfColumns_isRestored();
    void layoutOfThreeColumns_isTaken();
    void layoutThatHidesTheNames_isIgnored();
    void garbageLayout_isIgnored_data();
    void garbageLayout_isIgnored();
    void halfALayout_isIgnored();
    void mutatedLayout_leavesAUsableWindow();
};

void MonitorWindowLayoutTest::everyPart_hasRoom()
{
    ReadControl control(readingFor(State::Active, path));
    MonitorWindow window(path, control.read(), never);
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

void MonitorWindowLayoutTest::roomForEvents_isGivenBack()
{
    ReadControl control(readingFor(State::Active, path));
    MonitorWindow window(path, control.read(), never);
    window.show();
    const int height = window.height();
    toggleEvents(window);
    QVERIFY(window.height() > height);
    toggleEvents(window);
    QCOMPARE(window.height(), height);

    // Not what the user has chosen since, and nothing where there is room enough.
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

void MonitorWindowLayoutTest::label_isBelowTheEvents()
{
    ReadControl control(readingFor(State::Active, path));
    MonitorWindow window(path, control.read(), never);
    window.show();
    const auto bottomOf = [&window](const QWidget *widget) {
        return widget->mapTo(&window, widget->rect().bottomLeft()).y();
    };
    toggleEvents(window);
    const auto *dock = window.findChild<QDockWidget *>(u"mm_events_dock"_s);
    QTRY_VERIFY(bottomOf(dock) > 0 && bottomOf(window.mmStatusBar()) > bottomOf(dock));
    // There again after it was lent to the strip.
    window.setCompact(true);
    window.setCompact(false);
    QTRY_VERIFY(window.mmStatusBar()->isVisible());
    QCOMPARE(window.mmStatusBar()->window(), &window);
    QTRY_VERIFY(bottomOf(window.mmStatusBar()) > bottomOf(dock));
}

void MonitorWindowLayoutTest::layout_isRestored()
{
    ReadControl control(readingFor(State::Active, path));
    QByteArray layout;
    {
        MonitorWindow window(path, control.read(), never);
        window.show();
        window.resize(555, 333);
        headerOf(window)->resizeSection(1, 77);
        headerOf(window)->resizeSection(2, 99);
        layout = window.saveLayout();
    }
    MonitorWindow window(path, control.read(), never);
    QVERIFY(window.size() != QSize(555, 333));
    window.restoreLayout(layout);
    window.show();
    QCOMPARE(window.size(), QSize(555, 333));
    QCOMPARE(headerOf(window)->sectionSize(1), 77);
    QCOMPARE(headerOf(window)->sectionSize(2), 99);
}

void MonitorWindowLayoutTest::sortedColumn_isRestored()
{
    ReadControl control(readingFor(State::Active, path));
    QByteArray layout;
    {
        MonitorWindow window(path, control.read(), never);
        const auto *table = window.findChild<QTableView *>(u"mm_services_table"_s)->model();
        QTRY_COMPARE(table->rowCount(), 2);
        headerOf(window)->setSortIndicator(2, Qt::DescendingOrder);
        QCOMPARE(table->index(0, 0).data().toString(), u"ee_cycle_1"_s);
        layout = window.saveLayout();
    }
    MonitorWindow window(path, control.read(), never);
    window.restoreLayout(layout);
    const auto *table = window.findChild<QTableView *>(u"mm_services_table"_s)->model();
    QTRY_COMPARE(table->rowCount(), 2);
    QCOMPARE(table->index(0, 0).data().toString(), u"ee_cycle_1"_s);
}

void MonitorWindowLayoutTest::choiceOfColumns_isRestored()
{
    ReadControl control(readingFor(State::Active, path));
    QByteArray layout;
    {
        MonitorWindow window(path, control.read(), never);
        window.show();
        headerOf(window)->setSectionHidden(1, true);
        headerOf(window)->resizeSection(4, 88);
        layout = window.saveLayout();
    }
    MonitorWindow window(path, control.read(), never);
    headerOf(window)->setSectionHidden(3, true);
    const int width = headerOf(window)->sectionSize(1);
    window.restoreLayout(layout);
    window.show();
    QVERIFY(headerOf(window)->isSectionHidden(1));
    QVERIFY(!headerOf(window)->isSectionHidden(3));
    QCOMPARE(headerOf(window)->sectionSize(4), 88);
    headerOf(window)->setSectionHidden(1, false);
    QCOMPARE(headerOf(window)->sectionSize(1), width);
}

void MonitorWindowLayoutTest::layoutOfThreeColumns_isTaken()
{
    QByteArray columns;
    QDataStream inner(&columns, QIODevice::WriteOnly);
    inner << qint32(200) << qint32(77) << qint32(99) << qint32(2) << true;
    QByteArray layout;
    QDataStream stream(&layout, QIODevice::WriteOnly);
    stream << QByteArray() << columns;

    ReadControl control(readingFor(State::Active, path));
    MonitorWindow window(path, control.read(), never);
    const int share = headerOf(window)->sectionSize(4);
    window.restoreLayout(layout);
    QCOMPARE(headerOf(window)->sectionSize(1), 77);
    QCOMPARE(headerOf(window)->sectionSize(2), 99);
    QCOMPARE(headerOf(window)->sectionSize(4), share);
    QCOMPARE(headerOf(window)->hiddenSectionCount(), 0);
    QCOMPARE(headerOf(window)->sortIndicatorSection(), 2);
    QCOMPARE(headerOf(window)->sortIndicatorOrder(), Qt::DescendingOrder);
}

void MonitorWindowLayoutTest::layoutThatHidesTheNames_isIgnored()
{
    for (const quint32 hidden : {1U, 0x20U, 0xffffffffU}) {
        QByteArray columns;
        QDataStream inner(&columns, QIODevice::WriteOnly);
        inner << qint32(200) << qint32(77) << qint32(99) << qint32(2) << true << qint32(50)
              << qint32(50) << hidden;
        QByteArray layout;
        QDataStream stream(&layout, QIODevice::WriteOnly);
        stream << QByteArray() << columns;

        ReadControl control;
        MonitorWindow window(path, control.read(), never);
        window.restoreLayout(layout);
        QCOMPARE(headerOf(window)->hiddenSectionCount(), 0);
        QVERIFY(headerOf(window)->sectionSize(1) != 77);
    }
}

void MonitorWindowLayoutTest::garbageLayout_isIgnored_data()
{
    QTest::addColumn<QByteArray>("layout");

    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("@Invalid()");
    QTest::newRow("zeros") << QByteArray(1000, '\0');
    QTest::newRow("ones") << QByteArray(1000, '\xff');
    QTest::newRow("a length of 2 GiB") << QByteArray("\x7f\xff\xff\xff", 4);
    QByteArray other;
    QDataStream stream(&other, QIODevice::WriteOnly);
    stream << QByteArray("no geometry") << QByteArray("no columns");
    QTest::newRow("of the right shape, but no layout") << other;
}

void MonitorWindowLayoutTest::garbageLayout_isIgnored()
{
    QFETCH(QByteArray, layout);

    ReadControl control;
    MonitorWindow window(path, control.read(), never);
    const QSize size = window.size();
    const QByteArray columns = headerOf(window)->saveState();
    window.restoreLayout(layout);
    window.show();
    QCOMPARE(window.size(), size);
    QCOMPARE(headerOf(window)->count(), 5);
    QCOMPARE(headerOf(window)->hiddenSectionCount(), 0);
    QCOMPARE(headerOf(window)->saveState().size(), columns.size());
}

void MonitorWindowLayoutTest::halfALayout_isIgnored()
{
    ReadControl control;
    MonitorWindow window(path, control.read(), never);
    const QSize size = window.size();
    const QByteArray layout = window.saveLayout();
    for (qsizetype kept = 0; kept < layout.size(); ++kept)
        window.restoreLayout(layout.first(kept));
    QCOMPARE(headerOf(window)->count(), 5);
    QCOMPARE(headerOf(window)->hiddenSectionCount(), 0);
    QCOMPARE(window.size(), size);
}

void MonitorWindowLayoutTest::mutatedLayout_leavesAUsableWindow()
{
    ReadControl control(readingFor(State::Active, path));
    MonitorWindow window(path, control.read(), never);
    const QByteArray layout = window.saveLayout();
    QRandomGenerator random(20260206);
    for (int i = 0; i < 1000; ++i) {
        QByteArray mutated = layout;
        mutated[random.bounded(mutated.size())] = char(random.bounded(256));
        window.restoreLayout(mutated);
        QCOMPARE(headerOf(window)->count(), 5);
    }
    window.restoreLayout(layout);
    window.show();
    QVERIFY(window.screen()->geometry().intersects(window.geometry()));
    QCOMPARE(headerOf(window)->hiddenSectionCount(), 0);
}

QTEST_MAIN(MonitorWindowLayoutTest)
#include "tst_monitorwindow_layout.moc"

// SPDX-License-Identifier: MIT
#include "activewindow.h"
#include "machinereadings.h"
#include "suite.h"
#include "ui/machines/machinesmodel.h"
#include "ui/machines/machinesview.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

using namespace mm;
using namespace mm::test;
using namespace Qt::StringLiterals;

namespace {

struct ShownMachines
{
    MachinesView view;
    QTableView *table = view.findChild<QTableView *>(u"mm_machines_table"_s);
    QLineEdit *filter = view.findChild<QLineEdit *>(u"mm_machines_filter"_s);
    QLabel *message = view.findChild<QLabel *>(u"mm_no_machines_label"_s);

    explicit ShownMachines(const MachineReadings &all = mixedMachines())
    {
        view.resize(900, 300);
        show(all);
    }
    void show(const MachineReadings &all)
    {
        const Reading reading = all.reading();
        view.setReading(reading, evaluateStatus(reading, reading.at));
    }
    [[nodiscard]] QString nameAt(int row) const
    {
        return table->model()->index(row, 0).data().toString();
    }
    void select(const QString &name)
    {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (nameAt(row) == name)
                table->selectionModel()->setCurrentIndex(table->model()->index(row, 0),
                                                         QItemSelectionModel::ClearAndSelect |
                                                             QItemSelectionModel::Rows);
        }
    }
    [[nodiscard]] QAction *leaveOut() const
    {
        return view.findChild<QAction *>(u"mm_leave_out_action"_s);
    }
};

MachineReadings manyMachines()
{
    MachineReadings all;
    for (int i = 0; i < 500; ++i)
        all.add(u"machine %1"_s.arg(i));
    return all;
}

} // namespace

class TstMachinesView final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QApplication::setLayoutDirection(Qt::LeftToRight); }
    void noMachines_showAMessage();
    void filter_showsMatchesAndTheirNumber();
    void ctrlF_focusesTheFilterAndEscapeClearsIt();
    void enterAndDoubleClick_showTheMachine_data();
    void enterAndDoubleClick_showTheMachine();
    void enterInTheFilter_showsNoMachine();
    void ctrlC_copiesSelectedRows();
    void leaveOut_isOfferedForUnscrapedMachinesOnly();
    void newReadings_keepSelectionAndScrollPosition();
    void header_sortsAndKeepsBadOnesFirst();
    void menus_haveTheActions();
    void columns_areRestored();
    void invalidColumns_areIgnored();
    void takeOver_keepsFilterAndSelection();
    void narrowView_showsAllColumns();
};

void TstMachinesView::noMachines_showAMessage()
{
    ShownMachines shown{MachineReadings()};
    QVERIFY(showActive(&shown.view));
    QVERIFY(shown.message->isVisible());
    QCOMPARE(shown.message->text(), u"There are no machines."_s);
    QVERIFY(!shown.filter->isVisible());
    shown.show(mixedMachines());
    QVERIFY(shown.table->isVisible());
    QVERIFY(shown.filter->isVisible());
    QVERIFY(shown.table->hasFocus());
}

void TstMachinesView::filter_showsMatchesAndTheirNumber()
{
    ShownMachines shown;
    QVERIFY(showActive(&shown.view));
    shown.filter->setText(u"ta"_s);
    QCOMPARE(shown.table->model()->rowCount(), 2);
    const auto *count = shown.view.findChild<QLabel *>(u"mm_filter_count"_s);
    QCOMPARE(count->text(), u"2 of 5 machine(s)"_s);
    QVERIFY(count->isVisible());
    shown.filter->setText(u"<b>"_s);
    QCOMPARE(shown.message->text(), u"No machine has “<b>” in its name."_s);
    QVERIFY(shown.message->isVisible());
}

void TstMachinesView::ctrlF_focusesTheFilterAndEscapeClearsIt()
{
    ShownMachines shown;
    QVERIFY(showActive(&shown.view));
    QTest::keyClick(shown.table, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(shown.filter->hasFocus());
    QTest::keyClicks(shown.filter, u"ta"_s);
    QCOMPARE(shown.table->model()->rowCount(), 2);
    QTest::keyClick(shown.filter, Qt::Key_Escape);
    QCOMPARE(shown.table->model()->rowCount(), 5);
    QVERIFY(shown.table->hasFocus());
}

void TstMachinesView::enterAndDoubleClick_showTheMachine_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        QTest::addRow("Return %d", int(direction)) << int(Qt::Key_Return) << direction;
        QTest::addRow("Enter %d", int(direction)) << int(Qt::Key_Enter) << direction;
        QTest::addRow("double click %d", int(direction)) << 0 << direction;
    }
}

void TstMachinesView::enterAndDoubleClick_showTheMachine()
{
    QFETCH(int, key);
    QFETCH(Qt::LayoutDirection, direction);

    QApplication::setLayoutDirection(direction);
    ShownMachines shown;
    QVERIFY(showActive(&shown.view));
    const QSignalSpy requests(&shown.view, &MachinesView::showRequested);
    shown.select(u"gamma:9464"_s);
    if (key == 0) {
        const QPoint at = shown.table->visualRect(shown.table->currentIndex()).center();
        QTest::mouseClick(shown.table->viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(shown.table->viewport(), Qt::LeftButton, {}, at);
    } else {
        QTest::keyClick(shown.table, Qt::Key(key));
    }
    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests.first().first().value<MachineKey>(), MachineKey(u"mm"_s, u"gamma:9464"_s));
}

void TstMachinesView::enterInTheFilter_showsNoMachine()
{
    ShownMachines shown;
    QVERIFY(showActive(&shown.view));
    const QSignalSpy requests(&shown.view, &MachinesView::showRequested);
    shown.select(u"gamma:9464"_s);
    shown.filter->setFocus();
    QTest::keyClick(shown.filter, Qt::Key_Return);
    QCOMPARE(requests.size(), 0);
    QVERIFY(shown.table->hasFocus());
}

void TstMachinesView::ctrlC_copiesSelectedRows()
{
    ShownMachines shown;
    QVERIFY(showActive(&shown.view));
    shown.select(u"alpha:9464"_s);
    QTest::keyClick(shown.table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), u"alpha:9464\tActive\t5\t1000\t–\tjust now\t"_s);
    shown.table->setColumnHidden(MachinesModel::Scraped, true);
    shown.table->selectAll();
    QTest::keyClick(shown.table, Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 6);
    QCOMPARE(lines.first(), u"Machine\tState\tServices\tMessages\tPer minute\tWhy"_s);
    QCOMPARE(lines.at(1), u"beta:9464\tStopped\t–\t–\t–\tIts MM was shut down cleanly."_s);
}

void TstMachinesView::leaveOut_isOfferedForUnscrapedMachinesOnly()
{
    ShownMachines shown;
    const QSignalSpy requests(&shown.view, &MachinesView::leaveOutRequested);
    QVERIFY(!shown.leaveOut()->isEnabled());
    for (const QString &name :
         {u"alpha:9464"_s, u"beta:9464"_s, u"gamma:9464"_s, u"delta:9464"_s}) {
        shown.select(name);
        QVERIFY2(!shown.leaveOut()->isEnabled(), qPrintable(name));
        QVERIFY(!shown.leaveOut()->toolTip().isEmpty());
    }
    shown.select(u"epsilon:9464"_s);
    QVERIFY(shown.leaveOut()->isEnabled());
    shown.leaveOut()->trigger();
    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests.first().first().value<MachineKey>(), MachineKey(u"mm"_s, u"epsilon:9464"_s));
    // It is back while the menu is open.
    MachineReadings all = mixedMachines();
    all[u"epsilon:9464"_s].upAt = all.fleet.time;
    shown.show(all);
    QVERIFY(!shown.leaveOut()->isEnabled());
}

void TstMachinesView::newReadings_keepSelectionAndScrollPosition()
{
    MachineReadings all = manyMachines();
    ShownMachines shown(all);
    QVERIFY(showActive(&shown.view));
    shown.select(u"machine 250"_s);
    shown.table->scrollTo(shown.table->currentIndex(), QAbstractItemView::PositionAtCenter);
    const int position = shown.table->verticalScrollBar()->value();
    QVERIFY(position > 0);
    for (int poll = 0; poll < 20; ++poll) {
        all[u"machine %1"_s.arg(300 + poll)].up = 0;
        if (poll % 5 == 0)
            all.add(u"new %1"_s.arg(poll));
        all.advance(5);
        shown.show(all);
        QCOMPARE(shown.table->verticalScrollBar()->value(), position);
        QCOMPARE(shown.nameAt(shown.table->currentIndex().row()), u"machine 250"_s);
        QCOMPARE(shown.table->selectionModel()->selectedRows().size(), 1);
    }
}

void TstMachinesView::header_sortsAndKeepsBadOnesFirst()
{
    MachineReadings all({u"a"_s, u"b"_s, u"c"_s});
    all[u"c"_s].up = 0;
    all[u"a"_s].messages = 1;
    ShownMachines shown(all);
    QVERIFY(showActive(&shown.view));
    const auto names = [&shown] { return shown.nameAt(0) + shown.nameAt(1) + shown.nameAt(2); };
    QCOMPARE(names(), u"cab"_s);
    QHeaderView *header = shown.table->horizontalHeader();
    const auto click = [&](int column) {
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          QPoint(header->sectionViewportPosition(column) + 5, 5));
    };
    click(MachinesModel::Messages);
    QCOMPARE(names(), u"cba"_s);
    click(MachinesModel::Messages);
    QCOMPARE(names(), u"cab"_s);
}

void TstMachinesView::menus_haveTheActions()
{
    ShownMachines shown;
    const auto *menu = shown.view.findChild<QMenu *>(u"mm_machines_menu"_s);
    QVERIFY(menu);
    QStringList texts;
    for (const QAction *action : menu->actions())
        texts += action->text();
    QVERIFY(texts.contains(u"S&how This Machine"_s));
    QVERIFY(texts.contains(u"&Copy"_s));
    QVERIFY(texts.contains(u"&Leave This Machine Out"_s));
    // There is no order of a file.
    QCOMPARE(shown.view.sortMenu()->actions().size(), int(MachinesModel::ColumnCount));
}

void TstMachinesView::columns_areRestored()
{
    ShownMachines shown;
    shown.table->setColumnHidden(MachinesModel::Rate, true);
    shown.table->setColumnWidth(MachinesModel::Name, 333);
    shown.table->sortByColumn(MachinesModel::Messages, Qt::DescendingOrder);
    ShownMachines restored;
    restored.view.restoreColumns(shown.view.saveColumns());
    QVERIFY(restored.table->isColumnHidden(MachinesModel::Rate));
    QCOMPARE(restored.table->columnWidth(MachinesModel::Name), 333);
    QCOMPARE(restored.table->horizontalHeader()->sortIndicatorSection(),
             int(MachinesModel::Messages));
}

void TstMachinesView::invalidColumns_areIgnored()
{
    ShownMachines shown;
    const int width = shown.table->columnWidth(MachinesModel::Name);
    shown.view.restoreColumns({{u"machineColumns"_s, QByteArray("nonsense")}});
    shown.view.restoreColumns({});
    QTableView newer; // sorted by a column that this version does not know, or by none
    QStandardItemModel columns(0, MachinesModel::ColumnCount + 1);
    newer.setModel(&columns);
    newer.setSortingEnabled(true);
    for (const int column : {int(MachinesModel::ColumnCount), -1}) {
        newer.sortByColumn(column, Qt::AscendingOrder);
        ShownMachines other;
        other.view.restoreColumns({{u"machineColumns"_s, newer.horizontalHeader()->saveState()}});
        QCOMPARE(other.table->model()->rowCount(), 5);
    }
    QCOMPARE(shown.table->columnWidth(MachinesModel::Name), width);
    QVERIFY(!shown.table->isColumnHidden(MachinesModel::Name));
}

void TstMachinesView::takeOver_keepsFilterAndSelection()
{
    ShownMachines former;
    former.filter->setText(u"ta"_s);
    former.select(u"delta:9464"_s);
    ShownMachines shown{MachineReadings()};
    shown.view.takeOver(former.view);
    QCOMPARE(shown.filter->text(), u"ta"_s);
    QCOMPARE(shown.table->model()->rowCount(), 2);
    QCOMPARE(shown.nameAt(shown.table->currentIndex().row()), u"delta:9464"_s);
    QCOMPARE(shown.table->selectionModel()->selectedRows().size(), 1);
}

void TstMachinesView::narrowView_showsAllColumns()
{
    ShownMachines shown;
    shown.view.resize(shown.view.fontMetrics().averageCharWidth() * 160, 300);
    QVERIFY(showActive(&shown.view));
    QCOMPARE(shown.table->horizontalScrollBar()->maximum(), 0);
    QVERIFY(
        shown.table->columnWidth(MachinesModel::Why) >
        shown.table->fontMetrics().horizontalAdvance(u"Prometheus does not scrape it any more."_s));
}

MM_WINDOW_SUITE(TstMachinesView)
#include "tst_machinesview.moc"

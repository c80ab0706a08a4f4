// SPDX-License-Identifier: MIT
#include "servicereadings.h"
#include "suite.h"
#include "ui/services/servicesmodel.h"
#include "ui/services/servicesview.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A view of the services that a test sets, in the active window.
class ViewFixture final
{
public:
    ViewFixture()
    {
        view.resize(700, 300);
        view.show();
        view.activateWindow();
    }

    void set(const QList<Service> &services, std::chrono::milliseconds later = 2s)
    {
        setIn(&view, services, later);
    }
    /// In \p shown, the next poll.
    void setIn(ServicesView *shown, const QList<Service> &services, std::chrono::milliseconds later)
    {
        const Reading reading = m_mm.next(services, later);
        const Status status = evaluateStatus(reading, reading.at);
        shown->setReading(reading, status, m_continuity.update(reading, status.state));
    }
    [[nodiscard]] bool isActive() { return QTest::qWaitForWindowActive(&view); }
    [[nodiscard]] QTableView *table() const
    {
        return view.findChild<QTableView *>(u"mm_services_table"_s);
    }
    [[nodiscard]] QLineEdit *filter() const
    {
        return view.findChild<QLineEdit *>(u"mm_services_filter"_s);
    }
    [[nodiscard]] QLabel *count() const { return view.findChild<QLabel *>(u"mm_filter_count"_s); }
    [[nodiscard]] QLabel *nothing() const
    {
        return view.findChild<QLabel *>(u"mm_nothing_label"_s);
    }
    void select(int first, int last) const
    {
        table()->setCurrentIndex(table()->model()->index(first, 0));
        table()->selectionModel()->select(
            QItemSelection(table()->model()->index(first, 0),
                           table()->model()->index(last, ServicesModel::ColumnCount - 1)),
            QItemSelectionModel::ClearAndSelect);
    }

    ServicesView view;

private:
    ServiceReadings m_mm;
    Continuity m_continuity;
};

} // namespace

class TstServicesView final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QApplication::clipboard()->clear(); }
    void filterBox_hasNameAndClearButton();
    void fontChanges_rowsAndColumnsFollow();
    void findAndEscape_moveTheFocus();
    void return_focusesTheTableAndKeepsTheFilter();
    void filter_showsTheNumberOfMatches();
    void filterWithoutMatch_showsAMessage();
    void filter_isVisibleWithServicesOrText();
    void singleRow_isCopiedWithoutTitles();
    void copy_hasTheVisibleColumns();
    void copy_isEnabledWithASelection();
    void contextMenuKey_offersCopyAndColumns();
    void numberColumn_firstClickSortsTheHighestFirstAndTheThirdRestoresTheOrder();
    void sortMenu_sortsAsAClickOnTheTitle();
    void columnsMenu_hidesAndShowsColumns();
    void nameColumn_cannotBeHidden();
    void currentService_followsCursorAndSelection();
    void update_keepsSelection();
    void manyChangedRows_keepSelection();
    void departedService_isDeselectedWithItsRow();
    void addedAndRemovedRows_keepScrollPosition();
    void takeOver_keepsRatesFilterAndSelection();
    void takeOver_keepsTheServiceSelectedLast();
};

void TstServicesView::filterBox_hasNameAndClearButton()
{
    const ViewFixture fixture;
    QVERIFY(!fixture.filter()->accessibleName().isEmpty());
    QVERIFY(!fixture.filter()->placeholderText().isEmpty());
    fixture.filter()->setText(u"a"_s);
    QVERIFY(fixture.filter()->isClearButtonEnabled());
}

void TstServicesView::fontChanges_rowsAndColumnsFollow()
{
    ViewFixture fixture;
    const QTableView *table = fixture.view.table();
    const int rows = table->verticalHeader()->defaultSectionSize();
    const int column = table->columnWidth(ServicesModel::Registered);
    QFont large = fixture.view.font();
    large.setPointSizeF(large.pointSizeF() * 2);
    fixture.view.setFont(large); // as a change of the desktop's font does to each widget
    QVERIFY(table->verticalHeader()->defaultSectionSize() >= table->fontMetrics().height());
    QVERIFY(table->columnWidth(ServicesModel::Registered) > column);
    fixture.view.setFont({});
    QCOMPARE(table->verticalHeader()->defaultSectionSize(), rows);
}

void TstServicesView::findAndEscape_moveTheFocus()
{
    ViewFixture fixture;
    fixture.set(servicesNamed(u"abc"));
    QVERIFY(fixture.isActive());
    fixture.table()->setFocus();
    QTest::keySequence(&fixture.view, QKeySequence(Qt::CTRL | Qt::Key_F));
    QVERIFY(fixture.filter()->hasFocus());
    QTest::keyClicks(fixture.filter(), u"B"_s);
    QCOMPARE(namesIn(*fixture.table()->model()).join(QString()), u"b"_s);
    QTest::keyClick(fixture.filter(), Qt::Key_Escape);
    QCOMPARE(fixture.filter()->text(), QString());
    QCOMPARE(namesIn(*fixture.table()->model()).join(QString()), u"abc"_s);
    QVERIFY(fixture.table()->hasFocus());
}

void TstServicesView::return_focusesTheTableAndKeepsTheFilter()
{
    ViewFixture fixture;
    fixture.set(servicesNamed(u"abc"));
    QVERIFY(fixture.isActive());
    fixture.filter()->setFocus();
    QTest::keyClicks(fixture.filter(), u"c"_s);
    QTest::keyClick(fixture.filter(), Qt::Key_Return);
    QVERIFY(fixture.table()->hasFocus());
    QCOMPARE(namesIn(*fixture.table()->model()).join(QString()), u"c"_s);
}

void TstServicesView::filter_showsTheNumberOfMatches()
{
    ViewFixture fixture;
    fixture.set(numberedServices(800));
    QVERIFY(!fixture.count()->isVisible());
    fixture.filter()->setText(u"11"_s);
    QVERIFY(fixture.count()->isVisible());
    QCOMPARE(fixture.count()->text(), u"17 of 800 service(s)"_s);
    QCOMPARE(fixture.filter()->accessibleDescription(), fixture.count()->text());
    fixture.set(numberedServices(700));
    QCOMPARE(fixture.count()->text(), u"16 of 700 service(s)"_s);
    fixture.filter()->clear();
    QVERIFY(!fixture.count()->isVisible());
}

void TstServicesView::filterWithoutMatch_showsAMessage()
{
    ViewFixture fixture;
    fixture.set(servicesNamed(u"abc"));
    fixture.filter()->setText(u"<b>x</b>"_s);
    QVERIFY(fixture.nothing()->isVisible());
    QVERIFY(!fixture.table()->isVisible());
    QCOMPARE(fixture.nothing()->text(), u"No service has “<b>x</b>” in its name."_s);
    QCOMPARE(fixture.count()->text(), u"0 of 3 service(s)"_s);
    fixture.filter()->clear();
    QVERIFY(fixture.table()->isVisible());
}

void TstServicesView::filter_isVisibleWithServicesOrText()
{
    ViewFixture fixture;
    QVERIFY(!fixture.filter()->isVisible());
    fixture.set({});
    QVERIFY(!fixture.filter()->isVisible());
    QCOMPARE(fixture.nothing()->text(), u"No service is registered yet."_s);
    fixture.set(servicesNamed(u"a"));
    QVERIFY(fixture.filter()->isVisible());
    fixture.filter()->setText(u"a"_s);
    fixture.set({}, 20s);
    fixture.set({}, 20s);
    QVERIFY(fixture.filter()->isVisible()); // so that it can be cleared
}

void TstServicesView::singleRow_isCopiedWithoutTitles()
{
    ViewFixture fixture;
    fixture.set({{u"a"_s, u"2026-02-06T10:20:00.5"_s, 1247}, {u"b"_s, u"last Friday"_s, 0}});
    QVERIFY(fixture.isActive());
    fixture.table()->setFocus();
    fixture.select(0, 0);
    QTest::keySequence(fixture.table(), QKeySequence(Qt::CTRL | Qt::Key_C));
    QCOMPARE(QApplication::clipboard()->text(), u"a\t2026-02-06T10:20:00.5\t1247\t–\t100.0%"_s);
}

void TstServicesView::copy_hasTheVisibleColumns()
{
    ViewFixture fixture;
    fixture.set({{u"a"_s, u"x"_s, 3}});
    fixture.table()->setColumnHidden(ServicesModel::Registered, true);
    fixture.table()->setColumnHidden(ServicesModel::Rate, true);
    fixture.select(0, 0);
    fixture.view.editActions().at(0)->trigger();
    QCOMPARE(QApplication::clipboard()->text(), u"a\t3\t100.0%"_s);
    fixture.view.editActions().at(1)->trigger();
    QVERIFY(QApplication::clipboard()->text().startsWith(u'['));
}

void TstServicesView::copy_isEnabledWithASelection()
{
    ViewFixture fixture;
    fixture.set(servicesNamed(u"ab"));
    const QList<QAction *> actions = fixture.view.editActions();
    QVERIFY(!actions.at(0)->isEnabled());
    QVERIFY(!actions.at(1)->isEnabled());
    QVERIFY(actions.at(2)->isEnabled());
    fixture.select(0, 0);
    QVERIFY(actions.at(0)->isEnabled());
    QVERIFY(actions.at(1)->isEnabled());
    fixture.set({}, 20s);
    fixture.set({}, 20s);
    QVERIFY(!actions.at(0)->isEnabled());
    QVERIFY(!actions.at(2)->isEnabled());
}

void TstServicesView::contextMenuKey_offersCopyAndColumns()
{
    ViewFixture fixture;
    fixture.set(servicesNamed(u"ab"));
    fixture.select(0, 0);
    QContextMenuEvent menuKey(QContextMenuEvent::Keyboard, QPoint(5, 5), QPoint(5, 5));
    QApplication::sendEvent(fixture.table()->viewport(), &menuKey);
    const auto *menu = fixture.view.findChild<QMenu *>(u"mm_services_menu"_s);
    QTRY_VERIFY(menu->isVisible());
    QVERIFY(menu->actions().contains(fixture.view.editActions().at(0)));
    QVERIFY(menu->actions().contains(fixture.view.editActions().at(1)));
    const auto *columns = fixture.view.findChild<QMenu *>(u"mm_columns_menu"_s);
    QVERIFY(menu->actions().contains(columns->menuAction()));
}

void TstServicesView::numberColumn_firstClickSortsTheHighestFirstAndTheThirdRestoresTheOrder()
{
    ViewFixture fixture;
    fixture.set({{u"b"_s, {}, 3}, {u"zero"_s, {}, 0}, {u"a"_s, {}, 8}});
    const auto click = [&fixture](int column) {
        const QHeaderView *header = fixture.table()->horizontalHeader();
        const int x = header->sectionViewportPosition(column) + header->sectionSize(column) / 2;
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, {x, header->height() / 2});
        return namesIn(*fixture.table()->model());
    };
    const QStringList file{u"b"_s, u"zero"_s, u"a"_s};
    for (const int column : {ServicesModel::Messages, ServicesModel::Share}) {
        QCOMPARE(click(column), (QStringList{u"a"_s, u"b"_s, u"zero"_s}));
        QCOMPARE(click(column), (QStringList{u"zero"_s, u"b"_s, u"a"_s}));
        QCOMPARE(click(column), file);
    }
    QCOMPARE(click(ServicesModel::Name), (QStringList{u"a"_s, u"b"_s, u"zero"_s}));
}

void TstServicesView::sortMenu_sortsAsAClickOnTheTitle()
{
    ViewFixture fixture;
    fixture.set({{u"b"_s, {}, 3}, {u"zero"_s, {}, 0}, {u"a"_s, {}, 8}});
    const auto choose = [&fixture](int column) {
        fixture.view.sortMenu()->actions().at(column + 1)->trigger();
        return namesIn(*fixture.table()->model());
    };
    const QStringList descending{u"a"_s, u"b"_s, u"zero"_s};
    QCOMPARE(choose(ServicesModel::Messages), descending);
    QCOMPARE(choose(ServicesModel::Messages), (QStringList{u"zero"_s, u"b"_s, u"a"_s}));
    QCOMPARE(choose(ServicesModel::Share), descending);
    QCOMPARE(choose(-1), (QStringList{u"b"_s, u"zero"_s, u"a"_s}));
    fixture.table()->sortByColumn(ServicesModel::Name, Qt::DescendingOrder);
    fixture.view.sortMenu()->popup({});
    QVERIFY(fixture.view.sortMenu()->actions().at(ServicesModel::Name + 1)->isChecked());
}

void TstServicesView::columnsMenu_hidesAndShowsColumns()
{
    ViewFixture fixture;
    fixture.set(servicesNamed(u"ab"));
    QHeaderView *header = fixture.table()->horizontalHeader();
    QContextMenuEvent click(QContextMenuEvent::Mouse, QPoint(5, 5), QPoint(5, 5));
    QApplication::sendEvent(header->viewport(), &click);
    auto *menu = fixture.view.findChild<QMenu *>(u"mm_columns_menu"_s);
    QTRY_VERIFY(menu->isVisible());
    QCOMPARE(menu->actions().size(), int(ServicesModel::ColumnCount));
    for (int column = 1; column < ServicesModel::ColumnCount; ++column) {
        const bool wasHidden = header->isSectionHidden(column);
        menu->actions().at(column)->trigger();
        QCOMPARE(header->isSectionHidden(column), !wasHidden);
    }
    menu->close();
    fixture.table()->setColumnHidden(ServicesModel::Rate, false); // as restoring a layout does
    menu->popup({});
    QTRY_VERIFY(menu->isVisible());
    QVERIFY(menu->actions().at(ServicesModel::Rate)->isChecked());
    QVERIFY(!menu->actions().at(ServicesModel::Share)->isChecked());
    menu->actions().at(ServicesModel::Share)->trigger();
    QVERIFY(!header->isSectionHidden(ServicesModel::Share));
    QVERIFY(header->sectionSize(ServicesModel::Share) > 0);
}

void TstServicesView::nameColumn_cannotBeHidden()
{
    ViewFixture fixture;
    QAction *choice = fixture.view.findChild<QMenu *>(u"mm_columns_menu"_s)->actions().constFirst();
    choice->trigger();
    QVERIFY(!choice->isEnabled());
    QVERIFY(choice->isChecked());
    QVERIFY(!fixture.table()->isColumnHidden(ServicesModel::Name));
}

void TstServicesView::currentService_followsCursorAndSelection()
{
    ViewFixture fixture;
    fixture.set(servicesNamed(u"abcd"));
    const QSignalSpy currentChanged(&fixture.view, &ServicesView::currentServiceChanged);
    const auto last = [&currentChanged] { return currentChanged.constLast().at(0).toString(); };
    QVERIFY(fixture.isActive());
    fixture.table()->setFocus();
    QTest::keyClick(fixture.table(), Qt::Key_Down);
    QCOMPARE(last(), u"b"_s);
    QTest::keyClick(fixture.table(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(fixture.table(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(fixture.table()->selectionModel()->selectedRows().size(), 3);
    QCOMPARE(last(), u"d"_s);
    QTest::keyClick(fixture.table(), Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(last(), u"c"_s);
    const qsizetype before = currentChanged.size();
    fixture.set(servicesNamed(u"abcd", 7));
    QCOMPARE(currentChanged.size(), before);
    fixture.table()->clearSelection();
    QCOMPARE(last(), QString());
}

void TstServicesView::update_keepsSelection()
{
    ViewFixture fixture;
    fixture.set(servicesNamed(u"abcd"));
    fixture.select(1, 2);
    const QSignalSpy currentChanged(&fixture.view, &ServicesView::currentServiceChanged);
    fixture.set({{u"d"_s, {}, 9}, {u"x"_s, {}, 2}, {u"c"_s, {}, 3}, {u"b"_s, {}, 4}});
    fixture.table()->sortByColumn(ServicesModel::Messages, Qt::DescendingOrder);
    fixture.filter()->setText(u"b"_s);
    QString selected;
    for (const QModelIndex &index : fixture.table()->selectionModel()->selectedRows())
        selected += index.data().toString();
    QCOMPARE(selected, u"b"_s);
    QCOMPARE(currentChanged.size(), 0);
}

void TstServicesView::manyChangedRows_keepSelection()
{
    ViewFixture fixture;
    QList<Service> even = numberedServices(500);
    even.removeIf([](const Service &service) { return service.messageCount % 2 != 0; });
    fixture.set(numberedServices(500));
    fixture.select(250, 251);
    fixture.set(even);
    for (const QList<Service> &services : {even, numberedServices(500)}) {
        fixture.set(services, 20s);
        const QModelIndexList rows = fixture.table()->selectionModel()->selectedRows();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.constFirst().data().toString(), u"service 250"_s);
        QCOMPARE(fixture.table()->verticalHeader()->count(), services.size());
        const int last = fixture.table()->model()->rowCount() - 1;
        fixture.table()->scrollToBottom();
        QCOMPARE(
            fixture.table()->indexAt(QPoint(5, fixture.table()->viewport()->height() - 5)).row(),
            last);
    }
}

void TstServicesView::departedService_isDeselectedWithItsRow()
{
    ViewFixture fixture;
    fixture.set(servicesNamed(u"abc"));
    fixture.select(1, 1);
    const QSignalSpy currentChanged(&fixture.view, &ServicesView::currentServiceChanged);
    fixture.set(servicesNamed(u"ac"));
    QCOMPARE(currentChanged.size(), 0);
    fixture.set(servicesNamed(u"ac"), 5s);
    QCOMPARE(currentChanged.size(), 1);
    QCOMPARE(currentChanged.constFirst().at(0).toString(), QString());
}

void TstServicesView::addedAndRemovedRows_keepScrollPosition()
{
    ViewFixture fixture;
    QList<Service> services = numberedServices(500);
    fixture.set(services);
    QTableView *table = fixture.table();
    const auto top = [table] { return table->indexAt({0, 0}).data().toString(); };
    table->scrollTo(table->model()->index(250, 0), QAbstractItemView::PositionAtTop);
    QCOMPARE(top(), u"service 250"_s);
    services.remove(7);
    services.insert(3, {u"new 1"_s, {}, 0});
    services.insert(9, {u"new 2"_s, {}, 0});
    fixture.set(services);
    QCOMPARE(top(), u"service 250"_s);
    fixture.set(services, 20s);
    QCOMPARE(top(), u"service 250"_s);
    table->scrollToTop();
    services.prepend({u"new 3"_s, {}, 0});
    fixture.set(services);
    QCOMPARE(top(), u"new 3"_s);
}

void TstServicesView::takeOver_keepsRatesFilterAndSelection()
{
    ViewFixture former;
    former.set(servicesNamed(u"abcd"));
    former.set(servicesNamed(u"abcd", 2), 6s);
    former.set(servicesNamed(u"abcd", 3), 6s);
    former.table()->sortByColumn(ServicesModel::Name, Qt::DescendingOrder);
    former.select(1, 2); // c and b
    former.filter()->setText(u"b"_s);
    former.table()->setColumnWidth(ServicesModel::Rate, 10); // as another language may need
    const QByteArray layout = former.table()->horizontalHeader()->saveState();

    ServicesView view;
    view.table()->horizontalHeader()->restoreState(layout);
    const QSignalSpy currentChanged(&view, &ServicesView::currentServiceChanged);
    view.takeOver(former.view);
    const auto rate = [&view] {
        return view.table()->model()->index(0, ServicesModel::Rate).data().toString();
    };
    for (int poll = 0; poll < 2; ++poll) {
        QCOMPARE(namesIn(*view.table()->model()), QStringList{u"b"_s});
        QCOMPARE(view.table()->selectionModel()->selectedRows().size(), 1);
        QVERIFY2(rate().contains(u'1'), qPrintable(rate())); // 10 a minute
        former.setIn(&view, servicesNamed(u"abcd", 4), 6s);
    }
    QCOMPARE(view.findChild<QLineEdit *>(u"mm_services_filter"_s)->text(), u"b"_s);
    QCOMPARE(currentChanged.size(), 1);
    QCOMPARE(currentChanged.constFirst().constFirst().toString(), u"b"_s);
    QVERIFY(view.table()->columnWidth(ServicesModel::Rate) >=
            view.table()->horizontalHeader()->sectionSizeHint(ServicesModel::Rate));
}

void TstServicesView::takeOver_keepsTheServiceSelectedLast()
{
    ViewFixture former;
    former.set(servicesNamed(u"abcd"));
    QSignalSpy changed(&former.view, &ServicesView::currentServiceChanged);
    QItemSelectionModel *selection = former.table()->selectionModel();
    const auto choose = [&](int row, QItemSelectionModel::SelectionFlag flag) {
        selection->setCurrentIndex(former.table()->model()->index(row, 0),
                                   flag | QItemSelectionModel::Rows);
    };
    choose(2, QItemSelectionModel::Select);
    choose(0, QItemSelectionModel::Select);
    choose(3, QItemSelectionModel::Select);
    choose(3, QItemSelectionModel::Deselect); // as a click with the control key does
    QCOMPARE(changed.constLast().constFirst().toString(), u"a"_s);

    ServicesView view;
    const QSignalSpy takenOver(&view, &ServicesView::currentServiceChanged);
    view.takeOver(former.view);
    QCOMPARE(view.table()->selectionModel()->selectedRows().size(), 2);
    QCOMPARE(takenOver.constLast().constFirst().toString(), u"a"_s);
}

MM_WINDOW_SUITE(TstServicesView)
#include "tst_servicesview.moc"

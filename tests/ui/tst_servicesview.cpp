// SPDX-License-Identifier: MIT
#include "servicelooks.h"
#include "ui/servicesmodel.h"
#include "ui/servicesview.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
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

/// A view on looks that a test makes, active and with the keyboard.
class Viewed final
{
public:
    Viewed()
    {
        view.resize(700, 300);
        view.show();
        view.activateWindow();
    }

    void look(const QList<Service> &services, std::chrono::milliseconds later = 2s)
    {
        const Reading reading = m_mm.look(services, later);
        view.setReading(reading, statusOf(reading, reading.at));
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
            QItemSelection(table()->model()->index(first, 0), table()->model()->index(last, 4)),
            QItemSelectionModel::ClearAndSelect);
    }

    ServicesView view;

private:
    ServiceLooks m_mm;
};

QList<Service> numbered(int count)
{
    QList<Service> services;
    for (int i = 0; i < count; ++i)
        services += {u"service %1"_s.arg(i), u"2026-02-06T10:20:00"_s, i};
    return services;
}

} // namespace

class ServicesViewTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QApplication::clipboard()->clear(); }
    void filterBox_saysWhatItIs();
    void find_goesToTheFilterAndEscapeBack();
    void return_goesToTheTableAndKeepsTheFilter();
    void filter_tellsWhatItHides();
    void filterWithoutMatch_saysSo();
    void filter_isThereWhereSomethingCanBeFiltered();
    void copy_oneRow_hasNoTitles();
    void copy_moreRows_haveTitles();
    void copy_isOfTheColumnsShown();
    void copy_aNameStaysInItsCell();
    void copyJson_isExact();
    void copy_needsASelection();
    void copy_isInTheContextMenuByKeyboard();
    void columns_areChosenFromTheMenu();
    void nameColumn_cannotBeHidden();
    void currentService_isWhereTheUserHasGone();
    void selection_outlivesUpdates();
    void departedService_isLetGoWithItsRow();
    void scrollPosition_outlivesRowsThatComeAndGo();
};

void ServicesViewTest::filterBox_saysWhatItIs()
{
    const Viewed viewed;
    QVERIFY(!viewed.filter()->accessibleName().isEmpty());
    QVERIFY(!viewed.filter()->placeholderText().isEmpty());
    viewed.filter()->setText(u"a"_s);
    QVERIFY(viewed.filter()->isClearButtonEnabled());
}

void ServicesViewTest::find_goesToTheFilterAndEscapeBack()
{
    Viewed viewed;
    viewed.look(lettersAsServices(u"abc"));
    QVERIFY(viewed.isActive());
    viewed.table()->setFocus();
    QTest::keySequence(&viewed.view, QKeySequence(Qt::CTRL | Qt::Key_F));
    QVERIFY(viewed.filter()->hasFocus());
    QTest::keyClicks(viewed.filter(), u"B"_s);
    QCOMPARE(namesIn(*viewed.table()->model()), u"b"_s);
    QTest::keyClick(viewed.filter(), Qt::Key_Escape);
    QCOMPARE(viewed.filter()->text(), QString());
    QCOMPARE(namesIn(*viewed.table()->model()), u"abc"_s);
    QVERIFY(viewed.table()->hasFocus());
}

void ServicesViewTest::return_goesToTheTableAndKeepsTheFilter()
{
    Viewed viewed;
    viewed.look(lettersAsServices(u"abc"));
    QVERIFY(viewed.isActive());
    viewed.filter()->setFocus();
    QTest::keyClicks(viewed.filter(), u"c"_s);
    QTest::keyClick(viewed.filter(), Qt::Key_Return);
    QVERIFY(viewed.table()->hasFocus());
    QCOMPARE(namesIn(*viewed.table()->model()), u"c"_s);
}

void ServicesViewTest::filter_tellsWhatItHides()
{
    Viewed viewed;
    viewed.look(numbered(800));
    QVERIFY(!viewed.count()->isVisible());
    viewed.filter()->setText(u"11"_s);
    QVERIFY(viewed.count()->isVisible());
    QCOMPARE(viewed.count()->text(), u"17 of 800 service(s)"_s);
    QCOMPARE(viewed.filter()->accessibleDescription(), viewed.count()->text());
    viewed.look(numbered(700));
    QCOMPARE(viewed.count()->text(), u"16 of 700 service(s)"_s);
    viewed.filter()->clear();
    QVERIFY(!viewed.count()->isVisible());
}

void ServicesViewTest::filterWithoutMatch_saysSo()
{
    Viewed viewed;
    viewed.look(lettersAsServices(u"abc"));
    viewed.filter()->setText(u"<b>x</b>"_s);
    QVERIFY(viewed.nothing()->isVisible());
    QVERIFY(!viewed.table()->isVisible());
    QCOMPARE(viewed.nothing()->text(), u"No service has “<b>x</b>” in its name."_s);
    QCOMPARE(viewed.count()->text(), u"0 of 3 service(s)"_s);
    viewed.filter()->clear();
    QVERIFY(viewed.table()->isVisible());
}

void ServicesViewTest::filter_isThereWhereSomethingCanBeFiltered()
{
    Viewed viewed;
    QVERIFY(!viewed.filter()->isVisible());
    viewed.look({});
    QVERIFY(!viewed.filter()->isVisible());
    QCOMPARE(viewed.nothing()->text(), u"No service is registered yet."_s);
    viewed.look(lettersAsServices(u"a"));
    QVERIFY(viewed.filter()->isVisible());
    viewed.filter()->setText(u"a"_s);
    viewed.look({}, 20s);
    viewed.look({}, 20s);
    QVERIFY(viewed.filter()->isVisible()); // or it could not be cleared
}

void ServicesViewTest::copy_oneRow_hasNoTitles()
{
    Viewed viewed;
    viewed.look({{u"a"_s, u"2026-02-06T10:20:00.5"_s, 1247}, {u"b"_s, u"last Friday"_s, 0}});
    QVERIFY(viewed.isActive());
    viewed.table()->setFocus();
    viewed.select(0, 0);
    QTest::keySequence(viewed.table(), QKeySequence(Qt::CTRL | Qt::Key_C));
    QCOMPARE(QApplication::clipboard()->text(), u"a\t2026-02-06T10:20:00.5\t1247\t–\t100.0%"_s);
}

void ServicesViewTest::copy_moreRows_haveTitles()
{
    Viewed viewed;
    viewed.look({{u"a"_s, u"x"_s, 3}, {u"b"_s, u"y"_s, 1}, {u"c"_s, u"z"_s, 0}});
    viewed.select(0, 1);
    viewed.view.editActions().at(0)->trigger();
    QCOMPARE(QApplication::clipboard()->text(),
             u"Service\tRegistered\tMessages\tPer minute\tShare\n"
             "a\tx\t3\t–\t75.0%\n"
             "b\ty\t1\t–\t25.0%"_s);
}

void ServicesViewTest::copy_isOfTheColumnsShown()
{
    Viewed viewed;
    viewed.look({{u"a"_s, u"x"_s, 3}});
    viewed.table()->setColumnHidden(ServicesModel::Registered, true);
    viewed.table()->setColumnHidden(ServicesModel::Rate, true);
    viewed.select(0, 0);
    viewed.view.editActions().at(0)->trigger();
    QCOMPARE(QApplication::clipboard()->text(), u"a\t3\t100.0%"_s);
}

void ServicesViewTest::copy_aNameStaysInItsCell()
{
    Viewed viewed;
    const QString name = u"tab\there\nline\u2028end"_s + QString(500, u'n');
    viewed.look({{name, u"x\ty"_s, 3}});
    viewed.select(0, 0);
    viewed.view.editActions().at(0)->trigger();
    QCOMPARE(QApplication::clipboard()->text().section(u'\t', 0, 2),
             u"tab here line end"_s + QString(500, u'n') + u"\tx y\t3"_s);
}

void ServicesViewTest::copyJson_isExact()
{
    Viewed viewed;
    const QString name = u"tab\there \"quoted\" \U0001F600"_s;
    viewed.look({{name, u"last Friday"_s, std::numeric_limits<qint64>::max()}, {u"b"_s, {}, 0}});
    viewed.select(0, 1);
    viewed.view.editActions().at(1)->trigger();
    const QJsonArray copied =
        QJsonDocument::fromJson(QApplication::clipboard()->text().toUtf8()).array();
    QCOMPARE(copied.size(), 2);
    QCOMPARE(copied.at(0).toObject().size(), 3);
    QCOMPARE(copied.at(0)["name"_L1].toString(), name);
    QCOMPARE(copied.at(0)["registered_at"_L1].toString(), u"last Friday"_s);
    QCOMPARE(copied.at(0)["message_count"_L1].toInteger(), std::numeric_limits<qint64>::max());
    QCOMPARE(copied.at(1)["name"_L1].toString(), u"b"_s);
}

void ServicesViewTest::copy_needsASelection()
{
    Viewed viewed;
    viewed.look(lettersAsServices(u"ab"));
    const QList<QAction *> actions = viewed.view.editActions();
    QVERIFY(!actions.at(0)->isEnabled());
    QVERIFY(!actions.at(1)->isEnabled());
    QVERIFY(actions.at(2)->isEnabled());
    viewed.select(0, 0);
    QVERIFY(actions.at(0)->isEnabled());
    QVERIFY(actions.at(1)->isEnabled());
    viewed.look({}, 20s);
    viewed.look({}, 20s);
    QVERIFY(!actions.at(0)->isEnabled());
    QVERIFY(!actions.at(2)->isEnabled());
}

void ServicesViewTest::copy_isInTheContextMenuByKeyboard()
{
    Viewed viewed;
    viewed.look(lettersAsServices(u"ab"));
    viewed.select(0, 0);
    QContextMenuEvent menuKey(QContextMenuEvent::Keyboard, QPoint(5, 5), QPoint(5, 5));
    QApplication::sendEvent(viewed.table()->viewport(), &menuKey);
    const auto *menu = viewed.view.findChild<QMenu *>(u"mm_services_menu"_s);
    QTRY_VERIFY(menu->isVisible());
    QVERIFY(menu->actions().contains(viewed.view.editActions().at(0)));
    QVERIFY(menu->actions().contains(viewed.view.editActions().at(1)));
    // The choice of columns is in reach of the keyboard too.
    const auto *columns = viewed.view.findChild<QMenu *>(u"mm_columns_menu"_s);
    QVERIFY(menu->actions().contains(columns->menuAction()));
}

void ServicesViewTest::columns_areChosenFromTheMenu()
{
    Viewed viewed;
    viewed.look(lettersAsServices(u"ab"));
    QHeaderView *header = viewed.table()->horizontalHeader();
    QContextMenuEvent click(QContextMenuEvent::Mouse, QPoint(5, 5), QPoint(5, 5));
    QApplication::sendEvent(header->viewport(), &click);
    auto *menu = viewed.view.findChild<QMenu *>(u"mm_columns_menu"_s);
    QTRY_VERIFY(menu->isVisible());
    QCOMPARE(menu->actions().size(), 5);
    for (int column = 1; column < ServicesModel::ColumnCount; ++column) {
        menu->actions().at(column)->trigger();
        QVERIFY(header->isSectionHidden(column));
    }
    menu->close();
    viewed.table()->setColumnHidden(ServicesModel::Rate, false); // as a restored layout does
    menu->popup({});
    QTRY_VERIFY(menu->isVisible());
    QVERIFY(menu->actions().at(ServicesModel::Rate)->isChecked());
    QVERIFY(!menu->actions().at(ServicesModel::Share)->isChecked());
    menu->actions().at(ServicesModel::Share)->trigger();
    QVERIFY(!header->isSectionHidden(ServicesModel::Share));
    QVERIFY(header->sectionSize(ServicesModel::Share) > 0);
}

void ServicesViewTest::nameColumn_cannotBeHidden()
{
    Viewed viewed;
    QAction *choice = viewed.view.findChild<QMenu *>(u"mm_columns_menu"_s)->actions().constFirst();
    choice->trigger();
    QVERIFY(!choice->isEnabled());
    QVERIFY(choice->isChecked());
    QVERIFY(!viewed.table()->isColumnHidden(ServicesModel::Name));
}

void ServicesViewTest::currentService_isWhereTheUserHasGone()
{
    Viewed viewed;
    viewed.look(lettersAsServices(u"abcd"));
    const QSignalSpy went(&viewed.view, &ServicesView::currentServiceChanged);
    const auto last = [&went] { return went.constLast().at(0).toString(); };
    QVERIFY(viewed.isActive());
    viewed.table()->setFocus();
    QTest::keyClick(viewed.table(), Qt::Key_Down);
    QCOMPARE(last(), u"b"_s);
    QTest::keyClick(viewed.table(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(viewed.table(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(viewed.table()->selectionModel()->selectedRows().size(), 3);
    QCOMPARE(last(), u"d"_s);
    QTest::keyClick(viewed.table(), Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(last(), u"c"_s);
    const qsizetype told = went.size();
    viewed.look(lettersAsServices(u"abcd", 7));
    QCOMPARE(went.size(), told);
    viewed.table()->clearSelection();
    QCOMPARE(last(), QString());
}

void ServicesViewTest::selection_outlivesUpdates()
{
    Viewed viewed;
    viewed.look(lettersAsServices(u"abcd"));
    viewed.select(1, 2);
    const QSignalSpy went(&viewed.view, &ServicesView::currentServiceChanged);
    viewed.look({{u"d"_s, {}, 9}, {u"x"_s, {}, 2}, {u"c"_s, {}, 3}, {u"b"_s, {}, 4}});
    viewed.table()->sortByColumn(ServicesModel::Messages, Qt::DescendingOrder);
    viewed.filter()->setText(u"b"_s);
    QString selected;
    for (const QModelIndex &index : viewed.table()->selectionModel()->selectedRows())
        selected += index.data().toString();
    QCOMPARE(selected, u"b"_s);
    QCOMPARE(went.size(), 0);
}

void ServicesViewTest::departedService_isLetGoWithItsRow()
{
    Viewed viewed;
    viewed.look(lettersAsServices(u"abc"));
    viewed.select(1, 1);
    const QSignalSpy went(&viewed.view, &ServicesView::currentServiceChanged);
    viewed.look(lettersAsServices(u"ac"));
    QCOMPARE(went.size(), 0);
    viewed.look(lettersAsServices(u"ac"), 5s);
    QCOMPARE(went.size(), 1);
    QCOMPARE(went.constFirst().at(0).toString(), QString());
}

void ServicesViewTest::scrollPosition_outlivesRowsThatComeAndGo()
{
    Viewed viewed;
    QList<Service> services = numbered(500);
    viewed.look(services);
    QTableView *table = viewed.table();
    const auto top = [table] { return table->indexAt({0, 0}).data().toString(); };
    table->scrollTo(table->model()->index(250, 0), QAbstractItemView::PositionAtTop);
    QCOMPARE(top(), u"service 250"_s);
    services.remove(7);
    services.insert(3, {u"new 1"_s, {}, 0});
    services.insert(9, {u"new 2"_s, {}, 0});
    viewed.look(services);
    QCOMPARE(top(), u"service 250"_s);
    viewed.look(services, 20s);
    QCOMPARE(top(), u"service 250"_s);
    // Who is at the beginning stays there.
    table->scrollToTop();
    services.prepend({u"new 3"_s, {}, 0});
    viewed.look(services);
    QCOMPARE(top(), u"new 3"_s);
}

QTEST_MAIN(ServicesViewTest)
#include "tst_servicesview.moc"

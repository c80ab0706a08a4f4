// SPDX-License-Identifier: MIT
#include "happenings.h"
#include "ui/eventspanel.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTimer>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

QTableView *tableOf(const EventsPanel &panel)
{
    return panel.findChild<QTableView *>(u"mm_events_table"_s);
}

QComboBox *groupOf(const EventsPanel &panel)
{
    return panel.findChild<QComboBox *>(u"mm_events_group"_s);
}

QLineEdit *filterOf(const EventsPanel &panel)
{
    return panel.findChild<QLineEdit *>(u"mm_events_filter"_s);
}

QLabel *nothingOf(const EventsPanel &panel)
{
    return panel.findChild<QLabel *>(u"mm_no_events_label"_s);
}

QStringList textsOf(const EventsPanel &panel)
{
    const QAbstractItemModel *model = tableOf(panel)->model();
    QStringList texts;
    for (int row = 0; row < model->rowCount(); ++row)
        texts += model->index(row, 1).data().toString();
    return texts;
}

QString topText(const EventsPanel &panel)
{
    return tableOf(panel)->indexAt(QPoint(0, 0)).siblingAtColumn(1).data().toString();
}

bool showActive(QWidget *window)
{
    window->resize(400, 300);
    window->show();
    window->activateWindow();
    return QTest::qWaitForWindowActive(window);
}

} // namespace

class EventsPanelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hidden_worksOutNothing();
    void nothing_hasASentence();
    void choice_showsItsKind();
    void filter_isByTextOfEitherCase();
    void newEvents_passTheFilterOrNot();
    void copy_takesSelectedRowsAsShown();
    void ctrlC_copiesRows();
    void ctrlCWithoutSelection_keepsTheClipboard();
    void menuKey_offersCopyAndClear();
    void rightClick_offersCopyAndClear();
    void scrolledDown_staysWhereItIs();
    void scrolledToTheTop_followsTheNews();
    void selection_staysWithItsEvent();
    void tabKey_goesFromChoiceToFilterToTable();
    void everything_hasItsNameForAScreenReader();
    void rightToLeft_isMirrored();
};

void EventsPanelTest::hidden_worksOutNothing()
{
    Happenings happenings;
    happenings.joinMany(3);
    EventsPanel panel(happenings.log);
    panel.refresh();
    QCOMPARE(tableOf(panel)->model()->rowCount(), 0);
    panel.show();
    QCOMPARE(tableOf(panel)->model()->rowCount(), 3);
    happenings.join(u"a"_s);
    panel.refresh();
    QCOMPARE(tableOf(panel)->model()->rowCount(), 4);
}

void EventsPanelTest::nothing_hasASentence()
{
    Happenings happenings;
    EventsPanel panel(happenings.log);
    panel.show();
    QVERIFY(nothingOf(panel)->isVisible());
    QCOMPARE(nothingOf(panel)->text(), u"No events."_s);
    happenings.look();
    panel.refresh();
    QVERIFY(tableOf(panel)->isVisible());
    filterOf(panel)->setText(u"no such thing"_s);
    QVERIFY(filterOf(panel)->isClearButtonEnabled());
    QVERIFY(nothingOf(panel)->isVisible());
    QCOMPARE(nothingOf(panel)->text(), u"No event is like that."_s);
    filterOf(panel)->clear();
    QVERIFY(tableOf(panel)->isVisible());
    happenings.log.clear();
    panel.refresh();
    QCOMPARE(nothingOf(panel)->text(), u"No events."_s);
    QVERIFY(nothingOf(panel)->isVisible());
}

void EventsPanelTest::choice_showsItsKind()
{
    Happenings happenings;
    happenings.look();
    happenings.join(u"a"_s);
    happenings.look(Outcome::Corrupt);
    EventsPanel panel(happenings.log);
    panel.show();
    const auto choose = [&panel](const QString &text) {
        groupOf(panel)->setCurrentIndex(groupOf(panel)->findText(text));
        return textsOf(panel);
    };
    QCOMPARE(textsOf(panel).size(), 3);
    QCOMPARE(choose(u"Services"_s), QStringList{u"a joined"_s});
    QCOMPARE(choose(u"Problems"_s), QStringList{u"It is empty."_s});
    QCOMPARE(choose(u"MM"_s).size(), 2);
    QCOMPARE(choose(u"All events"_s).size(), 3);
}

void EventsPanelTest::filter_isByTextOfEitherCase()
{
    Happenings happenings;
    happenings.look();
    for (const QString &name : {u"Planner"_s, u"files"_s, u"a.*b"_s})
        happenings.join(name);
    EventsPanel panel(happenings.log);
    panel.show();
    filterOf(panel)->setText(u" PLAN "_s);
    QCOMPARE(textsOf(panel), QStringList{u"Planner joined"_s});
    filterOf(panel)->setText(u".*"_s); // text, not a pattern
    QCOMPARE(textsOf(panel), QStringList{u"a.*b joined"_s});
    groupOf(panel)->setCurrentIndex(groupOf(panel)->findText(u"Problems"_s));
    QCOMPARE(textsOf(panel), QStringList());
}

void EventsPanelTest::newEvents_passTheFilterOrNot()
{
    Happenings happenings;
    happenings.look();
    EventsPanel panel(happenings.log);
    panel.show();
    filterOf(panel)->setText(u"files"_s);
    happenings.join(u"planner"_s);
    happenings.join(u"files"_s);
    panel.refresh();
    QCOMPARE(textsOf(panel), QStringList{u"files joined"_s});
    QVERIFY(tableOf(panel)->isVisible());
}

void EventsPanelTest::copy_takesSelectedRowsAsShown()
{
    Happenings happenings;
    happenings.joinMany(5);
    EventsPanel panel(happenings.log);
    panel.show();
    filterOf(panel)->setText(u"joined"_s); // s4 to s1
    QItemSelectionModel *selection = tableOf(panel)->selectionModel();
    const auto select = [&](int row) {
        selection->select(tableOf(panel)->model()->index(row, 0),
                          QItemSelectionModel::Select | QItemSelectionModel::Rows);
    };
    select(2);
    select(0);
    panel.copySelected();
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.at(0).endsWith(u"\ts4 joined"));
    QVERIFY(lines.at(1).endsWith(u"\ts2 joined"));
}

void EventsPanelTest::ctrlC_copiesRows()
{
    Happenings happenings;
    happenings.joinMany(5);
    EventsPanel panel(happenings.log);
    QVERIFY(showActive(&panel));
    tableOf(panel)->setFocus();
    QTest::keyClick(tableOf(panel), Qt::Key_Home, Qt::ControlModifier);
    QTest::keyClick(tableOf(panel), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(tableOf(panel), Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.at(0).endsWith(u"\ts4 joined"));
    QVERIFY(lines.at(1).endsWith(u"\ts3 joined"));
}

void EventsPanelTest::ctrlCWithoutSelection_keepsTheClipboard()
{
    Happenings happenings;
    happenings.joinMany(5);
    EventsPanel panel(happenings.log);
    QVERIFY(showActive(&panel));
    QGuiApplication::clipboard()->setText(u"precious"_s);
    tableOf(panel)->setFocus();
    tableOf(panel)->clearSelection();
    tableOf(panel)->setCurrentIndex({});
    QTest::keyClick(tableOf(panel), Qt::Key_C, Qt::ControlModifier);
    panel.copySelected();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"precious"_s);
}

void EventsPanelTest::menuKey_offersCopyAndClear()
{
    Happenings happenings;
    happenings.joinMany(5);
    EventsPanel panel(happenings.log);
    QVERIFY(showActive(&panel));
    QSignalSpy cleared(&panel, &EventsPanel::clearRequested);
    tableOf(panel)->setFocus();
    QTest::keyClick(tableOf(panel), Qt::Key_Down);
    QStringList texts;
    QTimer::singleShot(0, &panel, [&texts] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        for (const QAction *action : menu->actions())
            texts += action->text();
        QTest::keyClick(menu, Qt::Key_L);
    });
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(10, 10),
                            tableOf(panel)->mapToGlobal(QPoint(10, 10)));
    QApplication::sendEvent(tableOf(panel), &event); // returns when the menu is closed
    QCOMPARE(texts, (QStringList{u"&Copy"_s, u"C&lear Events"_s}));
    QCOMPARE(cleared.size(), 1);
}

void EventsPanelTest::rightClick_offersCopyAndClear()
{
    Happenings happenings;
    EventsPanel panel(happenings.log);
    happenings.joinMany(5);
    QVERIFY(showActive(&panel));
    bool offered = false;
    QTimer::singleShot(0, &panel, [&offered] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 2);
        offered = true;
        menu->close();
    });
    QWidget *viewport = tableOf(panel)->viewport();
    QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(10, 10),
                            viewport->mapToGlobal(QPoint(10, 10)));
    QApplication::sendEvent(viewport, &event);
    QVERIFY(offered);
}

void EventsPanelTest::scrolledDown_staysWhereItIs()
{
    Happenings happenings;
    happenings.joinMany(100);
    EventsPanel panel(happenings.log);
    QVERIFY(showActive(&panel));
    tableOf(panel)->verticalScrollBar()->setValue(40);
    const QString top = topText(panel);
    QCOMPARE(top, u"s59 joined"_s);
    for (int i = 0; i < 3; ++i) {
        happenings.join(u"a%1"_s.arg(i));
        happenings.join(u"b%1"_s.arg(i));
        panel.refresh();
        QCOMPARE(topText(panel), top);
        QApplication::processEvents();
        QCOMPARE(topText(panel), top);
    }
}

void EventsPanelTest::scrolledToTheTop_followsTheNews()
{
    Happenings happenings;
    happenings.joinMany(100);
    EventsPanel panel(happenings.log);
    QVERIFY(showActive(&panel));
    happenings.join(u"a"_s);
    panel.refresh();
    QApplication::processEvents();
    QCOMPARE(topText(panel), u"a joined"_s);
}

void EventsPanelTest::selection_staysWithItsEvent()
{
    Happenings happenings;
    happenings.joinMany(20);
    EventsPanel panel(happenings.log);
    QVERIFY(showActive(&panel));
    tableOf(panel)->selectRow(3);
    happenings.join(u"a"_s);
    panel.refresh();
    const QModelIndexList rows = tableOf(panel)->selectionModel()->selectedRows(1);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().row(), 4);
    QCOMPARE(rows.first().data().toString(), u"s16 joined"_s);
}

void EventsPanelTest::tabKey_goesFromChoiceToFilterToTable()
{
    Happenings happenings;
    happenings.joinMany(3);
    EventsPanel panel(happenings.log);
    QVERIFY(showActive(&panel));
    groupOf(panel)->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(filterOf(panel)->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(tableOf(panel)->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(!tableOf(panel)->hasFocus());
}

void EventsPanelTest::everything_hasItsNameForAScreenReader()
{
    Happenings happenings;
    happenings.joinMany(2);
    EventsPanel panel(happenings.log);
    panel.show();
    const auto nameOf = [](QWidget *widget) {
        return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
    };
    QCOMPARE(QAccessible::queryAccessibleInterface(groupOf(panel))->text(QAccessible::Description),
             u"Which events"_s);
    QCOMPARE(nameOf(filterOf(panel)), u"Filter events by text"_s);
    QCOMPARE(nameOf(tableOf(panel)), u"Events"_s);
    QAccessibleTableInterface *cells =
        QAccessible::queryAccessibleInterface(tableOf(panel))->tableInterface();
    QVERIFY(cells);
    QCOMPARE(cells->cellAt(0, 1)->text(QAccessible::Name), u"s1 joined"_s);
    QCOMPARE(cells->columnDescription(1), u"Event"_s);
}

void EventsPanelTest::rightToLeft_isMirrored()
{
    Happenings happenings;
    happenings.joinMany(2);
    EventsPanel panel(happenings.log);
    panel.setLayoutDirection(Qt::RightToLeft);
    QVERIFY(showActive(&panel));
    QVERIFY(groupOf(panel)->x() > filterOf(panel)->x());
    const QAbstractItemModel *model = tableOf(panel)->model();
    QVERIFY(tableOf(panel)->visualRect(model->index(0, 0)).left() >
            tableOf(panel)->visualRect(model->index(0, 1)).left());
}

QTEST_MAIN(EventsPanelTest)
#include "tst_eventspanel.moc"

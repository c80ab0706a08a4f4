// SPDX-License-Identifier: MIT
#include "activewindow.h"
#include "polledeventlog.h"
#include "suite.h"
#include "ui/events/eventspanel.h"

#include <QAbstractItemModelTester>
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

QTableView *eventsTableOf(const EventsPanel &panel)
{
    return panel.findChild<QTableView *>(u"mm_events_table"_s);
}

QComboBox *eventsGroupOf(const EventsPanel &panel)
{
    return panel.findChild<QComboBox *>(u"mm_events_group"_s);
}

QLineEdit *eventsFilterOf(const EventsPanel &panel)
{
    return panel.findChild<QLineEdit *>(u"mm_events_filter"_s);
}

QLabel *emptyLabelOf(const EventsPanel &panel)
{
    return panel.findChild<QLabel *>(u"mm_no_events_label"_s);
}

QStringList textsInTable(const EventsPanel &panel)
{
    const QAbstractItemModel *model = eventsTableOf(panel)->model();
    QStringList texts;
    for (int row = 0; row < model->rowCount(); ++row)
        texts += model->index(row, 1).data().toString();
    return texts;
}

QString topEventText(const EventsPanel &panel)
{
    return eventsTableOf(panel)->indexAt(QPoint(0, 0)).siblingAtColumn(1).data().toString();
}

bool showActivePanel(QWidget *window)
{
    window->resize(400, 300);
    return showActive(window);
}

} // namespace

class TstEventsPanel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hiddenPanel_readsNoEvents();
    void emptyTable_showsAMessage();
    void group_showsItsEvents();
    void filter_matchesTextIgnoringCase();
    void newEvents_areFiltered();
    void copy_takesSelectedRowsInOrder();
    void ctrlC_copiesRows();
    void ctrlCWithoutSelection_keepsTheClipboard();
    void menuKey_offersCopyAndClear();
    void rightClick_offersCopyAndClear();
    void scrolledDown_keepsTheTopRow();
    void scrolledToTheTop_showsNewEvents();
    void newEvents_keepSelection();
    void tabKey_movesFromGroupToFilterToTable();
    void widgets_haveAccessibleNames();
    void rightToLeft_isMirrored();
};

void TstEventsPanel::hiddenPanel_readsNoEvents()
{
    PolledEventLog polled;
    polled.joinMany(3);
    EventsPanel panel(polled.log);
    panel.refresh();
    QCOMPARE(eventsTableOf(panel)->model()->rowCount(), 0);
    panel.show();
    QCOMPARE(eventsTableOf(panel)->model()->rowCount(), 3);
    polled.join(u"a"_s);
    panel.refresh();
    QCOMPARE(eventsTableOf(panel)->model()->rowCount(), 4);
}

void TstEventsPanel::emptyTable_showsAMessage()
{
    PolledEventLog polled;
    EventsPanel panel(polled.log);
    panel.show();
    QVERIFY(emptyLabelOf(panel)->isVisible());
    QCOMPARE(emptyLabelOf(panel)->text(), u"No events."_s);
    polled.poll();
    panel.refresh();
    QVERIFY(eventsTableOf(panel)->isVisible());
    eventsFilterOf(panel)->setText(u"no such thing"_s);
    QVERIFY(eventsFilterOf(panel)->isClearButtonEnabled());
    QVERIFY(emptyLabelOf(panel)->isVisible());
    QCOMPARE(emptyLabelOf(panel)->text(), u"No matching events."_s);
    eventsFilterOf(panel)->clear();
    QVERIFY(eventsTableOf(panel)->isVisible());
    polled.log.clear();
    panel.refresh();
    QCOMPARE(emptyLabelOf(panel)->text(), u"No events."_s);
    QVERIFY(emptyLabelOf(panel)->isVisible());
}

void TstEventsPanel::group_showsItsEvents()
{
    PolledEventLog polled;
    polled.poll();
    polled.join(u"a"_s);
    polled.poll(ReadOutcome::Corrupt);
    EventsPanel panel(polled.log);
    panel.show();
    const auto choose = [&panel](const QString &text) {
        eventsGroupOf(panel)->setCurrentIndex(eventsGroupOf(panel)->findText(text));
        return textsInTable(panel);
    };
    QCOMPARE(textsInTable(panel).size(), 3);
    QCOMPARE(choose(u"Services"_s), QStringList{u"a joined"_s});
    QCOMPARE(choose(u"Problems"_s), QStringList{u"It is empty."_s});
    QCOMPARE(choose(u"MM"_s).size(), 2);
    QCOMPARE(choose(u"All events"_s).size(), 3);
}

void TstEventsPanel::filter_matchesTextIgnoringCase()
{
    PolledEventLog polled;
    polled.poll();
    for (const QString &name : {u"Planner"_s, u"files"_s, u"a.*b"_s})
        polled.join(name);
    EventsPanel panel(polled.log);
    panel.show();
    eventsFilterOf(panel)->setText(u" PLAN "_s);
    QCOMPARE(textsInTable(panel), QStringList{u"Planner joined"_s});
    eventsFilterOf(panel)->setText(u".*"_s); // text, not a pattern
    QCOMPARE(textsInTable(panel), QStringList{u"a.*b joined"_s});
    eventsGroupOf(panel)->setCurrentIndex(eventsGroupOf(panel)->findText(u"Problems"_s));
    QCOMPARE(textsInTable(panel), QStringList());
}

void TstEventsPanel::newEvents_areFiltered()
{
    PolledEventLog polled;
    polled.poll();
    EventsPanel panel(polled.log);
    panel.show();
    const QAbstractItemModelTester tester(eventsTableOf(panel)->model());
    eventsFilterOf(panel)->setText(u"files"_s);
    polled.join(u"planner"_s);
    polled.join(u"files"_s);
    panel.refresh();
    QCOMPARE(textsInTable(panel), QStringList{u"files joined"_s});
    QVERIFY(eventsTableOf(panel)->isVisible());
}

void TstEventsPanel::copy_takesSelectedRowsInOrder()
{
    PolledEventLog polled;
    polled.joinMany(5);
    EventsPanel panel(polled.log);
    panel.show();
    eventsFilterOf(panel)->setText(u"joined"_s); // s4 to s1
    QItemSelectionModel *selection = eventsTableOf(panel)->selectionModel();
    const auto select = [&](int row) {
        selection->select(eventsTableOf(panel)->model()->index(row, 0),
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

void TstEventsPanel::ctrlC_copiesRows()
{
    PolledEventLog polled;
    polled.joinMany(5);
    EventsPanel panel(polled.log);
    QVERIFY(showActivePanel(&panel));
    eventsTableOf(panel)->setFocus();
    QTest::keyClick(eventsTableOf(panel), Qt::Key_Home, Qt::ControlModifier);
    QTest::keyClick(eventsTableOf(panel), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(eventsTableOf(panel), Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.at(0).endsWith(u"\ts4 joined"));
    QVERIFY(lines.at(1).endsWith(u"\ts3 joined"));
}

void TstEventsPanel::ctrlCWithoutSelection_keepsTheClipboard()
{
    PolledEventLog polled;
    polled.joinMany(5);
    EventsPanel panel(polled.log);
    QVERIFY(showActivePanel(&panel));
    QGuiApplication::clipboard()->setText(u"precious"_s);
    eventsTableOf(panel)->setFocus();
    eventsTableOf(panel)->clearSelection();
    eventsTableOf(panel)->setCurrentIndex({});
    QTest::keyClick(eventsTableOf(panel), Qt::Key_C, Qt::ControlModifier);
    panel.copySelected();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"precious"_s);
}

void TstEventsPanel::menuKey_offersCopyAndClear()
{
    PolledEventLog polled;
    polled.joinMany(5);
    EventsPanel panel(polled.log);
    QVERIFY(showActivePanel(&panel));
    QSignalSpy cleared(&panel, &EventsPanel::clearRequested);
    eventsTableOf(panel)->setFocus();
    QTest::keyClick(eventsTableOf(panel), Qt::Key_Down);
    QStringList texts;
    QTimer::singleShot(0, &panel, [&texts] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        for (const QAction *action : menu->actions())
            texts += action->text();
        QTest::keyClick(menu, Qt::Key_L);
    });
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(10, 10),
                            eventsTableOf(panel)->mapToGlobal(QPoint(10, 10)));
    QApplication::sendEvent(eventsTableOf(panel), &event); // returns when the menu is closed
    QCOMPARE(texts, (QStringList{u"&Copy"_s, u"C&lear Events"_s}));
    QCOMPARE(cleared.size(), 1);
}

void TstEventsPanel::rightClick_offersCopyAndClear()
{
    PolledEventLog polled;
    EventsPanel panel(polled.log);
    polled.joinMany(5);
    QVERIFY(showActivePanel(&panel));
    bool offered = false;
    QTimer::singleShot(0, &panel, [&offered] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 2);
        offered = true;
        menu->close();
    });
    QWidget *viewport = eventsTableOf(panel)->viewport();
    QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(10, 10),
                            viewport->mapToGlobal(QPoint(10, 10)));
    QApplication::sendEvent(viewport, &event);
    QVERIFY(offered);
}

void TstEventsPanel::scrolledDown_keepsTheTopRow()
{
    PolledEventLog polled;
    polled.joinMany(100);
    EventsPanel panel(polled.log);
    QVERIFY(showActivePanel(&panel));
    eventsTableOf(panel)->verticalScrollBar()->setValue(40);
    const QString top = topEventText(panel);
    QCOMPARE(top, u"s59 joined"_s);
    for (int i = 0; i < 3; ++i) {
        polled.join(u"a%1"_s.arg(i));
        polled.join(u"b%1"_s.arg(i));
        panel.refresh();
        QCOMPARE(topEventText(panel), top);
        QApplication::processEvents();
        QCOMPARE(topEventText(panel), top);
    }
}

void TstEventsPanel::scrolledToTheTop_showsNewEvents()
{
    PolledEventLog polled;
    polled.joinMany(100);
    EventsPanel panel(polled.log);
    QVERIFY(showActivePanel(&panel));
    polled.join(u"a"_s);
    panel.refresh();
    QApplication::processEvents();
    QCOMPARE(topEventText(panel), u"a joined"_s);
}

void TstEventsPanel::newEvents_keepSelection()
{
    PolledEventLog polled;
    polled.joinMany(20);
    EventsPanel panel(polled.log);
    QVERIFY(showActivePanel(&panel));
    eventsTableOf(panel)->selectRow(3);
    polled.join(u"a"_s);
    panel.refresh();
    const QModelIndexList rows = eventsTableOf(panel)->selectionModel()->selectedRows(1);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().row(), 4);
    QCOMPARE(rows.first().data().toString(), u"s16 joined"_s);
}

void TstEventsPanel::tabKey_movesFromGroupToFilterToTable()
{
    PolledEventLog polled;
    polled.joinMany(3);
    EventsPanel panel(polled.log);
    QVERIFY(showActivePanel(&panel));
    eventsGroupOf(panel)->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(eventsFilterOf(panel)->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(eventsTableOf(panel)->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(!eventsTableOf(panel)->hasFocus());
}

void TstEventsPanel::widgets_haveAccessibleNames()
{
    PolledEventLog polled;
    polled.joinMany(2);
    EventsPanel panel(polled.log);
    panel.show();
    const auto nameOf = [](QWidget *widget) {
        return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
    };
    QCOMPARE(
        QAccessible::queryAccessibleInterface(eventsGroupOf(panel))->text(QAccessible::Description),
        u"Which events"_s);
    QCOMPARE(nameOf(eventsFilterOf(panel)), u"Filter events by text"_s);
    QCOMPARE(nameOf(eventsTableOf(panel)), u"Events"_s);
    QAccessibleTableInterface *cells =
        QAccessible::queryAccessibleInterface(eventsTableOf(panel))->tableInterface();
    QVERIFY(cells);
    QCOMPARE(cells->cellAt(0, 1)->text(QAccessible::Name), u"s1 joined"_s);
    QCOMPARE(cells->columnDescription(1), u"Event"_s);
}

void TstEventsPanel::rightToLeft_isMirrored()
{
    PolledEventLog polled;
    polled.joinMany(2);
    EventsPanel panel(polled.log);
    panel.setLayoutDirection(Qt::RightToLeft);
    QVERIFY(showActivePanel(&panel));
    QVERIFY(eventsGroupOf(panel)->x() > eventsFilterOf(panel)->x());
    const QAbstractItemModel *model = eventsTableOf(panel)->model();
    QVERIFY(eventsTableOf(panel)->visualRect(model->index(0, 0)).left() >
            eventsTableOf(panel)->visualRect(model->index(0, 1)).left());
}

MM_WINDOW_SUITE(TstEventsPanel)
#include "tst_eventspanel.moc"

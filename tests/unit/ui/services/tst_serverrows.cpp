// SPDX-License-Identifier: MIT
#include "servicereadings.h"
#include "suite.h"
#include "ui/services/servicesclipboard.h"
#include "ui/services/servicesview.h"

#include <QAbstractItemModelTester>
#include <QBrush>
#include <QFont>
#include <QGuiApplication>
#include <QHeaderView>
#include <QIcon>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTextDocumentFragment>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The service "web", and the server "files" in some state, at 10:20.
struct ServerRow
{
    ServicesModel model;
    ServiceReadings mm;

    explicit ServerRow(const Server &server, mm::State state = mm::State::Active)
    {
        show(server, state);
    }
    void show(const Server &server, mm::State state = mm::State::Active,
              std::chrono::milliseconds later = {})
    {
        QList<Service> services = servicesNamed(u"w", 7);
        if (server.isCounted())
            services += {server.name, u"2026-02-06T10:00:00"_s, server.messageCount, {},
                         0,           server.lastUsedAt};
        mm.setServers({server});
        mm.ServicePolls::show(&model, mm.next(services, later), state);
    }
    [[nodiscard]] QVariant cell(int column, int role = Qt::DisplayRole, int row = 1) const
    {
        return model.index(row, column).data(role);
    }
    [[nodiscard]] QString toolTip(int column) const
    {
        return QTextDocumentFragment::fromHtml(cell(column, Qt::ToolTipRole).toString())
            .toPlainText();
    }
};

Server failing()
{
    return {.name = u"files"_s,
            .state = u"failing"_s,
            .reason = u"It exited with code 1: no such\nfolder."_s,
            .since = u"2026-02-06T10:15:00"_s,
            .restarts = 1234,
            .messageCount = 5,
            .lastUsedAt = u"2026-02-06T08:20:00.5"_s};
}

Server inState(const QString &state)
{
    Server server = failing();
    server.state = state;
    return server;
}

} // namespace

/// The MCP servers that MM runs, in the table of services.
class TstServerRows final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void state_isAWordWithASymbol_data();
    void state_isAWordWithASymbol();
    void busyServer_showsForHowLong();
    void failingServer_isARowBelowTheCountedOnes();
    void serverThatComesUp_keepsItsRow();
    void inactiveMm_hasNoStates();
    void otherServices_areUpOrDown();
    void absentServer_isInItalicsExceptFromRightToLeft();
    void reason_isInToolTipAndDescription();
    void errors_areShownByKind();
    void rows_sortByState();
    void columns_appearWithTheFirstServer();
    void layoutOfAnEarlierVersion_hidesTheNewColumns();
    void copiedRow_hasTheServer();
};

void TstServerRows::state_isAWordWithASymbol_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("counted");
    QTest::addColumn<bool>("symbol");
    QTest::newRow("starting") << u"starting"_s << u"Starting"_s << false << true;
    QTest::newRow("up") << u"up"_s << u"Up"_s << true << true;
    QTest::newRow("failing") << u"failing"_s << u"Failing"_s << false << true;
    QTest::newRow("down") << u"down"_s << u"Down"_s << false << true;
    QTest::newRow("stopped") << u"stopped"_s << u"Stopped"_s << false << true;
    QTest::newRow("disabled") << u"disabled"_s << u"Disabled"_s << false << true;
    QTest::newRow("unknown") << u"new\nword"_s << u"new\ufffdword"_s << false << false;
}

void TstServerRows::state_isAWordWithASymbol()
{
    QFETCH(QString, state);
    QFETCH(QString, text);
    QFETCH(bool, counted);
    QFETCH(bool, symbol);
    const ServerRow row(inState(state));
    QCOMPARE(row.cell(ServicesModel::Name).toString(), u"files"_s);
    QCOMPARE(row.cell(ServicesModel::State).toString(), text);
    QCOMPARE(row.cell(ServicesModel::State, Qt::AccessibleTextRole).toString(), text);
    QCOMPARE(!row.cell(ServicesModel::State, Qt::DecorationRole).value<QIcon>().isNull(), symbol);
    QVERIFY(!row.cell(ServicesModel::Name, Qt::DecorationRole).isValid());
    QCOMPARE(row.model.serviceAt(1).mark == ServiceRow::Mark::Down, !counted);
}

void TstServerRows::busyServer_showsForHowLong()
{
    Server busy = inState(u"busy"_s);
    busy.since = u"2026-02-06T10:20:00"_s;
    ServerRow row(busy);
    QCOMPARE(row.cell(ServicesModel::State).toString(), u"Busy"_s);
    const QSignalSpy changes(&row.model, &ServicesModel::dataChanged);
    row.show(busy, mm::State::Active, 12s);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(row.cell(ServicesModel::State).toString(), u"Busy for 12 s"_s);
    busy.since = u"2026-02-06T11:20:00"_s; // the clock was set back
    row.show(busy);
    QCOMPARE(row.cell(ServicesModel::State).toString(), u"Busy"_s);
}

void TstServerRows::failingServer_isARowBelowTheCountedOnes()
{
    ServerRow row(failing());
    const QAbstractItemModelTester tester(&row.model);
    QCOMPARE(namesIn(row.model), (QStringList{u"w"_s, u"files"_s}));
    QCOMPARE(row.model.listedCount(), 2);
    QCOMPARE(row.cell(ServicesModel::Messages).toString(), u"5"_s);
    QCOMPARE(row.cell(ServicesModel::Restarts).toString(), u"1,234"_s);
    QCOMPARE(row.cell(ServicesModel::LastUsed).toString(), u"1 hour(s) ago"_s);
    QCOMPARE(row.cell(ServicesModel::Share).toString(), u"–"_s);
    QCOMPARE(row.cell(ServicesModel::Rate, Qt::AccessibleTextRole).toString(),
             u"Not known: the server is not up."_s);
    // It is in the file as a server and as a failing service.
    row.mm.setFailures({{.name = u"files"_s, .failedCalls = 2, .down = true}});
    row.show(failing());
    QCOMPARE(namesIn(row.model), (QStringList{u"w"_s, u"files"_s}));
    QCOMPARE(row.cell(ServicesModel::Failed).toString(), u"2"_s);
}

void TstServerRows::serverThatComesUp_keepsItsRow()
{
    ServerRow row(failing());
    const QPersistentModelIndex index = row.model.index(1, 0);
    row.show(inState(u"up"_s), mm::State::Active, 2s);
    QCOMPARE(index.row(), 1);
    QCOMPARE(row.model.serviceAt(1).mark, ServiceRow::Mark::None);
    row.show(failing(), mm::State::Active, 2s);
    QCOMPARE(index.row(), 1);
    QCOMPARE(row.model.serviceAt(1).mark, ServiceRow::Mark::Down);
    QCOMPARE(row.model.rowCount(), 2);
}

void TstServerRows::inactiveMm_hasNoStates()
{
    const ServerRow row(inState(u"up"_s), mm::State::NotUpdating);
    for (int each = 0; each < 2; ++each) {
        QCOMPARE(row.cell(ServicesModel::State, Qt::DisplayRole, each).toString(), u"–"_s);
        QCOMPARE(row.cell(ServicesModel::State, Qt::AccessibleTextRole, each).toString(),
                 u"Not known: MM is not active."_s);
        QVERIFY(row.cell(ServicesModel::State, Qt::DecorationRole, each).value<QIcon>().isNull());
    }
    QVERIFY(!row.toolTip(ServicesModel::Name).contains(u"Up"_s));
}

void TstServerRows::otherServices_areUpOrDown()
{
    ServerRow row(inState(u"up"_s));
    row.mm.setFailures({{.name = u"gone"_s,
                         .failedCalls = 1,
                         .lastErrorAt = u"2026-02-06T10:10:00"_s,
                         .down = true}});
    row.show(inState(u"up"_s));
    QCOMPARE(row.cell(ServicesModel::State, Qt::DisplayRole, 0).toString(), u"Up"_s);
    QCOMPARE(row.cell(ServicesModel::Restarts, Qt::DisplayRole, 0).toString(), QString());
    QCOMPARE(row.cell(ServicesModel::LastUsed, Qt::DisplayRole, 0).toString(), u"–"_s);
    QCOMPARE(row.cell(ServicesModel::State, Qt::DisplayRole, 2).toString(), u"Down"_s);
    QCOMPARE(row.cell(ServicesModel::LastUsed, Qt::DisplayRole, 2).toString(),
             u"10 minute(s) ago"_s);
}

void TstServerRows::absentServer_isInItalicsExceptFromRightToLeft()
{
    const ServerRow row(failing());
    const auto isItalic = [&row] {
        return row.cell(ServicesModel::State, Qt::FontRole).value<QFont>().italic();
    };
    QVERIFY(isItalic());
    const auto reset =
        qScopeGuard([] { QGuiApplication::setLayoutDirection(Qt::LayoutDirectionAuto); });
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    QVERIFY(!isItalic());
}

void TstServerRows::reason_isInToolTipAndDescription()
{
    const ServerRow row(failing());
    const QString lines = u"MCP server that MM runs: Failing\n"
                          "It exited with code 1: no such\ufffdfolder.\n"
                          "Last change of its state: 5 minute(s) ago\n"
                          "1,234 restart(s) by MM"_s;
    QCOMPARE(row.toolTip(ServicesModel::State), lines);
    QCOMPARE(row.toolTip(ServicesModel::Name), u"files\n"_s + lines);
    QCOMPARE(row.cell(ServicesModel::State, Qt::AccessibleDescriptionRole).toString(),
             u"It exited with code 1: no such\ufffdfolder."_s);
    Server long_ = failing();
    long_.reason = QString(5000, u'x');
    QVERIFY(ServerRow(long_).toolTip(ServicesModel::State).size() < 500);
}

void TstServerRows::errors_areShownByKind()
{
    ServerRow row(inState(u"up"_s));
    row.mm.setFailures({{.name = u"files"_s,
                         .failedCalls = 1203,
                         .errors = {{u"timeout"_s, 1200}, {u"tool_error"_s, 2}, {u"new"_s, 1}}}});
    row.show(inState(u"up"_s));
    const QString line = u"new: 1, timeout: 1,200, error of the tool: 2"_s;
    QVERIFY(row.toolTip(ServicesModel::Failed).contains(line));
    QVERIFY(row.cell(ServicesModel::Failed, Qt::AccessibleTextRole).toString().contains(line));
}

void TstServerRows::rows_sortByState()
{
    ServicesModel model;
    ServiceReadings mm;
    QList<Server> servers;
    for (const char *state : {"down", "stopped", "failing", "starting", "disabled"})
        servers += {.name = QString::fromLatin1(state), .state = QString::fromLatin1(state)};
    mm.setServers(servers);
    mm.show(&model, mm.next(servicesNamed(u"w")));
    model.sort(ServicesModel::State, Qt::DescendingOrder);
    QCOMPARE(namesIn(model), (QStringList{u"failing"_s, u"down"_s, u"starting"_s, u"w"_s,
                                          u"stopped"_s, u"disabled"_s}));
}

void TstServerRows::columns_appearWithTheFirstServer()
{
    ServicesView view;
    ServiceReadings mm;
    const QHeaderView *header = view.table()->horizontalHeader();
    const QSignalSpy added(&view, &ServicesView::columnsAdded);
    const QList<int> columns{ServicesModel::State, ServicesModel::Restarts,
                             ServicesModel::LastUsed};
    const auto show = [&] {
        const Reading reading = mm.next(servicesNamed(u"w"), 2s);
        view.setReading(reading, evaluateStatus(reading, reading.at), {});
    };
    show();
    for (const int column : columns)
        QVERIFY(header->isSectionHidden(column));
    QCOMPARE(added.size(), 0);
    mm.setServers({failing()});
    show();
    for (const int column : columns) {
        QVERIFY(!header->isSectionHidden(column));
        QVERIFY(header->sectionSize(column) >= header->sectionSizeHint(column));
    }
    QCOMPARE(header->visualIndex(ServicesModel::State), 1);
    QCOMPARE(added.size(), 1);
    // A user who hides one has it hidden.
    view.table()->setColumnHidden(ServicesModel::Restarts, true);
    show();
    QVERIFY(header->isSectionHidden(ServicesModel::Restarts));
}

void TstServerRows::layoutOfAnEarlierVersion_hidesTheNewColumns()
{
    ServicesView earlier;
    earlier.table()->horizontalHeader()->resizeSection(ServicesModel::Messages, 321);
    QVariantMap layout = earlier.saveColumns();
    ServicesView same;
    same.table()->setColumnHidden(ServicesModel::State, false);
    same.restoreColumns(layout);
    QVERIFY(same.table()->isColumnHidden(ServicesModel::State));
    layout.remove(u"columnCount"_s);
    ServicesView view;
    view.restoreColumns(layout);
    const QHeaderView *header = view.table()->horizontalHeader();
    QCOMPARE(header->sectionSize(ServicesModel::Messages), 321);
    QVERIFY(header->isSectionHidden(ServicesModel::State));
    QCOMPARE(header->visualIndex(ServicesModel::State), 1);
}

void TstServerRows::copiedRow_hasTheServer()
{
    ServerRow row(failing());
    row.mm.setFailures({{.name = u"files"_s, .failedCalls = 2, .errors = {{u"timeout"_s, 2}}}});
    row.show(failing());
    QCOMPARE(rowsAsText(row.model, {1},
                        {ServicesModel::Name, ServicesModel::State, ServicesModel::Restarts,
                         ServicesModel::LastUsed}),
             u"files\tFailing\t1234\t2026-02-06T08:20:00.5"_s);
    const QJsonArray json = QJsonDocument::fromJson(rowsAsJson(row.model, {0, 1}).toUtf8()).array();
    QVERIFY(!json.at(0).toObject().contains("state"_L1));
    const QJsonObject server = json.at(1).toObject();
    QCOMPARE(server["state"_L1].toString(), u"failing"_s);
    QCOMPARE(server["reason"_L1].toString(), failing().reason);
    QCOMPARE(server["since"_L1].toString(), failing().since);
    QCOMPARE(server["restarts"_L1].toInteger(), 1234);
    QCOMPARE(server["last_used_at"_L1].toString(), failing().lastUsedAt);
    QCOMPARE(server["errors"_L1].toObject()["timeout"_L1].toInteger(), 2);
}

MM_WINDOW_SUITE(TstServerRows)
#include "tst_serverrows.moc"

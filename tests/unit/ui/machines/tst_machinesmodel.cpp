// SPDX-License-Identifier: MIT
#include "machinerows.h"
#include "suite.h"
#include "ui/services/servicesclipboard.h"

#include <QAbstractItemModelTester>
#include <QIcon>
#include <QTest>

using namespace mm;
using namespace mm::test;
using namespace Qt::StringLiterals;

class TstMachinesModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rows_tellStateAndFigures();
    void machineThatIsNotActive_hasNoFigures();
    void expiredEvidence_isShownAtItsTime();
    void scraped_isHowLongAgo();
    void rate_isBetweenTwoScrapes();
    void rate_isUnknown_data();
    void rate_isUnknown();
    void sameName_showsTheJob();
    void hostileName_isSanitized();
    void takeOver_continuesRates();
    void clipboard_hasPlainNumbers();
    void invalidIndex_hasNoData();
};

void TstMachinesModel::rows_tellStateAndFigures()
{
    MachinesModel model;
    const QAbstractItemModelTester tester(&model);
    MachineReadings all = mixedMachines();
    all[u"alpha:9464"_s].messages = 1'247;
    show(&model, all);
    QCOMPARE(namesIn(model), u"beta:9464 delta:9464 epsilon:9464 gamma:9464 alpha:9464"_s);
    QCOMPARE(textOf(model, u"alpha:9464"_s, MachinesModel::State), u"Active"_s);
    QCOMPARE(textOf(model, u"alpha:9464"_s, MachinesModel::Services), u"5"_s);
    QCOMPARE(textOf(model, u"alpha:9464"_s, MachinesModel::Messages), u"1,247"_s);
    QCOMPARE(textOf(model, u"alpha:9464"_s, MachinesModel::Why), QString());
    QCOMPARE(textOf(model, u"alpha:9464"_s, MachinesModel::Why, Qt::AccessibleTextRole),
             u"Its MM is active."_s);
    QCOMPARE(textOf(model, u"beta:9464"_s, MachinesModel::State), u"Stopped"_s);
    QCOMPARE(textOf(model, u"beta:9464"_s, MachinesModel::Why), u"Its MM was shut down cleanly."_s);
    QCOMPARE(textOf(model, u"delta:9464"_s, MachinesModel::State), u"Error"_s);
    QCOMPARE(textOf(model, u"gamma:9464"_s, MachinesModel::State), u"Not updating"_s);
    QCOMPARE(textOf(model, u"gamma:9464"_s, MachinesModel::Why),
             u"It does not answer Prometheus."_s);
    QCOMPARE(textOf(model, u"epsilon:9464"_s, MachinesModel::Why),
             u"Prometheus does not scrape it any more."_s);
    for (int row = 0; row < model.rowCount(); ++row) {
        QVERIFY(!model.index(row, MachinesModel::State)
                     .data(Qt::DecorationRole)
                     .value<QIcon>()
                     .isNull());
        for (int column = 0; column < MachinesModel::ColumnCount; ++column)
            QVERIFY(!model.index(row, column).data(Qt::AccessibleTextRole).toString().isEmpty());
    }
}

void TstMachinesModel::machineThatIsNotActive_hasNoFigures()
{
    MachinesModel model;
    MachineReadings all({u"a"_s});
    all[u"a"_s].state = State::Stopped;
    show(&model, all);
    for (const int column :
         {MachinesModel::Services, MachinesModel::Messages, MachinesModel::Rate}) {
        QCOMPARE(textOf(model, u"a"_s, column), u"–"_s);
        QCOMPARE(textOf(model, u"a"_s, column, Qt::AccessibleTextRole),
                 u"Not known: the machine is not active."_s);
    }
}

void TstMachinesModel::expiredEvidence_isShownAtItsTime()
{
    MachinesModel model;
    MachineReadings all({u"a"_s, u"b"_s});
    all[u"b"_s].upAt -= 30;
    show(&model, all);
    QCOMPARE(namesIn(model), u"a b"_s);
    all.pass(8);
    show(&model, all);
    QCOMPARE(namesIn(model), u"b a"_s);
    QCOMPARE(textOf(model, u"b"_s, MachinesModel::State), u"Not updating"_s);
}

void TstMachinesModel::scraped_isHowLongAgo()
{
    MachinesModel model;
    MachineReadings all({u"a"_s, u"b"_s});
    all[u"b"_s].upAt = qQNaN();
    show(&model, all);
    QCOMPARE(textOf(model, u"a"_s, MachinesModel::Scraped), u"just now"_s);
    QCOMPARE(textOf(model, u"b"_s, MachinesModel::Scraped), u"–"_s);
    all.pass(3);
    show(&model, all);
    QCOMPARE(textOf(model, u"a"_s, MachinesModel::Scraped), u"3 second(s) ago"_s);
    all.pass(120);
    show(&model, all);
    QCOMPARE(textOf(model, u"a"_s, MachinesModel::Scraped), u"2 minute(s) ago"_s);
}

void TstMachinesModel::rate_isBetweenTwoScrapes()
{
    MachinesModel model;
    MachineReadings all({u"a"_s});
    show(&model, all);
    QCOMPARE(textOf(model, u"a"_s, MachinesModel::Rate), u"–"_s);
    QCOMPARE(textOf(model, u"a"_s, MachinesModel::Rate, Qt::AccessibleTextRole),
             u"Not known before the next scrape."_s);
    all[u"a"_s].messages += 10;
    all.advance(15);
    show(&model, all);
    QCOMPARE(textOf(model, u"a"_s, MachinesModel::Rate), u"40"_s);
    // The same scrape again.
    all.pass(5);
    show(&model, all);
    QCOMPARE(textOf(model, u"a"_s, MachinesModel::Rate), u"40"_s);
    all[u"a"_s].messages += 1;
    all.advance(15);
    show(&model, all);
    QCOMPARE(textOf(model, u"a"_s, MachinesModel::Rate), u"3.0"_s); // 20 s after the last one
}

void TstMachinesModel::rate_isUnknown_data()
{
    QTest::addColumn<double>("messages");
    QTest::addColumn<double>("seconds");
    QTest::newRow("counter reset") << 5.0 << 15.0;
    QTest::newRow("gap") << 1010.0 << 60.0;
    QTest::newRow("time back") << 1010.0 << -15.0;
    QTest::newRow("no figure") << qQNaN() << 15.0;
}

void TstMachinesModel::rate_isUnknown()
{
    QFETCH(double, messages);
    QFETCH(double, seconds);

    MachinesModel model;
    MachineReadings all({u"a"_s});
    show(&model, all);
    all[u"a"_s].messages = messages;
    all.advance(seconds);
    show(&model, all);
    QCOMPARE(textOf(model, u"a"_s, MachinesModel::Rate), u"–"_s);
    // Known again after one more scrape.
    all[u"a"_s].messages = 2000;
    all.advance(15);
    show(&model, all);
    QCOMPARE(textOf(model, u"a"_s, MachinesModel::Rate) == u"–"_s, std::isnan(messages));
}

void TstMachinesModel::sameName_showsTheJob()
{
    MachinesModel model;
    MachineReadings all({u"a"_s, u"b"_s});
    show(&model, all);
    QCOMPARE(namesIn(model), u"a b"_s);
    all.fleet.machines += scrapedMachine(u"a"_s, all.fleet.time);
    all.fleet.machines.last().job = u"other"_s;
    show(&model, all);
    QCOMPARE(namesIn(model), u"a (mm) a (other) b"_s);
    all.fleet.machines.removeLast();
    show(&model, all);
    QCOMPARE(namesIn(model), u"a b"_s);
}

void TstMachinesModel::hostileName_isSanitized()
{
    MachinesModel model;
    const MachineReadings all({u"<b>a</b>\n\u202E"_s + QString(500, u'x')});
    show(&model, all);
    const QModelIndex index = model.index(0, MachinesModel::Name);
    QVERIFY(!index.data().toString().contains(u'\n'));
    QVERIFY(!index.data().toString().contains(QChar(0x202E)));
    QVERIFY(index.data().toString().size() < 200);
    QVERIFY(index.data(Qt::ToolTipRole).toString().contains(u"&lt;b&gt;"_s));
}

void TstMachinesModel::takeOver_continuesRates()
{
    MachinesModel former;
    MachineReadings all({u"b"_s, u"a"_s});
    show(&former, all);
    MachinesModel model;
    const QAbstractItemModelTester tester(&model);
    model.takeOver(former);
    QCOMPARE(namesIn(model), u"a b"_s);
    all[u"a"_s].messages += 10;
    all.advance(15);
    show(&model, all);
    QCOMPARE(textOf(model, u"a"_s, MachinesModel::Rate), u"40"_s);
}

void TstMachinesModel::clipboard_hasPlainNumbers()
{
    MachinesModel model;
    MachineReadings all({u"=a\tb"_s});
    all.fleet.machines.first().messages = 1'234'567;
    show(&model, all);
    QCOMPARE(rowsAsText(model, {0}, {MachinesModel::Name}), u"'=a b"_s);
    QCOMPARE(rowsAsText(model, {0}, {MachinesModel::Messages}), u"1234567"_s);
    QCOMPARE(rowsAsText(model, {0}, {MachinesModel::Rate}), u"–"_s);
    QCOMPARE(rowsAsText(model, {0}, {MachinesModel::State}), u"Active"_s);
}

void TstMachinesModel::invalidIndex_hasNoData()
{
    MachinesModel model;
    QCOMPARE(model.data({}), QVariant());
    QCOMPARE(model.headerData(MachinesModel::ColumnCount, Qt::Horizontal), QVariant());
    QCOMPARE(model.headerData(0, Qt::Vertical), QVariant());
    for (int column = 0; column < MachinesModel::ColumnCount; ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
}

MM_WINDOW_SUITE(TstMachinesModel)
#include "tst_machinesmodel.moc"

// SPDX-License-Identifier: MIT
#include "servicecells.h"
#include "suite.h"
#include "ui/services/servicesclipboard.h"
#include "ui/widgets/contrast.h"

#include <QAbstractItemModelTester>
#include <QBrush>
#include <QGuiApplication>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace mm;
using namespace mm::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QLocale germanLocale(QLocale::German, QLocale::Germany);
const QLocale englishLocale(QLocale::English, QLocale::UnitedStates);

} // namespace

/// The cells of a ServicesModel. tst_serviceformat_registered tests the time of registration.
class TstServiceFormat final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }
    void header_hasTitles();
    void name_isSanitized_data();
    void name_isSanitized();
    void ownService_isMarkedWhereItIsShown();
    void messages_areGroupedByTheLocale_data();
    void messages_areGroupedByTheLocale();
    void inactiveMm_makesFiguresGray();
    void unknownRate_hasAReason();
    void rate_isRoundedByItsSize_data();
    void rate_isRoundedByItsSize();
    void share_isOfTheListedServices();
    void shareBelowTheLastDigit_isNotZero();
    void shareWithoutMessages_isADash();
};

void TstServiceFormat::header_hasTitles()
{
    ServicesModel model;
    const QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 0);
    QStringList titles;
    for (int column = 0; column < model.columnCount(); ++column)
        titles += model.headerData(column, Qt::Horizontal).toString();
    QCOMPARE(titles,
             (QStringList{u"Service"_s, u"Registered"_s, u"Messages"_s, u"Per minute"_s, u"Share"_s,
                          u"Failed"_s, u"State"_s, u"Restarts"_s, u"Last used"_s}));
    QVERIFY(!model.headerData(9, Qt::Horizontal).isValid());
    QVERIFY(!model.headerData(-1, Qt::Horizontal).isValid());
    QVERIFY(!model.headerData(0, Qt::Vertical).isValid());
}

void TstServiceFormat::name_isSanitized_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("shown");

    QTest::newRow("ordinary") << u"ee_cycle_1"_s << u"ee_cycle_1"_s;
    QTest::newRow("tags") << u"<b>x</b><img src='y'>"_s << u"<b>x</b><img src='y'>"_s;
    QTest::newRow("entity") << u"a&amp;b"_s << u"a&amp;b"_s;
    QTest::newRow("control characters") << u"a\nb\u001b[31m"_s << u"a\uFFFDb\uFFFD[31m"_s;
    QTest::newRow("bidirectional marks") << u"\u202Eabc\u202C"_s << u"\uFFFDabc\uFFFD"_s;
    QTest::newRow("10,000 characters") << QString(10'000, u'n') << QString(120, u'n') + u'…';
}

void TstServiceFormat::name_isSanitized()
{
    QFETCH(QString, name);
    QFETCH(QString, shown);

    ServiceCells cells;
    const QAbstractItemModelTester tester(&cells.model);
    cells.show({{name, u"2026-02-06T10:20:00"_s, 1}});
    QCOMPARE(cells.text(ServicesModel::Name), shown);
    QCOMPARE(cells.toolTip(ServicesModel::Name), shown);
}

void TstServiceFormat::ownService_isMarkedWhereItIsShown()
{
    QList<Service> services{{u"ee_monitor"_s, u"x"_s, 1}, {u"ee_monitor_2"_s, u"x"_s, 2}};
    ServiceCells cells;
    const QAbstractItemModelTester tester(&cells.model);
    cells.show(services);
    const QSignalSpy changed(&cells.model, &ServicesModel::dataChanged);
    cells.model.setOwnService(u"ee_monitor_2"_s);
    QCOMPARE(changed.size(), 1);
    const QString marked = u"ee_monitor_2 (this window)"_s;
    QCOMPARE(namesIn(cells.model), (QStringList{u"ee_monitor"_s, marked}));
    QCOMPARE(cells.accessibleText(0, 1), marked);
    QCOMPARE(cells.toolTip(0, 1), marked);
    // What programs and searches read has the plain name.
    QVERIFY(rowsAsText(cells.model, {1}, {0, 1}) == u"ee_monitor_2\tx"_s);
    QVERIFY(!rowsAsJson(cells.model, {1}).contains(u"this window"_s));
    cells.model.setFilter(u"window"_s);
    QCOMPARE(cells.model.rowCount(), 0);
    cells.model.setFilter({});

    services += services.at(1);
    cells.show(services, 1min);
    QCOMPARE(namesIn(cells.model).at(1), u"ee_monitor_2"_s); // which of the two is not known
    services.removeLast();
    cells.show(services, 2s);
    QCOMPARE(namesIn(cells.model).at(1), marked);
    cells.model.setOwnService({});
    QCOMPARE(namesIn(cells.model).at(1), u"ee_monitor_2"_s);
}

void TstServiceFormat::messages_areGroupedByTheLocale_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<qint64>("count");
    QTest::addColumn<QString>("shown");

    QTest::newRow("C, as English") << QLocale::c() << qint64(1'247) << u"1,247"_s;
    QTest::newRow("English") << englishLocale << qint64(1'234'567) << u"1,234,567"_s;
    QTest::newRow("German") << germanLocale << qint64(1'247) << u"1.247"_s;
    QTest::newRow("none") << germanLocale << qint64(0) << u"0"_s;
    QTest::newRow("maximum") << englishLocale << std::numeric_limits<qint64>::max()
                             << u"9,223,372,036,854,775,807"_s;
}

void TstServiceFormat::messages_areGroupedByTheLocale()
{
    QFETCH(QLocale, locale);
    QFETCH(qint64, count);
    QFETCH(QString, shown);

    QLocale::setDefault(locale);
    ServiceCells cells;
    cells.show({{u"a"_s, {}, count}});
    QCOMPARE(cells.text(ServicesModel::Messages), shown);
    QVERIFY(cells.data(ServicesModel::Messages, Qt::TextAlignmentRole)
                .value<Qt::Alignment>()
                .testFlag(Qt::AlignRight));
}

void TstServiceFormat::inactiveMm_makesFiguresGray()
{
    const QList<Service> services{{u"a"_s, {}, 7}, {u"b"_s, {}, 8}};
    ServiceCells cells;
    cells.show(services);
    const QSignalSpy changed(&cells.model, &ServicesModel::dataChanged);
    QVERIFY(!cells.data(ServicesModel::Name, Qt::ForegroundRole).isValid());
    cells.show(services, {}, State::Stopped);
    cells.show(services, {}, State::NotUpdating);
    QCOMPARE(changed.size(), 1);
    const QColor base = QGuiApplication::palette().color(QPalette::Base);
    QCOMPARE(cells.data(ServicesModel::Name, Qt::ForegroundRole).value<QBrush>().color(),
             statusColorOn(StatusColor::Gray, base));
    cells.show(services);
    QCOMPARE(changed.size(), 2);
    QVERIFY(!cells.data(ServicesModel::Messages, Qt::ForegroundRole).isValid());
}

void TstServiceFormat::unknownRate_hasAReason()
{
    QList<Service> services{{u"a"_s, {}, 0}, {u"b"_s, {}, 9}, {u"b"_s, {}, 9}};
    ServiceCells cells;
    const QAbstractItemModelTester tester(&cells.model);
    cells.show(services);
    QCOMPARE(cells.text(ServicesModel::Rate), u"measuring…"_s);
    QCOMPARE(cells.accessibleText(ServicesModel::Rate),
             u"Measuring: the first value comes after 10 second(s)."_s);
    QCOMPARE(cells.toolTip(ServicesModel::Rate), cells.accessibleText(ServicesModel::Rate));
    QCOMPARE(cells.accessibleText(ServicesModel::Rate, 2),
             u"Not known: another service has the same name."_s);
    QCOMPARE(cells.text(ServicesModel::Rate, 2), u"–"_s);

    services[0].messageCount = 5;
    cells.show(services, 10s);
    QCOMPARE(cells.text(ServicesModel::Rate), u"30"_s);
    QCOMPARE(cells.accessibleText(ServicesModel::Rate), u"30"_s);
    QCOMPARE(cells.toolTip(ServicesModel::Rate),
             u"Messages per minute, over the last 10 second(s)"_s);
    QCOMPARE(cells.text(ServicesModel::Rate, 1), u"–"_s);

    cells.show(services, 2s, State::NotUpdating);
    QCOMPARE(cells.text(ServicesModel::Rate), u"–"_s);
    QCOMPARE(cells.accessibleText(ServicesModel::Rate), u"Not known: MM is not active."_s);
}

void TstServiceFormat::rate_isRoundedByItsSize_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<qint64>("in1200Seconds");
    QTest::addColumn<QString>("shown");

    QTest::newRow("none") << QLocale::c() << qint64(0) << u"0"_s;
    QTest::newRow("0.05 a minute") << germanLocale << qint64(1) << u"0,1"_s;
    QTest::newRow("few") << QLocale::c() << qint64(50) << u"2.5"_s;
    QTest::newRow("few, German") << germanLocale << qint64(50) << u"2,5"_s;
    QTest::newRow("nearly ten") << englishLocale << qint64(199) << u"10"_s;
    QTest::newRow("many") << QLocale::c() << qint64(24'680) << u"1,234"_s;
    QTest::newRow("many, German") << germanLocale << qint64(24'680) << u"1.234"_s;
}

void TstServiceFormat::rate_isRoundedByItsSize()
{
    QFETCH(QLocale, locale);
    QFETCH(qint64, in1200Seconds);
    QFETCH(QString, shown);

    QLocale::setDefault(locale);
    ServiceCells cells(1200s);
    cells.show({{u"a"_s, {}, 0}});
    cells.show({{u"a"_s, {}, in1200Seconds}}, 1200s);
    QCOMPARE(cells.text(ServicesModel::Rate), shown);
}

void TstServiceFormat::share_isOfTheListedServices()
{
    ServiceCells cells;
    Reading reading = cells.mm.next({{u"a"_s, {}, 1}, {u"b"_s, {}, 1999}, {u"c"_s, {}, 0}});
    reading.snapshot.totalMessages = 1'000'000;
    cells.mm.show(&cells.model, reading);
    QCOMPARE(cells.text(ServicesModel::Share), u"0.1%"_s);
    QCOMPARE(cells.text(ServicesModel::Share, 1), u"100.0%"_s);
    QCOMPARE(cells.accessibleText(ServicesModel::Share, 1), u"100.0%"_s);
    QCOMPARE(cells.text(ServicesModel::Share, 2), u"0.0%"_s);
    QCOMPARE(cells.toolTip(ServicesModel::Share),
             u"0.1% of the 2,000 messages of all services in this table"_s);
    QCOMPARE(cells.data(ServicesModel::Share, ServicesModel::shareRole, 1).toDouble(), 0.9995);
}

void TstServiceFormat::shareBelowTheLastDigit_isNotZero()
{
    ServiceCells cells;
    cells.show({{u"a"_s, {}, 1}, {u"b"_s, {}, 1'000'000}});
    QCOMPARE(cells.text(ServicesModel::Share), u"<0.1%"_s);
}

void TstServiceFormat::shareWithoutMessages_isADash()
{
    ServiceCells cells;
    cells.show({{u"a"_s, {}, 0}});
    QCOMPARE(cells.text(ServicesModel::Share), u"–"_s);
    QCOMPARE(cells.accessibleText(ServicesModel::Share),
             u"No share: no service has had a message yet."_s);
}

MM_WINDOW_SUITE(TstServiceFormat)
#include "tst_serviceformat.moc"

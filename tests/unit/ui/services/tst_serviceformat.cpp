// SPDX-License-Identifier: MIT
#include "core/statsfile/timestamp.h"
#include "servicereadings.h"
#include "suite.h"
#include "ui/services/servicesclipboard.h"
#include "ui/widgets/contrast.h"

#include <QAbstractItemModelTester>
#include <QBrush>
#include <QDateTime>
#include <QGuiApplication>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocumentFragment>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

const QLocale germanLocale(QLocale::German, QLocale::Germany);
const QLocale englishLocale(QLocale::English, QLocale::UnitedStates);

/// A reading at \p wall.
Reading readingOf(const QList<Service> &services,
                  const QDateTime &wall = QDateTime(QDate(2026, 2, 6), QTime(10, 20)))
{
    Reading reading;
    reading.outcome = ReadOutcome::Valid;
    reading.at.wall =
        std::chrono::system_clock::time_point(std::chrono::milliseconds(wall.toMSecsSinceEpoch()));
    reading.at.steady =
        std::chrono::steady_clock::time_point(std::chrono::milliseconds(wall.toMSecsSinceEpoch()));
    reading.snapshot.services = services;
    return reading;
}

void showServices(ServicesModel *model, const QList<Service> &services)
{
    ServicePolls().show(model, readingOf(services));
}

QVariant cellData(const ServicesModel &model, int column, int role = Qt::DisplayRole)
{
    return model.index(0, column).data(role);
}

QString plainText(const QVariant &toolTip)
{
    return QTextDocumentFragment::fromHtml(toolTip.toString()).toPlainText();
}

} // namespace

/// The cells of a ServicesModel.
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
    void registered_isAnAgeInWords_data();
    void registered_isAnAgeInWords();
    void registeredInTheFuture_isTheDate();
    void registeredToolTip_isTheExactTime_data();
    void registeredToolTip_isTheExactTime();
    void registeredAge_changesByTheMinute();
    void registeredWithoutDate_isSanitized_data();
    void registeredWithoutDate_isSanitized();
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
    QCOMPARE(model.columnCount(), 9);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.headerData(0, Qt::Horizontal), u"Service"_s);
    QCOMPARE(model.headerData(1, Qt::Horizontal), u"Registered"_s);
    QCOMPARE(model.headerData(2, Qt::Horizontal), u"Messages"_s);
    QCOMPARE(model.headerData(3, Qt::Horizontal), u"Per minute"_s);
    QCOMPARE(model.headerData(4, Qt::Horizontal), u"Share"_s);
    QCOMPARE(model.headerData(5, Qt::Horizontal), u"Failed"_s);
    QCOMPARE(model.headerData(6, Qt::Horizontal), u"State"_s);
    QCOMPARE(model.headerData(7, Qt::Horizontal), u"Restarts"_s);
    QCOMPARE(model.headerData(8, Qt::Horizontal), u"Last used"_s);
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

    ServicesModel model;
    const QAbstractItemModelTester tester(&model);
    showServices(&model, {{name, u"2026-02-06T10:20:00"_s, 1}});
    QCOMPARE(cellData(model, ServicesModel::Name).toString(), shown);
    QCOMPARE(plainText(cellData(model, ServicesModel::Name, Qt::ToolTipRole)), shown);
}

void TstServiceFormat::ownService_isMarkedWhereItIsShown()
{
    QList<Service> services{{u"ee_monitor"_s, u"x"_s, 1}, {u"ee_monitor_2"_s, u"x"_s, 2}};
    ServicePolls polls;
    ServicesModel model;
    const QAbstractItemModelTester tester(&model);
    polls.show(&model, readingOf(services));
    const QSignalSpy changed(&model, &ServicesModel::dataChanged);
    model.setOwnService(u"ee_monitor_2"_s);
    QCOMPARE(changed.size(), 1);
    const QString marked = u"ee_monitor_2 (this window)"_s;
    QCOMPARE(namesIn(model), (QStringList{u"ee_monitor"_s, marked}));
    QCOMPARE(model.index(1, 0).data(Qt::AccessibleTextRole), marked);
    QCOMPARE(plainText(model.index(1, 0).data(Qt::ToolTipRole)), marked);
    // What programs and searches read has the plain name.
    QVERIFY(rowsAsText(model, {1}, {0, 1}) == u"ee_monitor_2\tx"_s);
    QVERIFY(!rowsAsJson(model, {1}).contains(u"this window"_s));
    model.setFilter(u"window"_s);
    QCOMPARE(model.rowCount(), 0);
    model.setFilter({});

    services += services.at(1);
    const QDateTime later(QDate(2026, 2, 6), QTime(10, 21));
    polls.show(&model, readingOf(services, later));
    QCOMPARE(namesIn(model).at(1), u"ee_monitor_2"_s); // which of the two is not known
    services.removeLast();
    polls.show(&model, readingOf(services, later.addSecs(2)));
    QCOMPARE(namesIn(model).at(1), marked);
    model.setOwnService({});
    QCOMPARE(namesIn(model).at(1), u"ee_monitor_2"_s);
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
    ServicesModel model;
    showServices(&model, {{u"a"_s, {}, count}});
    QCOMPARE(cellData(model, ServicesModel::Messages).toString(), shown);
    QVERIFY(cellData(model, ServicesModel::Messages, Qt::TextAlignmentRole)
                .value<Qt::Alignment>()
                .testFlag(Qt::AlignRight));
}

void TstServiceFormat::registered_isAnAgeInWords_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("shown");

    // The reading is of 10:20:00. Plural forms need a translation.
    QTest::newRow("this second") << u"2026-02-06T10:20:00"_s << u"just now"_s;
    QTest::newRow("59 s") << u"2026-02-06T10:19:01.5"_s << u"just now"_s;
    QTest::newRow("1 min") << u"2026-02-06T10:19:00"_s << u"1 minute(s) ago"_s;
    QTest::newRow("59 min") << u"2026-02-06T09:20:01"_s << u"59 minute(s) ago"_s;
    QTest::newRow("1 h") << u"2026-02-06T09:20:00.123456"_s << u"59 minute(s) ago"_s;
    QTest::newRow("47 h") << u"2026-02-04T10:20:01"_s << u"47 hour(s) ago"_s;
    QTest::newRow("2 d") << u"2026-02-04T10:20:00"_s << u"2 day(s) ago"_s;
    QTest::newRow("a year") << u"2025-02-06T10:20:00"_s << u"365 day(s) ago"_s;
    QTest::newRow("a clock that is a little ahead") << u"2026-02-06T10:20:59"_s << u"just now"_s;
}

void TstServiceFormat::registered_isAnAgeInWords()
{
    QFETCH(QString, written);
    QFETCH(QString, shown);

    ServicesModel model;
    showServices(&model, {{u"a"_s, written, 0}});
    QCOMPARE(cellData(model, ServicesModel::Registered).toString(), shown);
    QCOMPARE(cellData(model, ServicesModel::Registered, Qt::AccessibleTextRole).toString(), shown);
}

void TstServiceFormat::registeredInTheFuture_isTheDate()
{
    ServicesModel model;
    showServices(&model, {{u"a"_s, u"2026-02-06T10:22:00"_s, 0}});
    QCOMPARE(cellData(model, ServicesModel::Registered).toString(),
             QLocale().toString(QDateTime(QDate(2026, 2, 6), QTime(10, 22)), QLocale::LongFormat));
}

void TstServiceFormat::registeredToolTip_isTheExactTime_data()
{
    QTest::addColumn<QLocale>("locale");

    for (const QLocale &locale : {QLocale::c(), germanLocale, englishLocale})
        QTest::newRow(qPrintable(locale.name())) << locale;
}

void TstServiceFormat::registeredToolTip_isTheExactTime()
{
    QFETCH(QLocale, locale);

    QLocale::setDefault(locale);
    ServicesModel model;
    showServices(&model, {{u"a"_s, u"2026-02-06T10:17:09.123456"_s, 0}});
    const QString toolTip = plainText(cellData(model, ServicesModel::Registered, Qt::ToolTipRole));
    QCOMPARE(toolTip, locale.toString(QDateTime(QDate(2026, 2, 6), QTime(10, 17, 9, 123)),
                                      QLocale::LongFormat));
    QVERIFY2(toolTip.contains(u"17:09"_s), qPrintable(toolTip));
    QCOMPARE(cellData(model, ServicesModel::Registered, Qt::AccessibleDescriptionRole).toString(),
             toolTip);
}

void TstServiceFormat::registeredAge_changesByTheMinute()
{
    const QList<Service> services{{u"a"_s, u"2026-02-06T10:19:30"_s, 0}};
    const QDateTime wall(QDate(2026, 2, 6), QTime(10, 20));
    ServicePolls polls;
    ServicesModel model;
    polls.show(&model, readingOf(services, wall));
    const QSignalSpy changed(&model, &ServicesModel::dataChanged);
    polls.show(&model, readingOf(services, wall.addSecs(2)));
    QCOMPARE(changed.size(), 0);
    polls.show(&model, readingOf(services, wall.addSecs(30)));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(cellData(model, ServicesModel::Registered).toString(), u"1 minute(s) ago"_s);
}

void TstServiceFormat::registeredWithoutDate_isSanitized_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("shown");

    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("words") << u"last Friday"_s << u"last Friday"_s;
    QTest::newRow("tags") << u"<i>now</i>"_s << u"<i>now</i>"_s;
    QTest::newRow("no such day") << u"2026-02-30T10:20:00"_s << u"2026-02-30T10:20:00"_s;
    QTest::newRow("bidirectional mark") << u"\u202Enow"_s << u"\uFFFDnow"_s;
    QTest::newRow("10,000 characters") << QString(10'000, u'n') << QString(120, u'n') + u'…';
}

void TstServiceFormat::registeredWithoutDate_isSanitized()
{
    QFETCH(QString, written);
    QFETCH(QString, shown);

    ServicesModel model;
    const QAbstractItemModelTester tester(&model);
    showServices(&model, {{u"a"_s, written, 0}});
    QCOMPARE(cellData(model, ServicesModel::Registered).toString(), shown);
    QCOMPARE(plainText(cellData(model, ServicesModel::Registered, Qt::ToolTipRole)), shown);
}

void TstServiceFormat::inactiveMm_makesFiguresGray()
{
    const Reading reading = readingOf({{u"a"_s, {}, 7}, {u"b"_s, {}, 8}});
    ServicePolls polls;
    ServicesModel model;
    polls.show(&model, reading);
    const QSignalSpy changed(&model, &ServicesModel::dataChanged);
    QVERIFY(!cellData(model, ServicesModel::Name, Qt::ForegroundRole).isValid());
    polls.show(&model, reading, State::Stopped);
    polls.show(&model, reading, State::NotUpdating);
    QCOMPARE(changed.size(), 1);
    const QColor base = QGuiApplication::palette().color(QPalette::Base);
    QCOMPARE(cellData(model, ServicesModel::Name, Qt::ForegroundRole).value<QBrush>().color(),
             statusColorOn(StatusColor::Gray, base));
    polls.show(&model, reading);
    QCOMPARE(changed.size(), 2);
    QVERIFY(!cellData(model, ServicesModel::Messages, Qt::ForegroundRole).isValid());
}

void TstServiceFormat::unknownRate_hasAReason()
{
    const QDateTime wall(QDate(2026, 2, 6), QTime(10, 20));
    const auto reason = [](const ServicesModel &model) {
        return cellData(model, ServicesModel::Rate, Qt::AccessibleTextRole).toString();
    };
    QList<Service> services{{u"a"_s, {}, 0}, {u"b"_s, {}, 9}, {u"b"_s, {}, 9}};
    ServicePolls polls;
    ServicesModel model;
    const QAbstractItemModelTester tester(&model);
    polls.show(&model, readingOf(services, wall));
    QCOMPARE(cellData(model, ServicesModel::Rate).toString(), u"measuring…"_s);
    QCOMPARE(reason(model), u"Measuring: the first value comes after 10 second(s)."_s);
    QCOMPARE(plainText(cellData(model, ServicesModel::Rate, Qt::ToolTipRole)), reason(model));
    QCOMPARE(model.index(2, ServicesModel::Rate).data(Qt::AccessibleTextRole).toString(),
             u"Not known: another service has the same name."_s);
    QCOMPARE(model.index(2, ServicesModel::Rate).data().toString(), u"–"_s);

    services[0].messageCount = 5;
    polls.show(&model, readingOf(services, wall.addSecs(10)));
    QCOMPARE(cellData(model, ServicesModel::Rate).toString(), u"30"_s);
    QCOMPARE(reason(model), u"30"_s);
    QCOMPARE(plainText(cellData(model, ServicesModel::Rate, Qt::ToolTipRole)),
             u"Messages per minute, over the last 10 second(s)"_s);
    QCOMPARE(model.index(1, ServicesModel::Rate).data().toString(), u"–"_s);

    polls.show(&model, readingOf(services, wall.addSecs(12)), State::NotUpdating);
    QCOMPARE(cellData(model, ServicesModel::Rate).toString(), u"–"_s);
    QCOMPARE(reason(model), u"Not known: MM is not active."_s);
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
    const QDateTime wall(QDate(2026, 2, 6), QTime(10, 20));
    ServicePolls polls(std::chrono::seconds(1200));
    ServicesModel model;
    polls.show(&model, readingOf({{u"a"_s, {}, 0}}, wall));
    polls.show(&model, readingOf({{u"a"_s, {}, in1200Seconds}}, wall.addSecs(1200)));
    QCOMPARE(cellData(model, ServicesModel::Rate).toString(), shown);
}

void TstServiceFormat::share_isOfTheListedServices()
{
    ServicePolls polls;
    ServicesModel model;
    Reading reading = readingOf({{u"a"_s, {}, 1}, {u"b"_s, {}, 1999}, {u"c"_s, {}, 0}});
    reading.snapshot.totalMessages = 1'000'000;
    polls.show(&model, reading);
    QCOMPARE(model.index(0, ServicesModel::Share).data().toString(), u"0.1%"_s);
    QCOMPARE(model.index(1, ServicesModel::Share).data().toString(), u"100.0%"_s);
    QCOMPARE(model.index(1, ServicesModel::Share).data(Qt::AccessibleTextRole).toString(),
             u"100.0%"_s);
    QCOMPARE(model.index(2, ServicesModel::Share).data().toString(), u"0.0%"_s);
    QCOMPARE(plainText(model.index(0, ServicesModel::Share).data(Qt::ToolTipRole)),
             u"0.1% of the 2,000 messages of all services in this table"_s);
    QCOMPARE(model.index(1, ServicesModel::Share).data(ServicesModel::shareRole).toDouble(),
             0.9995);
}

void TstServiceFormat::shareBelowTheLastDigit_isNotZero()
{
    ServicesModel model;
    showServices(&model, {{u"a"_s, {}, 1}, {u"b"_s, {}, 1'000'000}});
    QCOMPARE(cellData(model, ServicesModel::Share).toString(), u"<0.1%"_s);
}

void TstServiceFormat::shareWithoutMessages_isADash()
{
    ServicesModel model;
    showServices(&model, {{u"a"_s, {}, 0}});
    QCOMPARE(cellData(model, ServicesModel::Share).toString(), u"–"_s);
    QCOMPARE(cellData(model, ServicesModel::Share, Qt::AccessibleTextRole).toString(),
             u"No share: no service has had a message yet."_s);
}

MM_WINDOW_SUITE(TstServiceFormat)
#include "tst_serviceformat.moc"

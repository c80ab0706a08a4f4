// SPDX-License-Identifier: MIT
#include "core/timestamp.h"
#include "ui/servicesmodel.h"
#include "ui/statecolors.h"

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

const QLocale german(QLocale::German, QLocale::Germany);
const QLocale english(QLocale::English, QLocale::UnitedStates);

/// A look at \p services when it was \p wall by everybody's clock.
Reading readingOf(const QList<Service> &services,
                  const QDateTime &wall = QDateTime(QDate(2026, 2, 6), QTime(10, 20)))
{
    Reading reading;
    reading.outcome = Outcome::Valid;
    reading.at.wall =
        std::chrono::system_clock::time_point(std::chrono::milliseconds(wall.toMSecsSinceEpoch()));
    reading.at.steady =
        std::chrono::steady_clock::time_point(std::chrono::milliseconds(wall.toMSecsSinceEpoch()));
    reading.snapshot.services = services;
    return reading;
}

void show(ServicesModel *model, const QList<Service> &services)
{
    model->setReading(readingOf(services), State::Active);
}

QVariant cell(const ServicesModel &model, int column, int role = Qt::DisplayRole)
{
    return model.index(0, column).data(role);
}

QString plainOf(const QVariant &toolTip)
{
    return QTextDocumentFragment::fromHtml(toolTip.toString()).toPlainText();
}

} // namespace

/// What the cells show. How the rows move is tst_servicesmodel_merge's.
class ServicesModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }
    void columns_haveTitles();
    void name_isShownSafely_data();
    void name_isShownSafely();
    void messages_areGroupedByTheLocale_data();
    void messages_areGroupedByTheLocale();
    void registered_isToldInWords_data();
    void registered_isToldInWords();
    void registered_toCome_isTheDate();
    void registered_isExactInTheToolTip_data();
    void registered_isExactInTheToolTip();
    void registered_wordsGoOn();
    void registered_isShownSafelyWhenItIsNoDate_data();
    void registered_isShownSafelyWhenItIsNoDate();
    void pastFigures_areGrayUntilTheyAreCurrentAgain();
    void rate_isADashUntilItIsKnown();
    void rate_isShownAsFineAsItIsKnown_data();
    void rate_isShownAsFineAsItIsKnown();
    void share_isOfTheServicesListed();
    void share_ofLessThanCanBeShown_isNotZero();
    void share_ofNothing_isADash();
    void indexOutside_hasNoData();
};

void ServicesModelTest::columns_haveTitles()
{
    ServicesModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.columnCount(), 5);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.headerData(0, Qt::Horizontal), u"Service"_s);
    QCOMPARE(model.headerData(1, Qt::Horizontal), u"Registered"_s);
    QCOMPARE(model.headerData(2, Qt::Horizontal), u"Messages"_s);
    QCOMPARE(model.headerData(3, Qt::Horizontal), u"Per minute"_s);
    QCOMPARE(model.headerData(4, Qt::Horizontal), u"Share"_s);
    QVERIFY(!model.headerData(5, Qt::Horizontal).isValid());
    QVERIFY(!model.headerData(-1, Qt::Horizontal).isValid());
    QVERIFY(!model.headerData(0, Qt::Vertical).isValid());
}

void ServicesModelTest::name_isShownSafely_data()
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

void ServicesModelTest::name_isShownSafely()
{
    QFETCH(QString, name);
    QFETCH(QString, shown);

    ServicesModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    show(&model, {{name, u"2026-02-06T10:20:00"_s, 1}});
    QCOMPARE(cell(model, ServicesModel::Name).toString(), shown);
    QCOMPARE(plainOf(cell(model, ServicesModel::Name, Qt::ToolTipRole)), shown);
}

void ServicesModelTest::messages_areGroupedByTheLocale_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<qint64>("count");
    QTest::addColumn<QString>("shown");

    QTest::newRow("C counts as English") << QLocale::c() << qint64(1'247) << u"1,247"_s;
    QTest::newRow("English") << english << qint64(1'234'567) << u"1,234,567"_s;
    QTest::newRow("German") << german << qint64(1'247) << u"1.247"_s;
    QTest::newRow("none") << german << qint64(0) << u"0"_s;
    QTest::newRow("the most there can be")
        << english << std::numeric_limits<qint64>::max() << u"9,223,372,036,854,775,807"_s;
}

void ServicesModelTest::messages_areGroupedByTheLocale()
{
    QFETCH(QLocale, locale);
    QFETCH(qint64, count);
    QFETCH(QString, shown);

    QLocale::setDefault(locale);
    ServicesModel model;
    show(&model, {{u"a"_s, {}, count}});
    QCOMPARE(cell(model, ServicesModel::Messages).toString(), shown);
    QVERIFY(cell(model, ServicesModel::Messages, Qt::TextAlignmentRole)
                .value<Qt::Alignment>()
                .testFlag(Qt::AlignRight));
}

void ServicesModelTest::registered_isToldInWords_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("shown");

    // The look is at 10:20:00. Plural forms are the translations'.
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

void ServicesModelTest::registered_isToldInWords()
{
    QFETCH(QString, written);
    QFETCH(QString, shown);

    ServicesModel model;
    show(&model, {{u"a"_s, written, 0}});
    QCOMPARE(cell(model, ServicesModel::Registered).toString(), shown);
    QCOMPARE(cell(model, ServicesModel::Registered, Qt::AccessibleTextRole).toString(), shown);
}

void ServicesModelTest::registered_toCome_isTheDate()
{
    ServicesModel model;
    show(&model, {{u"a"_s, u"2026-02-06T10:22:00"_s, 0}});
    QCOMPARE(cell(model, ServicesModel::Registered).toString(),
             QLocale().toString(QDateTime(QDate(2026, 2, 6), QTime(10, 22)), QLocale::LongFormat));
}

void ServicesModelTest::registered_isExactInTheToolTip_data()
{
    QTest::addColumn<QLocale>("locale");

    for (const QLocale &locale : {QLocale::c(), german, english})
        QTest::newRow(qPrintable(locale.name())) << locale;
}

void ServicesModelTest::registered_isExactInTheToolTip()
{
    QFETCH(QLocale, locale);

    QLocale::setDefault(locale);
    ServicesModel model;
    show(&model, {{u"a"_s, u"2026-02-06T10:17:09.123456"_s, 0}});
    const QString toolTip = plainOf(cell(model, ServicesModel::Registered, Qt::ToolTipRole));
    QCOMPARE(toolTip, locale.toString(QDateTime(QDate(2026, 2, 6), QTime(10, 17, 9, 123)),
                                      QLocale::LongFormat));
    QVERIFY2(toolTip.contains(u"17:09"_s), qPrintable(toolTip));
    QCOMPARE(cell(model, ServicesModel::Registered, Qt::AccessibleDescriptionRole).toString(),
             toolTip);
}

void ServicesModelTest::registered_wordsGoOn()
{
    const QList<Service> services{{u"a"_s, u"2026-02-06T10:19:30"_s, 0}};
    const QDateTime wall(QDate(2026, 2, 6), QTime(10, 20));
    ServicesModel model;
    model.setReading(readingOf(services, wall), State::Active);
    const QSignalSpy changed(&model, &ServicesModel::dataChanged);
    model.setReading(readingOf(services, wall.addSecs(2)), State::Active);
    QCOMPARE(changed.size(), 0);
    model.setReading(readingOf(services, wall.addSecs(30)), State::Active);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex().column(), int(ServicesModel::Registered));
    QCOMPARE(cell(model, ServicesModel::Registered).toString(), u"1 minute(s) ago"_s);
}

void ServicesModelTest::registered_isShownSafelyWhenItIsNoDate_data()
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

void ServicesModelTest::registered_isShownSafelyWhenItIsNoDate()
{
    QFETCH(QString, written);
    QFETCH(QString, shown);

    ServicesModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    show(&model, {{u"a"_s, written, 0}});
    QCOMPARE(cell(model, ServicesModel::Registered).toString(), shown);
    QCOMPARE(plainOf(cell(model, ServicesModel::Registered, Qt::ToolTipRole)), shown);
}

void ServicesModelTest::pastFigures_areGrayUntilTheyAreCurrentAgain()
{
    const Reading reading = readingOf({{u"a"_s, {}, 7}, {u"b"_s, {}, 8}});
    ServicesModel model;
    model.setReading(reading, State::Active);
    const QSignalSpy changed(&model, &ServicesModel::dataChanged);
    QVERIFY(!cell(model, ServicesModel::Name, Qt::ForegroundRole).isValid());
    model.setReading(reading, State::Stopped);
    model.setReading(reading, State::NotUpdating);
    QCOMPARE(changed.size(), 1);
    const QColor base = QGuiApplication::palette().color(QPalette::Base);
    QCOMPARE(cell(model, ServicesModel::Name, Qt::ForegroundRole).value<QBrush>().color(),
             toneColor(Tone::Gray, base));
    model.setReading(reading, State::Active);
    QCOMPARE(changed.size(), 2);
    QVERIFY(!cell(model, ServicesModel::Messages, Qt::ForegroundRole).isValid());
}

void ServicesModelTest::rate_isADashUntilItIsKnown()
{
    const QDateTime wall(QDate(2026, 2, 6), QTime(10, 20));
    const auto reason = [](const ServicesModel &model) {
        return cell(model, ServicesModel::Rate, Qt::AccessibleTextRole).toString();
    };
    QList<Service> services{{u"a"_s, {}, 0}, {u"b"_s, {}, 9}, {u"b"_s, {}, 9}};
    ServicesModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setReading(readingOf(services, wall), State::Active);
    QCOMPARE(cell(model, ServicesModel::Rate).toString(), u"–"_s);
    QVERIFY2(reason(model).startsWith(u"Not known yet: "_s), qPrintable(reason(model)));
    QCOMPARE(plainOf(cell(model, ServicesModel::Rate, Qt::ToolTipRole)), reason(model));
    QCOMPARE(model.index(2, ServicesModel::Rate).data(Qt::AccessibleTextRole).toString(),
             u"Not known: another service has the same name."_s);

    services[0].messageCount = 5;
    model.setReading(readingOf(services, wall.addSecs(10)), State::Active);
    QCOMPARE(cell(model, ServicesModel::Rate).toString(), u"30"_s);
    QCOMPARE(reason(model), u"30"_s);
    QCOMPARE(plainOf(cell(model, ServicesModel::Rate, Qt::ToolTipRole)),
             u"Messages per minute, over the last 10 second(s)"_s);
    QCOMPARE(model.index(1, ServicesModel::Rate).data().toString(), u"–"_s);

    model.setReading(readingOf(services, wall.addSecs(12)), State::NotUpdating);
    QCOMPARE(cell(model, ServicesModel::Rate).toString(), u"–"_s);
    QCOMPARE(reason(model), u"Not known: MM is not active."_s);
}

void ServicesModelTest::rate_isShownAsFineAsItIsKnown_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<qint64>("in1200Seconds");
    QTest::addColumn<QString>("shown");

    QTest::newRow("none") << QLocale::c() << qint64(0) << u"0"_s;
    QTest::newRow("hardly any") << german << qint64(1) << u"0,1"_s;
    QTest::newRow("few") << QLocale::c() << qint64(50) << u"2.5"_s;
    QTest::newRow("few, German") << german << qint64(50) << u"2,5"_s;
    QTest::newRow("nearly ten") << english << qint64(199) << u"10"_s;
    QTest::newRow("many") << QLocale::c() << qint64(24'680) << u"1,234"_s;
    QTest::newRow("many, German") << german << qint64(24'680) << u"1.234"_s;
}

void ServicesModelTest::rate_isShownAsFineAsItIsKnown()
{
    QFETCH(QLocale, locale);
    QFETCH(qint64, in1200Seconds);
    QFETCH(QString, shown);

    QLocale::setDefault(locale);
    const QDateTime wall(QDate(2026, 2, 6), QTime(10, 20));
    ServicesModel model;
    model.setInterval(std::chrono::seconds(1200));
    model.setReading(readingOf({{u"a"_s, {}, 0}}, wall), State::Active);
    model.setReading(readingOf({{u"a"_s, {}, in1200Seconds}}, wall.addSecs(1200)), State::Active);
    QCOMPARE(cell(model, ServicesModel::Rate).toString(), shown);
}

void ServicesModelTest::share_isOfTheServicesListed()
{
    ServicesModel model;
    Reading reading = readingOf({{u"a"_s, {}, 1}, {u"b"_s, {}, 1999}, {u"c"_s, {}, 0}});
    reading.snapshot.totalMessages = 1'000'000;
    model.setReading(reading, State::Active);
    QCOMPARE(model.index(0, ServicesModel::Share).data().toString(), u"0.1%"_s);
    QCOMPARE(model.index(1, ServicesModel::Share).data().toString(), u"100.0%"_s);
    QCOMPARE(model.index(1, ServicesModel::Share).data(Qt::AccessibleTextRole).toString(),
             u"100.0%"_s);
    QCOMPARE(model.index(2, ServicesModel::Share).data().toString(), u"0.0%"_s);
    QCOMPARE(plainOf(model.index(0, ServicesModel::Share).data(Qt::ToolTipRole)),
             u"0.1% of the 2,000 messages of all services in this table"_s);
    QCOMPARE(model.index(1, ServicesModel::Share).data(ServicesModel::valueRole).toDouble(),
             0.9995);
}

void ServicesModelTest::share_ofLessThanCanBeShown_isNotZero()
{
    ServicesModel model;
    show(&model, {{u"a"_s, {}, 1}, {u"b"_s, {}, 1'000'000}});
    QCOMPARE(cell(model, ServicesModel::Share).toString(), u"<0.1%"_s);
}

void ServicesModelTest::share_ofNothing_isADash()
{
    ServicesModel model;
    show(&model, {{u"a"_s, {}, 0}});
    QCOMPARE(cell(model, ServicesModel::Share).toString(), u"–"_s);
    QCOMPARE(cell(model, ServicesModel::Share, Qt::AccessibleTextRole).toString(),
             u"No share: no service has had a message yet."_s);
}

void ServicesModelTest::indexOutside_hasNoData()
{
    ServicesModel model;
    show(&model, {{u"a"_s, {}, 7}});
    QVERIFY(!model.data({}).isValid());
    QVERIFY(!model.index(1, 0).isValid());
    QCOMPARE(model.rowCount(model.index(0, 0)), 0);
    QCOMPARE(model.columnCount(model.index(0, 0)), 0);
}

QTEST_MAIN(ServicesModelTest)
#include "tst_servicesmodel.moc"

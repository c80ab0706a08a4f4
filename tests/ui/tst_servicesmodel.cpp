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
#include <QSortFilterProxyModel>
#include <QTest>
#include <QTextDocumentFragment>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

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
    void registered_isShownByTheLocale_data();
    void registered_isShownByTheLocale();
    void registered_isShownSafelyWhenItIsNoDate_data();
    void registered_isShownSafelyWhenItIsNoDate();
    void sortRole_hasTheTypeOfTheColumn();
    void sorting_isByNumberAndTime();
    void pastFigures_areGrayUntilTheyAreCurrentAgain();
    void indexOutside_hasNoData();
};

void ServicesModelTest::columns_haveTitles()
{
    ServicesModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.columnCount(), 3);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.headerData(0, Qt::Horizontal), u"Service"_s);
    QCOMPARE(model.headerData(1, Qt::Horizontal), u"Registered"_s);
    QCOMPARE(model.headerData(2, Qt::Horizontal), u"Messages"_s);
    QVERIFY(!model.headerData(3, Qt::Horizontal).isValid());
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
    model.setServices({{name, u"2026-02-06T10:20:00"_s, 1}});
    QCOMPARE(cell(model, ServicesModel::Name).toString(), shown);
    QCOMPARE(plainOf(cell(model, ServicesModel::Name, Qt::ToolTipRole)), shown);
}

void ServicesModelTest::messages_areGroupedByTheLocale_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<qint64>("count");
    QTest::addColumn<QString>("shown");

    const QLocale german(QLocale::German, QLocale::Germany);
    const QLocale english(QLocale::English, QLocale::UnitedStates);
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
    model.setServices({{u"a"_s, {}, count}});
    QCOMPARE(cell(model, ServicesModel::Messages).toString(), shown);
    QVERIFY(cell(model, ServicesModel::Messages, Qt::TextAlignmentRole)
                .value<Qt::Alignment>()
                .testFlag(Qt::AlignRight));
}

void ServicesModelTest::registered_isShownByTheLocale_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QString>("written");

    for (const QLocale &locale : {QLocale::c(), QLocale(QLocale::German, QLocale::Germany),
                                  QLocale(QLocale::English, QLocale::UnitedStates)}) {
        QTest::addRow("%s, whole second", qPrintable(locale.name()))
            << locale << u"2026-02-06T10:20:00"_s;
        QTest::addRow("%s, 6 digits", qPrintable(locale.name()))
            << locale << u"2026-02-06T10:20:00.123456"_s;
    }
}

void ServicesModelTest::registered_isShownByTheLocale()
{
    QFETCH(QLocale, locale);
    QFETCH(QString, written);

    QLocale::setDefault(locale);
    ServicesModel model;
    model.setServices({{u"a"_s, written, 0}});
    const QDateTime when(QDate(2026, 2, 6), QTime(10, 20));
    QCOMPARE(cell(model, ServicesModel::Registered).toString(),
             locale.toString(when, QLocale::ShortFormat));
    QCOMPARE(plainOf(cell(model, ServicesModel::Registered, Qt::ToolTipRole)), written);
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
    model.setServices({{u"a"_s, written, 0}});
    QCOMPARE(cell(model, ServicesModel::Registered).toString(), shown);
    QCOMPARE(plainOf(cell(model, ServicesModel::Registered, Qt::ToolTipRole)), shown);
}

void ServicesModelTest::sortRole_hasTheTypeOfTheColumn()
{
    ServicesModel model;
    model.setServices({{u"a"_s, u"2026-02-06T10:20:00"_s, 7}});
    const QVariant name = cell(model, ServicesModel::Name, ServicesModel::sortRole);
    const QVariant registered = cell(model, ServicesModel::Registered, ServicesModel::sortRole);
    const QVariant messages = cell(model, ServicesModel::Messages, ServicesModel::sortRole);
    QCOMPARE(name.metaType(), QMetaType::fromType<QString>());
    QCOMPARE(registered, QDateTime(QDate(2026, 2, 6), QTime(10, 20)).toMSecsSinceEpoch());
    QCOMPARE(messages.metaType(), QMetaType::fromType<qint64>());
    QCOMPARE(messages.value<qint64>(), 7);
}

void ServicesModelTest::sorting_isByNumberAndTime()
{
    ServicesModel model;
    model.setServices({{u"a"_s, u"2026-02-10T10:20:00"_s, 9},
                       {u"b"_s, u"2026-02-09T10:20:00"_s, 100},
                       {u"c"_s, u"2025-12-31T10:20:00"_s, 20}});
    QSortFilterProxyModel sorted;
    sorted.setSourceModel(&model);
    sorted.setSortRole(ServicesModel::sortRole);
    const auto names = [&sorted] {
        QString all;
        for (int row = 0; row < sorted.rowCount(); ++row)
            all += sorted.index(row, 0).data().toString();
        return all;
    };
    sorted.sort(ServicesModel::Messages);
    QCOMPARE(names(), u"acb"_s);
    sorted.sort(ServicesModel::Registered);
    QCOMPARE(names(), u"cba"_s);
    sorted.sort(ServicesModel::Name, Qt::DescendingOrder);
    QCOMPARE(names(), u"cba"_s);
}

void ServicesModelTest::pastFigures_areGrayUntilTheyAreCurrentAgain()
{
    ServicesModel model;
    model.setServices({{u"a"_s, {}, 7}, {u"b"_s, {}, 8}});
    const QSignalSpy changed(&model, &ServicesModel::dataChanged);
    QVERIFY(!cell(model, ServicesModel::Name, Qt::ForegroundRole).isValid());
    model.setCurrent(false);
    model.setCurrent(false);
    QCOMPARE(changed.size(), 1);
    const QColor base = QGuiApplication::palette().color(QPalette::Base);
    QCOMPARE(cell(model, ServicesModel::Name, Qt::ForegroundRole).value<QBrush>().color(),
             toneColor(Tone::Gray, base));
    model.setCurrent(true);
    QCOMPARE(changed.size(), 2);
    QVERIFY(!cell(model, ServicesModel::Messages, Qt::ForegroundRole).isValid());
}

void ServicesModelTest::indexOutside_hasNoData()
{
    ServicesModel model;
    model.setServices({{u"a"_s, {}, 7}});
    QVERIFY(!model.data({}).isValid());
    QVERIFY(!model.index(1, 0).isValid());
    QCOMPARE(model.rowCount(model.index(0, 0)), 0);
    QCOMPARE(model.columnCount(model.index(0, 0)), 0);
}

QTEST_MAIN(ServicesModelTest)
#include "tst_servicesmodel.moc"

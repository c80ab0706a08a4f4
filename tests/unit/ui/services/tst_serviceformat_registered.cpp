// SPDX-License-Identifier: MIT
#include "servicecells.h"
#include "suite.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace mm;
using namespace mm::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The time of registration in a ServicesModel.
class TstServiceFormatRegistered final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }
    void registered_isAnAgeInWords_data();
    void registered_isAnAgeInWords();
    void registeredInTheFuture_isTheDate();
    void registeredToolTip_isTheExactTime_data();
    void registeredToolTip_isTheExactTime();
    void registeredAge_changesByTheMinute();
    void registeredWithoutDate_isSanitized_data();
    void registeredWithoutDate_isSanitized();
};

void TstServiceFormatRegistered::registered_isAnAgeInWords_data()
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

void TstServiceFormatRegistered::registered_isAnAgeInWords()
{
    QFETCH(QString, written);
    QFETCH(QString, shown);

    ServiceCells cells;
    cells.show({{u"a"_s, written, 0}});
    QCOMPARE(cells.text(ServicesModel::Registered), shown);
    QCOMPARE(cells.accessibleText(ServicesModel::Registered), shown);
}

void TstServiceFormatRegistered::registeredInTheFuture_isTheDate()
{
    ServiceCells cells;
    cells.show({{u"a"_s, u"2026-02-06T10:22:00"_s, 0}});
    QCOMPARE(cells.text(ServicesModel::Registered),
             QLocale().toString(QDateTime(QDate(2026, 2, 6), QTime(10, 22)), QLocale::LongFormat));
}

void TstServiceFormatRegistered::registeredToolTip_isTheExactTime_data()
{
    QTest::addColumn<QLocale>("locale");

    for (const QLocale &locale : {QLocale::c(), QLocale(QLocale::German, QLocale::Germany),
                                  QLocale(QLocale::English, QLocale::UnitedStates)})
        QTest::newRow(qPrintable(locale.name())) << locale;
}

void TstServiceFormatRegistered::registeredToolTip_isTheExactTime()
{
    QFETCH(QLocale, locale);

    QLocale::setDefault(locale);
    ServiceCells cells;
    cells.show({{u"a"_s, u"2026-02-06T10:17:09.123456"_s, 0}});
    const QString toolTip = cells.toolTip(ServicesModel::Registered);
    QCOMPARE(toolTip, locale.toString(QDateTime(QDate(2026, 2, 6), QTime(10, 17, 9, 123)),
                                      QLocale::LongFormat));
    QVERIFY2(toolTip.contains(u"17:09"_s), qPrintable(toolTip));
    QCOMPARE(cells.data(ServicesModel::Registered, Qt::AccessibleDescriptionRole).toString(),
             toolTip);
}

void TstServiceFormatRegistered::registeredAge_changesByTheMinute()
{
    const QList<Service> services{{u"a"_s, u"2026-02-06T10:19:30"_s, 0}};
    ServiceCells cells;
    cells.show(services);
    const QSignalSpy changed(&cells.model, &ServicesModel::dataChanged);
    cells.show(services, 2s);
    QCOMPARE(changed.size(), 0);
    cells.show(services, 28s);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(cells.text(ServicesModel::Registered), u"1 minute(s) ago"_s);
}

void TstServiceFormatRegistered::registeredWithoutDate_isSanitized_data()
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

void TstServiceFormatRegistered::registeredWithoutDate_isSanitized()
{
    QFETCH(QString, written);
    QFETCH(QString, shown);

    ServiceCells cells;
    const QAbstractItemModelTester tester(&cells.model);
    cells.show({{u"a"_s, written, 0}});
    QCOMPARE(cells.text(ServicesModel::Registered), shown);
    QCOMPARE(cells.toolTip(ServicesModel::Registered), shown);
}

MM_WINDOW_SUITE(TstServiceFormatRegistered)
#include "tst_serviceformat_registered.moc"

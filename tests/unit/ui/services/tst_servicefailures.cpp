// SPDX-License-Identifier: MIT
#include "servicereadings.h"
#include "suite.h"
#include "ui/services/serviceformat.h"
#include "ui/services/servicesview.h"
#include "ui/widgets/contrast.h"

#include <QBrush>
#include <QGuiApplication>
#include <QHeaderView>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QTextDocumentFragment>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A model that shows the service "a" with \p failures, at 10:20.
struct FailedService
{
    ServicesModel model;

    explicit FailedService(const ServiceFailures &failures)
    {
        ServiceReadings mm;
        mm.setFailures({failures});
        mm.show(&model, mm.next(servicesNamed(u"a", 750)));
    }
    [[nodiscard]] QVariant cell(int column, int role = Qt::DisplayRole) const
    {
        return model.index(0, column).data(role);
    }
    [[nodiscard]] QString accessibleText() const
    {
        return cell(ServicesModel::Failed, Qt::AccessibleTextRole).toString();
    }
    [[nodiscard]] QString toolTip(int column) const
    {
        return QTextDocumentFragment::fromHtml(cell(column, Qt::ToolTipRole).toString())
            .toPlainText();
    }
};

/// Two services.
void show(ServicesView *view, ServiceReadings *mm, const QList<ServiceFailures> &failures = {})
{
    mm->setFailures(failures);
    const Reading reading = mm->next(servicesNamed(u"ab"), 2s);
    view->setReading(reading, evaluateStatus(reading, reading.at), {});
}

} // namespace

/// Failed calls in the table.
class TstServiceFailures final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void failures_areExplained();
    void failedCount_isRedIfTheLastCallFailed_data();
    void failedCount_isRedIfTheLastCallFailed();
    void withoutFailures_theCellIsEmpty();
    void failureOfTheFile_isSanitized();
    void failedColumn_appearsWithTheFirstFailure();
    void layoutWithoutTheFailedColumn_isRestored();
};

void TstServiceFailures::failures_areExplained()
{
    const FailedService many({.name = u"a"_s,
                              .failedCalls = 1600,
                              .lastError = u"Call of \"t\": no."_s,
                              .lastErrorAt = u"2026-02-06T10:15:00"_s,
                              .lastSuccessAt = u"2026-02-06T08:20:00.5"_s});
    QCOMPARE(many.cell(ServicesModel::Failed).toString(), u"1,600"_s);
    const QString lines = u"1,600 failed call(s) since the registration\n"
                          "Last failure (5 minute(s) ago): Call of \"t\": no.\n"
                          "Last successful call: 1 hour(s) ago"_s;
    QCOMPARE(many.accessibleText(), lines);
    for (const int column : {ServicesModel::Name, ServicesModel::Failed})
        QVERIFY(many.toolTip(column).endsWith(lines));
    const FailedService never({.name = u"a"_s, .failedCalls = 1});
    QCOMPARE(never.accessibleText(), u"1 failed call(s) since the registration\n"
                                     "No successful call since the registration"_s);
}

void TstServiceFailures::failedCount_isRedIfTheLastCallFailed_data()
{
    QTest::addColumn<QString>("success");
    QTest::addColumn<bool>("red");
    QTest::newRow("never") << QString() << true;
    QTest::newRow("before") << u"2026-02-06T10:14:59.999"_s << true;
    QTest::newRow("after") << u"2026-02-06T10:15:01"_s << false;
}

void TstServiceFailures::failedCount_isRedIfTheLastCallFailed()
{
    QFETCH(QString, success);
    QFETCH(bool, red);

    const FailedService service({.name = u"a"_s,
                                 .failedCalls = 1,
                                 .lastErrorAt = u"2026-02-06T10:15:00"_s,
                                 .lastSuccessAt = success});
    const QVariant color = service.cell(ServicesModel::Failed, Qt::ForegroundRole);
    QCOMPARE(color.isValid(), red);
    if (red)
        QCOMPARE(color.value<QBrush>().color(),
                 statusColorOn(StatusColor::Red, QGuiApplication::palette().color(QPalette::Base)));
    QVERIFY(!service.cell(ServicesModel::Name, Qt::ForegroundRole).isValid());
}

void TstServiceFailures::withoutFailures_theCellIsEmpty()
{
    const FailedService service({.name = u"another"_s, .failedCalls = 1});
    QCOMPARE(service.cell(ServicesModel::Failed).toString(), QString());
    QCOMPARE(service.accessibleText(), u"No failed call is known."_s);
    QVERIFY(!service.cell(ServicesModel::Failed, Qt::ForegroundRole).isValid());
    QVERIFY(service.toolTip(ServicesModel::Failed).isEmpty());
}

void TstServiceFailures::failureOfTheFile_isSanitized()
{
    const ServiceFailures failures{.name = u"a"_s,
                                   .failedCalls = 1,
                                   .lastError = u"a\nb"_s + QString(5000, u'c'),
                                   .lastErrorAt = u"x"_s};
    const QStringList texts = failureTexts(failures, [](const QString &time) { return time; });
    QCOMPARE(texts.size(), 3);
    QVERIFY(!texts.at(1).contains(u'\n'));
    QVERIFY(texts.at(1).size() < 350);
}

void TstServiceFailures::failedColumn_appearsWithTheFirstFailure()
{
    ServicesView view;
    ServiceReadings mm;
    const QHeaderView *header = view.table()->horizontalHeader();
    show(&view, &mm);
    QVERIFY(header->isSectionHidden(ServicesModel::Failed));
    show(&view, &mm, {{.name = u"a"_s, .failedCalls = 1}});
    QVERIFY(!header->isSectionHidden(ServicesModel::Failed));
    QVERIFY(header->sectionSize(ServicesModel::Failed) >=
            header->sectionSizeHint(ServicesModel::Failed));
    // It stays, and a user who hides it has it hidden.
    show(&view, &mm);
    QVERIFY(!header->isSectionHidden(ServicesModel::Failed));
    view.table()->setColumnHidden(ServicesModel::Failed, true);
    show(&view, &mm, {{.name = u"a"_s, .failedCalls = 2}});
    QVERIFY(header->isSectionHidden(ServicesModel::Failed));
}

void TstServiceFailures::layoutWithoutTheFailedColumn_isRestored()
{
    // As an earlier version has saved it.
    QStandardItemModel five(0, 5);
    QTableView earlier;
    earlier.setModel(&five);
    earlier.horizontalHeader()->resizeSection(ServicesModel::Messages, 321);
    earlier.setColumnHidden(ServicesModel::Rate, true);
    ServicesView view;
    ServiceReadings mm;
    QHeaderView *header = view.table()->horizontalHeader();
    QVERIFY(header->restoreState(earlier.horizontalHeader()->saveState()));
    QCOMPARE(header->count(), int(ServicesModel::ColumnCount));
    show(&view, &mm, {{.name = u"a"_s, .failedCalls = 1}});
    QCOMPARE(header->sectionSize(ServicesModel::Messages), 321);
    QVERIFY(header->isSectionHidden(ServicesModel::Rate));
    QVERIFY(!header->isSectionHidden(ServicesModel::Failed));
    QVERIFY(header->sectionSize(ServicesModel::Failed) > 0);
    QCOMPARE(header->visualIndex(ServicesModel::Failed), int(ServicesModel::Failed));
}

MM_WINDOW_SUITE(TstServiceFailures)
#include "tst_servicefailures.moc"

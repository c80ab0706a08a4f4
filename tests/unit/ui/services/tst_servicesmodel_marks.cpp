// SPDX-License-Identifier: MIT
#include "servicereadings.h"
#include "suite.h"
#include "ui/services/servicesmodel.h"
#include "ui/widgets/contrast.h"

#include <QAbstractItemModelTester>
#include <QBrush>
#include <QGuiApplication>
#include <QPalette>
#include <QSignalSpy>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// "a+b-c": b is marked as new, c as departed, as a screen reader announces them.
QString marksIn(const ServicesModel &model)
{
    QString marks;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, ServicesModel::Name);
        const QString description = index.data(Qt::AccessibleDescriptionRole).toString();
        marks += description.startsWith(u"New"_s)        ? u"+"_s
                 : description.startsWith(u"Departed"_s) ? u"-"_s
                                                         : QString();
        marks += index.data().toString();
    }
    return marks;
}

QColor colorOf(const ServicesModel &model, int row, Qt::ItemDataRole role)
{
    return model.index(row, 0).data(role).value<QBrush>().color();
}

} // namespace

/// New and departed services.
class TstServicesModelMarks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstReading_marksNothing();
    void readingAfterAnInactiveOne_marksNothing_data();
    void readingAfterAnInactiveOne_marksNothing();
    void inactiveReading_removesAllMarks();
    void newService_isMarkedForFiveSeconds();
    void departedService_keepsGrayRowForFiveSeconds();
    void departedService_hasNoRateOrShare();
    void departedService_keepsItsPosition();
    void returnedService_reusesItsRowAsNew();
    void duplicateName_isMarkedOnce();
    void mark_isAlsoInTheTexts();
    void newBackground_keepsTextContrast_data();
    void newBackground_keepsTextContrast();
    void expiredMark_isRemovedWithoutAReading();
    void downService_isListedGrayBelowTheOthers();
    void downService_isItselfAgainWhenItAnswers();
};

void TstServicesModelMarks::firstReading_marksNothing()
{
    ServiceReadings mm;
    ServicesModel model;
    mm.show(&model, mm.next(servicesNamed(u"abc"), 0s));
    QCOMPARE(marksIn(model), u"abc"_s);
}

void TstServicesModelMarks::readingAfterAnInactiveOne_marksNothing_data()
{
    QTest::addColumn<State>("state");

    for (const State state :
         {State::Checking, State::NoFile, State::Stopped, State::NotUpdating, State::Error})
        QTest::newRow(qPrintable(stateName(state))) << state;
}

void TstServicesModelMarks::readingAfterAnInactiveOne_marksNothing()
{
    QFETCH(State, state);

    ServiceReadings mm;
    ServicesModel model;
    mm.show(&model, mm.next(servicesNamed(u"abc"), 0s));
    mm.show(&model, mm.next(servicesNamed(u"ab"), 2s), state);
    QCOMPARE(marksIn(model), u"ab"_s);
    mm.show(&model, mm.next(servicesNamed(u"bc"), 2s));
    QCOMPARE(marksIn(model), u"bc"_s);
}

void TstServicesModelMarks::inactiveReading_removesAllMarks()
{
    ServiceReadings mm;
    ServicesModel model;
    mm.show(&model, mm.next(servicesNamed(u"ab"), 0s));
    mm.show(&model, mm.next(servicesNamed(u"bc"), 2s));
    QCOMPARE(marksIn(model), u"-ab+c"_s);
    mm.show(&model, mm.next(servicesNamed(u"bc"), 1s), State::NotUpdating);
    QCOMPARE(marksIn(model), u"bc"_s);
}

void TstServicesModelMarks::newService_isMarkedForFiveSeconds()
{
    ServiceReadings mm;
    ServicesModel model;
    const QAbstractItemModelTester tester(&model);
    mm.show(&model, mm.next(servicesNamed(u"ab"), 0s));
    mm.show(&model, mm.next(servicesNamed(u"axb"), 2s));
    QCOMPARE(marksIn(model), u"a+xb"_s);
    mm.show(&model, mm.next(servicesNamed(u"axby"), 4999ms));
    QCOMPARE(marksIn(model), u"a+xb+y"_s);
    mm.show(&model, mm.next(servicesNamed(u"axby"), 1ms));
    QCOMPARE(marksIn(model), u"axb+y"_s);
    mm.show(&model, mm.next(servicesNamed(u"axby"), 10s));
    QCOMPARE(marksIn(model), u"axby"_s);
}

void TstServicesModelMarks::departedService_keepsGrayRowForFiveSeconds()
{
    ServiceReadings mm;
    ServicesModel model;
    const QAbstractItemModelTester tester(&model);
    mm.show(&model, mm.next(servicesNamed(u"abc"), 0s));
    const QPersistentModelIndex kept(model.index(1, 0));
    mm.show(&model, mm.next(servicesNamed(u"ac"), 2s));
    QCOMPARE(marksIn(model), u"a-bc"_s);
    QVERIFY(kept.isValid());
    QCOMPARE(model.listedCount(), 2);
    QCOMPARE(colorOf(model, 1, Qt::ForegroundRole),
             statusColorOn(StatusColor::Gray, QGuiApplication::palette().color(QPalette::Base)));
    QVERIFY(!model.index(0, 0).data(Qt::ForegroundRole).isValid());
    mm.show(&model, mm.next(servicesNamed(u"ac"), 4999ms));
    QCOMPARE(marksIn(model), u"a-bc"_s);
    mm.show(&model, mm.next(servicesNamed(u"ac"), 1ms));
    QCOMPARE(marksIn(model), u"ac"_s);
    QVERIFY(!kept.isValid());
}

void TstServicesModelMarks::departedService_hasNoRateOrShare()
{
    ServiceReadings mm;
    ServicesModel model;
    mm.show(&model, mm.next(servicesNamed(u"ab", 100), 0s));
    mm.show(&model, mm.next(servicesNamed(u"ab", 300), 10s));
    QCOMPARE(model.index(1, ServicesModel::Rate).data().toString(), u"1,200"_s);
    mm.show(&model, mm.next(servicesNamed(u"a", 300), 2s));
    QCOMPARE(marksIn(model), u"a-b"_s);
    QCOMPARE(model.index(1, ServicesModel::Rate).data().toString(), u"–"_s);
    QCOMPARE(model.index(1, ServicesModel::Share).data().toString(), u"–"_s);
    QCOMPARE(model.index(0, ServicesModel::Share).data().toString(), u"100.0%"_s);
}

void TstServicesModelMarks::departedService_keepsItsPosition()
{
    ServiceReadings mm;
    ServicesModel model;
    const QAbstractItemModelTester tester(&model);
    mm.show(&model, mm.next(servicesNamed(u"abcdef"), 0s));
    mm.show(&model, mm.next(servicesNamed(u"bcdf"), 1s));
    QCOMPARE(marksIn(model), u"-abcd-ef"_s);
    mm.show(&model, mm.next(servicesNamed(u"bf"), 1s));
    QCOMPARE(marksIn(model), u"-ab-c-d-ef"_s);
    mm.show(&model, mm.next(servicesNamed(u"fb"), 1s));
    QCOMPARE(marksIn(model), u"-afb-c-d-e"_s);
    mm.show(&model, mm.next({}, 1s));
    QCOMPARE(marksIn(model), u"-a-f-b-c-d-e"_s);
    mm.show(&model, mm.next({}, 2s));
    QCOMPARE(marksIn(model), u"-f-b-c-d"_s);
}

void TstServicesModelMarks::returnedService_reusesItsRowAsNew()
{
    ServiceReadings mm;
    ServicesModel model;
    mm.show(&model, mm.next(servicesNamed(u"ab"), 0s));
    mm.show(&model, mm.next(servicesNamed(u"a"), 1s));
    const QPersistentModelIndex kept(model.index(1, 0));
    mm.show(&model, mm.next(servicesNamed(u"ab"), 1s));
    QCOMPARE(marksIn(model), u"a+b"_s);
    QVERIFY(kept.isValid());
}

void TstServicesModelMarks::duplicateName_isMarkedOnce()
{
    ServiceReadings mm;
    ServicesModel model;
    mm.show(&model, mm.next(servicesNamed(u"aa"), 0s));
    mm.show(&model, mm.next(servicesNamed(u"aa"), 1s));
    QCOMPARE(marksIn(model), u"aa"_s);
    mm.show(&model, mm.next(servicesNamed(u"aaa"), 1s));
    QCOMPARE(marksIn(model), u"aa+a"_s);
    mm.show(&model, mm.next(servicesNamed(u"a"), 6s));
    QCOMPARE(marksIn(model), u"a-a-a"_s);
}

void TstServicesModelMarks::mark_isAlsoInTheTexts()
{
    ServiceReadings mm;
    ServicesModel model;
    mm.show(&model, mm.next(servicesNamed(u"ab"), 0s));
    mm.show(&model, mm.next(servicesNamed(u"bc"), 1s));
    for (const auto &[row, word] : {std::pair(0, u"Departed"_s), std::pair(2, u"New"_s)}) {
        for (int column = 0; column < ServicesModel::ColumnCount; ++column)
            QVERIFY(model.index(row, column).data(Qt::ToolTipRole).toString().contains(word));
        QVERIFY(
            model.index(row, 0).data(Qt::AccessibleDescriptionRole).toString().startsWith(word));
    }
    QVERIFY(model.index(2, 0).data(Qt::BackgroundRole).isValid());
    QVERIFY(!model.index(1, 0).data(Qt::BackgroundRole).isValid());
    QVERIFY(!model.index(0, 0).data(Qt::BackgroundRole).isValid());
}

void TstServicesModelMarks::newBackground_keepsTextContrast_data()
{
    QTest::addColumn<QColor>("base");
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("highlight");

    QTest::newRow("light") << QColor(Qt::white) << QColor(Qt::black) << QColor(0x308cc6);
    QTest::newRow("dark") << QColor(0x1b1e20) << QColor(0xfcfcfc) << QColor(0x308cc6);
    QTest::newRow("dark, bright highlight")
        << QColor(Qt::black) << QColor(Qt::white) << QColor(Qt::yellow);
}

void TstServicesModelMarks::newBackground_keepsTextContrast()
{
    QFETCH(QColor, base);
    QFETCH(QColor, text);
    QFETCH(QColor, highlight);

    const QPalette before = QGuiApplication::palette();
    QPalette palette = before;
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Highlight, highlight);
    QGuiApplication::setPalette(palette);
    ServiceReadings mm;
    ServicesModel model;
    mm.show(&model, mm.next(servicesNamed(u"a"), 0s));
    mm.show(&model, mm.next(servicesNamed(u"ab"), 1s));
    const QColor marked = colorOf(model, 1, Qt::BackgroundRole);
    QGuiApplication::setPalette(before);
    QVERIFY(marked != base);
    QVERIFY(contrastRatio(text, marked) >= 4.5);
}

void TstServicesModelMarks::expiredMark_isRemovedWithoutAReading()
{
    ServiceReadings mm;
    ServicesModel model(50ms);
    mm.show(&model, mm.next(servicesNamed(u"ab"), 0s));
    mm.show(&model, mm.next(servicesNamed(u"bc"), 2s));
    QCOMPARE(marksIn(model), u"-ab+c"_s);
    QTRY_COMPARE(marksIn(model), u"bc"_s);
}

void TstServicesModelMarks::downService_isListedGrayBelowTheOthers()
{
    ServiceReadings mm;
    ServicesModel model;
    const QAbstractItemModelTester tester(&model);
    mm.show(&model, mm.next(servicesNamed(u"abc", 100), 0s));
    mm.setFailures({{.name = u"a"_s, .failedCalls = 3, .down = true}});
    mm.show(&model, mm.next(servicesNamed(u"bc", 300), 10s));
    QCOMPARE(marksIn(model), u"bca"_s);
    QVERIFY(model.index(2, ServicesModel::Name)
                .data(Qt::AccessibleDescriptionRole)
                .toString()
                .startsWith(u"Down: "_s));
    QCOMPARE(colorOf(model, 2, Qt::ForegroundRole),
             statusColorOn(StatusColor::Gray, QGuiApplication::palette().color(QPalette::Base)));
    QVERIFY(!model.index(0, 0).data(Qt::ForegroundRole).isValid());
    for (const int column : {ServicesModel::Messages, ServicesModel::Rate, ServicesModel::Share}) {
        QCOMPARE(model.index(2, column).data().toString(), u"–"_s);
        QVERIFY(model.index(2, column)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .endsWith(u"the service is down."_s));
    }
    QCOMPARE(model.index(2, ServicesModel::Failed).data().toString(), u"3"_s);
    QCOMPARE(model.index(0, ServicesModel::Share).data().toString(), u"50.0%"_s);
}

void TstServicesModelMarks::downService_isItselfAgainWhenItAnswers()
{
    ServiceReadings mm;
    ServicesModel model;
    mm.setFailures({{.name = u"a"_s, .failedCalls = 3, .down = true}});
    mm.show(&model, mm.next(servicesNamed(u"b"), 0s));
    mm.setFailures({{.name = u"a"_s, .failedCalls = 3}});
    mm.show(&model, mm.next(servicesNamed(u"ab", 4), 2s));
    QCOMPARE(marksIn(model), u"ab"_s);
    QVERIFY(!model.index(0, 0).data(Qt::ForegroundRole).isValid());
    QVERIFY(model.index(0, 0).data(Qt::AccessibleDescriptionRole).toString().isEmpty());
    QCOMPARE(model.index(0, ServicesModel::Messages).data().toString(), u"4"_s);
    // It leaves as any other.
    mm.setFailures({});
    mm.show(&model, mm.next(servicesNamed(u"b", 4), 2s));
    QCOMPARE(marksIn(model), u"-ab"_s);
}

MM_WINDOW_SUITE(TstServicesModelMarks)
#include "tst_servicesmodel_marks.moc"

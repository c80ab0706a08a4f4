// SPDX-License-Identifier: MIT
#include "servicelooks.h"
#include "ui/servicesmodel.h"
#include "ui/statecolors.h"

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

/// "a+b-c": b is marked as new, c as departed. As a screen reader is told.
QString marksIn(const ServicesModel &model)
{
    QString marks;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, ServicesModel::Name);
        const QString said = index.data(Qt::AccessibleDescriptionRole).toString();
        marks += said.startsWith(u"New"_s)        ? u"+"_s
                 : said.startsWith(u"Departed"_s) ? u"-"_s
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

/// Who came and who went, marked for five seconds.
class ServicesModelMarksTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstReading_marksNothing();
    void readingAfterAnInactiveOne_marksNothing_data();
    void readingAfterAnInactiveOne_marksNothing();
    void inactiveReading_endsAllMarks();
    void newService_isMarkedForFiveSeconds();
    void departedService_staysGrayForFiveSeconds();
    void departedService_hasNoFiguresOfNow();
    void departedService_staysWhereItWas();
    void departedAndBack_isNewAndOnce();
    void sameNameTwice_isMarkedOnce();
    void mark_isNotByColourAlone();
    void newBackground_leavesTheTextLegible_data();
    void newBackground_leavesTheTextLegible();
    void timer_endsTheMarksWithoutAReading();
};

void ServicesModelMarksTest::firstReading_marksNothing()
{
    ServiceLooks mm;
    ServicesModel model;
    model.setReading(mm.look(lettersAsServices(u"abc"), 0s), State::Active);
    QCOMPARE(marksIn(model), u"abc"_s);
}

void ServicesModelMarksTest::readingAfterAnInactiveOne_marksNothing_data()
{
    QTest::addColumn<State>("state");

    for (const State state :
         {State::Checking, State::NoFile, State::Stopped, State::NotUpdating, State::Error})
        QTest::newRow(qPrintable(stateName(state))) << state;
}

void ServicesModelMarksTest::readingAfterAnInactiveOne_marksNothing()
{
    QFETCH(State, state);

    ServiceLooks mm;
    ServicesModel model;
    model.setReading(mm.look(lettersAsServices(u"abc"), 0s), State::Active);
    model.setReading(mm.look(lettersAsServices(u"ab"), 2s), state);
    QCOMPARE(marksIn(model), u"ab"_s);
    model.setReading(mm.look(lettersAsServices(u"bc"), 2s), State::Active);
    QCOMPARE(marksIn(model), u"bc"_s);
}

void ServicesModelMarksTest::inactiveReading_endsAllMarks()
{
    ServiceLooks mm;
    ServicesModel model;
    model.setReading(mm.look(lettersAsServices(u"ab"), 0s), State::Active);
    model.setReading(mm.look(lettersAsServices(u"bc"), 2s), State::Active);
    QCOMPARE(marksIn(model), u"-ab+c"_s);
    model.setReading(mm.look(lettersAsServices(u"bc"), 1s), State::NotUpdating);
    QCOMPARE(marksIn(model), u"bc"_s);
}

void ServicesModelMarksTest::newService_isMarkedForFiveSeconds()
{
    ServiceLooks mm;
    ServicesModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setReading(mm.look(lettersAsServices(u"ab"), 0s), State::Active);
    model.setReading(mm.look(lettersAsServices(u"axb"), 2s), State::Active);
    QCOMPARE(marksIn(model), u"a+xb"_s);
    model.setReading(mm.look(lettersAsServices(u"axby"), 4999ms), State::Active);
    QCOMPARE(marksIn(model), u"a+xb+y"_s);
    model.setReading(mm.look(lettersAsServices(u"axby"), 1ms), State::Active);
    QCOMPARE(marksIn(model), u"axb+y"_s);
    model.setReading(mm.look(lettersAsServices(u"axby"), 10s), State::Active);
    QCOMPARE(marksIn(model), u"axby"_s);
}

void ServicesModelMarksTest::departedService_staysGrayForFiveSeconds()
{
    ServiceLooks mm;
    ServicesModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setReading(mm.look(lettersAsServices(u"abc"), 0s), State::Active);
    const QPersistentModelIndex kept(model.index(1, 0));
    model.setReading(mm.look(lettersAsServices(u"ac"), 2s), State::Active);
    QCOMPARE(marksIn(model), u"a-bc"_s);
    QVERIFY(kept.isValid());
    QCOMPARE(model.table().listed, 2);
    QCOMPARE(colorOf(model, 1, Qt::ForegroundRole),
             toneColor(Tone::Gray, QGuiApplication::palette().color(QPalette::Base)));
    QVERIFY(!model.index(0, 0).data(Qt::ForegroundRole).isValid());
    model.setReading(mm.look(lettersAsServices(u"ac"), 4999ms), State::Active);
    QCOMPARE(marksIn(model), u"a-bc"_s);
    model.setReading(mm.look(lettersAsServices(u"ac"), 1ms), State::Active);
    QCOMPARE(marksIn(model), u"ac"_s);
    QVERIFY(!kept.isValid());
}

void ServicesModelMarksTest::departedService_hasNoFiguresOfNow()
{
    ServiceLooks mm;
    ServicesModel model;
    model.setReading(mm.look(lettersAsServices(u"ab", 100), 0s), State::Active);
    model.setReading(mm.look(lettersAsServices(u"ab", 300), 10s), State::Active);
    QCOMPARE(model.index(1, ServicesModel::Rate).data().toString(), u"1,200"_s);
    model.setReading(mm.look(lettersAsServices(u"a", 300), 2s), State::Active);
    QCOMPARE(marksIn(model), u"a-b"_s);
    QCOMPARE(model.index(1, ServicesModel::Rate).data().toString(), u"–"_s);
    QCOMPARE(model.index(1, ServicesModel::Share).data().toString(), u"–"_s);
    QCOMPARE(model.index(0, ServicesModel::Share).data().toString(), u"100.0%"_s);
}

void ServicesModelMarksTest::departedService_staysWhereItWas()
{
    ServiceLooks mm;
    ServicesModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setReading(mm.look(lettersAsServices(u"abcdef"), 0s), State::Active);
    model.setReading(mm.look(lettersAsServices(u"bcdf"), 1s), State::Active);
    QCOMPARE(marksIn(model), u"-abcd-ef"_s);
    model.setReading(mm.look(lettersAsServices(u"bf"), 1s), State::Active);
    QCOMPARE(marksIn(model), u"-ab-c-d-ef"_s);
    model.setReading(mm.look(lettersAsServices(u"fb"), 1s), State::Active);
    QCOMPARE(marksIn(model), u"-afb-c-d-e"_s);
    model.setReading(mm.look({}, 1s), State::Active);
    QCOMPARE(marksIn(model), u"-a-f-b-c-d-e"_s);
    model.setReading(mm.look({}, 2s), State::Active);
    QCOMPARE(marksIn(model), u"-f-b-c-d"_s);
}

void ServicesModelMarksTest::departedAndBack_isNewAndOnce()
{
    ServiceLooks mm;
    ServicesModel model;
    model.setReading(mm.look(lettersAsServices(u"ab"), 0s), State::Active);
    model.setReading(mm.look(lettersAsServices(u"a"), 1s), State::Active);
    const QPersistentModelIndex kept(model.index(1, 0));
    model.setReading(mm.look(lettersAsServices(u"ab"), 1s), State::Active);
    QCOMPARE(marksIn(model), u"a+b"_s);
    QVERIFY(kept.isValid());
}

void ServicesModelMarksTest::sameNameTwice_isMarkedOnce()
{
    ServiceLooks mm;
    ServicesModel model;
    model.setReading(mm.look(lettersAsServices(u"aa"), 0s), State::Active);
    model.setReading(mm.look(lettersAsServices(u"aa"), 1s), State::Active);
    QCOMPARE(marksIn(model), u"aa"_s);
    model.setReading(mm.look(lettersAsServices(u"aaa"), 1s), State::Active);
    QCOMPARE(marksIn(model), u"aa+a"_s);
    model.setReading(mm.look(lettersAsServices(u"a"), 6s), State::Active);
    QCOMPARE(marksIn(model), u"a-a-a"_s);
}

void ServicesModelMarksTest::mark_isNotByColourAlone()
{
    ServiceLooks mm;
    ServicesModel model;
    model.setReading(mm.look(lettersAsServices(u"ab"), 0s), State::Active);
    model.setReading(mm.look(lettersAsServices(u"bc"), 1s), State::Active);
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

void ServicesModelMarksTest::newBackground_leavesTheTextLegible_data()
{
    QTest::addColumn<QColor>("base");
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("highlight");

    QTest::newRow("light") << QColor(Qt::white) << QColor(Qt::black) << QColor(0x308cc6);
    QTest::newRow("dark") << QColor(0x1b1e20) << QColor(0xfcfcfc) << QColor(0x308cc6);
    QTest::newRow("dark, bright highlight")
        << QColor(Qt::black) << QColor(Qt::white) << QColor(Qt::yellow);
}

void ServicesModelMarksTest::newBackground_leavesTheTextLegible()
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
    ServiceLooks mm;
    ServicesModel model;
    model.setReading(mm.look(lettersAsServices(u"a"), 0s), State::Active);
    model.setReading(mm.look(lettersAsServices(u"ab"), 1s), State::Active);
    const QColor marked = colorOf(model, 1, Qt::BackgroundRole);
    QGuiApplication::setPalette(before);
    QVERIFY(marked != base);
    QVERIFY(contrastRatio(text, marked) >= 4.5);
}

void ServicesModelMarksTest::timer_endsTheMarksWithoutAReading()
{
    ServiceLooks mm;
    ServicesModel model(50ms);
    const auto *timer = model.findChild<QTimer *>();
    model.setReading(mm.look(lettersAsServices(u"ab"), 0s), State::Active);
    QVERIFY(timer && !timer->isActive());
    model.setReading(mm.look(lettersAsServices(u"bc"), 2s), State::Active);
    QVERIFY(timer->isActive());
    QVERIFY(timer->isSingleShot());
    QCOMPARE(marksIn(model), u"-ab+c"_s);
    QTRY_COMPARE(marksIn(model), u"bc"_s);
    QVERIFY(!timer->isActive());
}

QTEST_MAIN(ServicesModelMarksTest)
#include "tst_servicesmodel_marks.moc"

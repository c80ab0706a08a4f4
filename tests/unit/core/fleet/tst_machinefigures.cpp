// SPDX-License-Identifier: MIT
#include "answers.h"
#include "suite.h"

#include <algorithm>
#include <cmath>

using namespace mm;
using namespace mm::test;

class TstMachineFigures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void figureOfAnotherScrape_doesNotCount_data();
    void figureOfAnotherScrape_doesNotCount();
    void figuresWithoutUp_doNotCount();
    void sameFigureTwice_isAmbiguous_data();
    void sameFigureTwice_isAmbiguous();
    void states_areCounted_data();
    void states_areCounted();
    void badFigure_isMarked_data();
    void badFigure_isMarked();
    void services_areTheSumOfStates();
    void unknownFigure_isIgnored();
};

void TstMachineFigures::figureOfAnotherScrape_doesNotCount_data()
{
    QTest::addColumn<QList<double>>("times"); // of the figure; `up` is 15 s before serverTime
    QTest::addColumn<bool>("counts");
    QTest::newRow("same scrape") << QList<double>{15} << true;
    QTest::newRow("same and earlier ones") << QList<double>{45, 30, 15} << true;
    QTest::newRow("up of a newer one not there yet") << QList<double>{30, 15, 0} << true;
    QTest::newRow("same time twice") << QList<double>{15, 15} << true;
    QTest::newRow("earlier") << QList<double>{45, 30} << false;
    QTest::newRow("later") << QList<double>{0} << false;
    QTest::newRow("earlier and later") << QList<double>{30, 0} << false;
    QTest::newRow("1 ms earlier") << QList<double>{15.001} << false;
    QTest::newRow("1 ms later") << QList<double>{14.999} << false;
}

void TstMachineFigures::figureOfAnotherScrape_doesNotCount()
{
    QFETCH(QList<double>, times);
    QFETCH(bool, counts);
    QByteArrayList samples;
    for (const double before : times)
        samples += sampleAt(before, before == 15 ? "1" : "99");
    const Machine machine = machineIn({seriesOf("ee_monitor_state", samples, stateLabel("Active")),
                                       seriesOf("mm_mesh_messages_total", samples),
                                       seriesOf("mm_mesh_services", samples, stateLabel("active")),
                                       seriesOf("node_textfile_mtime_seconds", samples),
                                       seriesOf("node_time_seconds", samples), upAt({30, 15})});
    const QString expected = counts ? u"1"_s : u"-"_s;
    QCOMPARE(machine.states, counts ? 1 : 0);
    QCOMPARE(machine.trueStates, counts ? 1 : 0);
    QCOMPARE(shown(machine.messages), expected);
    QCOMPARE(shown(machine.services), expected);
    QCOMPARE(shown(machine.fileTime), expected);
    QCOMPARE(shown(machine.fileNow), expected);
    QVERIFY(!machine.isAmbiguous);
}

void TstMachineFigures::figuresWithoutUp_doNotCount()
{
    QByteArrayList series = activeSeries();
    series.removeLast();
    const Machine machine = machineIn(series);
    QVERIFY(std::isnan(machine.upAt));
    QCOMPARE(machine.states, 0);
    QVERIFY(std::isnan(machine.services));
    QVERIFY(std::isnan(machine.messages));
}

void TstMachineFigures::sameFigureTwice_isAmbiguous_data()
{
    QTest::addColumn<QByteArray>("series");
    QTest::addColumn<bool>("ambiguous");
    const QByteArray other = R"("replica":"b")";
    QTest::newRow("up") << figure("up", "1", other) << true;
    QTest::newRow("messages") << figure("mm_mesh_messages_total", "127", other) << true;
    QTest::newRow("services") << figure("mm_mesh_services", "4", other + ",\"state\":\"active\"")
                              << true;
    QTest::newRow("a state") << figure("ee_monitor_state", "0", other + ",\"state\":\"Stopped\"")
                             << true;
    QTest::newRow("other services")
        << figure("mm_mesh_services", "4", other + ",\"state\":\"new\"") << false;
    QTest::newRow("text file") << figure("node_textfile_mtime_seconds", "1") << false;
    QTest::newRow("time") << figure("node_time_seconds", "1") << false;
    QTest::newRow("unknown figure") << figure("go_info", "1") << false;
}

void TstMachineFigures::sameFigureTwice_isAmbiguous()
{
    QFETCH(QByteArray, series);
    const QByteArrayList file{figure("node_textfile_mtime_seconds", "1"),
                              figure("node_time_seconds", "1"), figure("go_info", "1")};
    QVERIFY(!machineIn(activeSeries() + file).isAmbiguous);
    QTEST(machineIn(activeSeries() + file + QByteArrayList{series}).isAmbiguous, "ambiguous");
}

void TstMachineFigures::states_areCounted_data()
{
    using States = QList<std::pair<QByteArray, QByteArray>>;
    QTest::addColumn<States>("series");
    QTest::addColumn<int>("states");
    QTest::addColumn<int>("trueStates"); // 2 for more than one
    QTest::addColumn<State>("state");
    for (const State each : allStates) {
        const QByteArray word(stateWord(each).data());
        QTest::addRow("%s alone", word.constData()) << States{{word, "1"}} << 1 << 1 << each;
    }
    QTest::newRow("none") << States() << 0 << 0 << State::Checking;
    QTest::newRow("none is true") << States{{"Active", "0"}, {"Error", "0"}} << 2 << 0
                                  << State::Checking;
    QTest::newRow("two are true") << States{{"Active", "1"}, {"Stopped", "1"}} << 2 << 2
                                  << State::Stopped;
    QTest::newRow("unknown and false")
        << States{{"Active", "1"}, {"Paused", "0"}} << 2 << 1 << State::Active;
    QTest::newRow("unknown and true")
        << States{{"Active", "1"}, {"Paused", "1"}} << 2 << 2 << State::Active;
    QTest::newRow("unknown alone") << States{{"Paused", "1"}} << 1 << 2 << State::Checking;
    QTest::newRow("other case") << States{{"active", "1"}} << 1 << 2 << State::Checking;
    QTest::newRow("no label") << States{{"", "1"}} << 1 << 2 << State::Checking;
    for (const char *value : {"2", "0.5", "-1", "NaN", "+Inf", "1e999"}) {
        QTest::addRow("value %s", value) << States{{"Active", value}} << 1 << 2 << State::Checking;
        QTest::addRow("value %s of another", value)
            << States{{"Active", "1"}, {"Error", value}} << 2 << 2 << State::Active;
    }
}

void TstMachineFigures::states_areCounted()
{
    using States = QList<std::pair<QByteArray, QByteArray>>;
    QFETCH(States, series);
    QByteArrayList all{upAt({15, 0})};
    for (const auto &[state, value] : series)
        all += figure("ee_monitor_state", value, stateLabel(state));
    const Machine machine = machineIn(all);
    QTEST(machine.states, "states");
    QTEST(std::min(machine.trueStates, 2), "trueStates");
    QTEST(machine.state, "state");
    QVERIFY(!machine.hasBadFigure);
}

void TstMachineFigures::badFigure_isMarked_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("bad");
    for (const char *name : {"mm_mesh_services", "mm_mesh_messages_total",
                             "node_textfile_mtime_seconds", "node_time_seconds"}) {
        for (const char *value : {"-1", "-0.001", "NaN", "+Inf", "-Inf", "1e999", "", "x"})
            QTest::addRow("%s of %s", value, name) << QByteArray(name) << QByteArray(value) << true;
        for (const char *value : {"0", "-0", "0.5", "9007199254740993", "1e300"})
            QTest::addRow("%s of %s", value, name)
                << QByteArray(name) << QByteArray(value) << false;
    }
}

void TstMachineFigures::badFigure_isMarked()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QTEST(machineIn({upAt({15, 0}), figure(name, value)}).hasBadFigure, "bad");
    // Of an earlier scrape it does not count.
    const QByteArray before = seriesOf(name, {sampleAt(15, value), sampleAt(0, "1")});
    QVERIFY(!machineIn({upAt({15, 0}), before}).hasBadFigure);
}

void TstMachineFigures::services_areTheSumOfStates()
{
    const auto services = [](const QByteArray &value, const QByteArray &state) {
        return figure("mm_mesh_services", value, stateLabel(state));
    };
    QCOMPARE(machineIn({upAt({0}), services("0", "active")}).services, 0);
    QCOMPARE(machineIn({upAt({0}), figure("mm_mesh_services", "3")}).services, 3);
    QCOMPARE(machineIn(
                 {upAt({0}), services("3", "active"), services("4", "stale"), services("5", "new")})
                 .services,
             12);
}

void TstMachineFigures::unknownFigure_isIgnored()
{
    for (const char *name : {"go_goroutines", "", "mm_mesh_services2", "node_load1", "UP"}) {
        const Machine machine = machineIn({upAt({0}), figure(name, "-1")});
        QVERIFY(!machine.hasBadFigure);
        QVERIFY(std::isnan(machine.services));
        QCOMPARE(machine.states, 0);
    }
    QCOMPARE(machinesIn({figure("go_goroutines", "1")}).size(), 0);
    QCOMPARE(machinesIn({seriesOf("up", {sampleAt(0, "1")}, {}, "")}).size(), 0);
}

MM_SUITE(TstMachineFigures)
#include "tst_machinefigures.moc"

// SPDX-License-Identifier: MIT
#include "answers.h"
#include "suite.h"

#include <algorithm>
#include <cmath>

using namespace mm;
using namespace mm::test;

namespace {

/// The age of the text file at the scrape, and its step.
QString fileOf(const Machine &machine)
{
    return shown(serverTime - machine.fileTime) + u" "_s + shown(machine.fileStep);
}

QByteArray writtenBefore(double seconds)
{
    return QByteArray::number(serverTime - seconds, 'f', 3);
}

} // namespace

class TstMachine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void series_giveTheMachine();
    void series_comeInAnyOrder();
    void machines_areToldApartByJobAndInstance();
    void step_isTheSmallest_data();
    void step_isTheSmallest();
    void newestUp_counts();
    void textFile_hasTimeAndStep_data();
    void textFile_hasTimeAndStep();
    void textFileOfAnyName_counts();
    void step_doesNotGrowWithoutNewerEvidence();
    void knownMachine_isAddedOnce();
    void sampleFromTheFuture_isNeverEvidence();
    void scrapeSincePoll_isNotFromTheFuture();
    void collector_isEmptyAfterTake();
    void manyMachines_areAllFound();
};

void TstMachine::series_giveTheMachine()
{
    const Machine machine = machineIn(activeSeries());
    QCOMPARE(machine.name, u"a"_s);
    QCOMPARE(machine.job, u"mm"_s);
    QCOMPARE(machine.key(), MachineKey(u"mm"_s, u"a"_s));
    QCOMPARE(machine.upAt, serverTime);
    QCOMPARE(machine.up, 1);
    QCOMPARE(machine.step, 15);
    QVERIFY(std::isnan(machine.futureAt));
    QVERIFY(!machine.isAmbiguous);
    QVERIFY(!machine.hasBadFigure);
    QCOMPARE(machine.states, 6);
    QCOMPARE(machine.trueStates, 1);
    QCOMPARE(machine.state, State::Active);
    QCOMPARE(machine.services, 5);
    QCOMPARE(machine.messages, 127);
    QVERIFY(std::isnan(machine.fileTime));
    QVERIFY(std::isnan(machine.fileStep));
    QVERIFY(std::isnan(machine.fileNow));
}

void TstMachine::series_comeInAnyOrder()
{
    QByteArrayList series = activeSeries();
    for (qsizetype i = 0; i < series.size(); ++i) {
        std::rotate(series.begin(), series.begin() + 1, series.end());
        for (const bool reversed : {false, true}) {
            if (reversed)
                std::reverse(series.begin(), series.end());
            const Machine machine = machineIn(series);
            QCOMPARE(machine.trueStates, 1);
            QCOMPARE(machine.services, 5);
            QCOMPARE(machine.messages, 127);
            QCOMPARE(machine.step, 15);
        }
    }
}

void TstMachine::machines_areToldApartByJobAndInstance()
{
    const QList<Machine> machines = machinesIn(
        {seriesOf("up", {sampleAt(0, "1")}, {}, "b"), seriesOf("up", {sampleAt(0, "0")}, {}, "a"),
         seriesOf("mm_mesh_messages_total", {sampleAt(0, "7")}, {}, "b"),
         QByteArray(R"({"metric":{"__name__":"up","instance":"a","job":"other"},"values":[)") +
             sampleAt(0, "1") + "]}",
         QByteArray(R"({"metric":{"__name__":"up"},"values":[)") + sampleAt(0, "1") + "]}"});
    QStringList names;
    for (const Machine &each : machines)
        names += each.job + u'/' + each.name;
    QCOMPARE(names, (QStringList{u"mm/b"_s, u"mm/a"_s, u"other/a"_s}));
    QCOMPARE(machines[0].messages, 7);
    QVERIFY(std::isnan(machines[1].messages));
    QCOMPARE(machines[1].up, 0);
    QVERIFY(!machines[1].isAmbiguous);
}

void TstMachine::step_isTheSmallest_data()
{
    QTest::addColumn<QList<double>>("times"); // before serverTime
    QTest::addColumn<QString>("step");
    QTest::newRow("one sample") << QList<double>{0} << u"-"_s;
    QTest::newRow("two samples") << QList<double>{15, 0} << u"15"_s;
    QTest::newRow("a gap at the start") << QList<double>{60, 15, 0} << u"15"_s;
    QTest::newRow("a gap at the end") << QList<double>{60, 45, 0} << u"15"_s;
    QTest::newRow("same time twice") << QList<double>{15, 15, 0} << u"15"_s;
    QTest::newRow("out of order") << QList<double>{10, 15, 0} << u"15"_s;
}

void TstMachine::step_isTheSmallest()
{
    QFETCH(QList<double>, times);
    QTEST(shown(machineIn({upAt(times)}).step), "step");
}

void TstMachine::newestUp_counts()
{
    const Machine machine =
        machineIn({seriesOf("up", {sampleAt(30, "1"), sampleAt(15, "1"), sampleAt(0.5, "0")})});
    QCOMPARE(machine.up, 0);
    QCOMPARE(machine.upAt, serverTime - 0.5);
}

void TstMachine::textFile_hasTimeAndStep_data()
{
    using Writes = QList<QList<double>>;
    QTest::addColumn<Writes>("writes"); // of each file, before serverTime
    QTest::addColumn<QString>("file");
    QTest::newRow("no file") << Writes() << u"- -"_s;
    QTest::newRow("one scrape") << Writes{{20}} << u"20 -"_s;
    QTest::newRow("no write between") << Writes{{20, 20, 20}} << u"20 -"_s;
    QTest::newRow("two writes") << Writes{{80, 80, 20, 20}} << u"20 60"_s;
    QTest::newRow("the smallest step") << Writes{{100, 50, 20}} << u"20 30"_s;
    QTest::newRow("set back") << Writes{{20, 50}} << u"50 -"_s;
    QTest::newRow("the oldest of two files") << Writes{{30, 20}, {90, 50}} << u"50 40"_s;
    QTest::newRow("the oldest is the first") << Writes{{90, 50}, {30, 20}} << u"50 40"_s;
    QTest::newRow("the oldest is never written") << Writes{{30, 20}, {50, 50}} << u"50 -"_s;
}

void TstMachine::textFile_hasTimeAndStep()
{
    using Writes = QList<QList<double>>;
    QFETCH(Writes, writes);
    QByteArrayList series{upAt({15, 0})};
    for (const QList<double> &file : writes) {
        QByteArrayList samples;
        for (qsizetype i = 0; i < file.size(); ++i)
            samples += sampleAt(15.0 * double(file.size() - 1 - i), writtenBefore(file[i]));
        series += seriesOf("node_textfile_mtime_seconds", samples,
                           R"("file":"/x/)" + QByteArray::number(series.size()) + ".prom\"");
    }
    QTEST(fileOf(machineIn(series)), "file");
}

void TstMachine::textFileOfAnyName_counts()
{
    const auto file = [](const QByteArray &name, double before) {
        return seriesOf("node_textfile_mtime_seconds", {sampleAt(0, writtenBefore(before))},
                        "\"file\":\"" + name + '"');
    };
    const QByteArray up = upAt({15, 0});
    // Any of them may have the figures.
    QCOMPARE(fileOf(machineIn({up, file("/x/mm.prom", 20), file("/x/apt.prom", 700)})), u"700 -"_s);
    QByteArrayList files{file("/x/mm.prom", 700), file("/x/ee_monitor.prom", 20),
                         file("/x/ee_monitor_2.prom", 30), file("/x/apt.prom", 10)};
    for (qsizetype i = 0; i < files.size(); ++i) {
        std::rotate(files.begin(), files.begin() + 1, files.end());
        QCOMPARE(fileOf(machineIn(files + QByteArrayList{up})), u"30 -"_s);
    }
}

void TstMachine::step_doesNotGrowWithoutNewerEvidence()
{
    const auto fileAt = [](double before, const QList<double> &written) {
        QByteArrayList samples;
        for (qsizetype i = 0; i < written.size(); ++i)
            samples +=
                sampleAt(before + 15.0 * double(written.size() - 1 - i), writtenBefore(written[i]));
        return seriesOf("node_textfile_mtime_seconds", samples);
    };
    const QList<Machine> first = machinesIn({upAt({30, 15}), fileAt(15, {40, 30})});
    QCOMPARE(first.constFirst().step, 15);
    QCOMPARE(fileOf(first.constFirst()), u"30 10"_s);

    // The window has too few samples by now.
    Machine machine = machineIn({upAt({15}), fileAt(15, {30})}, first);
    QCOMPARE(machine.step, 15);
    QCOMPARE(fileOf(machine), u"30 10"_s);
    QVERIFY(std::isnan(machineIn({upAt({15}), fileAt(15, {30})}).step));
    machine = machineIn({upAt({60, 15}), fileAt(15, {50, 30})}, first);
    QCOMPARE(machine.step, 15);
    QCOMPARE(fileOf(machine), u"30 10"_s);
    machine = machineIn({upAt({20, 15}), fileAt(15, {33, 30})}, first);
    QCOMPARE(machine.step, 5);
    QCOMPARE(fileOf(machine), u"30 3"_s);

    // What is newer has its own step.
    machine = machineIn({upAt({60, 0}), fileAt(0, {50, 20})}, first);
    QCOMPARE(machine.step, 60);
    QCOMPARE(fileOf(machine), u"20 30"_s);
    // Another machine has nothing to do with it, and does not come back by it.
    machine = machineIn({seriesOf("up", {sampleAt(15, "1")}, {}, "b")}, first);
    QCOMPARE(machine.name, u"b"_s);
    QVERIFY(std::isnan(machine.step));
}

void TstMachine::knownMachine_isAddedOnce()
{
    MachineCollector collector;
    collector.addKnown({u"mm"_s, u"b"_s});
    collector.addKnown({u"mm"_s, u"b"_s});
    collector.addKnown({u"other"_s, u"b"_s});
    const QList<Machine> machines = collector.take();
    QCOMPARE(machines.size(), 2);
    QCOMPARE(machines.constFirst().name, u"b"_s);
    QVERIFY(std::isnan(machines.constFirst().upAt));
    QVERIFY(std::isnan(machines.constFirst().futureAt));
}

void TstMachine::sampleFromTheFuture_isNeverEvidence()
{
    // Of a sender whose clock is 40 s ahead, and which dies then.
    const auto poll = [](double time, const QList<Machine> &before) {
        return machineIn(activeSeries(), before, time);
    };
    Machine machine = poll(serverTime - 40, {});
    QVERIFY(std::isnan(machine.upAt));
    QCOMPARE(machine.futureAt, serverTime);
    machine = poll(serverTime - 20, {machine});
    QCOMPARE(machine.upAt, serverTime - 30);
    QVERIFY(machine.upAt <= machine.futureAt);
    // The server's clock reaches the last sample, which is 40 s old.
    machine = poll(serverTime + 1, {machine});
    QCOMPARE(machine.upAt, serverTime);
    QCOMPARE(machine.trueStates, 1);
    QVERIFY(machine.upAt <= machine.futureAt);
    machine.futureAt = serverTime - 15; // a scrape since then
    machine = poll(serverTime + 1, {machine});
    QVERIFY(machine.upAt > machine.futureAt);
}

void TstMachine::scrapeSincePoll_isNotFromTheFuture()
{
    const Machine machine = machineIn(activeSeries(), {}, serverTime - 4);
    QCOMPARE(machine.upAt, serverTime - 15);
    QCOMPARE(machine.step, 15);
    QVERIFY(std::isnan(machine.futureAt));
    QCOMPARE(machine.states, 0); // they are of the scrape since then
}

void TstMachine::collector_isEmptyAfterTake()
{
    MachineCollector collector;
    const auto add = [&collector](const QByteArrayList &series) {
        const auto visit = [&collector](const Series &each) { collector.add(each); };
        return readAnswer(answerOf(series), visit).error;
    };
    QCOMPARE(add(activeSeries()), QString());
    QCOMPARE(collector.take().size(), 1);
    QCOMPARE(collector.take().size(), 0);
    QCOMPARE(add({upAt({15, 0})}), QString());
    const QList<Machine> machines = collector.take();
    QCOMPARE(machines.size(), 1);
    QVERIFY(!machines.constFirst().isAmbiguous);
    QCOMPARE(machines.constFirst().states, 0);
}

void TstMachine::manyMachines_areAllFound()
{
    // Ends in time only if no step is quadratic.
    constexpr int count = 50'000;
    QByteArrayList series;
    for (int i = 0; i < count; ++i)
        series += seriesOf("up", {sampleAt(0, "1")}, {}, QByteArray::number(i));
    const QList<Machine> machines = machinesIn(series);
    const QList<Machine> next = machinesIn(series, machines);
    QCOMPARE(next.size(), count);
    for (int i = 0; i < count; ++i)
        QCOMPARE(next[i].name, QString::number(i));
}

MM_SUITE(TstMachine)
#include "tst_machine.moc"

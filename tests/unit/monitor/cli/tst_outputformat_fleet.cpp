// SPDX-License-Identifier: MIT
#include "app/monitor/cli/outputformat.h"
#include "core/fleet/fleet.h"
#include "suite.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mm::test {

namespace {

const QString url = u"https://prometheus.example:9090"_s;

Machine activeMachine(const QString &name, double messages)
{
    Machine machine;
    machine.name = name;
    machine.job = u"mm"_s;
    machine.upAt = 997;
    machine.up = 1;
    machine.step = 15;
    machine.services = 5;
    machine.messages = messages;
    return machine;
}

Machine downMachine(const QString &name)
{
    Machine machine = activeMachine(name, 1);
    machine.up = 0;
    return machine;
}

Machine errorMachine(const QString &name)
{
    Machine machine = activeMachine(name, 1);
    machine.states = 6;
    machine.trueStates = 1;
    machine.state = State::Error;
    return machine;
}

FleetReading fleetOf(const QList<Machine> &machines)
{
    FleetReading fleet;
    fleet.url = url;
    fleet.machines = machines;
    fleet.time = 1000;
    fleet.sent = Instant::now();
    fleet.hasAnswer = true;
    return fleet;
}

Reading readingOf(const FleetReading &fleet)
{
    Reading reading;
    reading.at = fleet.sent;
    reading.path = fleet.url;
    reading.outcome = fleet.hasAnswer ? ReadOutcome::Valid : ReadOutcome::NotYet;
    reading.snapshot.totalMessages = 77; // since the first poll, which no output shows
    reading.fleet = std::make_shared<const FleetReading>(fleet);
    return reading;
}

FleetReading failed(FleetFailure failure)
{
    FleetReading fleet = fleetOf({activeMachine(u"a"_s, 1)});
    fleet.failure = failure;
    fleet.failures = 2;
    fleet.problem = u"no | such \"thing\""_s;
    return fleet;
}

QByteArray outputFor(OutputFormat format, const FleetReading &fleet)
{
    const Reading reading = readingOf(fleet);
    return formatStatus(format, reading, reading.at);
}

QJsonObject objectFor(const FleetReading &fleet)
{
    return QJsonDocument::fromJson(outputFor(OutputFormat::Json, fleet)).object();
}

FleetReading threeOfFour()
{
    return fleetOf({activeMachine(u"a:9501"_s, 12'000), downMachine(u"b:9501"_s),
                    activeMachine(u"c:9501"_s, 300), activeMachine(u"d:9501"_s, 45)});
}

} // namespace

/// Each output of many machines.
class TstOutputFormatFleet final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plain_isTheLabel_data();
    void plain_isTheLabel();
    void json_hasTheKeysOfOneMachineAndOfAll();
    void json_hasEachMachine();
    void jsonOfAProblem_hasNoFigures_data();
    void jsonOfAProblem_hasNoFigures();
    void json_escapesNames();
    void nagios_hasPerformanceData();
    void nagiosOfAProblem_hasNone();
    void i3blocks_shortTextIsShort();
    void waybarAndTmux_escape();
    void prometheus_hasOtherNamesThanAMachine();
    void prometheusOfAProblem_hasTheStateAlone();
};

void TstOutputFormatFleet::plain_isTheLabel_data()
{
    QTest::addColumn<FleetReading>("fleet");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("color");
    const auto row = [](const char *name, const FleetReading &fleet, const char *text, int code,
                        const QString &color) {
        QTest::newRow(name) << fleet << QByteArray(text) << code << color;
    };
    row("all", fleetOf({activeMachine(u"a"_s, 12'000), activeMachine(u"b"_s, 345)}),
        "MM: 2 machines | 10 services | 12,345 msgs", 0, u"green"_s);
    row("some", threeOfFour(), "MM: 3 of 4 machines | 15 services | 12,345 msgs", 1, u"gray"_s);
    row("none", fleetOf({downMachine(u"a"_s)}), "MM: 0 of 1 machines | 0 services | 0 msgs", 1,
        u"gray"_s);
    row("error", fleetOf({activeMachine(u"a"_s, 1), errorMachine(u"b"_s)}),
        "MM: 1 of 2 machines | 5 services | 1 msgs", 2, u"red"_s);
    row("no machines", fleetOf({}), "MM: No machines", 3, u"gray"_s);
    row("no answer", failed(FleetFailure::NoAnswer), "MM: Not updating", 1, u"gray"_s);
    row("refused", failed(FleetFailure::Refused), "MM: Error reading Prometheus", 2, u"red"_s);
    FleetReading wrongClock = threeOfFour();
    wrongClock.clockIsWrong = true;
    row("clock", wrongClock, "MM: Not updating", 1, u"gray"_s);
    FleetReading incomplete = threeOfFour();
    incomplete.warning = u"x"_s;
    row("incomplete", incomplete, "MM: Not updating", 1, u"gray"_s);
    FleetReading first;
    first.url = url;
    row("first", first, "MM: Checking...", 3, u"gray"_s);
    row("beyond doubles", fleetOf({activeMachine(u"a"_s, 1e17)}),
        "MM: 1 machines | 5 services | more than 9,007,199,254,740,992 msgs", 0, u"green"_s);
}

void TstOutputFormatFleet::plain_isTheLabel()
{
    QFETCH(FleetReading, fleet);
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    QFETCH(QString, color);

    const Reading reading = readingOf(fleet);
    const Status status = evaluateStatus(reading, reading.at);
    QCOMPARE(outputFor(OutputFormat::Plain, fleet), text + '\n');
    QCOMPARE(status.text.toUtf8(), text);
    QCOMPARE(exitCodeFor(status.state), code);
    const QJsonObject object = objectFor(fleet);
    QCOMPARE(object.value("text"_L1).toString().toUtf8(), text);
    QCOMPARE(object.value("color"_L1).toString(), color);
    QCOMPARE(object.value("state"_L1).toString(), stateName(status.state));
}

void TstOutputFormatFleet::json_hasTheKeysOfOneMachineAndOfAll()
{
    const QJsonObject object = objectFor(threeOfFour());
    QStringList keys = object.keys();
    keys.sort();
    QCOMPARE(keys, QStringList({u"age_s"_s, u"color"_s, u"machines"_s, u"machines_active"_s,
                                u"machines_total"_s, u"messages"_s, u"path"_s, u"reason"_s,
                                u"services"_s, u"state"_s, u"text"_s}));
    QCOMPARE(object.value("path"_L1).toString(), url);
    QCOMPARE(object.value("machines_total"_L1).toInt(), 4);
    QCOMPARE(object.value("machines_active"_L1).toInt(), 3);
    QCOMPARE(object.value("services"_L1).toInt(), 15);
    QCOMPARE(object.value("messages"_L1).toInt(), 12'345);
    QCOMPARE(object.value("age_s"_L1).toInt(), 3);
    QVERIFY(object.value("reason"_L1).toString().startsWith("b:9501: "_L1));
}

void TstOutputFormatFleet::json_hasEachMachine()
{
    FleetReading fleet = threeOfFour();
    fleet.machines += errorMachine(u"e"_s);
    Machine gone;
    gone.name = u"f"_s;
    fleet.machines += gone;
    const QJsonArray machines = objectFor(fleet).value("machines"_L1).toArray();
    QCOMPARE(machines.size(), 6);
    for (const auto &each : machines) {
        QStringList keys = each.toObject().keys();
        keys.sort();
        QCOMPARE(keys, QStringList({u"age_s"_s, u"messages"_s, u"name"_s, u"reason"_s,
                                    u"services"_s, u"state"_s}));
        QVERIFY(each["reason"_L1].toString().endsWith(u'.'));
    }
    QCOMPARE(machines.at(0).toObject(), (QJsonObject{{u"name"_s, u"a:9501"_s},
                                                     {u"state"_s, u"Active"_s},
                                                     {u"reason"_s, u"Its MM is active."_s},
                                                     {u"services"_s, 5},
                                                     {u"messages"_s, 12'000},
                                                     {u"age_s"_s, 3}}));
    QCOMPARE(machines.at(1).toObject(),
             (QJsonObject{{u"name"_s, u"b:9501"_s},
                          {u"state"_s, u"NotUpdating"_s},
                          {u"reason"_s, u"It does not answer Prometheus."_s},
                          {u"services"_s, QJsonValue()},
                          {u"messages"_s, QJsonValue()},
                          {u"age_s"_s, 3}}));
    QCOMPARE(machines.at(4)["state"_L1].toString(), u"Error"_s);
    QCOMPARE(machines.at(5)["state"_L1].toString(), u"NotUpdating"_s);
    QVERIFY(machines.at(5)["age_s"_L1].isNull());
}

void TstOutputFormatFleet::jsonOfAProblem_hasNoFigures_data()
{
    QTest::addColumn<FleetReading>("fleet");
    QTest::newRow("no answer") << failed(FleetFailure::NoAnswer);
    QTest::newRow("refused") << failed(FleetFailure::Refused);
    FleetReading first;
    first.url = url;
    QTest::newRow("first") << first;
    first.failures = 1;
    first.failure = FleetFailure::Refused;
    QTest::newRow("first fails") << first;
}

void TstOutputFormatFleet::jsonOfAProblem_hasNoFigures()
{
    QFETCH(FleetReading, fleet);

    const QJsonObject object = objectFor(fleet);
    for (const QString &key : {u"services"_s, u"messages"_s, u"age_s"_s})
        QVERIFY2(object.contains(key) && object.value(key).isNull(), qPrintable(key));
    QCOMPARE(object.value("machines_active"_L1).toInt(-1), 0);
    QCOMPARE(object.value("machines_total"_L1).toInt(-1), int(fleet.machines.size()));
    for (const auto &each : object.value("machines"_L1).toArray())
        QVERIFY(each["messages"_L1].isNull() && each["state"_L1] == "NotUpdating"_L1);
    QCOMPARE(object.value("path"_L1).toString(), url);
}

void TstOutputFormatFleet::json_escapesNames()
{
    const QString name = u"a\"\\ \u202e<b>%1\n#[bg=red]"_s;
    const QByteArray line = outputFor(OutputFormat::Json, fleetOf({downMachine(name)}));
    QCOMPARE(line.count('\n'), 1);
    const QString shown = QJsonDocument::fromJson(line)["machines"_L1][0]["name"_L1].toString();
    QVERIFY2(shown.startsWith("a\"\\ "_L1) && shown.contains("<b>%1"_L1), qPrintable(shown));
    QVERIFY(!shown.contains(QChar(0x202e)) && !shown.contains(u'\n'));
}

void TstOutputFormatFleet::nagios_hasPerformanceData()
{
    const QByteArray all = outputFor(OutputFormat::Nagios, fleetOf({activeMachine(u"a"_s, 7)}));
    QVERIFY2(all.startsWith("OK - MM: 1 machines, 5 services, 7 msgs - "), all.constData());
    const QByteArray line = outputFor(OutputFormat::Nagios, threeOfFour());
    QVERIFY2(line.startsWith("WARNING - MM: 3 of 4 machines, 15 services, 12,345 msgs - b:9501: "),
             line.constData());
    QVERIFY2(line.endsWith(" | 'services'=15;;;0 'messages'=12345c;;;0 'age'=3s;;;0\n"),
             line.constData());
    QCOMPARE(line.count('|'), 1);
    QVERIFY(outputFor(OutputFormat::Nagios, fleetOf({errorMachine(u"a|b"_s)}))
                .startsWith("CRITICAL - "));
    const QByteArray pipe = outputFor(OutputFormat::Nagios, fleetOf({downMachine(u"a|b"_s)}));
    QCOMPARE(pipe.count('|'), 1);
    QVERIFY2(pipe.contains("a/b"), pipe.constData());
    const QByteArray none = outputFor(OutputFormat::Nagios, fleetOf({}));
    QVERIFY2(none.startsWith("UNKNOWN - MM: No machines - "), none.constData());
}

void TstOutputFormatFleet::nagiosOfAProblem_hasNone()
{
    for (const FleetFailure failure : {FleetFailure::NoAnswer, FleetFailure::Refused}) {
        const QByteArray line = outputFor(OutputFormat::Nagios, failed(failure));
        QCOMPARE(line.count('|'), 0);
        QVERIFY2(line.contains(url.toUtf8()) && line.contains("no, such"), line.constData());
        QCOMPARE(line.startsWith("CRITICAL - "), failure == FleetFailure::Refused);
        QCOMPARE(line.startsWith("WARNING - "), failure == FleetFailure::NoAnswer);
    }
}

void TstOutputFormatFleet::i3blocks_shortTextIsShort()
{
    const auto shortText = [](const FleetReading &fleet) {
        return QJsonDocument::fromJson(outputFor(OutputFormat::I3blocks, fleet))["short_text"_L1]
            .toString();
    };
    QCOMPARE(shortText(fleetOf({activeMachine(u"a"_s, 7)})), u"MM: 5 | 7"_s);
    QCOMPARE(shortText(threeOfFour()), u"MM: 3 of 4 machines | 15 services | 12,345 msgs"_s);
    QCOMPARE(shortText(failed(FleetFailure::NoAnswer)), u"MM: Not updating"_s);
}

void TstOutputFormatFleet::waybarAndTmux_escape()
{
    const FleetReading fleet = fleetOf({downMachine(u"a<b>&#(date)"_s)});
    const QJsonObject waybar =
        QJsonDocument::fromJson(outputFor(OutputFormat::Waybar, fleet)).object();
    QVERIFY(waybar.value("tooltip"_L1).toString().contains("a&lt;b&gt;&amp;#(date)"_L1));
    QVERIFY(waybar.value("tooltip"_L1).toString().contains(url));
    QCOMPARE(waybar.value("class"_L1).toArray(), (QJsonArray{u"gray"_s, u"NotUpdating"_s}));
    const QByteArray tmux = outputFor(OutputFormat::Tmux, threeOfFour());
    QVERIFY2(tmux.contains(" MM: 3 of 4 machines | 15 services | 12,345 msgs "), tmux.constData());
}

/// Else Prometheus, which may read this, would count one more machine with the sum of all.
void TstOutputFormatFleet::prometheus_hasOtherNamesThanAMachine()
{
    const QByteArray text = outputFor(OutputFormat::Prometheus, threeOfFour());
    static const QRegularExpression line(u"^(# HELP [a-z_]+ \\S.*|# TYPE [a-z_]+ gauge|"
                                         "[a-z_]+(\\{state=\"[A-Za-z]+\"\\})? [0-9]+)$"_s);
    for (const QByteArray &each : text.chopped(1).split('\n'))
        QVERIFY2(line.match(QString::fromUtf8(each)).hasMatch(), each.constData());
    for (const char *expected :
         {"ee_monitor_machines 4", "ee_monitor_machines_active 3", "ee_monitor_services 15",
          "ee_monitor_messages 12345", "ee_monitor_state{state=\"NotUpdating\"} 1",
          "ee_monitor_state{state=\"Active\"} 0"})
        QVERIFY2(text.contains(QByteArray("\n") + expected + '\n'), expected);
    QVERIFY(!text.contains("mm_mesh_"));
}

void TstOutputFormatFleet::prometheusOfAProblem_hasTheStateAlone()
{
    const QByteArray text = outputFor(OutputFormat::Prometheus, failed(FleetFailure::Refused));
    QVERIFY(text.contains("ee_monitor_state{state=\"Error\"} 1\n"));
    QVERIFY(!text.contains("ee_monitor_machines"));
    FleetReading first;
    const QByteArray unknown = outputFor(OutputFormat::Prometheus, first);
    QVERIFY2(!unknown.contains("ee_monitor_machines"), unknown.constData());
}

} // namespace mm::test

using mm::test::TstOutputFormatFleet;
MM_SUITE(TstOutputFormatFleet)
#include "tst_outputformat_fleet.moc"

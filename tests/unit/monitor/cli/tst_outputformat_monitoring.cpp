// SPDX-License-Identifier: MIT
#include "app/monitor/cli/outputformat.h"
#include "hostile.h"
#include "samples.h"
#include "suite.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mm::test {

namespace {

QByteArray lineFor(OutputFormat format, const Reading &reading)
{
    return formatStatus(format, reading, reading.at);
}

bool hasLine(const QByteArray &text, const QByteArray &line)
{
    return ('\n' + text).contains('\n' + line + '\n');
}

} // namespace

class TstOutputFormatMonitoring final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nagios_startsWithNameOfExitCode_data();
    void nagios_startsWithNameOfExitCode();
    void nagios_hasPerformanceData();
    void nagios_countsServersThatAreDown();
    void nagiosWithoutContent_hasNoPerformanceData();
    void nagiosTextWithPipe_isReplaced();
    void prometheus_linesMatchTheFormat();
    void prometheus_onlyTheCurrentStateIsOne();
    void prometheus_hasValues();
    void prometheus_hasServers();
    void prometheusWithoutContent_hasNoValues();
    void prometheus_escapesThePath();
};

void TstOutputFormatMonitoring::nagios_startsWithNameOfExitCode_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("active") << State::Active
                            << QByteArray("OK - MM: 2 services, 1,247 msgs - MM is running ");
    QTest::newRow("stopped") << State::Stopped << QByteArray("WARNING - MM: Stopped - MM was ");
    QTest::newRow("not updating") << State::NotUpdating
                                  << QByteArray("WARNING - MM: Not updating - MM is not running ");
    QTest::newRow("error") << State::Error
                           << QByteArray("CRITICAL - MM: Error reading stats - /a is empty.\n");
    QTest::newRow("no file") << State::NoFile
                             << QByteArray("UNKNOWN - MM: No stats file - /a does not exist.\n");
    QTest::newRow("checking") << State::Checking << QByteArray("UNKNOWN - MM: Checking... - ");
}

void TstOutputFormatMonitoring::nagios_startsWithNameOfExitCode()
{
    QFETCH(State, state);
    QFETCH(QByteArray, start);

    const QByteArray line = lineFor(OutputFormat::Nagios, readingFor(state, u"/a"_s));
    QVERIFY2(line.startsWith(start), line.constData());
}

void TstOutputFormatMonitoring::nagios_hasPerformanceData()
{
    Reading reading = readingFor(State::NotUpdating, u"/a"_s);
    reading.modified -= 90s;
    reading.snapshot.totalMessages = std::numeric_limits<qint64>::max();
    const QByteArray line = lineFor(OutputFormat::Nagios, reading);
    QVERIFY2(
        line.endsWith(" | 'services'=2;;;0 'messages'=9223372036854775807c;;;0 'age'=90s;;;0\n"),
        line.constData());
}

void TstOutputFormatMonitoring::nagios_countsServersThatAreDown()
{
    Reading reading = readingFor(State::Active, u"/a"_s);
    QVERIFY(!lineFor(OutputFormat::Nagios, reading).contains("servers_down"));
    for (const char *state : {"up", "busy", "failing", "down", "stopped", "disabled", "starting"})
        reading.snapshot.servers +=
            {.name = QString::fromLatin1(state), .state = QString::fromLatin1(state)};
    QVERIFY(lineFor(OutputFormat::Nagios, reading).endsWith(" 'servers_down'=2;;;0\n"));
}

void TstOutputFormatMonitoring::nagiosWithoutContent_hasNoPerformanceData()
{
    for (const State state : {State::Checking, State::NoFile, State::Error})
        QCOMPARE(lineFor(OutputFormat::Nagios, readingFor(state, u"/a"_s)).count('|'), 0);
    const Reading last = readingFor(State::Active, u"/a"_s);
    QCOMPARE(lineFor(OutputFormat::Nagios, hungReading(last, u"/a"_s, last.at)).count('|'), 0);
}

void TstOutputFormatMonitoring::nagiosTextWithPipe_isReplaced()
{
    for (const bool silent : {false, true}) {
        const QByteArray line =
            lineFor(OutputFormat::Nagios, readingOfHost(u"h|x=1 | 'y'=2"_s, silent));
        QCOMPARE(line.count('|'), 1);
        QVERIFY2(line.contains("h/x=1, 'y'=2"), line.constData());
        QVERIFY2(line.contains(" | 'services'=5;;;0 'messages'=1247c"), line.constData());
    }
}

void TstOutputFormatMonitoring::prometheus_linesMatchTheFormat()
{
    static const QRegularExpression line(
        u"^(# HELP [a-z_]+ \\S.*|# TYPE [a-z_]+ (counter|gauge)|"
        "[a-z_]+(\\{[a-z]+=\"([^\"\\\\]|\\\\[\\\\n\"])*\"\\})? [0-9]+)$"_s);
    QList<Reading> readings{readingOfHost(hostilePath(), true)};
    for (const State state : allStates)
        readings += readingFor(state, hostilePath());
    for (const Reading &reading : readings) {
        const QByteArray text = lineFor(OutputFormat::Prometheus, reading);
        for (const QByteArray &each : text.chopped(1).split('\n'))
            QVERIFY2(line.match(QString::fromUtf8(each)).hasMatch(), each.constData());
    }
}

void TstOutputFormatMonitoring::prometheus_onlyTheCurrentStateIsOne()
{
    for (const State state : allStates) {
        const QByteArray text = lineFor(OutputFormat::Prometheus, readingFor(state, u"/a"_s));
        QCOMPARE(text.count("\nee_monitor_state{"), qsizetype(allStates.size()));
        for (const State each : allStates) {
            const QByteArray name = stateName(each).toLatin1();
            QVERIFY2(hasLine(text, "ee_monitor_state{state=\"" + name + "\"} " +
                                       (each == state ? "1" : "0")),
                     name.constData());
        }
    }
}

void TstOutputFormatMonitoring::prometheus_hasValues()
{
    Reading reading = readingFor(State::Stopped, u"/a"_s);
    reading.modified -= 1h;
    const QByteArray text = lineFor(OutputFormat::Prometheus, reading);
    for (const char *line :
         {"# TYPE ee_monitor_services gauge", "ee_monitor_services 2",
          "# TYPE ee_monitor_messages_total counter", "ee_monitor_messages_total 1247",
          "# TYPE ee_monitor_stats_age_seconds gauge", "ee_monitor_stats_age_seconds 3600"})
        QVERIFY2(hasLine(text, line), line);
}

void TstOutputFormatMonitoring::prometheus_hasServers()
{
    Reading reading = readingFor(State::Active, u"/a"_s);
    reading.snapshot.servers = {{.name = u"a\"\\"_s, .state = u"busy"_s},
                                {.name = u"b"_s, .state = u"failing"_s}};
    const QByteArray text = lineFor(OutputFormat::Prometheus, reading);
    for (const char *line :
         {"# TYPE ee_monitor_server_up gauge", R"(ee_monitor_server_up{server="a\"\\"} 1)",
          R"(ee_monitor_server_up{server="b"} 0)"})
        QVERIFY2(hasLine(text, line), line);
    // With MM, its servers have ended.
    Reading stopped = readingFor(State::Stopped, u"/a"_s);
    stopped.snapshot.servers = reading.snapshot.servers;
    QVERIFY(!lineFor(OutputFormat::Prometheus, stopped).contains("\"} 1\nee_monitor_server_up"));
}

void TstOutputFormatMonitoring::prometheusWithoutContent_hasNoValues()
{
    for (const State state : {State::Checking, State::NoFile, State::Error}) {
        const QByteArray text = lineFor(OutputFormat::Prometheus, readingFor(state, u"/a"_s));
        for (const char *name : {"services", "messages_total", "age_seconds"})
            QVERIFY2(!text.contains(name), name);
    }
}

void TstOutputFormatMonitoring::prometheus_escapesThePath()
{
    const Reading reading = readingFor(State::NoFile, u"/a \"b\" \\n\n{}"_s);
    QVERIFY(hasLine(lineFor(OutputFormat::Prometheus, reading),
                    "ee_monitor_stats_file_info{path=\"/a \\\"b\\\" \\\\n\uFFFD{}\"} 1"));
}

} // namespace mm::test

using mm::test::TstOutputFormatMonitoring;
MM_SUITE(TstOutputFormatMonitoring)
#include "tst_outputformat_monitoring.moc"

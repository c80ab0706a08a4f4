// SPDX-License-Identifier: MIT
#include "app/monitor/cli/statusmetrics.h"
#include "hostile.h"
#include "samples.h"
#include "suite.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mm::test {

namespace {

QByteArray metricsFor(const Reading &reading, MetricsScope scope = MetricsScope::Exporter)
{
    return prometheusText(reading, evaluateStatus(reading, reading.at), reading.at, scope);
}

QByteArrayList familiesIn(const QByteArray &text)
{
    QByteArrayList families;
    for (const QByteArray &line : text.split('\n')) {
        if (line.startsWith("# TYPE "))
            families += line.split(' ').at(2);
    }
    return families;
}

bool hasMetric(const QByteArray &text, const QByteArray &line)
{
    return ('\n' + text).contains('\n' + line + '\n');
}

Reading readingWithNames()
{
    Reading reading = readingFor(State::Active, u"/home/user/stats.json"_s);
    reading.snapshot.services = {{u"files"_s, {}, 12}, {u"q\"\\"_s, {}, 5}};
    reading.snapshot.servers = {{.name = u"git"_s, .state = u"up"_s},
                                {.name = u"mail"_s, .state = u"failing"_s},
                                {.name = u"web"_s, .state = u"stopped"_s}};
    reading.snapshot.failures = {{u"files"_s, 1},
                                 {.name = u"gone"_s, .failedCalls = 1, .down = true},
                                 {.name = u"mail"_s, .failedCalls = 1, .down = true}};
    return reading;
}

} // namespace

class TstStatusMetrics final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void families_dependOnTheScope();
    void exactlyOneState_isOne();
    void withoutNames_noNameIsInTheText();
    void withNames_servicesHaveSeries();
    void totals_areThoseOfTheFile();
    void downServices_areCountedOnce();
    void onlyValidReading_hasTotals_data();
    void onlyValidReading_hasTotals();
    void namesThatLookTheSame_haveOneSeries();
    void servicesBeyond1000_haveNoSeries();
};

void TstStatusMetrics::families_dependOnTheScope()
{
    const Reading reading = readingWithNames();
    QCOMPARE(familiesIn(metricsFor(reading)),
             (QByteArrayList{"ee_monitor_state", "ee_monitor_stats_age_seconds", "mm_mesh_services",
                             "mm_mesh_messages_total"}));
    QCOMPARE(
        familiesIn(metricsFor(reading, MetricsScope::ExporterWithNames)),
        (QByteArrayList{"ee_monitor_stats_file_info", "ee_monitor_state",
                        "ee_monitor_stats_age_seconds", "ee_monitor_server_up", "mm_mesh_services",
                        "mm_mesh_messages_total", "mm_mesh_service_messages_total"}));
    QCOMPARE(
        familiesIn(metricsFor(reading, MetricsScope::Once)),
        (QByteArrayList{"ee_monitor_stats_file_info", "ee_monitor_state", "ee_monitor_services",
                        "ee_monitor_messages_total", "ee_monitor_stats_age_seconds",
                        "ee_monitor_server_up", "mm_mesh_services", "mm_mesh_messages_total"}));
}

void TstStatusMetrics::exactlyOneState_isOne()
{
    for (const State state : allStates) {
        const QByteArray text = metricsFor(readingFor(state, u"/a"_s));
        QCOMPARE(text.count("\nee_monitor_state{"), qsizetype(allStates.size()));
        for (const State each : allStates)
            QVERIFY(hasMetric(text, "ee_monitor_state{state=\"" + stateName(each).toLatin1() +
                                        "\"} " + (each == state ? "1" : "0")));
    }
}

void TstStatusMetrics::withoutNames_noNameIsInTheText()
{
    const QByteArray text = metricsFor(readingWithNames());
    for (const char *name : {"files", "q\\", "git", "mail", "gone", "user", "/"})
        QVERIFY2(!text.contains(name), name);
    QVERIFY(!metricsFor(readingOfHost(hostilePath(), true)).contains("script"));
}

void TstStatusMetrics::withNames_servicesHaveSeries()
{
    const QByteArray text = metricsFor(readingWithNames(), MetricsScope::ExporterWithNames);
    for (const char *line :
         {R"(mm_mesh_service_messages_total{service="files"} 12)",
          R"(mm_mesh_service_messages_total{service="q\"\\"} 5)",
          R"(ee_monitor_server_up{server="git"} 1)", R"(ee_monitor_server_up{server="mail"} 0)",
          R"(ee_monitor_stats_file_info{path="/home/user/stats.json"} 1)"})
        QVERIFY2(hasMetric(text, line), line);
}

void TstStatusMetrics::totals_areThoseOfTheFile()
{
    for (const MetricsScope scope : {MetricsScope::Once, MetricsScope::Exporter}) {
        const QByteArray text = metricsFor(readingFor(State::Stopped, u"/a"_s), scope);
        for (const char *line :
             {R"(mm_mesh_services{state="active"} 2)", R"(mm_mesh_services{state="down"} 0)",
              "mm_mesh_messages_total 1247"})
            QVERIFY2(hasMetric(text, line), line);
    }
}

void TstStatusMetrics::downServices_areCountedOnce()
{
    // "gone", "web" and "mail", which is in both lists.
    QVERIFY(hasMetric(metricsFor(readingWithNames()), R"(mm_mesh_services{state="down"} 3)"));
}

void TstStatusMetrics::onlyValidReading_hasTotals_data()
{
    QTest::addColumn<Reading>("reading");
    for (const State state : {State::Checking, State::NoFile, State::Error})
        QTest::newRow(qPrintable(stateName(state))) << readingFor(state, u"/a"_s);
    const Reading last = readingFor(State::Active, u"/a"_s);
    QTest::newRow("hung") << hungReading(last, last.path, last.at);
}

void TstStatusMetrics::onlyValidReading_hasTotals()
{
    QFETCH(Reading, reading);
    for (const MetricsScope scope :
         {MetricsScope::Once, MetricsScope::Exporter, MetricsScope::ExporterWithNames}) {
        const QByteArray text = metricsFor(reading, scope);
        QVERIFY2(!text.contains("mm_mesh_") && !text.contains("age"), text.constData());
    }
}

void TstStatusMetrics::namesThatLookTheSame_haveOneSeries()
{
    Reading reading = readingFor(State::Active, u"/a"_s);
    reading.snapshot.services = {{u"a\u0001"_s, {}, 1}, {u"a\u0002"_s, {}, 2}};
    reading.snapshot.servers = {{.name = u"b\u0001"_s, .state = u"up"_s},
                                {.name = u"b\u0002"_s, .state = u"down"_s}};
    const QByteArray text = metricsFor(reading, MetricsScope::ExporterWithNames);
    QCOMPARE(text.count("\nmm_mesh_service_messages_total{"), 1);
    QCOMPARE(text.count("\nee_monitor_server_up{"), 1);
}

void TstStatusMetrics::servicesBeyond1000_haveNoSeries()
{
    Reading reading = readingFor(State::Active, u"/a"_s);
    for (int i = 0; i < 1500; ++i)
        reading.snapshot.services.append({u"s%1"_s.arg(i), {}, 1});
    const QByteArray text = metricsFor(reading, MetricsScope::ExporterWithNames);
    QCOMPARE(text.count("\nmm_mesh_service_messages_total{"), 1000);
}

} // namespace mm::test

using mm::test::TstStatusMetrics;
MM_SUITE(TstStatusMetrics)
#include "tst_statusmetrics.moc"

// SPDX-License-Identifier: MIT
#include "app/proxy/mesh/callmetrics.h"
#include "app/proxy/prometheustext.h"
#include "suite.h"

#include <QRegularExpression>
#include <QTest>

using namespace mm;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TstPrometheusText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLine_matchesFormat();
    void families_areContiguous();
    void values_areWritten();
    void labels_areEscaped_data();
    void labels_areEscaped();
    void buckets_areCumulative();
    void everyErrorType_hasItsLabel();
    void registeredService_hasAllSeriesAtZero();
    void seriesOver1000_areOmitted();
    void largeNumbers_areExact();

private:
    [[nodiscard]] static bool hasLine(const QByteArray &text, const QByteArray &line)
    {
        return ('\n' + text).contains('\n' + line + '\n');
    }
};

namespace {

MetricsSnapshot meshOf(const QStringList &services)
{
    MetricsSnapshot mesh;
    mesh.version = "1.2.3";
    for (const QString &name : services)
        mesh.snapshot.services.append({name, {}, 7});
    mesh.snapshot.totalServices = services.size();
    mesh.snapshot.totalMessages = 1247;
    return mesh;
}

} // namespace

void TstPrometheusText::everyLine_matchesFormat()
{
    CallMetrics calls;
    calls[u"a"_s].addDuration(3ms);
    calls[u"a"_s].addError(CallError::Timeout);
    const QByteArray text = prometheusText(meshOf({u"a"_s, u"b\n\"\\"_s}), calls);
    QVERIFY(text.endsWith('\n'));
    static const QRegularExpression line(
        u"^(# HELP [a-z_]+ \\S.*|# TYPE [a-z_]+ (counter|gauge|histogram)|"
        "[a-z_]+(\\{[a-z_]+=\"([^\"\\\\]|\\\\[\\\\n\"])*\"(,[a-z_]+=\"([^\"\\\\]|\\\\[\\\\n\"])*\")"
        "*\\})?"
        " [0-9.e+-]+)$"_s);
    for (const QByteArray &each : text.chopped(1).split('\n'))
        QVERIFY2(line.match(QString::fromUtf8(each)).hasMatch(), each.constData());
}

void TstPrometheusText::families_areContiguous()
{
    CallMetrics calls;
    for (const QString &name : {u"a"_s, u"b"_s}) {
        calls[name].addDuration(3ms);
        calls[name].addError(CallError::Refused);
    }
    QByteArrayList declared;
    QByteArray current;
    for (const QByteArray &line : prometheusText(meshOf({u"a"_s, u"b"_s}), calls).split('\n')) {
        if (line.startsWith("# TYPE ")) {
            current = line.split(' ').at(2);
            QVERIFY(!declared.contains(current));
            declared.append(current);
        } else if (!line.isEmpty() && !line.startsWith('#')) {
            QVERIFY2(line.startsWith(current), line.constData());
        }
    }
    QCOMPARE(declared,
             (QByteArrayList{"mm_mesh_build_info", "mm_mesh_services", "mm_mesh_messages_total",
                             "mm_mesh_service_messages_total", "mm_mesh_call_errors_total",
                             "mm_mesh_call_duration_seconds", "mm_mesh_calls_in_flight",
                             "mm_mesh_change_streams", "mm_mesh_rejected_requests_total",
                             "mm_mesh_stats_last_write_timestamp_seconds",
                             "mm_mesh_stats_last_sign_timestamp_seconds",
                             "mm_mesh_stats_heartbeat_seconds", "mm_mesh_time_seconds",
                             "mm_mesh_stats_write_failures_total"}));
}

void TstPrometheusText::values_areWritten()
{
    CallMetrics calls;
    calls[u"a"_s].addError(CallError::ToolError);
    calls[u"a"_s].addError(CallError::ToolError);
    MetricsSnapshot mesh = meshOf({u"a"_s, u"b"_s});
    mesh.active = 5;
    mesh.stale = 2;
    mesh.callsInFlight = 4;
    mesh.streams = 3;
    mesh.rejected = {{400, 0}, {404, 6}};
    mesh.saving.failures = 3;
    mesh.saving.lastSave = std::chrono::system_clock::time_point(1'770'370'245'500ms);
    mesh.saving.lastHeartbeat = mesh.saving.lastSave + 20s;
    mesh.heartbeat = 10s;
    mesh.time = mesh.saving.lastSave + 21s;
    const QByteArray text = prometheusText(mesh, calls);
    for (const char *line :
         {"mm_mesh_build_info{version=\"1.2.3\"} 1", "mm_mesh_services{state=\"active\"} 5",
          "mm_mesh_services{state=\"stale\"} 2", "mm_mesh_messages_total 1247",
          "mm_mesh_service_messages_total{service=\"a\"} 7",
          "mm_mesh_service_messages_total{service=\"b\"} 7",
          "mm_mesh_call_errors_total{service=\"a\",error_type=\"tool_error\"} 2",
          "mm_mesh_calls_in_flight 4", "mm_mesh_change_streams 3",
          "mm_mesh_rejected_requests_total{status=\"400\"} 0",
          "mm_mesh_rejected_requests_total{status=\"404\"} 6",
          "mm_mesh_stats_last_write_timestamp_seconds 1770370245.5",
          "mm_mesh_stats_last_sign_timestamp_seconds 1770370265.5",
          "mm_mesh_stats_heartbeat_seconds 10", "mm_mesh_time_seconds 1770370266.5",
          "mm_mesh_stats_write_failures_total 3"})
        QVERIFY2(hasLine(text, line), line);
}

void TstPrometheusText::labels_areEscaped_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("label");
    QTest::newRow("quote") << u"a\"b"_s << QByteArray("a\\\"b");
    QTest::newRow("backslash") << u"a\\b"_s << QByteArray("a\\\\b");
    QTest::newRow("line feed") << u"a\nb"_s << QByteArray("a\\nb");
    QTest::newRow("backslash and n") << u"a\\nb"_s << QByteArray("a\\\\nb");
    QTest::newRow("backslash and quote") << u"\\\""_s << QByteArray("\\\\\\\"");
    QTest::newRow("braces") << u"{a=b},c"_s << QByteArray("{a=b},c");
    QTest::newRow("beyond ASCII") << u"é\U0001F600"_s << QByteArray("\xc3\xa9\xf0\x9f\x98\x80");
}

void TstPrometheusText::labels_areEscaped()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, label);
    const QByteArray text = prometheusText(meshOf({name}), {});
    QVERIFY(hasLine(text, "mm_mesh_service_messages_total{service=\"" + label + "\"} 7"));
}

void TstPrometheusText::buckets_areCumulative()
{
    CallMetrics calls;
    CallStats &stats = calls[u"a"_s];
    for (const auto duration : {500us, 2000us, 2000us, 250'000us, 30'000'000us, 60'000'000us})
        stats.addDuration(duration);
    const QByteArray text = prometheusText(meshOf({u"a"_s}), calls);
    const QByteArrayList expected{"0.001\"} 1", "0.0025\"} 3", "0.005\"} 3", "0.01\"} 3",
                                  "0.025\"} 3", "0.05\"} 3",   "0.1\"} 3",   "0.25\"} 4",
                                  "0.5\"} 4",   "1\"} 4",      "2.5\"} 4",   "10\"} 4",
                                  "30\"} 5",    "+Inf\"} 6"};
    QByteArrayList found;
    const QByteArray start = "mm_mesh_call_duration_seconds_bucket{service=\"a\",le=\"";
    for (const QByteArray &line : text.split('\n')) {
        if (line.startsWith(start))
            found.append(line.sliced(start.size()));
    }
    QCOMPARE(found, expected);
    QVERIFY(hasLine(text, "mm_mesh_call_duration_seconds_count{service=\"a\"} 6"));
    const qsizetype sum = text.indexOf("mm_mesh_call_duration_seconds_sum{service=\"a\"} ");
    QVERIFY(sum > 0);
    QVERIFY(text.sliced(sum).split('\n').constFirst().split(' ').constLast().startsWith("90.25"));
}

void TstPrometheusText::everyErrorType_hasItsLabel()
{
    CallMetrics calls;
    for (int i = 0; i < int(CallError::Count); ++i) {
        for (int count = 0; count <= i; ++count)
            calls[u"a"_s].addError(CallError(i));
    }
    const QByteArray text = prometheusText(meshOf({u"a"_s}), calls);
    int count = 0;
    for (const char *type :
         {"refused", "timeout", "closed", "bad_answer", "too_large", "http_error", "tool_error",
          "cancelled", "overloaded", "rpc_error", "died"}) {
        const QByteArray labels = QByteArray("service=\"a\",error_type=\"") + type + '"';
        QVERIFY2(hasLine(text, "mm_mesh_call_errors_total{" + labels + "} " +
                                   QByteArray::number(++count)),
                 type);
    }
    QCOMPARE(count, int(CallError::Count));
}

void TstPrometheusText::registeredService_hasAllSeriesAtZero()
{
    CallMetrics calls;
    calls[u"called"_s].addDuration(1ms);
    calls[u"called"_s].addError(CallError::Timeout);
    QByteArrayList called;
    QByteArrayList notCalled;
    for (const QByteArray &line :
         prometheusText(meshOf({u"called"_s, u"not called"_s}), calls).split('\n')) {
        if (!line.startsWith("mm_mesh_call_"))
            continue;
        const QByteArray series = line.first(line.lastIndexOf(' '));
        if (series.contains("not called")) {
            QCOMPARE(line, series + " 0");
            notCalled += series;
        } else if (series.contains("called")) {
            called += QByteArray(series).replace("\"called", "\"not called");
        }
    }
    QVERIFY(called.size() > int(CallError::Count));
    QCOMPARE(notCalled, called);
}

void TstPrometheusText::seriesOver1000_areOmitted()
{
    CallMetrics calls;
    QStringList names;
    for (int i = 0; i < 1003; ++i) {
        names.append(u"s%1"_s.arg(i));
        calls[names.constLast()].addDuration(1ms);
        calls[names.constLast()].addError(CallError::Refused);
    }
    const QByteArray full = prometheusText(meshOf(names.first(1000)), calls);
    QCOMPARE(full.count("mm_mesh_service_messages_total{"), 1000);
    QVERIFY(!full.contains("more services"));
    const QByteArray text = prometheusText(meshOf(names), calls);
    QCOMPARE(text.count("mm_mesh_service_messages_total{"), 1000);
    QCOMPARE(text.count("error_type=\"refused\""), 1000);
    QCOMPARE(text.count("mm_mesh_call_duration_seconds_count{"), 1000);
    QVERIFY(text.contains("\n# 3 more services"));
    QVERIFY(text.contains("{service=\"s999\"}"));
    QVERIFY(!text.contains("{service=\"s1000\"}"));
}

void TstPrometheusText::largeNumbers_areExact()
{
    MetricsSnapshot mesh = meshOf({});
    mesh.snapshot.totalMessages = std::numeric_limits<qint64>::max();
    QVERIFY(hasLine(prometheusText(mesh, {}), "mm_mesh_messages_total 9223372036854775807"));
}

MM_SUITE(TstPrometheusText)
#include "tst_prometheustext.moc"

// SPDX-License-Identifier: MIT
#include "app/monitor/desktop/settings.h"
#include "suite.h"

#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

Preferences watching()
{
    Preferences values;
    values.prometheus = true;
    values.prometheusUrl = u"https://p.example/a"_s;
    values.prometheusSelect = u"{job=\"x\"}"_s;
    values.prometheusConfig = u"/tmp/http.ini"_s;
    return values;
}

} // namespace

/// How the preferences of Prometheus and the command line become options.
class TstSettingsPrometheus final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void prometheusProblems_matchTheTexts();
    void prometheus_appliesUnlessASourceIsGiven();
};

void TstSettingsPrometheus::prometheusProblems_matchTheTexts()
{
    for (const auto problem : {&Settings::prometheusUrlProblem, &Settings::prometheusSelectProblem,
                               &Settings::prometheusConfigProblem})
        QCOMPARE(problem({}), QString()); // the default
    QCOMPARE(Settings::prometheusUrlProblem(u"https://p.example/a/"_s), QString());
    QVERIFY(Settings::prometheusUrlProblem(u"p.example"_s).contains(u"http://localhost:9090"_s));
    QCOMPARE(Settings::prometheusSelectProblem(u"{}"_s), QString());
    QVERIFY(Settings::prometheusSelectProblem(u"up"_s).contains(u"{job=\"mm\"}"_s));
    QCOMPARE(Settings::prometheusConfigProblem(u"/nonexistent/http.ini"_s), QString());
    for (const QString &path : {u"http.ini"_s, u"~/http.ini"_s, QString(u"/a"_s + QChar::Null)})
        QVERIFY(Settings::prometheusConfigProblem(path).contains(u"absolute"_s));
}

void TstSettingsPrometheus::prometheus_appliesUnlessASourceIsGiven()
{
    const Options options = withPreferences(parseOptions({u"ee-monitor"_s}), watching());
    PrometheusOptions expected;
    expected.url = QUrl(watching().prometheusUrl);
    expected.select = watching().prometheusSelect;
    expected.configFile = watching().prometheusConfig;
    QVERIFY(options.prometheus == expected);
    QVERIFY(!options.membership);
    Preferences values;
    values.prometheus = true;
    QVERIFY(withPreferences(parseOptions({u"ee-monitor"_s}), values).prometheus ==
            PrometheusOptions());
    values = watching();
    values.prometheus = false;
    QVERIFY(!withPreferences(parseOptions({u"ee-monitor"_s}), values).prometheus);
    for (const QStringList &given :
         {QStringList{u"--stats-file"_s, u"/a"_s}, QStringList{u"--mm-url"_s, u"http://[::1]"_s},
          QStringList{u"--no-register"_s}, QStringList{u"--start-mm"_s}}) {
        const Options plain = parseOptions(QStringList{u"ee-monitor"_s} + given);
        QVERIFY2(!withPreferences(plain, watching()).prometheus, qPrintable(given[0]));
    }
    const Options other = withPreferences(
        parseOptions({u"ee-monitor"_s, u"--prometheus"_s, u"http://given"_s}), watching());
    QCOMPARE(other.prometheus->url.toString(), u"http://given"_s);
    QCOMPARE(other.prometheus->select, PrometheusOptions().select);
}

MM_SUITE(TstSettingsPrometheus)
#include "tst_settings_prometheus.moc"

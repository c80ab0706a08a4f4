// SPDX-License-Identifier: MIT
#include "app/monitor/cli/options.h"
#include "suite.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace mm::test {

namespace {

Options parsedLine(const QString &line)
{
    return parseOptions(QStringList{u"ee-monitor"_s} + line.split(u' ', Qt::SkipEmptyParts));
}

} // namespace

/// --prometheus, the options that need it, and the arguments that say the same.
class TstOptionsPrometheus final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void badUsage_isRejected_data();
    void badUsage_isRejected();
    void prometheus_isParsed();
    void prometheus_canBeCombined_data();
    void prometheus_canBeCombined();
    void source_namesWhatIsWatched();
    void arguments_areRestoredFromOptions_data();
    void arguments_areRestoredFromOptions();
};

void TstOptionsPrometheus::badUsage_isRejected_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("named");

    const auto row = [](const char *name, const QString &line, const QString &named) {
        QTest::newRow(name) << line << named;
    };
    const QString prometheus = u"--prometheus http://localhost:9090 "_s;
    row("no Prometheus", u"--prometheus"_s, u"prometheus"_s);
    row("no address of Prometheus", u"--prometheus localhost:9090"_s, u"\"localhost:9090\""_s);
    row("password in an address", u"--prometheus http://a:b@c"_s, u"--prometheus-config"_s);
    row("selection alone", u"--once --prometheus-select {}"_s, u"--prometheus-select"_s);
    row("password file alone", u"--once --prometheus-config /a"_s, u"--prometheus-config"_s);
    row("max age alone", u"--max-age 60"_s, u"--max-age"_s);
    row("selection without braces", prometheus + u"--prometheus-select job=\"mm\""_s,
        u"{job=\"mm\"}"_s);
    row("no password file", prometheus + u"--prometheus-config="_s, u"--prometheus-config"_s);
    row("missing password file", prometheus + u"--once --prometheus-config /nonexistent/a"_s,
        u"/nonexistent/a"_s);
    row("short max age", prometheus + u"--max-age 4.9"_s, u"\"4.9\""_s);
    row("long max age", prometheus + u"--max-age 3600.1"_s, u"\"3600.1\""_s);
    row("endless max age", prometheus + u"--max-age inf"_s, u"\"inf\""_s);
    row("max age of no number", prometheus + u"--max-age nan"_s, u"\"nan\""_s);
    row("max age with a unit", prometheus + u"--max-age 30s"_s, u"\"30s\""_s);
    row("negative max age", prometheus + u"--max-age=-30"_s, u"\"-30\""_s);
    for (const char *other : {"--stats-file /a", "--mm-url http://localhost", "--no-register",
                              "--start-mm", "--exporter 127.0.0.1:0"})
        row(other, prometheus + QString::fromLatin1(other),
            QString::fromLatin1(other).section(u' ', 0, 0));
    row("--exporter-host alone", u"--exporter-host box"_s, u"--exporter-host needs --exporter"_s);
    row("--exporter-services alone", u"--once --exporter-services"_s,
        u"--exporter-services needs --exporter"_s);
    for (const char *option :
         {"--once", "--follow", "--format=json", "--hidden", "--start-mm", "--interval=1000"}) {
        const QString line = QString::fromLatin1(option);
        row(qPrintable(u"--exporter with "_s + line), u"--exporter 127.0.0.1:0 "_s + line,
            line.section(u'=', 0, 0) + u" cannot be combined with --exporter"_s);
    }
}

void TstOptionsPrometheus::badUsage_isRejected()
{
    QFETCH(QString, line);
    QFETCH(QString, named);

    const Options options = parsedLine(line);
    QCOMPARE(options.action, Options::Action::ReportUsageError);
    QVERIFY2(options.message.contains(named), qPrintable(options.message));
    QVERIFY2(!options.message.contains(u'\n'), qPrintable(options.message));
}

void TstOptionsPrometheus::prometheus_isParsed()
{
    QVERIFY(!parsedLine({}).prometheus);
    const Options defaults = parsedLine(u"--prometheus https://p.example/a/"_s);
    QVERIFY(defaults.prometheus);
    QCOMPARE(defaults.action, Options::Action::ShowWindow);
    QCOMPARE(defaults.prometheus->url.toString(), u"https://p.example/a"_s);
    QCOMPARE(defaults.prometheus->select, u"{job=\"mm\"}"_s);
    QVERIFY(!defaults.prometheus->maxAge);
    QCOMPARE(defaults.prometheus->configFile, QString());
    QVERIFY(!defaults.membership && !defaults.mm()); // no MM is involved
    QVERIFY(defaults.isSourceGiven());

    const QTemporaryDir folder;
    const QString config = folder.filePath(u"http.ini"_s);
    QFile file(config);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    const QString line = u"--prometheus http://localhost:9090 --prometheus-select {a=\"b\"} "
                         "--max-age 7.5 --prometheus-config "_s;
    const Options all = parsedLine(line + config);
    QVERIFY2(all.prometheus, qPrintable(all.message));
    QCOMPARE(all.prometheus->select, u"{a=\"b\"}"_s);
    QCOMPARE(all.prometheus->maxAge, std::optional(7.5));
    QCOMPARE(all.prometheus->configFile, config);
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(folder.path()));
    QCOMPARE(parsedLine(line + u"http.ini"_s).prometheus, all.prometheus);
    // At the next login the working directory is another one.
    QCOMPARE(parseOptions(QStringList{u"ee-monitor"_s} + argumentsFor(all)).prometheus,
             all.prometheus);
    QVERIFY(QDir::setCurrent(before));
    QCOMPARE(file.write("0123456789abcdef"), 16);
    file.close();
    const Options withToken = parsedLine(line + config + u" --token-file "_s + config);
    QVERIFY2(withToken.message.contains(u"--token-file cannot"_s), qPrintable(withToken.message));
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::ReadOther));
    QCOMPARE(parsedLine(line + config).action, Options::Action::ReportUsageError);
}

void TstOptionsPrometheus::prometheus_canBeCombined_data()
{
    QTest::addColumn<QString>("other");
    QTest::addColumn<Options::Action>("action");
    using enum Options::Action;
    QTest::newRow("once") << u"--once"_s << PrintOnce;
    QTest::newRow("follow") << u"--follow --format json"_s << Follow;
    QTest::newRow("hidden") << u"--hidden"_s << ShowWindow;
    QTest::newRow("interval") << u"--interval 700"_s << ShowWindow;
    for (const QString &name : outputFormatNames())
        QTest::newRow(qPrintable(name)) << u"--once --format "_s + name << PrintOnce;
}

void TstOptionsPrometheus::prometheus_canBeCombined()
{
    QFETCH(QString, other);
    QFETCH(Options::Action, action);

    const Options options = parsedLine(u"--prometheus http://localhost:9090 "_s + other);
    QCOMPARE(options.message, QString());
    QCOMPARE(options.action, action);
    QVERIFY(options.prometheus);
}

void TstOptionsPrometheus::source_namesWhatIsWatched()
{
    const Options file = parsedLine(u"--stats-file /a"_s);
    QCOMPARE(file.source(), u"/a"_s);
    QCOMPARE(file.sourceKey(), u"/a"_s);
    const Options all = parsedLine(u"--prometheus http://a"_s);
    const Options some = parsedLine(u"--prometheus http://a --prometheus-select {}"_s);
    QCOMPARE(all.source(), u"http://a"_s);
    QCOMPARE(some.source(), u"http://a"_s);
    QVERIFY(all.sourceKey() != some.sourceKey());
    for (const QString &each : {u"--stats-file /a"_s, u"--mm-url http://localhost"_s,
                                u"--no-register"_s, u"--start-mm"_s})
        QVERIFY2(parsedLine(each).isSourceGiven(), qPrintable(each));
    for (const QString &each : {QString(), u"--hidden"_s, u"--interval 700"_s})
        QVERIFY2(!parsedLine(each).isSourceGiven(), qPrintable(each));
}

void TstOptionsPrometheus::arguments_areRestoredFromOptions_data()
{
    QTest::addColumn<QStringList>("arguments");

    QTest::newRow("none") << QStringList();
    QTest::newRow("all") << QStringList{u"--stats-file"_s,  u"/a b"_s,       u"--interval"_s,
                                        u"700"_s,           u"--mm-url"_s,   u"http://[::1]:80"_s,
                                        u"--no-register"_s, u"--start-mm"_s, u"--hidden"_s};
    QTest::newRow("one") << QStringList{u"--start-mm"_s};
    QTest::newRow("Prometheus") << QStringList{u"--interval"_s,
                                               u"700"_s,
                                               u"--prometheus"_s,
                                               u"http://a/b"_s,
                                               u"--prometheus-select"_s,
                                               u"{a=\"b c\"}"_s,
                                               u"--max-age"_s,
                                               u"61.5"_s,
                                               u"--hidden"_s};
}

void TstOptionsPrometheus::arguments_areRestoredFromOptions()
{
    QFETCH(QStringList, arguments);

    QCOMPARE(argumentsFor(parseOptions(QStringList{u"ee-monitor"_s} + arguments)), arguments);
}

} // namespace mm::test

using mm::test::TstOptionsPrometheus;
MM_SUITE(TstOptionsPrometheus)
#include "tst_options_prometheus.moc"

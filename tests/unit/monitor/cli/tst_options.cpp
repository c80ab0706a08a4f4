// SPDX-License-Identifier: MIT
#include "app/monitor/cli/options.h"
#include "suite.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono;
using namespace std::chrono_literals;

namespace mm::test {

namespace {

Options parsed(const QString &line)
{
    return parseOptions(QStringList{u"ee-monitor"_s} + line.split(u' ', Qt::SkipEmptyParts));
}

} // namespace

class TstOptions final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noOptions_returnDefaults();
    void badUsage_isRejected_data();
    void badUsage_isRejected();
    void interval_isClamped_data();
    void interval_isClamped();
    void switches_areSet();
    void localMmUrl_isParsed_data();
    void localMmUrl_isParsed();
    void invalidMmUrl_isRejected_data();
    void invalidMmUrl_isRejected();
    void format_isParsedIfSupported_data();
    void format_isParsedIfSupported();
    void follow_parsesItsOptions();
    void exporter_parsesItsAddress_data();
    void exporter_parsesItsAddress();
    void invalidExporterAddress_isRejected_data();
    void invalidExporterAddress_isRejected();
    void exporter_parsesItsOptions();
    void invalidExporterHost_isRejected_data();
    void invalidExporterHost_isRejected();
};

void TstOptions::noOptions_returnDefaults()
{
    const Options options = parsed({});
    QCOMPARE(options.action, Options::Action::ShowWindow);
    QVERIFY(options.membership);
    QVERIFY(!options.startMm);
    QCOMPARE(options.mmUrl, *parseMmUrl(u"http://localhost:6001"_s));
}

void TstOptions::badUsage_isRejected_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");

    const auto row = [](const char *name, const QString &line, const QString &named) {
        QTest::newRow(name) << line.split(u' ') << named;
    };
    row("unknown option", u"--colour"_s, u"colour"_s);
    row("unknown short option", u"-x"_s, u"x"_s);
    row("positional argument", u"stats.json"_s, u"stats.json"_s);
    row("positional argument with --once", u"--once stats.json"_s, u"stats.json"_s);
    row("no path", u"--once --stats-file"_s, u"stats-file"_s);
    row("empty path", u"--once --stats-file="_s, u"--stats-file"_s);
    row("no interval", u"--once --interval"_s, u"interval"_s);
    row("empty interval", u"--once --interval="_s, u"--interval"_s);
    row("interval of letters", u"--once --interval soon"_s, u"soon"_s);
    row("interval with a unit", u"--once --interval 2000ms"_s, u"2000ms"_s);
    row("fractional interval", u"--once --interval 1.5"_s, u"1.5"_s);
    row("interval beyond 64 bits", u"--once --interval 99999999999999999999"_s,
        u"99999999999999999999"_s);
    row("format without --once", u"--format json"_s, u"--once or --follow"_s);
    row("--once with --follow", u"--once --follow"_s, u"--follow"_s);
    row("--once with --start-mm", u"--once --start-mm"_s, u"--start-mm"_s);
    row("--follow with --start-mm", u"--follow --start-mm"_s, u"--start-mm"_s);
    row("--once with --hidden", u"--once --hidden"_s, u"--hidden"_s);
    row("--follow with --hidden", u"--follow --hidden"_s, u"--hidden"_s);
    row("--follow with a value", u"--follow=1"_s, u"follow"_s);
    row("--once with a value", u"--once=yes"_s, u"once"_s);
    row("unknown format", u"--once --format xml"_s, u"xml"_s);
    row("unknown format with --follow", u"--follow --format xml"_s, u"xml"_s);
    row("format in capitals", u"--once --format JSON"_s, u"JSON"_s);
    row("empty format", u"--once --format="_s, u"--format"_s);
    row("no URL", u"--once --mm-url"_s, u"mm-url"_s);
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

void TstOptions::badUsage_isRejected()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);

    const Options options = parseOptions(QStringList{u"ee-monitor"_s} + arguments);
    QCOMPARE(options.action, Options::Action::ReportUsageError);
    QVERIFY2(options.message.contains(named), qPrintable(options.message));
    QVERIFY2(options.message.endsWith(u'.'), qPrintable(options.message));
    QVERIFY2(!options.message.contains(u'\n'), qPrintable(options.message));
}

void TstOptions::interval_isClamped_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<milliseconds>("interval");
    QTest::newRow("default") << u"2000"_s << milliseconds(2s);
    QTest::newRow("too short") << u"1"_s << minPollInterval;
    QTest::newRow("zero") << u"0"_s << minPollInterval;
    QTest::newRow("negative") << u"-5"_s << minPollInterval;
    QTest::newRow("too long") << u"9000000000000000000"_s << maxPollInterval;
}

void TstOptions::interval_isClamped()
{
    QFETCH(QString, given);
    QFETCH(milliseconds, interval);

    const Options options = parsed(u"--once --interval="_s + given);
    QCOMPARE(options.action, Options::Action::PrintOnce);
    QCOMPARE(options.interval, interval);
}

void TstOptions::switches_areSet()
{
    QVERIFY(!parsed(u"--no-register"_s).membership);
    QVERIFY(parsed(u"--start-mm"_s).startMm);
    QVERIFY(parsed(u"--start-mm"_s).membership);
    QVERIFY(!parsed(u"--start-mm"_s).hidden);
    QVERIFY(parsed(u"--hidden"_s).hidden);
    QCOMPARE(parsed(u"--hidden"_s).action, Options::Action::ShowWindow);
    const Options once = parsed(u"--once --no-register"_s);
    QCOMPARE(once.action, Options::Action::PrintOnce);
    QVERIFY(!once.membership);
}

void TstOptions::localMmUrl_isParsed_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("text");
    QTest::addColumn<quint16>("port");
    QTest::addColumn<QList<QHostAddress>>("addresses");

    const QHostAddress four(QHostAddress::LocalHost);
    const QHostAddress six(QHostAddress::LocalHostIPv6);
    const auto row = [](const QString &given, const QString &text, quint16 port,
                        const QList<QHostAddress> &addresses) {
        QTest::newRow(qPrintable(given)) << given << text << port << addresses;
    };
    row(u"http://localhost:6001"_s, u"http://localhost:6001"_s, 6001, {four, six});
    row(u"http://localhost"_s, u"http://localhost:6001"_s, 6001, {four, six});
    row(u"http://localhost/"_s, u"http://localhost:6001"_s, 6001, {four, six});
    row(u"HTTP://LocalHost:80/"_s, u"http://localhost:80"_s, 80, {four, six});
    row(u"http://127.0.0.1:1"_s, u"http://127.0.0.1:1"_s, 1, {four});
    row(u"http://127.0.0.1"_s, u"http://127.0.0.1:6001"_s, 6001, {four});
    row(u"http://[::1]:65535"_s, u"http://[::1]:65535"_s, 65535, {six});
    row(u"http://[::1]"_s, u"http://[::1]:6001"_s, 6001, {six});
}

void TstOptions::localMmUrl_isParsed()
{
    QFETCH(QString, given);
    QFETCH(QString, text);
    QFETCH(quint16, port);
    QFETCH(QList<QHostAddress>, addresses);

    const Options options = parsed(u"--mm-url "_s + given);
    QCOMPARE(options.action, Options::Action::ShowWindow);
    QCOMPARE(options.mmUrl.text(), text);
    QCOMPARE(options.mmUrl.port, port);
    QCOMPARE(options.mmUrl.addresses, addresses);
}

void TstOptions::invalidMmUrl_isRejected_data()
{
    QTest::addColumn<QString>("url");
    for (const char *url : {"",
                            "localhost",
                            "localhost:6001",
                            "//localhost",
                            "https://localhost:6001",
                            "ftp://localhost",
                            "http://",
                            "http://:6001",
                            "http://example.com:6001",
                            "http://127.0.0.2:6001",
                            "http://0.0.0.0:6001",
                            "http://[::]:6001",
                            "http://[::ffff:127.0.0.1]:6001",
                            "http://localhost.example.com",
                            "http://localhost:0",
                            "http://localhost:65536",
                            "http://localhost:-1",
                            "http://localhost:x",
                            "http://localhost:6001/x",
                            "http://localhost:6001//",
                            "http://localhost:6001/?a=b",
                            "http://localhost:6001/#a",
                            "http://me@localhost:6001",
                            "http://me:secret@localhost",
                            "http://@localhost",
                            "http://localhost%00:6001",
                            "http://local host:6001"})
        QTest::newRow(*url ? url : "nothing") << QString::fromLatin1(url);
}

void TstOptions::invalidMmUrl_isRejected()
{
    QFETCH(QString, url);

    const Options options = parseOptions({u"ee-monitor"_s, u"--mm-url"_s, url});
    QCOMPARE(options.action, Options::Action::ReportUsageError);
    QVERIFY2(options.message.contains(u"--mm-url"_s) &&
                 options.message.contains(u"\"%1\""_s.arg(url)),
             qPrintable(options.message));
}

void TstOptions::format_isParsedIfSupported_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<OutputFormat>("format");
    for (const QString &name : outputFormatNames())
        QTest::newRow(qPrintable(name)) << name << *outputFormatFromName(name);
}

void TstOptions::format_isParsedIfSupported()
{
    QFETCH(QString, name);
    QFETCH(OutputFormat, format);

    const Options once = parsed(u"--once --format "_s + name);
    QCOMPARE(once.action, Options::Action::PrintOnce);
    QCOMPARE(once.format, format);
    const Options follow = parsed(u"--follow --format "_s + name);
    if (isStreamable(format)) {
        QCOMPARE(follow.action, Options::Action::Follow);
        QCOMPARE(follow.format, format);
    } else {
        QCOMPARE(follow.action, Options::Action::ReportUsageError);
        QVERIFY2(follow.message.contains(name), qPrintable(follow.message));
    }
}

void TstOptions::follow_parsesItsOptions()
{
    const Options options = parsed(u"--follow --interval 700"_s);
    QCOMPARE(options.action, Options::Action::Follow);
    QCOMPARE(options.format, OutputFormat::Plain);
    QCOMPARE(options.interval, 700ms);
    QVERIFY(options.membership);
}

void TstOptions::exporter_parsesItsAddress_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("address");
    QTest::addColumn<quint16>("port");
    const auto row = [](const QString &text, const QString &address, quint16 port) {
        QTest::newRow(qPrintable(text)) << text << address << port;
    };
    row(u"127.0.0.1:9501"_s, u"127.0.0.1"_s, 9501);
    row(u"192.168.1.5:65535"_s, u"192.168.1.5"_s, 65535);
    row(u"0.0.0.0:0"_s, u"0.0.0.0"_s, 0);
    row(u"[::1]:9501"_s, u"::1"_s, 9501);
    row(u"[::]:80"_s, u"::"_s, 80);
    row(u"[2001:DB8:0::1]:1"_s, u"2001:db8::1"_s, 1);
    row(u"[fe80::1%eth0]:1"_s, u"fe80::1%eth0"_s, 1);
}

void TstOptions::exporter_parsesItsAddress()
{
    QFETCH(QString, text);
    QFETCH(QString, address);
    QFETCH(quint16, port);
    const Options options = parsed(u"--exporter "_s + text);
    QVERIFY2(options.message.isEmpty(), qPrintable(options.message));
    QCOMPARE(options.action, Options::Action::Export);
    QCOMPARE(options.exporter.address, QHostAddress(address));
    QCOMPARE(options.exporter.port, port);
}

void TstOptions::invalidExporterAddress_isRejected_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"",
                             "9501",
                             ":9501",
                             "127.0.0.1",
                             "127.0.0.1:",
                             "127.0.0.1:-1",
                             "127.0.0.1:+1",
                             "127.0.0.1:65536",
                             "127.0.0.1:99999",
                             "127.0.0.1:http",
                             "localhost:9501",
                             "*:9501",
                             "127.1:9501",
                             "0:9501",
                             "127.0.0.1:9501/",
                             "http://127.0.0.1:9501",
                             "::1:9501",
                             "[::1]9501",
                             "[::1",
                             "[127.0.0.1]:9501",
                             "256.0.0.1:9501",
                             "[::g]:9501",
                             "255.255.255.255:1",
                             "224.0.0.1:1",
                             "[ff02::1]:1",
                             "127.0.0.1:1 "})
        QTest::newRow(*text ? text : "nothing") << QString::fromLatin1(text);
}

void TstOptions::invalidExporterAddress_isRejected()
{
    QFETCH(QString, text);
    const Options options = parseOptions({u"ee-monitor"_s, u"--exporter"_s, text});
    QCOMPARE(options.action, Options::Action::ReportUsageError);
    QVERIFY2(options.message.contains(u"--exporter"_s) &&
                 options.message.contains(u"\"%1\""_s.arg(text)),
             qPrintable(options.message));
}

void TstOptions::exporter_parsesItsOptions()
{
    const Options plain = parsed(u"--exporter 127.0.0.1:0"_s);
    QVERIFY(plain.exporter.hosts.isEmpty() && plain.exporter.names == NameLabels::Drop);
    QVERIFY(plain.mm().has_value());
    const Options options =
        parsed(u"--exporter 127.0.0.1:0 --exporter-host box.lan --exporter-host [2001:db8::1] "
               "--exporter-services --stats-file /a --mm-url http://localhost:7 --no-register"_s);
    QCOMPARE(options.action, Options::Action::Export);
    QCOMPARE(options.exporter.hosts, (QStringList{u"box.lan"_s, u"[2001:db8::1]"_s}));
    QCOMPARE(options.exporter.names, NameLabels::Keep);
    QCOMPARE(options.statsFile, u"/a"_s);
    QCOMPARE(options.mmUrl.port, quint16(7));
    QVERIFY(!options.mm().has_value());
}

void TstOptions::invalidExporterHost_isRejected_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"", "box.lan:9501", "http://box", "box lan", "*", "[::g]", "b\xc3\xbcx"})
        QTest::newRow(*name ? name : "nothing") << QString::fromUtf8(name);
}

void TstOptions::invalidExporterHost_isRejected()
{
    QFETCH(QString, name);
    const Options options = parseOptions(
        {u"ee-monitor"_s, u"--exporter"_s, u"127.0.0.1:0"_s, u"--exporter-host"_s, name});
    QCOMPARE(options.action, Options::Action::ReportUsageError);
    QVERIFY2(options.message.contains(u"--exporter-host"_s) &&
                 options.message.contains(u"\"%1\""_s.arg(name)),
             qPrintable(options.message));
}

} // namespace mm::test

using mm::test::TstOptions;
MM_SUITE(TstOptions)
#include "tst_options.moc"

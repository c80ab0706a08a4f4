// SPDX-License-Identifier: MIT
#include "app/proxy/options.h"
#include "core/statsfile/statspath.h"
#include "files.h"
#include "suite.h"

#include <QCoreApplication>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace mm;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Action = ProxyOptions::Action;

/// The command line.
class TstProxyOptions final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void withoutOptions_hasDefaults();
    void allOptions_areParsed();
    void port_isParsed_data();
    void port_isParsed();
    void seconds_areParsed_data();
    void seconds_areParsed();
    void statsFile_isAbsolute();
    void accessOptions_areParsed();
    void accessWithoutToken_isRejected_data();
    void accessWithoutToken_isRejected();
    void serverFile_isAbsolute();
    void defaultServerFile_isOfTheEnvironment_data();
    void defaultServerFile_isOfTheEnvironment();
    void serverOptions_areActions();
    void optionsOfABridge_arePassedOn();
    void badUsage_isRejected_data();
    void badUsage_isRejected();
    void helpAndVersion_precedeOtherErrors();

private:
    static ProxyOptions parse(const QStringList &arguments,
                              const QProcessEnvironment &environment = {})
    {
        return parseProxyOptions(QStringList{u"mm-proxy"_s} + arguments, environment);
    }
};

void TstProxyOptions::initTestCase()
{
    QCoreApplication::setApplicationName(u"mm-proxy"_s);
    QCoreApplication::setApplicationVersion(u"1.2.3"_s);
}

void TstProxyOptions::withoutOptions_hasDefaults()
{
    const ProxyOptions options = parse({});
    QCOMPARE(options.action, Action::Run);
    QCOMPARE(options.port, 6001);
    QCOMPARE(options.statsFile, defaultStatsPath());
    QCOMPARE(options.serviceTimeout, 120'000ms);
    QCOMPARE(options.callTimeout, 30'000ms);
    QVERIFY(options.message.isEmpty());
}

void TstProxyOptions::allOptions_areParsed()
{
    const ProxyOptions options =
        parse({u"--http-only"_s, u"--http-port"_s, u"7001"_s, u"--stats-file=/x/y.json"_s,
               u"--service-timeout"_s, u"2.5"_s, u"--call-timeout=10"_s});
    QCOMPARE(options.action, Action::Run);
    QCOMPARE(options.port, 7001);
    QCOMPARE(options.statsFile, u"/x/y.json"_s);
    QCOMPARE(options.serviceTimeout, 2500ms);
    QCOMPARE(options.callTimeout, 10'000ms);
}

void TstProxyOptions::port_isParsed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("port"); // -1: rejected
    QTest::newRow("free one") << u"0"_s << 0;
    QTest::newRow("lowest") << u"1"_s << 1;
    QTest::newRow("highest") << u"65535"_s << 65535;
    QTest::newRow("too high") << u"65536"_s << -1;
    QTest::newRow("negative") << u"-1"_s << -1;
    QTest::newRow("word") << u"http"_s << -1;
    QTest::newRow("fraction") << u"1.5"_s << -1;
    QTest::newRow("empty") << QString() << -1;
}

void TstProxyOptions::port_isParsed()
{
    QFETCH(QString, text);
    QFETCH(int, port);
    const ProxyOptions options = parse({u"--http-port="_s + text});
    QCOMPARE(options.action, port < 0 ? Action::ReportUsageError : Action::Run);
    if (port >= 0)
        QCOMPARE(options.port, port);
    else
        QVERIFY(options.message.contains(u"--http-port"_s));
}

void TstProxyOptions::seconds_areParsed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("milliseconds"); // 0: rejected
    QTest::newRow("whole") << u"3"_s << 3000;
    QTest::newRow("fraction") << u"0.25"_s << 250;
    QTest::newRow("shortest") << u"0.1"_s << 100;
    QTest::newRow("too short") << u"0.09"_s << 0;
    QTest::newRow("longest") << u"86400"_s << 86'400'000;
    QTest::newRow("too long") << u"86401"_s << 0;
    QTest::newRow("nothing") << u"0"_s << 0;
    QTest::newRow("negative") << u"-5"_s << 0;
    QTest::newRow("infinite") << u"inf"_s << 0;
    QTest::newRow("no number") << u"nan"_s << 0;
    QTest::newRow("unit") << u"5s"_s << 0;
    QTest::newRow("comma") << u"1,5"_s << 0;
    QTest::newRow("empty") << QString() << 0;
}

void TstProxyOptions::seconds_areParsed()
{
    QFETCH(QString, text);
    QFETCH(int, milliseconds);
    const ProxyOptions service = parse({u"--service-timeout="_s + text});
    const ProxyOptions call = parse({u"--call-timeout="_s + text});
    QCOMPARE(service.action, milliseconds == 0 ? Action::ReportUsageError : Action::Run);
    QCOMPARE(call.action, service.action);
    if (milliseconds > 0) {
        QCOMPARE(service.serviceTimeout.count(), milliseconds);
        QCOMPARE(call.callTimeout.count(), milliseconds);
    } else {
        QVERIFY(service.message.contains(u"--service-timeout"_s));
        QVERIFY(call.message.contains(u"--call-timeout"_s));
    }
}

void TstProxyOptions::statsFile_isAbsolute()
{
    QCOMPARE(parse({u"--stats-file"_s, u"a/b.json"_s}).statsFile,
             QDir::current().absoluteFilePath(u"a/b.json"_s));
}

void TstProxyOptions::accessOptions_areParsed()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"token"_s);
    QVERIFY(writeFile(file, "0123456789abcdef\n"));
    QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner));
    const QString given = u"--token-file="_s + file;
    const ProxyOptions options =
        parse({given, u"--listen=0.0.0.0"_s, u"--listen"_s, u"::"_s, u"--allow-host"_s,
               u"host.docker.internal"_s, u"--allow-host=[fd00::1]"_s});
    QCOMPARE(options.message, QString());
    QCOMPARE(options.token, "0123456789abcdef");
    QCOMPARE(options.addresses,
             (QList{QHostAddress(QHostAddress::AnyIPv4), QHostAddress(QHostAddress::AnyIPv6)}));
    QCOMPARE(options.allowedHosts, (QStringList{u"host.docker.internal"_s, u"[fd00::1]"_s}));
    for (const QString &bad :
         {u"--listen=box"_s, u"--listen="_s, u"--listen=1.2.3.4:80"_s, u"--listen=0"_s,
          u"--listen=10.9"_s, u"--listen=224.0.0.1"_s, u"--listen=255.255.255.255"_s,
          u"--listen=ff02::1"_s, u"--allow-host=a:1"_s, u"--allow-host=[a:1]"_s, u"--allow-host="_s,
          u"--allow-host=*"_s, u"--allow-host=box:6001"_s, u"--allow-host=http://box"_s,
          u"--allow-host=a b"_s}) {
        const ProxyOptions refused = parse({given, bad});
        QCOMPARE(refused.action, Action::ReportUsageError);
        QVERIFY2(refused.message.contains(bad.section(u'=', 0, 0)), qPrintable(bad));
    }
    QFile::setPermissions(file, QFile::ReadOwner | QFile::ReadOther);
    QCOMPARE(parse({given}).action, Action::ReportUsageError);
    QVERIFY(parse({given}).message.contains(file));
}

void TstProxyOptions::accessWithoutToken_isRejected_data()
{
    QTest::addColumn<QString>("argument");
    for (const char *argument : {"--listen=0.0.0.0", "--listen=127.0.0.1", "--allow-host=box"})
        QTest::newRow(argument) << QString::fromLatin1(argument);
}

void TstProxyOptions::accessWithoutToken_isRejected()
{
    QFETCH(QString, argument);
    const ProxyOptions options = parse({argument});
    QCOMPARE(options.action, Action::ReportUsageError);
    QVERIFY(options.message.contains(u"--token-file"_s));
}

void TstProxyOptions::serverFile_isAbsolute()
{
    const ProxyOptions options = parse({u"--mcp-config"_s, u"a/mcp.json"_s});
    QCOMPARE(options.action, Action::Run);
    QCOMPARE(options.serverFile, QDir::current().absoluteFilePath(u"a/mcp.json"_s));
    QVERIFY(!options.serverFileIsDefault);
}

void TstProxyOptions::defaultServerFile_isOfTheEnvironment_data()
{
    QTest::addColumn<QString>("configHome");
    QTest::addColumn<QString>("path");
    QTest::newRow("not set") << QString() << u"/home/me/.config/mm/mcp.json"_s;
    QTest::newRow("set") << u"/cfg"_s << u"/cfg/mm/mcp.json"_s;
    QTest::newRow("relative") << u"cfg"_s << u"/home/me/.config/mm/mcp.json"_s;
}

void TstProxyOptions::defaultServerFile_isOfTheEnvironment()
{
    QFETCH(QString, configHome);
    QFETCH(QString, path);
    QProcessEnvironment environment;
    environment.insert(u"HOME"_s, u"/home/me"_s);
    environment.insert(u"TOKEN"_s, u"x"_s);
    if (!configHome.isEmpty())
        environment.insert(u"XDG_CONFIG_HOME"_s, configHome);
    const ProxyOptions options = parse({}, environment);
    QCOMPARE(options.serverFile, path);
    QVERIFY(options.serverFileIsDefault);
    QCOMPARE(options.environment, environment);
}

void TstProxyOptions::serverOptions_areActions()
{
    QCOMPARE(parse({u"--check-config"_s}).action, Action::CheckServers);
    const ProxyOptions check = parse({u"--check-config"_s, u"--mcp-config=/x/mcp.json"_s});
    QCOMPARE(check.action, Action::CheckServers);
    QCOMPARE(check.serverFile, u"/x/mcp.json"_s);
    QCOMPARE(parse({u"--import"_s}).action, Action::ImportServers);
}

void TstProxyOptions::optionsOfABridge_arePassedOn()
{
    QVERIFY(parse({u"--http-only"_s}).httpOnly);
    const ProxyOptions plain = parse({});
    QVERIFY(!plain.httpOnly);
    QCOMPARE(plain.startOptions, (QStringList{u"--http-only"_s, u"--http-port"_s, u"6001"_s}));
    const ProxyOptions options =
        parse({u"--service=files"_s, u"--http-port=7001"_s, u"--stats-file=x/y.json"_s,
               u"--mcp-config=/c.json"_s, u"--call-timeout=5"_s, u"--service-timeout=6"_s});
    QCOMPARE(options.message, QString());
    QCOMPARE(options.service, u"files"_s);
    // The process that is started has another working directory.
    QCOMPARE(options.startOptions,
             (QStringList{u"--http-only"_s, u"--http-port"_s, u"7001"_s, u"--stats-file"_s,
                          QDir::current().filePath(u"x/y.json"_s), u"--mcp-config"_s, u"/c.json"_s,
                          u"--service-timeout"_s, u"6"_s, u"--call-timeout"_s, u"5"_s}));
}

void TstProxyOptions::badUsage_isRejected_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown option") << QStringList{u"--nonsense"_s};
    QTest::newRow("argument") << QStringList{u"6001"_s};
    QTest::newRow("port without value") << QStringList{u"--http-port"_s};
    QTest::newRow("value where none is taken") << QStringList{u"--http-only=yes"_s};
    QTest::newRow("empty token file") << QStringList{u"--token-file="_s};
    QTest::newRow("service over HTTP") << QStringList{u"--http-only"_s, u"--service"_s, u"a"_s};
    QTest::newRow("empty service") << QStringList{u"--service="_s};
    QTest::newRow("empty stats file") << QStringList{u"--stats-file"_s, QString()};
    QTest::newRow("empty file of servers") << QStringList{u"--mcp-config="_s};
    QTest::newRow("import and check") << QStringList{u"--import"_s, u"--check-config"_s};
    QTest::newRow("import of a file") << QStringList{u"--import"_s, u"--mcp-config=/x"_s};
}

void TstProxyOptions::badUsage_isRejected()
{
    QFETCH(QStringList, arguments);
    const ProxyOptions options = parse(arguments);
    QCOMPARE(options.action, Action::ReportUsageError);
    QVERIFY(!options.message.isEmpty());
    QVERIFY(!options.message.contains(u'\n'));
}

void TstProxyOptions::helpAndVersion_precedeOtherErrors()
{
    const ProxyOptions help = parse({u"--http-port=x"_s, u"--help"_s});
    QCOMPARE(help.action, Action::PrintMessage);
    for (const char *option :
         {"--http-only", "--http-port", "--stats-file", "--service-timeout", "--call-timeout",
          "--token-file", "--service", "--listen", "--allow-host", "--mcp-config", "--check-config",
          "--import", "--version", "--help"})
        QVERIFY2(help.message.contains(QLatin1StringView(option)), option);
    const ProxyOptions version = parse({u"--version"_s});
    QCOMPARE(version.action, Action::PrintMessage);
    QCOMPARE(version.message, u"mm-proxy 1.2.3"_s);
}

MM_SUITE(TstProxyOptions)
#include "tst_proxyoptions.moc"

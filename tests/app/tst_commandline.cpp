// SPDX-License-Identifier: MIT
#include "run.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class CommandLineTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void help_tellsEveryOption_data();
    void help_tellsEveryOption();
    void version_isOneLine_data();
    void version_isOneLine();
    void badUsage_isRefusedWithASentence_data();
    void badUsage_isRefusedWithASentence();
    void goodUsage_isTaken_data();
    void goodUsage_isTaken();
    void environmentVariable_namesTheFile();
    void option_winsOverTheEnvironmentVariable();
    void neither_takesTheFileAtHome();
    void relativePath_isOfTheWorkingDirectory_data();
    void relativePath_isOfTheWorkingDirectory();

private:
    /// What \p option has it print, and nothing else happens.
    QByteArray printedBy(const QString &option);
};

QByteArray CommandLineTest::printedBy(const QString &option)
{
    const QTemporaryDir home;
    Run run;
    run.environment = bareEnvironment(home.path());
    run.start({option});
    [&] {
        QVERIFY(run.ended);
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.err, QByteArray());
        QVERIFY(QDir(home.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    }();
    return run.out;
}

void CommandLineTest::help_tellsEveryOption_data()
{
    QTest::addColumn<QString>("option");
    QTest::newRow("--help") << u"--help"_s;
    QTest::newRow("-h") << u"-h"_s;
}

void CommandLineTest::help_tellsEveryOption()
{
    QFETCH(QString, option);

    const QByteArray out = printedBy(option);
    for (const char *word : {"--stats-file", "--interval", "--once", "--follow", "--format",
                             "--version", "--help", "MM_MESH_STATS_FILE", "json", "--mm-url",
                             "--no-register", "--start-mm", "http://localhost:6001"})
        QVERIFY2(out.contains(word), word);
}

void CommandLineTest::version_isOneLine_data()
{
    QTest::addColumn<QString>("option");
    QTest::newRow("--version") << u"--version"_s;
    QTest::newRow("-v") << u"-v"_s;
}

void CommandLineTest::version_isOneLine()
{
    QFETCH(QString, option);

    const QByteArray out = printedBy(option);
    QVERIFY2(QRegularExpression(u"^ee-monitor \\d+\\.\\d+\\.\\d+\n$"_s)
                 .match(QString::fromUtf8(out))
                 .hasMatch(),
             out.constData());
}

void CommandLineTest::badUsage_isRefusedWithASentence_data()
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
    row("start with --follow", u"--follow --start-mm"_s, u"--start-mm"_s);
    row("--follow for Nagios", u"--follow --format nagios"_s, u"nagios"_s);
    row("--follow for Prometheus", u"--follow --format prometheus"_s, u"prometheus"_s);
    row("unknown format with --follow", u"--follow --format xml"_s, u"xml"_s);
    row("--follow with a value", u"--follow=1"_s, u"follow"_s);
    row("unknown format", u"--once --format xml"_s, u"xml"_s);
    row("format in capitals", u"--once --format JSON"_s, u"JSON"_s);
    row("empty format", u"--once --format="_s, u"--format"_s);
    row("URL of another computer", u"--once --mm-url http://example.com:6001"_s,
        u"http://example.com:6001"_s);
    row("no URL", u"--once --mm-url"_s, u"mm-url"_s);
    row("empty URL", u"--once --mm-url="_s, u"--mm-url"_s);
    row("start with --once", u"--once --start-mm"_s, u"--start-mm"_s);
    row("--once with a value", u"--once=yes"_s, u"once"_s);
}

void CommandLineTest::badUsage_isRefusedWithASentence()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);

    Run run;
    run.start(arguments);
    QVERIFY(run.ended);
    QCOMPARE(run.exitCode, 64);
    QCOMPARE(run.out, QByteArray());
    const QString sentence = QString::fromUtf8(run.err);
    QVERIFY2(sentence.startsWith(u"ee-monitor: "_s), run.err.constData());
    QVERIFY2(sentence.contains(named), run.err.constData());
    QVERIFY2(sentence.endsWith(u".\n"_s), run.err.constData());
    QCOMPARE(sentence.count(u'\n'), 1);
}

void CommandLineTest::goodUsage_isTaken_data()
{
    QTest::addColumn<QStringList>("arguments");

    const auto row = [](const char *name, const QString &line) {
        QTest::newRow(name) << line.split(u' ', Qt::SkipEmptyParts);
    };
    row("nothing else", QString());
    row("format plain", u"--format plain"_s);
    row("interval as it is", u"--interval 2000"_s);
    row("interval too short", u"--interval 1"_s);
    row("interval of none", u"--interval 0"_s);
    row("URL of MM", u"--mm-url http://[::1]:6001/"_s);
    row("negative interval", u"--interval=-5"_s);
    row("interval too long", u"--interval 9000000000000000000"_s);
}

void CommandLineTest::goodUsage_isTaken()
{
    QFETCH(QStringList, arguments);

    const QTemporaryDir folder;
    const QString path = folder.filePath(u"stats.json"_s);
    QVERIFY(writeFile(path, sampleFile()));
    Run run;
    run.start(QStringList{u"--once"_s, u"--no-register"_s, u"--stats-file"_s, path} + arguments);
    QVERIFY(run.ended);
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.out, QByteArray("MM: 5 services | 127 msgs\n"));
    QCOMPARE(run.err, QByteArray());
}

void CommandLineTest::environmentVariable_namesTheFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"named.json"_s);
    QVERIFY(writeFile(path, sampleFile()));
    Run run;
    run.environment.insert(u"MM_MESH_STATS_FILE"_s, path);
    run.start({u"--once"_s, u"--no-register"_s, u"--format"_s, u"json"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(lineOfJson(run.out).value(u"path"_s).toString(), path);
}

void CommandLineTest::option_winsOverTheEnvironmentVariable()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"given.json"_s);
    QVERIFY(writeFile(path, sampleFile()));
    Run run;
    run.environment.insert(u"MM_MESH_STATS_FILE"_s, folder.filePath(u"named.json"_s));
    run.start({u"--once"_s, u"--no-register"_s, u"--format"_s, u"json"_s, u"--stats-file"_s, path});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(lineOfJson(run.out).value(u"path"_s).toString(), path);
}

void CommandLineTest::neither_takesTheFileAtHome()
{
    const QTemporaryDir home;
    const QString path = home.filePath(u".mm_mesh_stats.json"_s);
    QVERIFY(writeFile(path, sampleFile()));
    Run run;
    run.environment = bareEnvironment(home.path());
    run.start({u"--once"_s, u"--no-register"_s, u"--format"_s, u"json"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(lineOfJson(run.out).value(u"path"_s).toString(), path);
    QCOMPARE(readFile(path), sampleFile());
    QCOMPARE(
        QDir(home.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(),
        1);
}

void CommandLineTest::relativePath_isOfTheWorkingDirectory_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<bool>("byEnvironment");

    QTest::newRow("name, as an option") << u"stats.json"_s << false;
    QTest::newRow("dot and name, as an option") << u"./stats.json"_s << false;
    QTest::newRow("name, in the environment") << u"stats.json"_s << true;
}

void CommandLineTest::relativePath_isOfTheWorkingDirectory()
{
    QFETCH(QString, given);
    QFETCH(bool, byEnvironment);

    const QTemporaryDir folder;
    QVERIFY(writeFile(folder.filePath(u"stats.json"_s), sampleFile()));
    Run run;
    run.workingDirectory = folder.path();
    QStringList arguments{u"--once"_s, u"--no-register"_s, u"--format"_s, u"json"_s};
    if (byEnvironment)
        run.environment.insert(u"MM_MESH_STATS_FILE"_s, given);
    else
        arguments += {u"--stats-file"_s, given};
    run.start(arguments);
    QVERIFY(run.ended);
    QCOMPARE(run.exitCode, 0);
    const QString shown = lineOfJson(run.out).value(u"path"_s).toString();
    QVERIFY2(QDir::isAbsolutePath(shown), qPrintable(shown));
    QCOMPARE(QDir::cleanPath(shown), folder.filePath(u"stats.json"_s));
}

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"

// SPDX-License-Identifier: MIT
#include "run.h"
#include "suite.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// The command line of the process. The options themselves are tested in tst_options.
class TstCommandLine final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void help_namesEachOption();
    void fullDisk_isAFailure();
    void version_isOneLine();
    void badUsage_isRejectedWithOneSentence();
    void environmentVariable_namesTheFile();
    void option_overridesTheEnvironmentVariable();
    void withoutFileOption_readsFileInHome();
    void relativePath_isRelativeToTheWorkingDirectory_data();
    void relativePath_isRelativeToTheWorkingDirectory();

private:
    /// The output for \p option, which must succeed and write no file.
    QByteArray outputOf(const QString &option);
};

QByteArray TstCommandLine::outputOf(const QString &option)
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

void TstCommandLine::help_namesEachOption()
{
    const QByteArray out = outputOf(u"-h"_s);
    for (const char *word : {"--stats-file", "--interval", "--once", "--follow", "--format",
                             "--version", "--help", "MM_MESH_STATS_FILE", "json", "--mm-url",
                             "--no-register", "--start-mm", "--hidden", "http://localhost:6001"})
        QVERIFY2(out.contains(word), word);
}

void TstCommandLine::fullDisk_isAFailure()
{
    Run run;
    run.stdoutFile = u"/dev/full"_s;
    run.start({u"--help"_s});
    QVERIFY(run.ended);
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.err.startsWith("ee-monitor: stdout: "), run.err.constData());
}

void TstCommandLine::version_isOneLine()
{
    const QByteArray out = outputOf(u"--version"_s);
    QVERIFY2(QRegularExpression(u"^ee-monitor \\d+\\.\\d+\\.\\d+\n$"_s)
                 .match(QString::fromUtf8(out))
                 .hasMatch(),
             out.constData());
}

void TstCommandLine::badUsage_isRejectedWithOneSentence()
{
    Run run;
    run.start({u"--once"_s, u"--format"_s, u"xml"_s});
    QVERIFY(run.ended);
    QCOMPARE(run.exitCode, 64);
    QCOMPARE(run.out, QByteArray());
    QVERIFY2(run.err.startsWith("ee-monitor: ") && run.err.contains("xml"), run.err.constData());
    QVERIFY2(run.err.endsWith(".\n") && run.err.count('\n') == 1, run.err.constData());
}

void TstCommandLine::environmentVariable_namesTheFile()
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

void TstCommandLine::option_overridesTheEnvironmentVariable()
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

void TstCommandLine::withoutFileOption_readsFileInHome()
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

void TstCommandLine::relativePath_isRelativeToTheWorkingDirectory_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<bool>("byEnvironment");

    QTest::newRow("option") << u"./stats.json"_s << false;
    QTest::newRow("environment") << u"stats.json"_s << true;
}

void TstCommandLine::relativePath_isRelativeToTheWorkingDirectory()
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

MM_SUITE(TstCommandLine)
#include "tst_commandline.moc"

// SPDX-License-Identifier: MIT
#include "run.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <unistd.h>

using namespace Qt::StringLiterals;

/// Whoever calls it by a script must not take silence for "all is well".
class OnceStdoutTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void fullDisk_isNoSuccess_data();
    void fullDisk_isNoSuccess();
    void closedStdout_isNoSuccess_data() { fullDisk_isNoSuccess_data(); }
    void closedStdout_isNoSuccess();
    void closedPipe_isNoSuccess();
    void output_isOneLine_data() { fullDisk_isNoSuccess_data(); }
    void output_isOneLine();

private:
    QTemporaryDir m_folder;
    QString m_path;
};

void OnceStdoutTest::init()
{
    // What the label shows would be exit code 0.
    m_path = m_folder.filePath(u"stats.json"_s);
    QVERIFY(writeFile(m_path, sampleFile()));
}

void OnceStdoutTest::fullDisk_isNoSuccess_data()
{
    QTest::addColumn<QString>("format");
    QTest::newRow("plain") << u"plain"_s;
    QTest::newRow("json") << u"json"_s;
    QTest::newRow("nagios") << u"nagios"_s;
}

void OnceStdoutTest::fullDisk_isNoSuccess()
{
    QFETCH(QString, format);

    Run run;
    run.stdoutFile = u"/dev/full"_s;
    run.start({u"--once"_s, u"--no-register"_s, u"--format"_s, format, u"--stats-file"_s, m_path});
    QVERIFY(run.ended);
    QCOMPARE(run.exitCode, format == u"nagios"_s ? 3 : 2);
    QVERIFY2(run.err.contains("stdout"), run.err.constData());
}

void OnceStdoutTest::closedStdout_isNoSuccess()
{
    QFETCH(QString, format);

    Run run;
    run.before = [] { ::close(STDOUT_FILENO); };
    run.start({u"--once"_s, u"--no-register"_s, u"--format"_s, format, u"--stats-file"_s, m_path});
    QVERIFY(run.ended);
    QVERIFY(run.exitCode != 0);
    QCOMPARE(readFile(m_path), sampleFile());
}

void OnceStdoutTest::closedPipe_isNoSuccess()
{
    int ends[2];
    QVERIFY(::pipe(ends) == 0);
    ::close(ends[0]);
    Run run;
    run.before = [end = ends[1]] {
        ::dup2(end, STDOUT_FILENO);
        ::signal(SIGPIPE, SIG_DFL);
    };
    run.start({u"--once"_s, u"--no-register"_s, u"--stats-file"_s, m_path});
    ::close(ends[1]);
    // By SIGPIPE, or with a code.
    QVERIFY(!run.ended || run.exitCode != 0);
}

void OnceStdoutTest::output_isOneLine()
{
    QFETCH(QString, format);

    Run run;
    run.start({u"--once"_s, u"--no-register"_s, u"--format"_s, format, u"--stats-file"_s, m_path});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.out.count('\n'), 1);
    QVERIFY(run.out.endsWith('\n'));
    QCOMPARE(run.out.trimmed() + '\n', run.out);
    QCOMPARE(run.err, QByteArray());
}

QTEST_GUILESS_MAIN(OnceStdoutTest)
#include "tst_once_stdout.moc"

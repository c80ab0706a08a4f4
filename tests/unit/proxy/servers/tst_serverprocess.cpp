// SPDX-License-Identifier: MIT
#include "app/proxy/servers/serverprocess.h"
#include "suite.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <unistd.h>

using namespace mm;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// One run of a program: its lines, its log and its end, with shells as programs.
class TstServerProcess final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); } // as mm-proxy does
    void cleanup() { m_process.reset(); }

    void lines_areReadWithoutTheirEnds();
    void line_inPiecesIsOne();
    void tooLongLine_isSkippedOnce();
    void tooLongLine_hasTheIdOfItsMessage();
    void stderr_isKeptWithoutControlCharacters();
    void stderr_keepsTheLastLines();
    void stderr_longLineIsCut();
    void send_reachesTheProgram();
    void send_failsIfNothingIsRead();
    void send_waitsForAProgramThatReads();
    void end_isDescribed_data();
    void end_isDescribed();
    void missingProgram_endsLater();
    void programThatCannotRun_isDescribed_data();
    void programThatCannotRun_isDescribed();
    void programThatCannotRun_leavesNoDescriptor();
    void environment_lastOfANameCounts();
    void environmentAndFolder_areExactlyAsGiven();
    void emptyEnvironment_isEmpty();
    void stop_byTheEndOfStdin();
    void stop_bySigterm();
    void stop_bySigkill();
    void stop_ofASuspendedProgram();
    void stop_ofASuspendedStubbornProgram();
    void suspended_isSeen();
    void end_endsTheGroup();
    void destructor_killsTheGroup();

private:
    void run(const QString &script, const ServerProcess::Limits &limits = {.endTimeout = 100ms});
    [[nodiscard]] QByteArrayList lines() const
    {
        QByteArrayList found;
        for (const QList<QVariant> &each : *m_lines)
            found += each.at(0).toByteArray();
        return found;
    }
    [[nodiscard]] QString end() const { return m_ends->value(0).value(0).toString(); }
    [[nodiscard]] static bool isRunning(qint64 pid)
    {
        return processState(pid, std::chrono::system_clock::now()) != ProcessState::Gone;
    }

    std::unique_ptr<ServerProcess> m_process;
    std::unique_ptr<QSignalSpy> m_lines;
    std::unique_ptr<QSignalSpy> m_skipped;
    std::unique_ptr<QSignalSpy> m_ends;
};

namespace {

void writeProgram(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

} // namespace

void TstServerProcess::run(const QString &script, const ServerProcess::Limits &limits)
{
    m_process = std::make_unique<ServerProcess>(limits);
    m_lines = std::make_unique<QSignalSpy>(m_process.get(), &ServerProcess::lineRead);
    m_skipped = std::make_unique<QSignalSpy>(m_process.get(), &ServerProcess::lineSkipped);
    m_ends = std::make_unique<QSignalSpy>(m_process.get(), &ServerProcess::ended);
    m_process->start({.program = u"/bin/sh"_s,
                      .arguments = {u"-c"_s, script},
                      .environment = {u"PATH=/usr/bin:/bin"_s},
                      .folder = u"/"_s});
}

void TstServerProcess::lines_areReadWithoutTheirEnds()
{
    run(u"printf 'a\\n\\r\\n\\nb c \\r\\n\\303\\244\\nno end'"_s);
    QTRY_COMPARE(m_ends->size(), 1);
    QCOMPARE(lines(), (QByteArrayList{"a", "b c ", "ä"}));
}

void TstServerProcess::line_inPiecesIsOne()
{
    run(u"printf half; read x; printf 'and half\\r'; read x; printf '\\n'; exec cat >/dev/null"_s);
    QSignalSpy started(m_process.get(), &ServerProcess::started);
    QTRY_COMPARE(started.size(), 1);
    QVERIFY(m_process->send("go"));
    QVERIFY(m_process->send("go"));
    QTRY_COMPARE(lines(), QByteArrayList{"halfand half"});
}

void TstServerProcess::tooLongLine_isSkippedOnce()
{
    run(u"echo a; head -c 300000 /dev/zero | tr '\\0' x; echo end; echo b"_s,
        {.lineBytes = 1000, .endTimeout = 100ms});
    QTRY_COMPARE(m_ends->size(), 1);
    QCOMPARE(lines(), (QByteArrayList{"a", "b"}));
    QCOMPARE(m_skipped->size(), 1);
}

void TstServerProcess::tooLongLine_hasTheIdOfItsMessage()
{
    run(u"printf '{\"result\":{\"id\":1,\"text\":\"'; head -c 300000 /dev/zero | tr '\\0' x; "
        "printf '\"},\"id\":42}\\nnext\\n'"_s,
        {.lineBytes = 1000, .endTimeout = 100ms});
    QTRY_COMPARE(m_ends->size(), 1);
    QCOMPARE(m_skipped->size(), 1);
    QCOMPARE(m_skipped->constFirst().constFirst().toByteArray(), "42");
    QCOMPARE(lines(), QByteArrayList{"next"});
}

void TstServerProcess::stderr_isKeptWithoutControlCharacters()
{
    run(u"printf '\\033[31mred\\033[0m\\t1\\r\\n\\n  \\nb\\377\\nno end' >&2"_s);
    QTRY_COMPARE(m_ends->size(), 1);
    const QStringList log = m_process->log();
    QCOMPARE(log.size(), 3);
    for (const QString &line : log) {
        for (const QChar c : line)
            QVERIFY2(c.isPrint(), qPrintable(line));
    }
    QVERIFY2(log.at(0).contains(u"red"_s), qPrintable(log.at(0)));
    QCOMPARE(log.at(2), u"no end"_s);
    QVERIFY(m_lines->isEmpty());
}

void TstServerProcess::stderr_keepsTheLastLines()
{
    run(u"seq 1 500 >&2"_s);
    QTRY_COMPARE(m_ends->size(), 1);
    QCOMPARE(m_process->log().size(), ServerProcess::maxLogLines);
    QCOMPARE(m_process->log().constFirst(), u"301"_s);
    QCOMPARE(m_process->log().constLast(), u"500"_s);
}

void TstServerProcess::stderr_longLineIsCut()
{
    run(u"head -c 100000 /dev/zero | tr '\\0' x >&2; echo >&2; echo end >&2"_s);
    QTRY_COMPARE(m_ends->size(), 1);
    QCOMPARE(m_process->log().constLast(), u"end"_s);
    for (const QString &line : m_process->log())
        QVERIFY(line.size() <= ServerProcess::maxLogLineLength + 1); // the ellipsis
}

void TstServerProcess::send_reachesTheProgram()
{
    run(u"exec cat"_s);
    QVERIFY(m_process->send(R"({"a":1})"));
    const QByteArray large(1'000'000, 'x');
    QVERIFY(m_process->send(large));
    QTRY_COMPARE(lines(), (QByteArrayList{R"({"a":1})", large}));
    QVERIFY(!m_process->isStuck());
}

void TstServerProcess::send_failsIfNothingIsRead()
{
    run(u"read first; exec cat"_s, {.unreadBytes = 1000, .readTime = 0ms, .endTimeout = 100ms});
    const QByteArray large(1'000'000, 'x');
    QVERIFY(m_process->send(large)); // one message is always taken
    QVERIFY(!m_process->send("more"));
    QVERIFY(m_process->isStuck());
    QTRY_VERIFY(!m_process->isStuck());
    QVERIFY(m_process->send("again"));
    QTRY_COMPARE(lines(), QByteArrayList{"again"});
}

/// Calls with large arguments at the same time are no reason to call it stuck.
void TstServerProcess::send_waitsForAProgramThatReads()
{
    run(u"exec cat"_s, {.waitingBytes = 2'500'000, .unreadBytes = 1000, .readTime = 1min});
    const QByteArrayList large{QByteArray(1'000'000, 'a'), QByteArray(1'000'000, 'b'),
                               QByteArray(1'000'000, 'c')};
    for (const QByteArray &each : large)
        QVERIFY(m_process->send(each));
    QVERIFY(!m_process->isStuck());
    QVERIFY(!m_process->send("more"));
    QTRY_COMPARE(lines(), large);
    QVERIFY(m_process->send("again"));
}

void TstServerProcess::end_isDescribed_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("how");
    QTest::newRow("0") << u"exit 0"_s << u"it exited with code 0"_s;
    QTest::newRow("3") << u"exit 3"_s << u"it exited with code 3"_s;
    QTest::newRow("killed") << u"kill -9 $$"_s << u"it was ended by signal 9 (Killed)"_s;
    QTest::newRow("terminated") << u"kill -15 $$"_s << u"it was ended by signal 15 (Terminated)"_s;
}

void TstServerProcess::end_isDescribed()
{
    QFETCH(QString, script);
    QFETCH(QString, how);
    run(script);
    QTRY_COMPARE(m_ends->size(), 1);
    QCOMPARE(end(), how);
    QVERIFY(!m_process->isRunning());
}

void TstServerProcess::missingProgram_endsLater()
{
    m_process = std::make_unique<ServerProcess>(ServerProcess::Limits{});
    QSignalSpy ends(m_process.get(), &ServerProcess::ended);
    QSignalSpy starts(m_process.get(), &ServerProcess::started);
    m_process->start(
        {.program = u"/nowhere/program"_s, .arguments = {}, .environment = {}, .folder = u"/"_s});
    QCOMPARE(ends.size(), 0);
    QTRY_COMPARE(ends.size(), 1);
    const QString how = ends.at(0).at(0).toString();
    QVERIFY2(how.startsWith(u"it can't be started: "_s), qPrintable(how));
    QCOMPARE(starts.size(), 0);
}

void TstServerProcess::programThatCannotRun_isDescribed_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("expected");

    QTest::newRow("interpreter") << "#!/no/interpreter\n"_ba << u"/"_s
                                 << u"it can't be started: the interpreter that %1 names does not "
                                    "exist"_s;
    QTest::newRow("format") << "\x7f"
                               "ELF of another machine"_ba
                            << u"/"_s << u"it can't be started: Exec format error"_s;
    QTest::newRow("folder") << "#!/bin/sh\n"_ba << u"/no/folder"_s
                            << u"it can't be started in its folder /no/folder: No such file or "
                               "directory"_s;
}

void TstServerProcess::programThatCannotRun_isDescribed()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, folder);
    QFETCH(const QString, expected);
    const QTemporaryDir programs;
    const QString program = programs.filePath(u"program"_s);
    writeProgram(program, content);

    m_process = std::make_unique<ServerProcess>(ServerProcess::Limits{});
    QSignalSpy ends(m_process.get(), &ServerProcess::ended);
    QSignalSpy starts(m_process.get(), &ServerProcess::started);
    m_process->start({.program = program, .arguments = {}, .environment = {}, .folder = folder});
    QTRY_COMPARE(ends.size(), 1);
    QCOMPARE(ends.at(0).at(0).toString(),
             expected.contains(u"%1"_s) ? expected.arg(program) : expected);
    QCOMPARE(starts.size(), 0);
}

/// MM tries it again and again.
void TstServerProcess::programThatCannotRun_leavesNoDescriptor()
{
    const QTemporaryDir programs;
    const QString program = programs.filePath(u"program"_s);
    writeProgram(program, "#!/no/interpreter\n");
    const auto nextDescriptor = [] {
        const int fd = ::dup(STDOUT_FILENO);
        ::close(fd);
        return fd;
    };
    int before = -1;
    for (int i = 0; i < 5; ++i) {
        m_process = std::make_unique<ServerProcess>(ServerProcess::Limits{});
        QSignalSpy ends(m_process.get(), &ServerProcess::ended);
        m_process->start(
            {.program = program, .arguments = {}, .environment = {}, .folder = u"/"_s});
        QTRY_COMPARE(ends.size(), 1);
        m_process.reset();
        if (i == 0)
            before = nextDescriptor(); // Qt has opened its own
    }
    QCOMPARE(nextDescriptor(), before);
}

void TstServerProcess::environment_lastOfANameCounts()
{
    m_process = std::make_unique<ServerProcess>(ServerProcess::Limits{});
    QSignalSpy read(m_process.get(), &ServerProcess::lineRead);
    QSignalSpy ends(m_process.get(), &ServerProcess::ended);
    m_process->start({.program = u"/usr/bin/env"_s,
                      .arguments = {},
                      .environment = {u"A=1"_s, u"A=2"_s},
                      .folder = u"/"_s});
    QTRY_COMPARE(ends.size(), 1);
    QCOMPARE(read.size(), 1);
    QCOMPARE(read.at(0).at(0).toByteArray(), "A=2"_ba);
}

void TstServerProcess::environmentAndFolder_areExactlyAsGiven()
{
    const QTemporaryDir folder;
    m_process = std::make_unique<ServerProcess>(ServerProcess::Limits{});
    QSignalSpy read(m_process.get(), &ServerProcess::lineRead);
    QSignalSpy ends(m_process.get(), &ServerProcess::ended);
    m_process->start({.program = u"/bin/sh"_s,
                      .arguments = {u"-c"_s, u"/bin/pwd -P; exec /usr/bin/env"_s},
                      .environment = {u"A=b=c d"_s, u"EMPTY="_s, u"B=ö"_s},
                      .folder = folder.path()});
    QTRY_COMPARE(ends.size(), 1);
    QStringList found;
    for (const QList<QVariant> &each : read)
        found += QString::fromUtf8(each.at(0).toByteArray());
    QCOMPARE(found.value(0), QFileInfo(folder.path()).canonicalFilePath());
    QVERIFY(found.contains(u"A=b=c d"_s));
    QVERIFY(found.contains(u"EMPTY="_s));
    QVERIFY(found.contains(u"B=ö"_s));
    found.removeIf([](const QString &line) { // PWD and such are of the shell
        return line.startsWith(u"PWD="_s) || line.startsWith(u"OLDPWD="_s) ||
               line.startsWith(u"SHLVL="_s) || line.startsWith(u"_="_s);
    });
    QCOMPARE(found.size(), 4);
}

void TstServerProcess::emptyEnvironment_isEmpty()
{
    QVERIFY(qputenv("MM_TEST_SECRET", "1"));
    m_process = std::make_unique<ServerProcess>(ServerProcess::Limits{});
    QSignalSpy read(m_process.get(), &ServerProcess::lineRead);
    QSignalSpy ends(m_process.get(), &ServerProcess::ended);
    m_process->start(
        {.program = u"/usr/bin/env"_s, .arguments = {}, .environment = {}, .folder = u"/"_s});
    QTRY_COMPARE(ends.size(), 1);
    qunsetenv("MM_TEST_SECRET");
    QCOMPARE(read.size(), 0);
}

void TstServerProcess::stop_byTheEndOfStdin()
{
    run(u"cat; echo bye; exit 7"_s, {.endTimeout = 60s});
    QVERIFY(m_process->send("x"));
    QTRY_COMPARE(lines(), QByteArrayList{"x"});
    m_process->stop();
    m_process->stop();
    QTRY_COMPARE(m_ends->size(), 1);
    QCOMPARE(end(), u"it exited with code 7"_s);
    QCOMPARE(lines(), (QByteArrayList{"x", "bye"}));
}

void TstServerProcess::stop_bySigterm()
{
    run(u"trap 'echo term; exit 5' TERM; echo up; while :; do sleep 60 & wait; done"_s);
    QTRY_COMPARE(lines(), QByteArrayList{"up"});
    m_process->stop();
    QTRY_COMPARE(m_ends->size(), 1);
    QCOMPARE(end(), u"it exited with code 5"_s);
    QCOMPARE(lines(), (QByteArrayList{"up", "term"}));
}

void TstServerProcess::stop_bySigkill()
{
    run(u"trap '' TERM; echo up; while :; do sleep 60; done"_s);
    QTRY_COMPARE(lines(), QByteArrayList{"up"});
    m_process->stop();
    QTRY_COMPARE(m_ends->size(), 1);
    QCOMPARE(end(), u"it was ended by signal 9 (Killed)"_s);
}

void TstServerProcess::stop_ofASuspendedProgram()
{
    run(u"echo up; cat; exit 6"_s, {.endTimeout = 60s});
    QTRY_COMPARE(lines(), QByteArrayList{"up"});
    QCOMPARE(::kill(pid_t(m_process->pid()), SIGSTOP), 0);
    QTRY_VERIFY(m_process->isSuspended());
    m_process->stop();
    QTRY_COMPARE(m_ends->size(), 1);
    QCOMPARE(end(), u"it exited with code 6"_s);
}

void TstServerProcess::stop_ofASuspendedStubbornProgram()
{
    run(u"trap '' TERM; echo up; while :; do kill -STOP $$; done"_s);
    QTRY_VERIFY(m_process->isSuspended());
    m_process->stop();
    QTRY_COMPARE(m_ends->size(), 1);
    QCOMPARE(end(), u"it was ended by signal 9 (Killed)"_s);
}

void TstServerProcess::suspended_isSeen()
{
    run(u"exec cat"_s);
    QVERIFY(m_process->send("x"));
    QTRY_COMPARE(m_lines->size(), 1);
    QVERIFY(!m_process->isSuspended());
    QVERIFY(m_process->isRunning());
    ::kill(pid_t(m_process->pid()), SIGSTOP);
    QTRY_VERIFY(m_process->isSuspended());
    ::kill(pid_t(m_process->pid()), SIGCONT);
    QTRY_VERIFY(!m_process->isSuspended());
}

void TstServerProcess::end_endsTheGroup()
{
    // A child that keeps the pipes open does not keep MM waiting, even if it ignores SIGTERM.
    run(u"(trap '' TERM; while :; do sleep 60; done) & echo $!; exit 0"_s);
    QTRY_COMPARE(m_ends->size(), 1);
    const qint64 child = lines().value(0).toLongLong();
    QVERIFY(child > 0);
    QTRY_VERIFY(!isRunning(child));
}

void TstServerProcess::destructor_killsTheGroup()
{
    run(u"trap '' TERM; (trap '' TERM; while :; do sleep 60; done) & echo $!; wait"_s);
    QTRY_COMPARE(m_lines->size(), 1);
    const qint64 child = lines().value(0).toLongLong();
    const qint64 pid = m_process->pid();
    QVERIFY(pid > 0 && child > 0);
    m_process.reset();
    QVERIFY(!isRunning(pid));
    QTRY_VERIFY(!isRunning(child));
}

MM_SUITE(TstServerProcess)
#include "tst_serverprocess.moc"

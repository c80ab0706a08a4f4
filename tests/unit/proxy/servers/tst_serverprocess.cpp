// SPDX-License-Identifier: MIT
#include "processrun.h"
#include "suite.h"

using namespace mm;
using namespace mm::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// The lines that a program writes and reads, with shells as programs.
class TstServerProcess final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
};

void TstServerProcess::lines_areReadWithoutTheirEnds()
{
    ProcessRun run(u"printf 'a\\n\\r\\n\\nb c \\r\\n\\303\\244\\nno end'"_s);
    QTRY_COMPARE(run.ends.size(), 1);
    QCOMPARE(run.lines(), (QByteArrayList{"a", "b c ", "ä"}));
}

void TstServerProcess::line_inPiecesIsOne()
{
    ProcessRun run(
        u"printf half; read x; printf 'and half\\r'; read x; printf '\\n'; exec cat >/dev/null"_s);
    QTRY_COMPARE(run.starts.size(), 1);
    QVERIFY(run.process->send("go"));
    QVERIFY(run.process->send("go"));
    QTRY_COMPARE(run.lines(), QByteArrayList{"halfand half"});
}

void TstServerProcess::tooLongLine_isSkippedOnce()
{
    ProcessRun run(u"echo a; head -c 300000 /dev/zero | tr '\\0' x; echo end; echo b"_s,
                   {.lineBytes = 1000, .endTimeout = 100ms});
    QTRY_COMPARE(run.ends.size(), 1);
    QCOMPARE(run.lines(), (QByteArrayList{"a", "b"}));
    QCOMPARE(run.skipped.size(), 1);
}

void TstServerProcess::tooLongLine_hasTheIdOfItsMessage()
{
    ProcessRun run(
        u"printf '{\"result\":{\"id\":1,\"text\":\"'; head -c 300000 /dev/zero | tr '\\0' x; "
        "printf '\"},\"id\":42}\\nnext\\n'"_s,
        {.lineBytes = 1000, .endTimeout = 100ms});
    QTRY_COMPARE(run.ends.size(), 1);
    QCOMPARE(run.skipped.size(), 1);
    QCOMPARE(run.skipped.constFirst().constFirst().toByteArray(), "42");
    QCOMPARE(run.lines(), QByteArrayList{"next"});
}

void TstServerProcess::stderr_isKeptWithoutControlCharacters()
{
    ProcessRun run(u"printf '\\033[31mred\\033[0m\\t1\\r\\n\\n  \\nb\\377\\nno end' >&2"_s);
    QTRY_COMPARE(run.ends.size(), 1);
    const QStringList log = run.process->log();
    QCOMPARE(log.size(), 3);
    for (const QString &line : log) {
        for (const QChar c : line)
            QVERIFY2(c.isPrint(), qPrintable(line));
    }
    QVERIFY2(log.at(0).contains(u"red"_s), qPrintable(log.at(0)));
    QCOMPARE(log.at(2), u"no end"_s);
    QVERIFY(run.read.isEmpty());
}

void TstServerProcess::stderr_keepsTheLastLines()
{
    ProcessRun run(u"seq 1 500 >&2"_s);
    QTRY_COMPARE(run.ends.size(), 1);
    QCOMPARE(run.process->log().size(), ServerProcess::maxLogLines);
    QCOMPARE(run.process->log().constFirst(), u"301"_s);
    QCOMPARE(run.process->log().constLast(), u"500"_s);
}

void TstServerProcess::stderr_longLineIsCut()
{
    ProcessRun run(u"head -c 100000 /dev/zero | tr '\\0' x >&2; echo >&2; echo end >&2"_s);
    QTRY_COMPARE(run.ends.size(), 1);
    QCOMPARE(run.process->log().constLast(), u"end"_s);
    for (const QString &line : run.process->log())
        QVERIFY(line.size() <= ServerProcess::maxLogLineLength + 1); // the ellipsis
}

void TstServerProcess::send_reachesTheProgram()
{
    ProcessRun run(u"exec cat"_s);
    QVERIFY(run.process->send(R"({"a":1})"));
    const QByteArray large(1'000'000, 'x');
    QVERIFY(run.process->send(large));
    QTRY_COMPARE(run.lines(), (QByteArrayList{R"({"a":1})", large}));
    QVERIFY(!run.process->isStuck());
}

void TstServerProcess::send_failsIfNothingIsRead()
{
    ProcessRun run(u"read first; exec cat"_s,
                   {.unreadBytes = 1000, .readTime = 0ms, .endTimeout = 100ms});
    const QByteArray large(1'000'000, 'x');
    QVERIFY(run.process->send(large)); // one message is always taken
    QVERIFY(!run.process->send("more"));
    QVERIFY(run.process->isStuck());
    QTRY_VERIFY(!run.process->isStuck());
    QVERIFY(run.process->send("again"));
    QTRY_COMPARE(run.lines(), QByteArrayList{"again"});
}

/// Calls with large arguments at the same time are no reason to call it stuck.
void TstServerProcess::send_waitsForAProgramThatReads()
{
    ProcessRun run(u"exec cat"_s,
                   {.waitingBytes = 2'500'000, .unreadBytes = 1000, .readTime = 1min});
    const QByteArrayList large{QByteArray(1'000'000, 'a'), QByteArray(1'000'000, 'b'),
                               QByteArray(1'000'000, 'c')};
    for (const QByteArray &each : large)
        QVERIFY(run.process->send(each));
    QVERIFY(!run.process->isStuck());
    QVERIFY(!run.process->send("more"));
    QTRY_COMPARE(run.lines(), large);
    QVERIFY(run.process->send("again"));
}

MM_SUITE(TstServerProcess)
#include "tst_serverprocess.moc"

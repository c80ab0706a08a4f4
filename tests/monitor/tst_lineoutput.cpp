// SPDX-License-Identifier: MIT
#include "app/monitor/lineoutput.h"

#include <QAbstractEventDispatcher>
#include <QSignalSpy>
#include <QTest>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mm::test {

namespace {

/// A pipe, or two sockets, whose reader a test plays.
class Pipe final
{
public:
    explicit Pipe(bool ofSockets = false)
    {
        const int failed = ofSockets ? ::socketpair(AF_UNIX, SOCK_STREAM, 0, m_ends.data())
                                     : ::pipe(m_ends.data());
        if (failed)
            qFatal("no pipe");
        ::fcntl(m_ends[0], F_SETFL, O_NONBLOCK);
    }
    ~Pipe()
    {
        closeReader();
        ::close(m_ends[1]);
    }
    Q_DISABLE_COPY_MOVE(Pipe)

    [[nodiscard]] int out() const { return m_ends[1]; }
    void sayNoMore() const { ::shutdown(m_ends[0], SHUT_WR); }
    [[nodiscard]] bool sayBack() const { return ::write(m_ends[0], "x", 1) == 1; }
    void closeReader() { ::close(std::exchange(m_ends[0], -1)); }
    /// All that is in it.
    [[nodiscard]] QByteArray read() const
    {
        QByteArray all;
        std::array<char, 65536> bytes;
        ssize_t taken = 0;
        while ((taken = ::read(m_ends[0], bytes.data(), bytes.size())) > 0)
            all.append(bytes.data(), taken);
        return all;
    }

private:
    std::array<int, 2> m_ends{-1, -1};
};

} // namespace

class LineOutputTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); }
    void line_isThereAtOnce();
    void slowReader_getsWholeLinesAndThenTheNewest();
    void longLine_isWhole();
    void readerThatLeaves_isNoticedWithoutALine_data();
    void readerThatLeaves_isNoticedWithoutALine();
    void readerThatOnlyReads_isNoticedToo();
    void readerThatTalks_isNoDisturbance();
    void readerThatLeft_isNoticedByALine();
    void fullDisk_isTold();
    void closedDescriptor_isTold();
    void descriptorForReading_isTold();
};

void LineOutputTest::line_isThereAtOnce()
{
    const Pipe pipe;
    LineOutput output(pipe.out());
    output.print("one\n");
    QCOMPARE(pipe.read(), QByteArray("one\n"));
    output.print("two\n");
    output.print("three\n");
    QCOMPARE(pipe.read(), QByteArray("two\nthree\n"));
}

void LineOutputTest::slowReader_getsWholeLinesAndThenTheNewest()
{
    const Pipe pipe;
    LineOutput output(pipe.out());
    const QSignalSpy closed(&output, &LineOutput::closed);
    const QSignalSpy failed(&output, &LineOutput::failed);
    constexpr int lines = 5000;
    for (int i = 0; i < lines; ++i)
        output.print(QByteArray::number(i).rightJustified(999, '0') + '\n');

    QByteArray all;
    QTRY_VERIFY((all += pipe.read()).contains("04999\n"));
    const QByteArrayList got = all.chopped(1).split('\n');
    QVERIFY(got.size() > 1 && got.size() < lines / 2);
    int before = -1;
    for (const QByteArray &line : got) {
        QCOMPARE(line.size(), 999);
        QVERIFY(line.toInt() > before);
        before = line.toInt();
    }
    QCOMPARE(closed.count() + failed.count(), 0);
}

void LineOutputTest::longLine_isWhole()
{
    const Pipe pipe;
    LineOutput output(pipe.out());
    const QByteArray line = QByteArray(1'000'000, 'x') + '\n';
    output.print(line);
    QByteArray all;
    QTRY_COMPARE((all += pipe.read()).size(), line.size());
    QCOMPARE(all, line);
}

void LineOutputTest::readerThatLeaves_isNoticedWithoutALine_data()
{
    QTest::addColumn<bool>("ofSockets");
    QTest::newRow("of a pipe") << false;
    QTest::newRow("of a socket") << true;
}

void LineOutputTest::readerThatLeaves_isNoticedWithoutALine()
{
    QFETCH(bool, ofSockets);

    Pipe pipe(ofSockets);
    LineOutput output(pipe.out());
    QSignalSpy closed(&output, &LineOutput::closed);
    output.print("one\n");
    // With something unread, a socket tells more.
    QCOMPARE(pipe.read(), QByteArray("one\n"));
    QCoreApplication::processEvents();
    QCOMPARE(closed.count(), 0);
    pipe.closeReader();
    QVERIFY(closed.wait());
    output.print("two\n");
    QCoreApplication::processEvents();
    QCOMPARE(closed.count(), 1);
}

void LineOutputTest::readerThatOnlyReads_isNoticedToo()
{
    Pipe pipe(true);
    pipe.sayNoMore(); // as tmux does
    LineOutput output(pipe.out());
    QSignalSpy closed(&output, &LineOutput::closed);
    output.print("one\n");
    QCOMPARE(pipe.read(), QByteArray("one\n"));
    QTRY_VERIFY(!QCoreApplication::eventDispatcher()->processEvents(QEventLoop::AllEvents));
    QCOMPARE(closed.count(), 0);
    pipe.closeReader();
    QVERIFY(closed.wait());
}

void LineOutputTest::readerThatTalks_isNoDisturbance()
{
    Pipe pipe(true);
    LineOutput output(pipe.out());
    const QSignalSpy closed(&output, &LineOutput::closed);
    QVERIFY(pipe.sayBack());
    // What is said stays unread, and must not keep the loop awake for ever.
    QTRY_VERIFY(!QCoreApplication::eventDispatcher()->processEvents(QEventLoop::AllEvents));
    QCOMPARE(closed.count(), 0);
    output.print("one\n");
    QCOMPARE(pipe.read(), QByteArray("one\n"));
    pipe.closeReader();
    output.print("two\n");
    QCOMPARE(closed.count(), 1);
}

void LineOutputTest::readerThatLeft_isNoticedByALine()
{
    Pipe pipe;
    LineOutput output(pipe.out());
    const QSignalSpy closed(&output, &LineOutput::closed);
    const QSignalSpy failed(&output, &LineOutput::failed);
    pipe.closeReader();
    output.print("one\n");
    QCOMPARE(closed.count(), 1);
    QCOMPARE(failed.count(), 0);
}

void LineOutputTest::fullDisk_isTold()
{
    const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
    QVERIFY(full >= 0);
    LineOutput output(full);
    const QSignalSpy failed(&output, &LineOutput::failed);
    output.print("one\n");
    output.print("two\n");
    QCOMPARE(failed.count(), 1);
    QCOMPARE(failed.first().first().toInt(), ENOSPC);
    ::close(full);
}

void LineOutputTest::closedDescriptor_isTold()
{
    const int before = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    ::close(before);
    LineOutput output(before);
    // Its number becomes another's.
    const int after = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    QCOMPARE(after, before);
    const QSignalSpy failed(&output, &LineOutput::failed);
    output.print("one\n");
    QCOMPARE(failed.count(), 1);
    QCOMPARE(failed.first().first().toInt(), EBADF);
    ::close(after);
}

void LineOutputTest::descriptorForReading_isTold()
{
    const int reading = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    LineOutput output(reading);
    const QSignalSpy failed(&output, &LineOutput::failed);
    output.print("one\n");
    QCOMPARE(failed.count(), 1);
    ::close(reading);
}

} // namespace mm::test

QTEST_GUILESS_MAIN(mm::test::LineOutputTest)
#include "tst_lineoutput.moc"

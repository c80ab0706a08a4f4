// SPDX-License-Identifier: MIT
#include "app/monitor/cli/stdoutwriter.h"
#include "suite.h"

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

/// A pipe, or a pair of sockets. The test is the reader.
class Pipe final
{
public:
    explicit Pipe(bool isSocketPair = false)
    {
        const int failed = isSocketPair ? ::socketpair(AF_UNIX, SOCK_STREAM, 0, m_ends.data())
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
    void shutDownWriting() const { ::shutdown(m_ends[0], SHUT_WR); }
    [[nodiscard]] bool writeBack() const { return ::write(m_ends[0], "x", 1) == 1; }
    void closeReader() { ::close(std::exchange(m_ends[0], -1)); }
    /// Returns all unread bytes.
    [[nodiscard]] QByteArray read() const
    {
        QByteArray all;
        std::array<char, 65536> bytes;
        ssize_t size = 0;
        while ((size = ::read(m_ends[0], bytes.data(), bytes.size())) > 0)
            all.append(bytes.data(), size);
        return all;
    }

private:
    std::array<int, 2> m_ends{-1, -1};
};

} // namespace

class TstStdoutWriter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); }
    void lines_areWrittenInOrder();
    void slowReader_getsWholeLinesAndTheNewest();
    void longLine_isWrittenWhole();
    void closedReader_emitsClosedWithoutWrite_data();
    void closedReader_emitsClosedWithoutWrite();
    void closedReadOnlySocket_emitsClosed();
    void bytesFromReader_areIgnored();
    void writeAfterTheReaderClosed_emitsClosed();
    void fullDisk_emitsFailed();
    void readOnlyDescriptor_emitsFailed();
};

void TstStdoutWriter::lines_areWrittenInOrder()
{
    const Pipe pipe;
    StdoutWriter writer(pipe.out());
    for (const QByteArray &line : {QByteArray("one\n"), QByteArray("two\n")}) {
        writer.write(line);
        QVERIFY(writer.isWriting());
        QTRY_VERIFY(!writer.isWriting());
        QCOMPARE(pipe.read(), line);
    }
}

void TstStdoutWriter::slowReader_getsWholeLinesAndTheNewest()
{
    const Pipe pipe;
    StdoutWriter writer(pipe.out());
    const QSignalSpy closed(&writer, &StdoutWriter::closed);
    const QSignalSpy failed(&writer, &StdoutWriter::failed);
    constexpr int lines = 5000;
    for (int i = 0; i < lines; ++i)
        writer.write(QByteArray::number(i).rightJustified(999, '0') + '\n');

    QByteArray all;
    QTRY_VERIFY((all += pipe.read()).contains("04999\n"));
    const QByteArrayList received = all.chopped(1).split('\n');
    QVERIFY(received.size() > 1 && received.size() < lines / 2);
    int before = -1;
    for (const QByteArray &line : received) {
        QCOMPARE(line.size(), 999);
        QVERIFY(line.toInt() > before);
        before = line.toInt();
    }
    QCOMPARE(closed.count() + failed.count(), 0);
}

void TstStdoutWriter::longLine_isWrittenWhole()
{
    const Pipe pipe;
    StdoutWriter writer(pipe.out());
    const QByteArray line = QByteArray(1'000'000, 'x') + '\n';
    writer.write(line);
    QByteArray all;
    QTRY_COMPARE((all += pipe.read()).size(), line.size());
    QCOMPARE(all, line);
}

void TstStdoutWriter::closedReader_emitsClosedWithoutWrite_data()
{
    QTest::addColumn<bool>("isSocketPair");
    QTest::newRow("of a pipe") << false;
    QTest::newRow("of a socket") << true;
}

void TstStdoutWriter::closedReader_emitsClosedWithoutWrite()
{
    QFETCH(bool, isSocketPair);

    Pipe pipe(isSocketPair);
    StdoutWriter writer(pipe.out());
    QSignalSpy closed(&writer, &StdoutWriter::closed);
    writer.write("one\n");
    // Closing a socket with unread bytes would also report an error.
    QTRY_VERIFY(!writer.isWriting());
    QCOMPARE(pipe.read(), QByteArray("one\n"));
    QCoreApplication::processEvents();
    QCOMPARE(closed.count(), 0);
    pipe.closeReader();
    QVERIFY(closed.wait());
    writer.write("two\n");
    QCoreApplication::processEvents();
    QCOMPARE(closed.count(), 1);
}

void TstStdoutWriter::closedReadOnlySocket_emitsClosed()
{
    Pipe pipe(true);
    pipe.shutDownWriting(); // as tmux does
    StdoutWriter writer(pipe.out());
    QSignalSpy closed(&writer, &StdoutWriter::closed);
    writer.write("one\n");
    QTRY_VERIFY(!writer.isWriting());
    QCOMPARE(pipe.read(), QByteArray("one\n"));
    QTRY_VERIFY(!QCoreApplication::eventDispatcher()->processEvents(QEventLoop::AllEvents));
    QCOMPARE(closed.count(), 0);
    pipe.closeReader();
    QVERIFY(closed.wait());
}

void TstStdoutWriter::bytesFromReader_areIgnored()
{
    Pipe pipe(true);
    StdoutWriter writer(pipe.out());
    const QSignalSpy closed(&writer, &StdoutWriter::closed);
    QVERIFY(pipe.writeBack());
    // The byte is never read. Nevertheless the event loop must become idle.
    QTRY_VERIFY(!QCoreApplication::eventDispatcher()->processEvents(QEventLoop::AllEvents));
    QCOMPARE(closed.count(), 0);
    writer.write("one\n");
    QTRY_VERIFY(!writer.isWriting());
    QCOMPARE(pipe.read(), QByteArray("one\n"));
    pipe.closeReader();
    writer.write("two\n");
    QTRY_COMPARE(closed.count(), 1);
}

void TstStdoutWriter::writeAfterTheReaderClosed_emitsClosed()
{
    Pipe pipe;
    StdoutWriter writer(pipe.out());
    const QSignalSpy closed(&writer, &StdoutWriter::closed);
    const QSignalSpy failed(&writer, &StdoutWriter::failed);
    pipe.closeReader();
    writer.write("one\n");
    QTRY_COMPARE(closed.count(), 1);
    QCOMPARE(failed.count(), 0);
}

void TstStdoutWriter::fullDisk_emitsFailed()
{
    const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
    QVERIFY(full >= 0);
    StdoutWriter writer(full);
    const QSignalSpy failed(&writer, &StdoutWriter::failed);
    writer.write("one\n");
    writer.write("two\n");
    QTRY_VERIFY(!writer.isWriting());
    QCOMPARE(failed.count(), 1);
    QCOMPARE(failed.first().first().toInt(), ENOSPC);
    ::close(full);
}

void TstStdoutWriter::readOnlyDescriptor_emitsFailed()
{
    const int reading = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    StdoutWriter writer(reading);
    const QSignalSpy failed(&writer, &StdoutWriter::failed);
    writer.write("one\n");
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed.first().first().toInt(), EBADF);
    ::close(reading);
}

} // namespace mm::test

using mm::test::TstStdoutWriter;
MM_SUITE(TstStdoutWriter)
#include "tst_stdoutwriter.moc"

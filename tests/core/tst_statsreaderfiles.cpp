// SPDX-License-Identifier: MIT
#include "core/statsreader.h"
#include "support.h"

#include <QRegularExpression>

#include <atomic>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>

using namespace mm;
using namespace mm::test;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;

bool makeSocket(const QString &path)
{
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    const QByteArray name = QFile::encodeName(path);
    if (name.size() >= qsizetype(sizeof address.sun_path))
        return false;
    qstrcpy(address.sun_path, name.constData());
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
    const bool made =
        ::bind(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    ::close(descriptor);
    return made;
}

/// Whether \p look, over and over, wakes who waits to write into the pipe at \p path.
bool wakesItsWriter(const QString &path, const std::function<void()> &look, milliseconds patience)
{
    std::atomic<bool> waits{false};
    std::atomic<bool> woken{false};
    std::thread writer([&] {
        waits = true;
        const int descriptor = ::open(QFile::encodeName(path).constData(), O_WRONLY);
        woken = true;
        ::close(descriptor);
    });
    while (!waits)
        std::this_thread::yield();
    const auto until = steady_clock::now() + patience;
    while (!woken && steady_clock::now() < until) {
        look();
        std::this_thread::yield();
    }
    const bool wokenByUs = woken;
    const int release = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK);
    writer.join();
    ::close(release);
    return wokenByUs;
}

#ifdef Q_OS_LINUX
qint64 memoryInUse(const QByteArray &which)
{
    const QByteArray status = readFile(u"/proc/self/status"_s);
    const auto line = status.indexOf(which + ':');
    return status.sliced(line + which.size() + 1).trimmed().split(' ').constFirst().toLongLong() *
           1024;
}

/// By how many bytes \p work makes this process larger, at the worst moment; nothing where that
/// isn't told.
std::optional<qint64> memoryTakenBy(const std::function<void()> &work)
{
    const qint64 before = memoryInUse("VmRSS");
    if (!writeFile(u"/proc/self/clear_refs"_s, "5")) // forgets the peak
        return {};
    work();
    return memoryInUse("VmHWM") - before;
}
#endif

} // namespace

class TestStatsReaderFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void notAFile_isUnreadableAndNeverOpened_data();
    void notAFile_isUnreadableAndNeverOpened();
    void namedPipe_neitherBlocksNorWakesItsWriter();
    void whateverStandsThere_takesLittleMemory_data();
    void whateverStandsThere_takesLittleMemory();
    void link_isFollowed();
    void danglingLink_isMissing();
    void linkLoop_isTold();
    void fileAsDirectory_isTold();
    void tooLarge_isNotParsed_data();
    void tooLarge_isNotParsed();
    void exactlyTheCap_isRead();
    void mode000_isRefusedToAnOrdinaryUser();
    void directoryThatMayNotBeEntered_isTold();
    void oddNames_areRead_data();
    void oddNames_areRead();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TestStatsReaderFiles::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_path = m_dir->filePath(u"stats.json"_s);
}

void TestStatsReaderFiles::notAFile_isUnreadableAndNeverOpened_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("cause");
    QTest::newRow("directory") << u"dir"_s << u"is a directory"_s;
    QTest::newRow("named pipe") << u"fifo"_s << u"is a named pipe"_s;
    QTest::newRow("socket") << u"socket"_s << u"is a socket"_s;
    QTest::newRow("/dev/zero behind a link") << u"/dev/zero"_s << u"is a device"_s;
    QTest::newRow("/dev/full behind a link") << u"/dev/full"_s << u"is a device"_s;
    QTest::newRow("/dev/null behind a link") << u"/dev/null"_s << u"is a device"_s;
    QTest::newRow("terminal behind a link") << u"/dev/ptmx"_s << u"is a device"_s;
}

void TestStatsReaderFiles::notAFile_isUnreadableAndNeverOpened()
{
    QFETCH(QString, kind);
    QFETCH(QString, cause);
    if (kind == "dir"_L1)
        QVERIFY(QDir().mkdir(m_path));
    else if (kind == "fifo"_L1)
        QVERIFY(makeFifo(m_path));
    else if (kind == "socket"_L1)
        QVERIFY(makeSocket(m_path));
    else
        QVERIFY(symlinkTo(kind, m_path));

    StatsReader reader(m_path);
    const Reading reading = reader.read();
    QCOMPARE(reading.outcome, Outcome::Unreadable);
    QVERIFY2(reading.reason.contains(cause), qPrintable(reading.reason));
    QVERIFY2(reading.reason.contains(m_path), qPrintable(reading.reason));
    QCOMPARE(reader.parses(), 0);
}

void TestStatsReaderFiles::namedPipe_neitherBlocksNorWakesItsWriter()
{
    QVERIFY(makeFifo(m_path));
    StatsReader reader(m_path);
    // Enough for the writer to run, had it a reason.
    const auto reading = [&reader] { (void)reader.read(); };
    QVERIFY(!wakesItsWriter(m_path, reading, 200ms));
    // A reader that opens it first and then looks what it is would be found out.
    const auto opening = [this] {
        ::close(::open(QFile::encodeName(m_path).constData(), O_RDONLY | O_NONBLOCK));
    };
    QVERIFY(wakesItsWriter(m_path, opening, 30s));
}

void TestStatsReaderFiles::whateverStandsThere_takesLittleMemory_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("named pipe") << u"fifo"_s;
    QTest::newRow("/dev/zero behind a link") << u"/dev/zero"_s;
    QTest::newRow("3 GiB, sparse") << u"sparse"_s;
}

void TestStatsReaderFiles::whateverStandsThere_takesLittleMemory()
{
#ifdef Q_OS_LINUX
    constexpr qint64 atMost = 20'000'000;
    QFETCH(QString, kind);
    QFile file(m_path);
    if (kind == "fifo"_L1)
        QVERIFY(makeFifo(m_path));
    else if (kind == "sparse"_L1)
        QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(3072 * mebibyte));
    else
        QVERIFY(symlinkTo(kind, m_path));
    Reading reading;
    const auto taken = memoryTakenBy([&] { reading = StatsReader(m_path).read(); });
    if (!taken)
        QSKIP("The peak can't be forgotten here");
    QCOMPARE(reading.outcome, Outcome::Unreadable);
    QVERIFY2(*taken <= atMost, qPrintable(QString::number(*taken)));

    if (kind == "sparse"_L1) { // a reader that reads whatever there is would be found out
        QVERIFY(file.resize(64 * mebibyte));
        QVERIFY(memoryTakenBy([this] { (void)readFile(m_path); }).value_or(0) > atMost);
    }
#else
    QSKIP("Only Linux tells the peak");
#endif
}

void TestStatsReaderFiles::link_isFollowed()
{
    const QString target = m_dir->filePath(u"real.json"_s);
    QVERIFY(writeFile(target, jsonWithTotal(5)));
    QVERIFY(symlinkTo(u"real.json"_s, m_path));
    const Reading reading = StatsReader(m_path).read();
    QCOMPARE(reading.outcome, Outcome::Valid);
    QCOMPARE(reading.snapshot.totalMessages, 5);
    QCOMPARE(reading.path, m_path);
    QCOMPARE(reading.modified, modifiedAt(target));
}

void TestStatsReaderFiles::danglingLink_isMissing()
{
    QVERIFY(symlinkTo(u"nowhere.json"_s, m_path));
    QCOMPARE(StatsReader(m_path).read().outcome, Outcome::Missing);
}

void TestStatsReaderFiles::linkLoop_isTold()
{
    QVERIFY(symlinkTo(m_path, m_path));
    const Reading reading = StatsReader(m_path).read();
    QCOMPARE(reading.outcome, Outcome::Unreadable);
    QVERIFY2(reading.reason.contains(u"circle"_s), qPrintable(reading.reason));
}

void TestStatsReaderFiles::fileAsDirectory_isTold()
{
    QVERIFY(writeFile(m_path, "x"));
    const Reading reading = StatsReader(m_path + u"/stats.json"_s).read();
    QCOMPARE(reading.outcome, Outcome::Unreadable);
    QVERIFY2(reading.reason.contains(m_path), qPrintable(reading.reason));
}

void TestStatsReaderFiles::tooLarge_isNotParsed_data()
{
    QTest::addColumn<qint64>("size");
    QTest::addColumn<bool>("sparse");
    QTest::newRow("one byte over") << statsFileCap + 1 << false;
    QTest::newRow("17 MiB") << 17 * mebibyte << false;
    QTest::newRow("3 GiB, sparse") << 3072 * mebibyte << true;
}

void TestStatsReaderFiles::tooLarge_isNotParsed()
{
    QFETCH(qint64, size);
    QFETCH(bool, sparse);
    if (sparse) {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(size));
    } else {
        QVERIFY(writeFile(m_path, jsonWithTotal(1).leftJustified(size, ' ')));
    }
    StatsReader reader(m_path);
    const Reading reading = reader.read();
    QCOMPARE(reading.outcome, Outcome::Unreadable);
    QVERIFY2(reading.reason.contains(u"larger than 16"_s), qPrintable(reading.reason));
    QVERIFY2(reading.reason.contains(m_path), qPrintable(reading.reason));
    QCOMPARE(reader.parses(), 0);
}

void TestStatsReaderFiles::exactlyTheCap_isRead()
{
    QVERIFY(writeFile(m_path, jsonWithTotal(3).leftJustified(statsFileCap, ' ')));
    QCOMPARE(QFileInfo(m_path).size(), statsFileCap);
    const Reading reading = StatsReader(m_path).read();
    QCOMPARE(reading.outcome, Outcome::Valid);
    QCOMPARE(reading.snapshot.totalMessages, 3);
}

void TestStatsReaderFiles::mode000_isRefusedToAnOrdinaryUser()
{
    QVERIFY(writeFile(m_path, jsonWithTotal(1)));
    setMode(m_path, 0);
    setMode(m_dir->path(), 0755);
    const AsNobody nobody;
    StatsReader reader(m_path);
    const Reading reading = reader.read();
    QCOMPARE(reading.outcome, Outcome::Unreadable);
    QVERIFY2(reading.reason.contains(u"permission denied"_s), qPrintable(reading.reason));
    QVERIFY2(reading.reason.contains(m_path), qPrintable(reading.reason));
    QCOMPARE(reader.parses(), 0);
}

void TestStatsReaderFiles::directoryThatMayNotBeEntered_isTold()
{
    const QString closed = m_dir->filePath(u"closed"_s);
    QVERIFY(QDir().mkdir(closed));
    QVERIFY(writeFile(closed + u"/stats.json"_s, jsonWithTotal(1)));
    setMode(m_dir->path(), 0755);
    setMode(closed, 0);
    Reading reading;
    {
        const AsNobody nobody;
        reading = StatsReader(closed + u"/stats.json"_s).read();
    }
    setMode(closed, 0700);
    QCOMPARE(reading.outcome, Outcome::Unreadable);
    QVERIFY2(reading.reason.contains(u"permission denied"_s), qPrintable(reading.reason));
}

void TestStatsReaderFiles::oddNames_areRead_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("blanks") << u" a b .json"_s;
    QTest::newRow("letters of all kinds") << u"größe-数-😀.json"_s;
    QTest::newRow("placeholders") << u"%1 %2 %n.json"_s;
    QTest::newRow("wildcards") << u"[a]*?.json"_s;
}

void TestStatsReaderFiles::oddNames_areRead()
{
    QFETCH(QString, name);
    const QString path = m_dir->filePath(name);
    QVERIFY(writeFile(path, jsonWithTotal(2)));
    QCOMPARE(StatsReader(path).read().snapshot.totalMessages, 2);
    QVERIFY(writeFile(path, "{\"total_services\": \"1\"}"));
    const QString reason = StatsReader(path).read().reason;
    QVERIFY2(reason.contains(path), qPrintable(reason));
    QVERIFY2(reason.contains(u"total_services is not a number"_s), qPrintable(reason));
    QVERIFY(writeFile(path, "{ x"));
    const QString place = StatsReader(path).read().reason;
    QVERIFY2(place.contains(path) && place.contains(QRegularExpression(u"at byte [23]\\."_s)),
             qPrintable(place));
}

QTEST_GUILESS_MAIN(TestStatsReaderFiles)
#include "tst_statsreaderfiles.moc"

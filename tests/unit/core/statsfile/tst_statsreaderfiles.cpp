// SPDX-License-Identifier: MIT
#include "core/statsfile/statsreader.h"
#include "suite.h"
#include "support.h"

#include <QScopeGuard>

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

/// Whether calling \p work repeatedly wakes a writer that waits for a reader of the pipe at \p
/// path.
bool wakesItsWriter(const QString &path, const std::function<void()> &work, milliseconds timeout)
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
    const auto until = steady_clock::now() + timeout;
    while (!woken && steady_clock::now() < until) {
        work();
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

/// The peak memory of \p work in bytes; nothing when unknown.
std::optional<qint64> memoryTakenBy(const std::function<void()> &work)
{
    const qint64 before = memoryInUse("VmRSS");
    if (!writeFile(u"/proc/self/clear_refs"_s, "5")) // resets the peak
        return {};
    work();
    return memoryInUse("VmHWM") - before;
}
#endif

} // namespace

class TstStatsReaderFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void notAFile_isUnreadableAndNeverOpened_data();
    void notAFile_isUnreadableAndNeverOpened();
    void namedPipe_neitherBlocksNorWakesItsWriter();
    void anyKindOfFile_takesLittleMemory_data();
    void anyKindOfFile_takesLittleMemory();
    void link_isFollowed();
    void danglingLink_isMissing();
    void cyclicLinks_areReported();
    void fileAsDirectory_isReported();
    void tooLarge_isNotParsed_data();
    void tooLarge_isNotParsed();
    void maxSize_isRead();
    void fileWithoutReadPermission_isReported();
    void directoryWithoutPermission_isReported();
    void missingFolder_isReported_data();
    void missingFolder_isReported();
    void unusualNames_areRead_data();
    void unusualNames_areRead();

private:
    /// The file is not parsed, and the reason names it and contains \p cause.
    void verifyUnreadable(const QString &cause) const;

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TstStatsReaderFiles::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_path = m_dir->filePath(u"stats.json"_s);
}

void TstStatsReaderFiles::verifyUnreadable(const QString &cause) const
{
    StatsReader reader(m_path);
    const Reading reading = reader.read();
    QCOMPARE(reading.outcome, ReadOutcome::Unreadable);
    QVERIFY2(reading.reason.text().contains(cause), qPrintable(reading.reason));
    QVERIFY2(reading.reason.text().contains(m_path), qPrintable(reading.reason));
    QCOMPARE(reader.parses(), 0);
}

void TstStatsReaderFiles::notAFile_isUnreadableAndNeverOpened_data()
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

void TstStatsReaderFiles::notAFile_isUnreadableAndNeverOpened()
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

    verifyUnreadable(cause);
}

void TstStatsReaderFiles::namedPipe_neitherBlocksNorWakesItsWriter()
{
    QVERIFY(makeFifo(m_path));
    StatsReader reader(m_path);
    // 200 ms suffice for the writer to wake up.
    const auto reading = [&reader] { (void)reader.read(); };
    QVERIFY(!wakesItsWriter(m_path, reading, 200ms));
    // A reader that opens the pipe before it checks its kind would be detected.
    const auto opening = [this] {
        ::close(::open(QFile::encodeName(m_path).constData(), O_RDONLY | O_NONBLOCK));
    };
    QVERIFY(wakesItsWriter(m_path, opening, 30s));
}

void TstStatsReaderFiles::anyKindOfFile_takesLittleMemory_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("named pipe") << u"fifo"_s;
    QTest::newRow("/dev/zero behind a link") << u"/dev/zero"_s;
    QTest::newRow("3 GiB, sparse") << u"sparse"_s;
}

void TstStatsReaderFiles::anyKindOfFile_takesLittleMemory()
{
#ifdef Q_OS_LINUX
    constexpr qint64 limit = 20'000'000;
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
        QSKIP("The peak can't be reset here");
    QCOMPARE(reading.outcome, ReadOutcome::Unreadable);
    QVERIFY2(*taken <= limit, qPrintable(QString::number(*taken)));

    if (kind == "sparse"_L1) { // a reader without a limit would be detected
        QVERIFY(file.resize(64 * mebibyte));
        QVERIFY(memoryTakenBy([this] { (void)readFile(m_path); }).value_or(0) > limit);
    }
#else
    QSKIP("Only Linux reports the peak");
#endif
}

void TstStatsReaderFiles::link_isFollowed()
{
    const QString target = m_dir->filePath(u"real.json"_s);
    QVERIFY(writeFile(target, jsonWithTotal(5)));
    QVERIFY(symlinkTo(u"real.json"_s, m_path));
    const Reading reading = StatsReader(m_path).read();
    QCOMPARE(reading.outcome, ReadOutcome::Valid);
    QCOMPARE(reading.snapshot.totalMessages, 5);
    QCOMPARE(reading.path, m_path);
    QCOMPARE(reading.modified, modifiedAt(target));
}

void TstStatsReaderFiles::danglingLink_isMissing()
{
    QVERIFY(symlinkTo(u"nowhere.json"_s, m_path));
    QCOMPARE(StatsReader(m_path).read().outcome, ReadOutcome::Missing);
}

void TstStatsReaderFiles::cyclicLinks_areReported()
{
    QVERIFY(symlinkTo(m_path, m_path));
    const Reading reading = StatsReader(m_path).read();
    QCOMPARE(reading.outcome, ReadOutcome::Unreadable);
    QVERIFY2(reading.reason.text().contains(u"form a loop"_s), qPrintable(reading.reason));
}

void TstStatsReaderFiles::fileAsDirectory_isReported()
{
    QVERIFY(writeFile(m_path, "x"));
    const Reading reading = StatsReader(m_path + u"/stats.json"_s).read();
    QCOMPARE(reading.outcome, ReadOutcome::Unreadable);
    QVERIFY2(reading.reason.text().contains(m_path), qPrintable(reading.reason));
}

void TstStatsReaderFiles::tooLarge_isNotParsed_data()
{
    QTest::addColumn<qint64>("size");
    QTest::addColumn<bool>("sparse");
    QTest::newRow("one byte over") << maxStatsFileSize + 1 << false;
    QTest::newRow("17 MiB") << 17 * mebibyte << false;
    QTest::newRow("3 GiB, sparse") << 3072 * mebibyte << true;
}

void TstStatsReaderFiles::tooLarge_isNotParsed()
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
    // The default locale may change while a thread reads.
    QLocale::setDefault(QLocale(QLocale::Arabic, QLocale::Egypt));
    const auto restore = qScopeGuard([] { QLocale::setDefault(QLocale::c()); });
    verifyUnreadable(u"larger than 16 MiB"_s);
}

void TstStatsReaderFiles::maxSize_isRead()
{
    QVERIFY(writeFile(m_path, jsonWithTotal(3).leftJustified(maxStatsFileSize, ' ')));
    QCOMPARE(QFileInfo(m_path).size(), maxStatsFileSize);
    const Reading reading = StatsReader(m_path).read();
    QCOMPARE(reading.outcome, ReadOutcome::Valid);
    QCOMPARE(reading.snapshot.totalMessages, 3);
}

void TstStatsReaderFiles::fileWithoutReadPermission_isReported()
{
    QVERIFY(writeFile(m_path, jsonWithTotal(1)));
    setMode(m_path, 0);
    setMode(m_dir->path(), 0755);
    const AsNobody nobody;
    verifyUnreadable(statOf(m_path).st_uid == 0 ? u"belongs to root. To mend it: sudo chown"_s
                                                : u"permission denied"_s);
}

void TstStatsReaderFiles::directoryWithoutPermission_isReported()
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
    QCOMPARE(reading.outcome, ReadOutcome::Unreadable);
    QVERIFY2(reading.reason.text().contains(u"permission denied"_s, Qt::CaseInsensitive),
             qPrintable(reading.reason));
}

void TstStatsReaderFiles::missingFolder_isReported_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("missing");
    QTest::newRow("no file") << u"none.json"_s << false;
    QTest::newRow("broken file") << u"broken.json"_s << false;
    QTest::newRow("no folder") << u"none/stats.json"_s << true;
    QTest::newRow("a file for a folder") << u"broken.json/stats.json"_s << true;
}

void TstStatsReaderFiles::missingFolder_isReported()
{
    QFETCH(QString, file);
    QFETCH(bool, missing);
    QVERIFY(writeFile(m_dir->filePath(u"broken.json"_s), "broken"));
    QCOMPARE(StatsReader(m_dir->filePath(file)).read().folderMissing, missing);
}

void TstStatsReaderFiles::unusualNames_areRead_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("spaces") << u" a b .json"_s;
    QTest::newRow("non-ASCII letters") << u"größe-数-😀.json"_s;
    QTest::newRow("placeholders") << u"%1 %2 %n.json"_s;
    QTest::newRow("wildcards") << u"[a]*?.json"_s;
}

void TstStatsReaderFiles::unusualNames_areRead()
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
    const QString offset = StatsReader(path).read().reason;
    QVERIFY2(offset.contains(path) && offset.contains(QRegularExpression(u"at byte [23]\\."_s)),
             qPrintable(offset));
}

MM_SUITE(TstStatsReaderFiles)
#include "tst_statsreaderfiles.moc"

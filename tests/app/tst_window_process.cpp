// SPDX-License-Identifier: MIT
#include "run.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/inotify.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000;

/// Counts what is done to a file or folder.
class Watch final
{
public:
    Watch(const QString &path, uint32_t events)
        : m_descriptor(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
    {
        m_valid =
            ::inotify_add_watch(m_descriptor, QFile::encodeName(path).constData(), events) >= 0;
    }
    ~Watch() { ::close(m_descriptor); }
    Q_DISABLE_COPY_MOVE(Watch)

    [[nodiscard]] bool isValid() const { return m_valid; }
    /// How many events there were so far.
    int count()
    {
        alignas(inotify_event) char buffer[4096];
        for (;;) {
            const ssize_t size = ::read(m_descriptor, buffer, sizeof buffer);
            if (size <= 0)
                return m_count;
            for (ssize_t at = 0; at < size; ++m_count)
                at += ssize_t(sizeof(inotify_event)) +
                      reinterpret_cast<const inotify_event *>(buffer + at)->len;
        }
    }

private:
    int m_descriptor;
    bool m_valid = false;
    int m_count = 0;
};

constexpr uint32_t anyWrite = IN_MODIFY | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVE;

QStringList entriesOf(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

} // namespace

class WindowProcessTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void window_looksAgainAndAgainUntilTerminated();
    void window_leavesFileAndHomeAlone();
    void window_takesItsSettingsFromTheConfigFolder_data();
    void window_takesItsSettingsFromTheConfigFolder();
    void notAFile_isNoReasonToEnd_data();
    void notAFile_isNoReasonToEnd();

private:
    /// A window on m_path; \p process outlives the call.
    void open(QProcess *process) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_mesh; ///< folder of the stats file
    QString m_path; ///< the stats file
    QString m_home;
    QString m_config;
};

void WindowProcessTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_mesh = m_folder->filePath(u"mesh"_s);
    m_home = m_folder->filePath(u"home"_s);
    m_config = m_folder->filePath(u"config"_s);
    for (const QString &folder : {m_mesh, m_home, m_config, m_folder->filePath(u"cache"_s),
                                  m_folder->filePath(u"runtime"_s)})
        QVERIFY(QDir().mkdir(folder));
    QVERIFY(QFile::setPermissions(m_folder->filePath(u"runtime"_s), QFile::Permissions(0x7000)));
    m_path = m_mesh + u"/stats.json"_s;
    QVERIFY(writeFile(m_path, sampleFile()));
}

void WindowProcessTest::open(QProcess *process) const
{
    QProcessEnvironment environment = bareEnvironment(m_home);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"XDG_CONFIG_HOME"_s, m_config);
    environment.insert(u"XDG_DATA_HOME"_s, m_config + u"/data"_s);
    environment.insert(u"XDG_CACHE_HOME"_s, m_folder->filePath(u"cache"_s));
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder->filePath(u"runtime"_s));
    process->setProcessEnvironment(environment);
    process->start(QStringLiteral(EE_MONITOR),
                   {u"--stats-file"_s, m_path, u"--interval"_s, u"1"_s, u"--no-register"_s});
}

void WindowProcessTest::window_looksAgainAndAgainUntilTerminated()
{
    Watch looks(m_path, IN_OPEN);
    QVERIFY(looks.isValid());
    QProcess process;
    open(&process);
    QTRY_VERIFY_WITH_TIMEOUT(looks.count() >= 3, patience);
    QCOMPARE(process.state(), QProcess::Running);
    process.terminate();
    QVERIFY(process.waitForFinished(patience));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(process.readAllStandardOutput(), QByteArray());
}

void WindowProcessTest::window_leavesFileAndHomeAlone()
{
    const QDateTime modified = QFileInfo(m_path).lastModified();
    Watch looks(m_path, IN_OPEN);
    Watch writes(m_mesh, anyWrite);
    Watch homeWrites(m_home, anyWrite);
    QVERIFY(looks.isValid() && writes.isValid() && homeWrites.isValid());
    QProcess process;
    open(&process);
    QTRY_VERIFY_WITH_TIMEOUT(looks.count() >= 3, patience);
    process.terminate();
    QVERIFY(process.waitForFinished(patience));
    QCOMPARE(writes.count(), 0);
    QCOMPARE(readFile(m_path), sampleFile());
    QCOMPARE(QFileInfo(m_path).lastModified(), modified);
    QCOMPARE(entriesOf(m_mesh), QStringList{u"stats.json"_s});
    QCOMPARE(homeWrites.count(), 0);
    QCOMPARE(entriesOf(m_home), QStringList());
}

void WindowProcessTest::window_takesItsSettingsFromTheConfigFolder_data()
{
    QTest::addColumn<QByteArray>("settings");

    QTest::newRow("no layout") << QByteArray("[window]\n");
    QTest::newRow("layout of nonsense") << QByteArray("[window]\nlayout=@ByteArray(nonsense)\n");
    QTest::newRow("bytes that are no settings") << QByteArray("\x7f\x45\x4c\x46\0\xff", 6);
}

void WindowProcessTest::window_takesItsSettingsFromTheConfigFolder()
{
    QFETCH(QByteArray, settings);

    QVERIFY(QDir(m_config).mkdir(u"ee-monitor"_s));
    const QString file = m_config + u"/ee-monitor/ee-monitor.conf"_s;
    QVERIFY(writeFile(file, settings));
    Watch settingsRead(file, IN_OPEN);
    Watch looks(m_path, IN_OPEN);
    QVERIFY(settingsRead.isValid() && looks.isValid());
    QProcess process;
    open(&process);
    QTRY_VERIFY_WITH_TIMEOUT(settingsRead.count() >= 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(looks.count() >= 2, patience);
    QCOMPARE(process.state(), QProcess::Running);
    process.terminate();
    QVERIFY(process.waitForFinished(patience));
}

void WindowProcessTest::notAFile_isNoReasonToEnd_data()
{
    QTest::addColumn<QByteArray>("content");

    QTest::newRow("empty") << QByteArray();
    QTest::newRow("half") << QByteArray("{");
    QTest::newRow("17 MiB") << QByteArray(17 * 1024 * 1024, ' ');
}

void WindowProcessTest::notAFile_isNoReasonToEnd()
{
    QFETCH(QByteArray, content);

    QVERIFY(writeFile(m_path, content));
    QFile file(m_path); // one that is just being written is given more time
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-3600),
                             QFileDevice::FileModificationTime));
    file.close();
    Watch looks(m_path, IN_OPEN);
    QVERIFY(looks.isValid());
    QProcess process;
    open(&process);
    // One look is up to four openings.
    QTRY_VERIFY_WITH_TIMEOUT(looks.count() >= 9, patience);
    QCOMPARE(process.state(), QProcess::Running);
    process.terminate();
    QVERIFY(process.waitForFinished(patience));
}

QTEST_GUILESS_MAIN(WindowProcessTest)
#include "tst_window_process.moc"

// SPDX-License-Identifier: MIT
#include "run.h"
#include "suite.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/inotify.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

/// Counts inotify events of a file or folder.
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
    /// The number of events so far.
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

class TstWindowProcess final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void window_readsPeriodicallyUntilTerminated();
    void window_writesNeitherFileNorHome();
    void window_readsItsSettingsFromTheConfigFolder_data();
    void window_readsItsSettingsFromTheConfigFolder();
    void brokenFile_keepsTheWindowRunning_data();
    void brokenFile_keepsTheWindowRunning();

private:
    /// Starts a window on m_path.
    void open(QProcess *process) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_mesh; ///< folder of the stats file
    QString m_path; ///< the stats file
    QString m_home;
    QString m_config;
};

void TstWindowProcess::init()
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

void TstWindowProcess::open(QProcess *process) const
{
    QProcessEnvironment environment = bareEnvironment(m_home);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"XDG_CONFIG_HOME"_s, m_config);
    environment.insert(u"XDG_STATE_HOME"_s, m_config + u"/state"_s);
    environment.insert(u"XDG_DATA_HOME"_s, m_config + u"/data"_s);
    environment.insert(u"XDG_CACHE_HOME"_s, m_folder->filePath(u"cache"_s));
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder->filePath(u"runtime"_s));
    process->setProcessEnvironment(environment);
    process->start(QStringLiteral(EE_MONITOR),
                   {u"--stats-file"_s, m_path, u"--interval"_s, u"1"_s, u"--no-register"_s});
}

void TstWindowProcess::window_readsPeriodicallyUntilTerminated()
{
    Watch reads(m_path, IN_OPEN);
    QVERIFY(reads.isValid());
    QProcess process;
    open(&process);
    QTRY_VERIFY_WITH_TIMEOUT(reads.count() >= 3, timeout);
    QCOMPARE(process.state(), QProcess::Running);
    process.terminate();
    QVERIFY(process.waitForFinished(timeout));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(process.readAllStandardOutput(), QByteArray());
}

void TstWindowProcess::window_writesNeitherFileNorHome()
{
    const QDateTime modified = QFileInfo(m_path).lastModified();
    Watch reads(m_path, IN_OPEN);
    Watch writes(m_mesh, anyWrite);
    Watch homeWrites(m_home, anyWrite);
    QVERIFY(reads.isValid() && writes.isValid() && homeWrites.isValid());
    QProcess process;
    open(&process);
    QTRY_VERIFY_WITH_TIMEOUT(reads.count() >= 3, timeout);
    process.terminate();
    QVERIFY(process.waitForFinished(timeout));
    QCOMPARE(writes.count(), 0);
    QCOMPARE(readFile(m_path), sampleFile());
    QCOMPARE(QFileInfo(m_path).lastModified(), modified);
    QCOMPARE(entriesOf(m_mesh), QStringList{u"stats.json"_s});
    QCOMPARE(homeWrites.count(), 0);
    QCOMPARE(entriesOf(m_home), QStringList());
}

void TstWindowProcess::window_readsItsSettingsFromTheConfigFolder_data()
{
    QTest::addColumn<QByteArray>("settings");

    QTest::newRow("no layout") << QByteArray("[window]\n");
    QTest::newRow("invalid layout")
        << QByteArray("[window]\ngeometry=@ByteArray(nonsense)\ncolumnWidths=nonsense\n");
    QTest::newRow("invalid settings file") << QByteArray("\x7f\x45\x4c\x46\0\xff", 6);
}

void TstWindowProcess::window_readsItsSettingsFromTheConfigFolder()
{
    QFETCH(QByteArray, settings);

    QVERIFY(QDir(m_config).mkdir(u"ee-monitor"_s));
    const QString file = m_config + u"/ee-monitor/ee-monitor.conf"_s;
    QVERIFY(writeFile(file, settings));
    Watch settingsRead(file, IN_OPEN);
    Watch reads(m_path, IN_OPEN);
    QVERIFY(settingsRead.isValid() && reads.isValid());
    QProcess process;
    open(&process);
    QTRY_VERIFY_WITH_TIMEOUT(settingsRead.count() >= 1, timeout);
    QTRY_VERIFY_WITH_TIMEOUT(reads.count() >= 2, timeout);
    QCOMPARE(process.state(), QProcess::Running);
    process.terminate();
    QVERIFY(process.waitForFinished(timeout));
}

void TstWindowProcess::brokenFile_keepsTheWindowRunning_data()
{
    QTest::addColumn<QByteArray>("content");

    QTest::newRow("empty") << QByteArray();
    QTest::newRow("half") << QByteArray("{");
    QTest::newRow("17 MiB") << QByteArray(17 * 1024 * 1024, ' ');
}

void TstWindowProcess::brokenFile_keepsTheWindowRunning()
{
    QFETCH(QByteArray, content);

    QVERIFY(writeFile(m_path, content));
    QVERIFY(backdateFile(m_path, 3600)); // a file written less than 0.2 s ago is read again
    Watch reads(m_path, IN_OPEN);
    QVERIFY(reads.isValid());
    QProcess process;
    open(&process);
    // One poll opens a broken file up to four times.
    QTRY_VERIFY_WITH_TIMEOUT(reads.count() >= 9, timeout);
    QCOMPARE(process.state(), QProcess::Running);
    process.terminate();
    QVERIFY(process.waitForFinished(timeout));
}

MM_SUITE(TstWindowProcess)
#include "tst_window_process.moc"

// SPDX-License-Identifier: MIT
#include "app/monitor/desktop/settings.h"
#include "core/system/fileio.h"
#include "files.h"
#include "suite.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#ifdef Q_OS_LINUX
#include <sched.h>
#include <sys/mount.h>
#endif
#include <sys/resource.h>
#include <unistd.h>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto fileTimeout = 30s;
constexpr int storeRounds = 20;
constexpr uid_t nobody = 65534;
constexpr auto roleVariable = "MM_TEST_ROLE";
constexpr auto folderVariable = "MM_TEST_FOLDER";

/// While it exists no file can grow beyond some bytes, as on a full disk.
class FullDisk final
{
public:
    explicit FullDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{.rlim_cur = bytes, .rlim_max = m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FullDisk)

private:
    rlimit m_before = {};
};

} // namespace

/// What other programs and the state of the disk do to the files of the settings.
class TstSettingsFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void twoWindows_loseNoValue();
    void twoProcesses_loseNoValue();
    void keysOfAnotherVersion_stay();
    void readOnlyFolder_isReportedAndTheFileStays();
    void mountedFile_isReportedWithTheRemedy();
    void fifo_isReportedAndStays();
    void fullDisk_isReportedAndTheFilesStay_data();
    void fullDisk_isReportedAndTheFilesStay();
    /// Other tests run it in a process of its own; here it does nothing.
    void child();

private:
    [[nodiscard]] static QString file() { return QSettings().fileName(); }
    [[nodiscard]] QString layoutFile() const { return m_path + u"/state/window.conf"_s; }
    [[nodiscard]] std::unique_ptr<Settings> loaded() const
    {
        auto settings = std::make_unique<Settings>(layoutFile(), QStringList());
        settings->load(readSettings(layoutFile()));
        return settings;
    }
    [[nodiscard]] Preferences stored() const { return loaded()->values(); }
    static void change(Settings *settings, const std::function<void(Preferences *)> &change)
    {
        Preferences values = settings->values();
        change(&values);
        settings->set(values);
    }
    void startChild(QProcess *process, const QString &role) const;
    void storeIntervals() const;
    void storeInReadOnlyFolder() const;
    void storeInMountedFile() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TstSettingsFile::init()
{
    m_path = qEnvironmentVariable(folderVariable);
    if (m_path.isEmpty()) {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_path = m_folder->path();
    }
    QCoreApplication::setOrganizationName(u"ee-monitor-test"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_path);
}

void TstSettingsFile::startChild(QProcess *process, const QString &role) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(roleVariable), role);
    environment.insert(QString::fromLatin1(folderVariable), m_path);
    process->setProcessEnvironment(environment);
    process->setProcessChannelMode(QProcess::ForwardedChannels);
    process->start(QCoreApplication::applicationFilePath(),
                   {u"tst_settingsfile"_s, u"child"_s, u"-silent"_s});
}

void TstSettingsFile::child()
{
    const QString role = qEnvironmentVariable(roleVariable);
    if (role == "intervals"_L1)
        storeIntervals();
    else if (role == "read-only"_L1)
        storeInReadOnlyFolder();
    else if (role == "mounted"_L1)
        storeInMountedFile();
}

void TstSettingsFile::twoWindows_loseNoValue()
{
    const auto first = loaded();
    const auto second = loaded();
    for (int i = 1; i <= storeRounds; ++i) {
        change(first.get(), [i](Preferences *values) { values->interval = 1s + i * 1ms; });
        change(second.get(), [i](Preferences *values) { values->tray = i % 2 != 0; });
        first->setLayout({{u"trend"_s, i}});
        QVERIFY(first->finishStoring(fileTimeout));
        QVERIFY(second->finishStoring(fileTimeout));
        QCOMPARE(stored().interval, 1s + i * 1ms);
        QCOMPARE(stored().tray, i % 2 != 0);
    }
    QCOMPARE(first->problem() + second->problem(), QString());
    QCOMPARE(readSettings(layoutFile()).layout.value(u"trend"_s).toInt(), storeRounds);
}

void TstSettingsFile::storeIntervals() const
{
    const auto settings = loaded();
    for (int i = 1; i <= storeRounds; ++i) {
        change(settings.get(), [i](Preferences *values) { values->interval = 1s + i * 1ms; });
        QVERIFY(settings->finishStoring(fileTimeout));
        QCOMPARE(settings->problem(), QString());
    }
}

void TstSettingsFile::twoProcesses_loseNoValue()
{
    QProcess process;
    startChild(&process, u"intervals"_s);
    const auto settings = loaded();
    int i = 0;
    // At least as often as the other process.
    while (i < storeRounds || !process.waitForFinished(0)) {
        ++i;
        QVERIFY(process.state() != QProcess::NotRunning || i <= storeRounds);
        change(settings.get(), [i](Preferences *values) {
            values->mmUrl = u"http://127.0.0.1:%1"_s.arg(i % 60'000 + 1);
        });
        QVERIFY(settings->finishStoring(fileTimeout));
        QCOMPARE(settings->problem(), QString());
    }
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(stored().interval, 1s + storeRounds * 1ms);
    QCOMPARE(stored().mmUrl, settings->values().mmUrl);
}

void TstSettingsFile::keysOfAnotherVersion_stay()
{
    QVERIFY(QDir().mkpath(QFileInfo(file()).path()));
    QVERIFY(writeFile(file(),
                      "[General]\nformat=7\n\n[appearance]\naccent=@Variant(\\0\\0\\0\\x3)\n"
                      "theme=sepia\n\n[future]\n1\\name=a\n1\\when=@Point(1 2)\nsize=1\n"
                      "[stats]\ninterval=5000\n"));
    const QMap<QString, QVariant> before = readSettings(layoutFile()).values;
    const auto settings = loaded();
    QVERIFY(settings->problem().contains(u"used: appearance/theme."_s));
    QCOMPARE(settings->values().interval, 5s);
    QCOMPARE(settings->values().theme, Theme::System);
    change(settings.get(), [](Preferences *values) { values->tray = false; });
    QVERIFY(settings->finishStoring(fileTimeout));
    QMap<QString, QVariant> after = readSettings(layoutFile()).values;
    QCOMPARE(after.take(u"tray/enabled"_s).toString(), u"false"_s);
    QCOMPARE(after, before);
    QVERIFY(readFile(file()).contains("format=7"));
    QVERIFY(readFile(file()).contains("@Point(1 2)"));
}

void TstSettingsFile::storeInReadOnlyFolder() const
{
    if (::geteuid() == 0)
        QCOMPARE(::setuid(nobody), 0);
    const QByteArray before = readFile(file());
    const auto settings = loaded();
    QCOMPARE(settings->problem(), QString());
    QCOMPARE(settings->values().interval, 5s);
    settings->setLayout({{u"trend"_s, true}}); // is only logged
    change(settings.get(), [](Preferences *values) { values->tray = false; });
    QVERIFY(settings->finishStoring(fileTimeout));
    QVERIFY2(settings->problem().contains(file()), qPrintable(settings->problem()));
    // Where the file is another user's, the sentence names that user.
    const QString cause = QFileInfo(file()).ownerId() == ::geteuid() ? u"Permission denied"_s
                                                                     : QFileInfo(file()).owner();
    QVERIFY2(settings->problem().contains(cause), qPrintable(settings->problem()));
    QVERIFY(!settings->values().tray);
    QCOMPARE(readFile(file()), before);
}

void TstSettingsFile::readOnlyFolder_isReportedAndTheFileStays()
{
    const auto settings = loaded();
    change(settings.get(), [](Preferences *values) { values->interval = 5s; });
    QVERIFY(settings->finishStoring(fileTimeout));
    const QByteArray before = readFile(file());
    constexpr auto readable = QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup |
                              QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
    const QString folder = QFileInfo(file()).path();
    QVERIFY(QFile::setPermissions(folder, readable));
    QVERIFY(QFile::setPermissions(m_path, readable));
    QVERIFY(QFile::setPermissions(file(), readable));
    QProcess process;
    startChild(&process, u"read-only"_s);
    const bool ended = process.waitForFinished();
    for (const QString &each : {m_path, folder})
        QVERIFY(QFile::setPermissions(each, readable | QFile::WriteOwner));
    QVERIFY(ended);
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(readFile(file()), before);
    QCOMPARE(QDir(folder).entryList(QDir::Files), QStringList{QFileInfo(file()).fileName()});
}

void TstSettingsFile::storeInMountedFile() const
{
#ifdef Q_OS_LINUX
    const QByteArray path = QFile::encodeName(file());
    // Only where this user may mount, and not in a chroot, whose mounts others would see.
    if (::unshare(CLONE_NEWNS) != 0 ||
        ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        return;
    QCOMPARE(::mount(path.constData(), path.constData(), nullptr, MS_BIND, nullptr), 0);
    const QByteArray before = readFile(file());
    const auto settings = loaded();
    change(settings.get(), [](Preferences *values) { values->tray = false; });
    QVERIFY(settings->finishStoring(fileTimeout));
    QVERIFY2(settings->problem().contains(u"mount its folder instead"_s),
             qPrintable(settings->problem()));
    QCOMPARE(readFile(file()), before);
#endif
}

void TstSettingsFile::mountedFile_isReportedWithTheRemedy()
{
    const auto settings = loaded();
    change(settings.get(), [](Preferences *values) { values->interval = 5s; });
    QVERIFY(settings->finishStoring(fileTimeout));
    QProcess process; // its mount ends with it
    startChild(&process, u"mounted"_s);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
}

void TstSettingsFile::fifo_isReportedAndStays()
{
    const QString preferences = file(); // QSettings would hang later
    for (const QString &path : {preferences, layoutFile()}) {
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    }
    StoredSettings stored;
    DetachedTask task;
    const DetachedTask::Work read = [&stored, layout = layoutFile()] {
        return [&stored, found = readSettings(layout)] { stored = found; };
    };
    QVERIFY(task.run(read));
    QVERIFY(task.waitForFinished(fileTimeout));

    Settings settings(layoutFile(), QStringList());
    settings.load(stored);
    QVERIFY2(settings.problem().contains(preferences + u" can't be read: it is not a regular"_s),
             qPrintable(settings.problem()));
    change(&settings, [](Preferences *values) { values->interval = 5s; });
    settings.setLayout({{u"trend"_s, true}});
    QVERIFY(settings.finishStoring(fileTimeout));
    QVERIFY2(settings.problem().contains(u"can't be stored"_s), qPrintable(settings.problem()));
    int errorNumber = 0;
    for (const QString &path : {preferences, layoutFile()})
        QVERIFY(S_ISFIFO(posix::stampOf(path, &errorNumber).mode));
}

void TstSettingsFile::fullDisk_isReportedAndTheFilesStay_data()
{
    QTest::addColumn<int>("room");
    for (const int room : {0, 1, 30})
        QTest::addRow("room for %d bytes", room) << room;
}

void TstSettingsFile::fullDisk_isReportedAndTheFilesStay()
{
    QFETCH(const int, room);
    const auto settings = loaded();
    change(settings.get(), [](Preferences *values) { values->interval = 5s; });
    settings->setLayout({{u"trend"_s, true}});
    QVERIFY(settings->finishStoring(fileTimeout));
    const QByteArray before = readFile(file());
    const QByteArray layoutBefore = readFile(layoutFile());
    QVERIFY(!before.isEmpty() && !layoutBefore.isEmpty());
    {
        const FullDisk full{rlim_t(room)};
        settings->setLayout({{u"trend"_s, false}, {u"events"_s, QString(100, u'x')}});
        change(settings.get(),
               [](Preferences *values) { values->statsFile = u"/tmp/"_s + QString(100, u'x'); });
        QVERIFY(settings->finishStoring(fileTimeout));
    }
    QVERIFY2(settings->problem().contains(file()), qPrintable(settings->problem()));
    QVERIFY2(settings->problem().contains(u"File too large"_s), qPrintable(settings->problem()));
    QCOMPARE(readFile(file()), before);
    QCOMPARE(readFile(layoutFile()), layoutBefore);
    // There is room again.
    QVERIFY(settings->finishStoring(fileTimeout));
    QCOMPARE(settings->problem(), QString());
    QCOMPARE(stored().statsFile, settings->values().statsFile);
    QVERIFY(readFile(layoutFile()).contains("events=xxx"));
}

MM_SUITE(TstSettingsFile)
#include "tst_settingsfile.moc"

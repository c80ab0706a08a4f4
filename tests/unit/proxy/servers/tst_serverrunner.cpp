// SPDX-License-Identifier: MIT
#include "files.h"
#include "logcapture.h"
#include "serverfixture.h"
#include "suite.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace mm;
using namespace mm::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Action = ServerRunner::Action;

/// The servers of a file: its changes, and what the registry and the tracker are told.
class TstServerRunner final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ignorePipeSignal(); }
    void init();
    void cleanup();

    void servers_areRegisteredAndCounted();
    void addedEntry_isStarted();
    void removedEntry_isEndedWithoutAWarning();
    void changedEntry_isStartedAgainAlone();
    void badEntry_isReportedOnce();
    void brokenFile_keepsWhatRuns_data();
    void brokenFile_keepsWhatRuns();
    void optionalFile_mayAppearAndDisappear();
    void disabled_persists();
    void actions_haveObstacles();
    void actions_changeTheState();
    void registeredService_isReplaced();
    void environment_hasTheUsualVariablesOnly();
    void endAndRecovery_areLoggedOnce();
    void toolsWithoutRoom_areLoggedOnce();
    void stop_endsAll();
    void stop_withoutServersEndsToo();
    void stop_waitsForOneThatLeaves();

private:
    void write(const QList<ServerEntry> &entries)
    {
        QVERIFY(writeFile(m_file, serverFile(entries)));
    }
    void run(bool isOptional = false)
    {
        ServerRunner::Config config = quickServers(m_file);
        config.isOptional = isOptional;
        config.statsFile = m_folder->filePath(u"stats.json"_s);
        config.environment.insert(u"MM_TEST_SECRET"_s, u"1"_s);
        m_runner = std::make_unique<ServerRunner>(m_registry.get(), config);
        m_removed = std::make_unique<QSignalSpy>(m_runner.get(), &ServerRunner::removed);
    }
    [[nodiscard]] QString word(const QString &name) const
    {
        const ManagedServer *const server = m_runner->find(name);
        return server ? server->status().word() : u"none"_s;
    }
    [[nodiscard]] pid_t pid(const QString &name) const
    {
        return m_runner->find(name)->log().constLast().toInt();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    std::unique_ptr<MeshStats> m_stats;
    std::unique_ptr<ServiceRegistry> m_registry;
    std::unique_ptr<ServerRunner> m_runner;
    std::unique_ptr<QSignalSpy> m_removed;
};

void TstServerRunner::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(u"mcp.json"_s);
    m_stats = std::make_unique<MeshStats>(m_folder->filePath(u"stats.json"_s));
    m_registry = std::make_unique<ServiceRegistry>(m_stats.get(), 120s);
}

void TstServerRunner::cleanup()
{
    m_removed.reset();
    m_runner.reset();
    m_registry.reset();
    m_stats.reset();
}

void TstServerRunner::servers_areRegisteredAndCounted()
{
    write({shellEntry(u"a"_s), {.name = u"b"_s, .command = u"no-such-program"_s}});
    run();
    QVERIFY(!m_runner->isEmpty());
    QVERIFY(m_runner->isStarting());
    QCOMPARE(m_registry->find(u"a"_s)->server, m_runner->find(u"a"_s));
    QCOMPARE(m_registry->find(u"a"_s)->port, 0);
    QTRY_COMPARE(word(u"a"_s), u"up"_s);
    QTRY_COMPARE(word(u"b"_s), u"down"_s);
    QTRY_COMPARE(m_stats->stats().totalServices, 1);
    QVERIFY(!m_runner->isStarting());
    QVERIFY(!m_runner->find(u"c"_s));
}

void TstServerRunner::addedEntry_isStarted()
{
    write({shellEntry(u"a"_s)});
    run();
    QTRY_COMPARE(word(u"a"_s), u"up"_s);
    const pid_t former = pid(u"a"_s);
    write({shellEntry(u"b"_s), shellEntry(u"a"_s)});
    QTRY_COMPARE(word(u"b"_s), u"up"_s);
    QCOMPARE(pid(u"a"_s), former);
    QCOMPARE(m_removed->size(), 0);
}

void TstServerRunner::removedEntry_isEndedWithoutAWarning()
{
    write({shellEntry(u"a"_s), shellEntry(u"b"_s)});
    run();
    QTRY_COMPARE(word(u"a"_s), u"up"_s);
    const pid_t former = pid(u"a"_s);
    const LogCapture log("mm.proxy");
    write({shellEntry(u"b"_s)});
    QTRY_COMPARE(m_removed->value(0).value(0).toString(), u"a"_s);
    QVERIFY(!m_runner->find(u"a"_s));
    QVERIFY(!m_registry->find(u"a"_s));
    QTRY_COMPARE(::kill(former, 0), -1);
    QCOMPARE(log.lines(), QStringList());
}

void TstServerRunner::changedEntry_isStartedAgainAlone()
{
    write({shellEntry(u"a"_s), shellEntry(u"b"_s)});
    run();
    QTRY_COMPARE(word(u"a"_s), u"up"_s);
    QTRY_COMPARE(word(u"b"_s), u"up"_s);
    const pid_t formerA = pid(u"a"_s);
    const pid_t formerB = pid(u"b"_s);
    ServerEntry changed = shellEntry(u"a"_s);
    changed.env.insert(u"A"_s, u"b"_s);
    write({changed, shellEntry(u"b"_s)});
    QTRY_VERIFY(pid(u"a"_s) != formerA);
    QTRY_COMPARE(word(u"a"_s), u"up"_s);
    QCOMPARE(pid(u"b"_s), formerB);
    QCOMPARE(word(u"b"_s), u"up"_s);
}

void TstServerRunner::badEntry_isReportedOnce()
{
    const LogCapture log("mm.proxy");
    const QByteArray text = serverFile({shellEntry(u"a"_s)});
    const qsizetype at = text.lastIndexOf('}', text.lastIndexOf('}') - 1);
    QVERIFY(writeFile(m_file, text.first(at) + R"(,"bad":{"args":[]}}})"));
    run();
    QTRY_COMPARE(word(u"a"_s), u"up"_s);
    QCOMPARE(log.lines(QtWarningMsg).size(), 1);
    QVERIFY(log.lines().constFirst().contains(u"the server \"bad\" is left out"_s));
    QVERIFY(writeFile(m_file, text.first(at) + R"(,"bad":{"args":[] }}})"));
    QSignalSpy changes(m_runner.get(), &ServerRunner::changed);
    QTRY_VERIFY(changes.size() >= 3);
    QCOMPARE(log.count(), 1);
    write({shellEntry(u"a"_s), shellEntry(u"bad"_s)});
    QTRY_COMPARE(word(u"bad"_s), u"up"_s);
}

void TstServerRunner::brokenFile_keepsWhatRuns_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("mode");
    QTest::newRow("cut") << QByteArray(R"({"mcpServers": {)") << 0600;
    QTest::newRow("empty") << QByteArray() << 0600;
    QTest::newRow("without servers") << QByteArray("{}") << 0600;
    QTest::newRow("writable by others") << QByteArray(R"({"mcpServers": {}})") << 0666;
    QTest::newRow("missing") << QByteArray() << 0;
}

void TstServerRunner::brokenFile_keepsWhatRuns()
{
    QFETCH(QByteArray, text);
    QFETCH(int, mode);
    write({shellEntry(u"a"_s)});
    run();
    QTRY_COMPARE(word(u"a"_s), u"up"_s);
    const pid_t former = pid(u"a"_s);
    {
        const LogCapture log("mm.proxy");
        if (mode == 0) {
            QVERIFY(QFile::remove(m_file));
        } else {
            const QString other = m_folder->filePath(u"other"_s);
            QVERIFY(writeFile(other, text));
            QCOMPARE(::chmod(QFile::encodeName(other).constData(), mode_t(mode)), 0);
            QCOMPARE(::rename(QFile::encodeName(other).constData(),
                              QFile::encodeName(m_file).constData()),
                     0);
        }
        QTRY_COMPARE(log.lines(QtWarningMsg).size(), 1);
        QVERIFY2(log.lines().constFirst().endsWith(u"; the running servers are not changed."_s),
                 qPrintable(log.lines().constFirst()));
    }
    QCOMPARE(word(u"a"_s), u"up"_s);
    QCOMPARE(pid(u"a"_s), former);
    write({shellEntry(u"b"_s)});
    QCOMPARE(::chmod(QFile::encodeName(m_file).constData(), 0600), 0);
    QTRY_COMPARE(word(u"b"_s), u"up"_s);
    QCOMPARE(word(u"a"_s), u"none"_s);
}

void TstServerRunner::optionalFile_mayAppearAndDisappear()
{
    const LogCapture log("mm.proxy");
    run(true);
    QVERIFY(m_runner->isEmpty());
    QVERIFY(!m_runner->isStarting());
    write({shellEntry(u"a"_s)});
    QTRY_COMPARE(word(u"a"_s), u"up"_s);
    QVERIFY(QFile::remove(m_file));
    QTRY_VERIFY(m_runner->isEmpty());
    QCOMPARE(log.lines(), QStringList());
}

void TstServerRunner::disabled_persists()
{
    const QString kept = m_folder->filePath(u"stats.json.disabled"_s);
    write({shellEntry(u"a"_s), shellEntry(u"b"_s)});
    run();
    QTRY_COMPARE(word(u"a"_s), u"up"_s);
    QCOMPARE(m_runner->perform(u"a"_s, Action::Disable), QString());
    QCOMPARE(word(u"a"_s), u"disabled"_s);
    QTRY_COMPARE(readFile(kept), "a\n");
    cleanup();
    m_stats = std::make_unique<MeshStats>(m_folder->filePath(u"stats.json"_s));
    m_registry = std::make_unique<ServiceRegistry>(m_stats.get(), 120s);
    run();
    QTRY_COMPARE(word(u"b"_s), u"up"_s);
    QCOMPARE(word(u"a"_s), u"disabled"_s);
    QCOMPARE(m_runner->perform(u"a"_s, Action::Enable), QString());
    QTRY_COMPARE(word(u"a"_s), u"up"_s);
    QTRY_COMPARE(readFile(kept), "");
}

void TstServerRunner::actions_haveObstacles()
{
    ServerEntry disabled = shellEntry(u"a"_s);
    disabled.disabled = true;
    write({disabled, shellEntry(u"b"_s)});
    run();
    for (const Action action :
         {Action::Start, Action::Restart, Action::Stop, Action::Disable, Action::Enable}) {
        const QString obstacle = m_runner->perform(u"a"_s, action);
        QVERIFY2(obstacle.contains(u"has \"disabled\": change it there."_s), qPrintable(obstacle));
    }
    QCOMPARE(m_runner->perform(u"b"_s, Action::Disable), QString());
    for (const Action action : {Action::Start, Action::Restart})
        QCOMPARE(m_runner->perform(u"b"_s, action),
                 u"The server \"b\" is disabled: enable it first."_s);
    QCOMPARE(word(u"b"_s), u"disabled"_s);
}

void TstServerRunner::actions_changeTheState()
{
    write({shellEntry(u"a"_s)});
    run();
    QTRY_COMPARE(word(u"a"_s), u"up"_s);
    const pid_t former = pid(u"a"_s);
    QCOMPARE(m_runner->perform(u"a"_s, Action::Restart), QString());
    QTRY_VERIFY(pid(u"a"_s) != former);
    QTRY_COMPARE(word(u"a"_s), u"up"_s);
    QCOMPARE(m_runner->perform(u"a"_s, Action::Stop), QString());
    QCOMPARE(word(u"a"_s), u"stopped"_s);
    QTRY_COMPARE(m_stats->stats().totalServices, 0);
    QCOMPARE(m_runner->perform(u"a"_s, Action::Start), QString());
    QTRY_COMPARE(word(u"a"_s), u"up"_s);
    QTRY_COMPARE(m_stats->stats().totalServices, 1);
}

void TstServerRunner::registeredService_isReplaced()
{
    run(true);
    QCOMPARE(int(m_registry->add(u"a"_s, 9, R"(["old"])", ServiceRegistry::Steady::now())),
             int(ServiceRegistry::Added::New));
    const LogCapture log("mm.proxy");
    write({shellEntry(u"a"_s)});
    QTRY_VERIFY(m_registry->find(u"a"_s)->server);
    QCOMPARE(m_removed->value(0).value(0).toString(), u"a"_s);
    QCOMPARE(m_registry->find(u"a"_s)->tools, "[]");
    QCOMPARE(m_registry->find(u"a"_s)->port, 0);
    QVERIFY(log.lines(QtWarningMsg).value(0).startsWith(u"The service \"a\" is replaced"_s));
}

void TstServerRunner::environment_hasTheUsualVariablesOnly()
{
    ServerEntry entry = shellEntry(u"a"_s, u"env >&2; "_s);
    entry.env = {{u"OWN"_s, u"1"_s}};
    write({entry});
    run();
    QTRY_COMPARE(word(u"a"_s), u"up"_s);
    QSet<QString> names;
    for (const QString &line : m_runner->find(u"a"_s)->log())
        names.insert(line.section(u'=', 0, 0));
    QVERIFY(names.contains(u"OWN"_s));
    QVERIFY(names.contains(u"PATH"_s));
    QVERIFY(names.contains(u"MM_RUN_BY"_s));
    QVERIFY(!names.contains(u"MM_TEST_SECRET"_s));
    names -= {u"OWN"_s,  u"MM_RUN_BY"_s, u"HOME"_s, u"LOGNAME"_s, u"PATH"_s, u"SHELL"_s,
              u"TERM"_s, u"USER"_s,      u"PWD"_s,  u"OLDPWD"_s,  u"_"_s,    u"SHLVL"_s};
    names.remove(QString::number(pid(u"a"_s)));
    QCOMPARE(names, QSet<QString>());
}

void TstServerRunner::endAndRecovery_areLoggedOnce()
{
    write({shellEntry(u"a"_s)});
    const LogCapture log("mm.proxy");
    run();
    QTRY_COMPARE(word(u"a"_s), u"up"_s);
    QCOMPARE(log.count(), 0);
    ::kill(pid(u"a"_s), SIGKILL);
    QTRY_COMPARE(log.lines(QtInfoMsg).size(), 1);
    QCOMPARE(log.lines(QtWarningMsg).size(), 1);
    QVERIFY(
        log.lines(QtWarningMsg)
            .at(0)
            .startsWith(u"Server \"a\" is down: It is not running: it was ended by signal 9"_s));
    QCOMPARE(log.lines(QtInfoMsg).at(0), u"Server \"a\" is up: It answers."_s);
}

void TstServerRunner::toolsWithoutRoom_areLoggedOnce()
{
    const QByteArray large = "[\"" + QByteArray(ServiceRegistry::maxBytes - 500, 'x') + "\"]";
    (void)m_registry->add(u"large"_s, 9, large, ServiceRegistry::Steady::now());
    write({fixtureEntry(u"a"_s)});
    const LogCapture log("mm.proxy");
    run();
    QTRY_COMPARE(word(u"a"_s), u"up"_s);
    QSignalSpy changes(m_runner.get(), &ServerRunner::changed);
    QTRY_VERIFY(changes.size() >= 5); // by checks
    QCOMPARE(log.lines(), QStringList{u"The tools of the server \"a\" are not listed: MM takes "
                                      "16 MiB of names and tools in all."_s});
    QVERIFY(m_registry->remove(u"large"_s));
    QTRY_VERIFY(m_registry->find(u"a"_s)->tools != "[]");
}

void TstServerRunner::stop_endsAll()
{
    write({shellEntry(u"a"_s), shellEntry(u"b"_s), {.name = u"c"_s, .command = u"no-such"_s}});
    run();
    QTRY_COMPARE(word(u"a"_s), u"up"_s);
    QTRY_COMPARE(word(u"b"_s), u"up"_s);
    const QList<pid_t> pids{pid(u"a"_s), pid(u"b"_s)};
    QSignalSpy ended(m_runner.get(), &ServerRunner::allEnded);
    m_runner->stop();
    QCOMPARE(ended.size(), 0);
    write({shellEntry(u"d"_s)});
    QTRY_COMPARE(ended.size(), 1);
    for (const pid_t each : pids)
        QCOMPARE(::kill(each, 0), -1);
    QTest::qWait(50);
    QVERIFY(!m_runner->find(u"d"_s));
    QCOMPARE(ended.size(), 1);
}

void TstServerRunner::stop_withoutServersEndsToo()
{
    run(true);
    QSignalSpy ended(m_runner.get(), &ServerRunner::allEnded);
    m_runner->stop();
    QTRY_COMPARE(ended.size(), 1);
}

void TstServerRunner::stop_waitsForOneThatLeaves()
{
    write({fixtureEntry(u"a"_s, {u"--stubborn"_s})});
    run();
    QTRY_COMPARE(word(u"a"_s), u"up"_s);
    write({});
    QTRY_COMPARE(m_removed->size(), 1);
    QSignalSpy ended(m_runner.get(), &ServerRunner::allEnded);
    m_runner->stop();
    QVERIFY(!ended.wait(100)); // it ends by SIGKILL, after 0.2 s
    QTRY_COMPARE(ended.size(), 1);
}

MM_SUITE(TstServerRunner)
#include "tst_serverrunner.moc"

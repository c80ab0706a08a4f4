// SPDX-License-Identifier: MIT
#include "app/monitor/desktop/desktopintegration.h"
#include "app/monitor/mmcontrol.h"
#include "app/monitor/proxyclient/processend.h"
#include "fakenotifier.h"
#include "faketrayicon.h"
#include "readcontrol.h"
#include "samples.h"
#include "suite.h"
#include "ui/preferences/preferences.h"
#include "ui/status/mmstatusbar.h"
#include "ui/window/monitorwindow.h"

#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int processTimeout = 30'000;

/// A window whose stats file names a process of the test.
class Controlled final
{
public:
    explicit Controlled(std::chrono::milliseconds endTimeout = 1h)
        : m_window(somePath, m_reads.read(), never)
        , m_desktop(std::make_unique<FakeTrayIcon>(), std::make_unique<FakeNotifier>(),
                    &Instant::now)
        , m_control({.folder = m_folder.path(), .logFile = m_folder.filePath(u"log"_s)}, &m_desktop,
                    {.endTimeout = endTimeout, .pollInterval = 5ms})
    {
        m_desktop.setWindow(&m_window, 2s);
        m_control.setWindow(&m_window);
        m_control.setOwnName(u"ee_monitor"_s);
        m_window.open();
    }

    /// A reading whose writer is \p process, with \p services registered.
    [[nodiscard]] bool read(const ProcessAddress &process, const QStringList &services = {})
    {
        Reading reading = readingFor(State::Active, somePath);
        reading.modified = Instant::now().wall;
        reading.snapshot.services.clear();
        for (const QString &name : services)
            reading.snapshot.services.append({.name = name, .registeredAt = {}, .messageCount = 0});
        reading.snapshot.totalServices = services.size();
        reading.snapshot.writer = Writer{.pid = process.pid,
                                         .host = process.host,
                                         .bootId = process.bootId,
                                         .pidNamespace = process.pidNamespace,
                                         .startTime = process.startTime};
        m_reads.setReading(reading);
        return QTest::qWaitFor([&] {
            m_window.mmStatusBar()->checkNow();
            const auto &writer = m_window.mmStatusBar()->reading().snapshot.writer;
            return writer && writer->pid == process.pid && writer->startTime == process.startTime &&
                   m_window.mmStatusBar()->reading().snapshot.totalServices == services.size();
        });
    }
    [[nodiscard]] QAction *action(const QString &name) const
    {
        return m_window.mmMenu()->findChild<QAction *>(name);
    }
    [[nodiscard]] QAction *stop() const { return action(u"mm_stop_action"_s); }
    [[nodiscard]] QMessageBox *question() const
    {
        return m_window.findChild<QMessageBox *>(u"mm_stop_question"_s);
    }
    /// The text of the message box.
    [[nodiscard]] QString report() const
    {
        const auto *box = m_window.findChild<QMessageBox *>(u"mm_report"_s);
        return box ? box->text() : QString();
    }

private:
    QTemporaryDir m_folder;
    ReadControl m_reads;
    MonitorWindow m_window;
    DesktopIntegration m_desktop;
    MmControl m_control;
};

/// A process that runs until it is ended.
class RunningProcess final
{
public:
    explicit RunningProcess(const QString &script = u"echo ready; exec sleep 600"_s)
    {
        m_process.start(u"/bin/sh"_s, {u"-c"_s, script});
        m_process.waitForReadyRead(processTimeout);
    }
    ~RunningProcess()
    {
        m_process.kill();
        m_process.waitForFinished(processTimeout);
    }
    Q_DISABLE_COPY_MOVE(RunningProcess)

    [[nodiscard]] ProcessAddress address() const
    {
        ProcessAddress address = thisProcess();
        address.pid = m_process.processId();
        address.startTime = 0;
        return address;
    }
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    [[nodiscard]] bool hasEnded()
    {
        return QTest::qWaitFor([this] { return !isRunning(); }, processTimeout);
    }
    [[nodiscard]] int signal() const { return m_process.exitCode(); }

private:
    QProcess m_process;
};

} // namespace

class TstMmControl final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runningMm_isStopped();
    void suspendedMm_isStopped();
    void registeredServices_areConfirmed();
    void ownRegistration_isNotConfirmed();
    void otherProcessWithThePid_isNotEnded();
    void processElsewhere_isNotOffered_data();
    void processElsewhere_isNotOffered();
    void processOfAnotherUser_isNotPermitted();
    void ownProcess_isNeverEnded();
    void mmThatIgnoresTheSignal_isReported();
    void mmOfOtherOptions_isNotRestarted();
    void commandLine_isThatOfTheProcess();
};

void TstMmControl::runningMm_isStopped()
{
    Controlled controlled;
    QVERIFY(!controlled.stop()->isEnabled());
    RunningProcess mm;
    QVERIFY(controlled.read(mm.address()));
    QVERIFY2(controlled.stop()->isEnabled(), qPrintable(controlled.stop()->toolTip()));
    controlled.stop()->trigger();
    QVERIFY(!controlled.stop()->isEnabled()); // no second signal
    QVERIFY(!controlled.question());
    QVERIFY(mm.hasEnded());
    QCOMPARE(mm.signal(), SIGTERM);
    QTRY_COMPARE(controlled.stop()->toolTip(), u"MM is not running."_s);
    QCOMPARE(controlled.report(), QString());
}

void TstMmControl::suspendedMm_isStopped()
{
    Controlled controlled;
    RunningProcess mm;
    QCOMPARE(::kill(static_cast<pid_t>(mm.address().pid), SIGSTOP), 0);
    QVERIFY(controlled.read(mm.address()));
    controlled.stop()->trigger();
    QVERIFY(mm.hasEnded());
}

void TstMmControl::registeredServices_areConfirmed()
{
    Controlled controlled;
    RunningProcess mm;
    QVERIFY(controlled.read(mm.address(), {u"ee_monitor"_s, u"a"_s, u"b"_s}));
    controlled.stop()->trigger();
    QVERIFY(controlled.question());
    QVERIFY2(controlled.question()->text().contains(u"2 service"_s),
             qPrintable(controlled.question()->text()));
    QCOMPARE(controlled.question()->defaultButton(),
             controlled.question()->button(QMessageBox::Cancel));
    controlled.stop()->trigger(); // one question only
    controlled.question()->reject();
    QTRY_VERIFY(!controlled.question());
    QVERIFY(mm.isRunning());
    controlled.stop()->trigger();
    for (QAbstractButton *button : controlled.question()->buttons()) {
        if (controlled.question()->buttonRole(button) == QMessageBox::AcceptRole)
            button->click();
    }
    QVERIFY(mm.hasEnded());
}

void TstMmControl::ownRegistration_isNotConfirmed()
{
    Controlled controlled;
    RunningProcess mm;
    QVERIFY(controlled.read(mm.address(), {u"ee_monitor"_s}));
    controlled.stop()->trigger();
    QVERIFY(!controlled.question());
    QVERIFY(mm.hasEnded());
}

void TstMmControl::otherProcessWithThePid_isNotEnded()
{
    Controlled controlled;
    RunningProcess other;
    ProcessAddress former = other.address();
    former.startTime = 1; // in clock ticks since the boot
    QVERIFY(controlled.read(former));
    QVERIFY(!controlled.stop()->isEnabled());
    QCOMPARE(controlled.stop()->toolTip(), u"MM is not running."_s);
    QCOMPARE(requestEnd(former, Instant::now().wall, true), EndRequest::Gone);
    // Without a start time in the file, by the time of its last change.
    QCOMPARE(requestEnd(other.address(), Instant::now().wall - 1h, true), EndRequest::Gone);
    QVERIFY(other.isRunning());
}

void TstMmControl::processElsewhere_isNotOffered_data()
{
    QTest::addColumn<ProcessAddress>("change");
    QTest::newRow("machine") << ProcessAddress{.pid = 0, .host = u"other.example"_s};
    QTest::newRow("kernel") << ProcessAddress{.pid = 0, .host = {}, .bootId = u"other"_s};
    QTest::newRow("container") << ProcessAddress{
        .pid = 0, .host = {}, .bootId = {}, .pidNamespace = 12345};
}

void TstMmControl::processElsewhere_isNotOffered()
{
    QFETCH(ProcessAddress, change);
    Controlled controlled;
    RunningProcess mm;
    ProcessAddress address = mm.address();
    if (!change.host.isEmpty()) {
        address.host = change.host;
        address.bootId.clear();
    }
    if (!change.bootId.isEmpty())
        address.bootId = change.bootId;
    if (change.pidNamespace != 0)
        address.pidNamespace = change.pidNamespace;
    QVERIFY(controlled.read(address));
    QVERIFY(!controlled.stop()->isEnabled());
    QVERIFY2(controlled.stop()->toolTip().contains(u"container"_s),
             qPrintable(controlled.stop()->toolTip()));
    QCOMPARE(requestEnd(address, Instant::now().wall, true), EndRequest::Elsewhere);
    QVERIFY(mm.isRunning());
}

void TstMmControl::processOfAnotherUser_isNotPermitted()
{
    RunningProcess mm;
    const ProcessAddress address = mm.address();
    const pid_t child = ::fork();
    if (child == 0) {
        // As another user, except where this is not root: there the first process is another's.
        ProcessAddress other = address;
        if (::setuid(65'534) != 0)
            other.pid = 1;
        ::_exit(int(requestEnd(other, Instant::now().wall, true)));
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QCOMPARE(EndRequest(WEXITSTATUS(status)), EndRequest::NotPermitted);
    QVERIFY(mm.isRunning());
}

void TstMmControl::ownProcess_isNeverEnded()
{
    QCOMPARE(requestEnd(thisProcess(), Instant::now().wall, true), EndRequest::Elsewhere);
}

void TstMmControl::mmThatIgnoresTheSignal_isReported()
{
    Controlled controlled(20ms);
    RunningProcess mm(u"trap '' TERM; echo ready; while :; do sleep 1; done"_s);
    QVERIFY(controlled.read(mm.address()));
    controlled.stop()->trigger();
    QTRY_VERIFY(!controlled.report().isEmpty());
    QVERIFY2(controlled.report().contains(QString::number(mm.address().pid)),
             qPrintable(controlled.report()));
    QVERIFY(mm.isRunning());
    QTRY_VERIFY(controlled.stop()->isEnabled()); // it can be tried again
}

void TstMmControl::mmOfOtherOptions_isNotRestarted()
{
    Controlled controlled;
    RunningProcess mm;
    QVERIFY(controlled.read(mm.address()));
    const QAction *restart = controlled.action(u"mm_restart_action"_s);
    QVERIFY(!restart->isEnabled());
    QVERIFY2(restart->toolTip().size() > 20, qPrintable(restart->toolTip()));
}

void TstMmControl::commandLine_isThatOfTheProcess()
{
#ifdef Q_OS_LINUX
    QProcess process;
    process.start(u"/bin/sleep"_s, {u"600"_s});
    QVERIFY(process.waitForStarted());
    // It is empty for a moment after the start.
    QTRY_COMPARE(commandLineOf(process.processId()), (QStringList{u"/bin/sleep"_s, u"600"_s}));
    process.kill();
    QVERIFY(process.waitForFinished());
#endif
    QCOMPARE(commandLineOf(-1), QStringList());
}

MM_WINDOW_SUITE(TstMmControl)
#include "tst_mmcontrol.moc"

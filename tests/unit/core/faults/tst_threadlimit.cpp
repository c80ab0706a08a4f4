// SPDX-License-Identifier: MIT
#include "core/meshstats.h"
#include "core/system/detachedtask.h"
#include "suite.h"
#include "support.h"

#include <QScopeGuard>

#include <atomic>
#include <cerrno>
#include <optional>
#include <pthread.h>
#include <thread>

using namespace mm;
using namespace mm::test;

namespace {

/// While it exists no thread can be started, as with RLIMIT_NPROC, which does not restrict root: no
/// address space has room for such a stack.
class NoThreads final
{
public:
    NoThreads()
    {
        ::pthread_getattr_default_np(&m_before);
        pthread_attr_t large;
        ::pthread_attr_init(&large);
        ::pthread_attr_setstacksize(&large, size_t(1) << 55U);
        if (::pthread_setattr_default_np(&large) != 0)
            qFatal("the stack size can't be set");
        ::pthread_attr_destroy(&large);
    }
    ~NoThreads()
    {
        ::pthread_setattr_default_np(&m_before);
        ::pthread_attr_destroy(&m_before);
    }
    Q_DISABLE_COPY_MOVE(NoThreads)

private:
    pthread_attr_t m_before = {};
};

} // namespace

/// No thread can be started: nothing ends the program, and no message is lost.
class TstThreadLimit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tracker_savesInTheCallingThread();
    void tracker_startsItsThreadLater();
    void detachedTask_runsInTheCallingThread();
    void canStartThreads_isFalse();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TstThreadLimit::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_path = m_dir->filePath(u"stats.json"_s);
}

void TstThreadLimit::tracker_savesInTheCallingThread()
{
    const LogCapture log;
    const NoThreads none;
    {
        MeshStats stats(m_path, 1h);
        QCOMPARE(totalIn(m_path), 0);
        QVERIFY(stats.serviceRegistered(u"a"_s));
        stats.messageProcessed(u"a"_s);
        QVERIFY(stats.flush());
        QCOMPARE(totalIn(m_path), 1);
        stats.messageProcessed(u"a"_s);
        stats.kickWatchdog();
        QCOMPARE(totalIn(m_path), 2);
        QCOMPARE(stats.report().error, QString());
        stats.messageProcessed(u"a"_s);
    }
    QCOMPARE(totalIn(m_path), 3);
    QCOMPARE(snapshotIn(m_path).writer->state, Writer::State::Stopped);
    QCOMPARE(log.count(), 1);
    QVERIFY2(log.lines(QtWarningMsg).first().contains(m_path),
             qPrintable(log.lines(QtWarningMsg).first()));
}

void TstThreadLimit::tracker_startsItsThreadLater()
{
    const LogCapture log;
    std::optional<NoThreads> none(std::in_place);
    MeshStats stats(m_path, 1h);
    none.reset();
    QVERIFY(stats.serviceRegistered(u"a"_s));
    QTRY_COMPARE(snapshotIn(m_path).totalServices, 1);
    stats.messageProcessed(u"a"_s);
    QTRY_COMPARE(totalIn(m_path), 1);
}

void TstThreadLimit::detachedTask_runsInTheCallingThread()
{
    static int warnings = 0;
    const auto before = qInstallMessageHandler([](QtMsgType, const auto &, const QString &text) {
        warnings += text.contains(qt_error_string(EAGAIN)) ? 1 : 0;
    });
    const auto restore = qScopeGuard([before] { qInstallMessageHandler(before); });
    std::optional<NoThreads> none(std::in_place);
    for (int i = 0; i < 3; ++i) {
        DetachedTask task;
        std::thread::id worker;
        bool isFinished = false;
        QVERIFY(task.run([&]() -> DetachedTask::Finish {
            worker = std::this_thread::get_id();
            return [&] { isFinished = true; };
        }));
        QVERIFY(worker == std::this_thread::get_id());
        // As with a thread, the result is delivered through the event loop.
        QVERIFY(task.isRunning());
        QVERIFY(!isFinished);
        QTRY_VERIFY(isFinished);
        QVERIFY(!task.isRunning());
    }
    QVERIFY(!DetachedTask::isAnyRunning());
    QCOMPARE(warnings, 1);
    none.reset();
    DetachedTask task;
    std::atomic<std::thread::id> worker;
    QVERIFY(task.run([&worker] {
        worker = std::this_thread::get_id();
        return [] {};
    }));
    QVERIFY(task.waitForFinished(1h));
    QVERIFY(worker.load() != std::this_thread::get_id());
}

void TstThreadLimit::canStartThreads_isFalse()
{
    QVERIFY(DetachedTask::canStartThreads(2));
    const NoThreads none;
    QVERIFY(!DetachedTask::canStartThreads(1));
    QVERIFY(DetachedTask::canStartThreads(0));
}

MM_SUITE(TstThreadLimit)
#include "tst_threadlimit.moc"

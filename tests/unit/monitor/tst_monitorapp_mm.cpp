// SPDX-License-Identifier: MIT
#include "monitorapptest.h"
#include "suite.h"

#include <QAction>
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPointer>
#include <QScopeGuard>
#include <QSettings>

using namespace mm;
using namespace mm::test;
using namespace Qt::StringLiterals;

/// Changed preferences of MM apply to the running program's registration and requests.
class TstMonitorAppMm final : public MonitorAppTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { prepare(); }
    void cleanup() { verifyEnd(); }
    void otherInterval_keepsWindowAndRegistration();
    void disabledRegistration_deregisters();
    void otherMm_getsTheRegistration();
    void silentMm_doesNotDelayTheWindow();
    void closedWhileDeregistering_waitsForResponse();
    void replacedWindow_showsStartInProgress();

private:
    [[nodiscard]] QStringList withMm() const { return {u"--mm-url"_s, m_mm->url().text()}; }
};

void TstMonitorAppMm::otherInterval_keepsWindowAndRegistration()
{
    runWith(withMm(), [&] {
        QTRY_VERIFY_WITH_TIMEOUT(m_mm->isRegistered, appTimeout);
        const QPointer<MonitorWindow> before = window();
        openDialog();
        control<QDoubleSpinBox>(u"mm_interval"_s)->setValue(0.5);
        QVERIFY(writeStats(u"first.json"_s, 2));
        QTRY_VERIFY_WITH_TIMEOUT(showsMessages(2), appTimeout);
        QVERIFY(m_mm->hasReceivedAll());
        QCOMPARE(window(), before.data());
        QCOMPARE(m_mm->count("/register"), 1);
        QCOMPARE(m_mm->count("/deregister"), 0);
    });
}

void TstMonitorAppMm::disabledRegistration_deregisters()
{
    runWith(withMm(), [&] {
        QTRY_VERIFY_WITH_TIMEOUT(m_mm->isRegistered, appTimeout);
        openDialog();
        control<QCheckBox>(u"mm_membership"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(!m_mm->isRegistered, appTimeout);
        QCOMPARE(m_mm->count("/deregister"), 1);
        control<QCheckBox>(u"mm_membership"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(m_mm->isRegistered, appTimeout);
        QCOMPARE(m_mm->count("/register"), 2);
    });
    QVERIFY(!m_mm->isRegistered);
}

void TstMonitorAppMm::otherMm_getsTheRegistration()
{
    FakeMm other;
    QSettings().setValue(u"mm/url"_s, m_mm->url().text());
    runWith({}, [&] {
        QTRY_VERIFY_WITH_TIMEOUT(m_mm->isRegistered, appTimeout);
        openDialog();
        enter(u"mm_url"_s, u"http://example.com"_s);
        QVERIFY(control<QLabel>(u"mm_url_problem"_s)->isVisible());
        enter(u"mm_url"_s, other.url().text());
        QTRY_VERIFY_WITH_TIMEOUT(other.isRegistered, appTimeout);
        QVERIFY(!m_mm->isRegistered);
        QTRY_VERIFY_WITH_TIMEOUT(other.count("/health") >= 1, appTimeout);
    });
    QVERIFY(!other.isRegistered);
}

void TstMonitorAppMm::silentMm_doesNotDelayTheWindow()
{
    runWith(withMm(), [&] {
        QTRY_VERIFY_WITH_TIMEOUT(m_mm->isRegistered, appTimeout);
        m_mm->statusOf = {{"/deregister", 0}};
        openDialog();
        control<QCheckBox>(u"mm_membership"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_mm->count("/deregister"), 1, appTimeout);
        enter(u"mm_stats_file"_s, path(u"second.json"_s));
        QTRY_VERIFY_WITH_TIMEOUT(showsMessages(2), appTimeout);
        control<QCheckBox>(u"mm_membership"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_mm->count("/register"), 2, appTimeout);
    });
}

void TstMonitorAppMm::closedWhileDeregistering_waitsForResponse()
{
    const QObject context; // disconnects at the end of this test
    connect(qApp, &QCoreApplication::aboutToQuit, &context, [this] { m_mm->answerPending(); });
    runWith(withMm(), [&] {
        QTRY_VERIFY_WITH_TIMEOUT(m_mm->isRegistered, appTimeout);
        m_mm->statusOf = {{"/deregister", 0}};
        openDialog();
        control<QCheckBox>(u"mm_membership"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_mm->count("/deregister"), 1, appTimeout);
    });
    QVERIFY(!m_mm->isRegistered);
    QCOMPARE(m_mm->count("/deregister"), 1);
    QCOMPARE(m_mm->count("/register"), 1);
}

void TstMonitorAppMm::replacedWindow_showsStartInProgress()
{
    // This program is started only if the request times out, as on a busy machine.
    const QString program = path(u"mm-proxy"_s);
    QVERIFY(writeFile(program, "#!/bin/sh\nexec sleep 20\n"));
    QVERIFY(QFile::setPermissions(program, QFile::ReadOwner | QFile::ExeOwner));
    const QByteArray pathVariable = qgetenv("PATH");
    const auto restore = qScopeGuard([&] { qputenv("PATH", pathVariable); });
    qputenv("PATH", QFile::encodeName(m_folder->path()) + ":/usr/bin:/bin");
    m_mm->silent = true;
    runWith(withMm() + QStringList{u"--no-register"_s, u"--start-mm"_s}, [&] {
        const auto startEntry = [] {
            for (const QWidget *widget : QApplication::topLevelWidgets()) {
                if (auto *found = widget->findChild<QAction *>(u"mm_tray_start"_s))
                    return found;
            }
            return static_cast<QAction *>(nullptr);
        };
        QTRY_COMPARE_WITH_TIMEOUT(m_mm->count("/health"), 1, appTimeout);
        openDialog();
        enter(u"mm_stats_file"_s, path(u"missing.json"_s));
        QTRY_VERIFY_WITH_TIMEOUT(startEntry() && startEntry()->isVisible(), appTimeout);
        QVERIFY(!startEntry()->isEnabled());
        m_mm->answerPending();
        QTRY_VERIFY_WITH_TIMEOUT(startEntry()->isEnabled(), appTimeout);
    });
}

MM_WINDOW_SUITE(TstMonitorAppMm)
#include "tst_monitorapp_mm.moc"

// SPDX-License-Identifier: MIT
#include "fleet/fleetfixture.h"
#include "monitorapptest.h"
#include "suite.h"

#include <QGroupBox>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSettings>

using namespace mm;
using namespace mm::test;
using namespace Qt::StringLiterals;

/// Machines of Prometheus in the running program, by its preferences and its command line.
class TstMonitorAppPrometheus final : public MonitorAppTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { prepare(); }
    void cleanup() { verifyEnd(); }
    void prometheus_replacesTheFileAndBack();
    void prometheusTest_showsTheResult();
    void givenPrometheus_isShown();
};

void TstMonitorAppPrometheus::prometheus_replacesTheFileAndBack()
{
    FleetTest fleet;
    fleet.data.series = FakeMachine{.name = u"a"_s, .messages = 2}.series();
    fleet.server.serve(fleet.data);
    QSettings().setValue(u"prometheus/url"_s, fleet.server.url().toString());
    runWith({}, [&] {
        const QPointer<MonitorWindow> before = window();
        openDialog();
        const auto choose = [] {
            QTest::keyClick(control<QGroupBox>(u"mm_prometheus"_s), Qt::Key_Space);
        };
        choose();
        QTRY_COMPARE_WITH_TIMEOUT(label(), u"MM: 1 machines | 2 services | 2 msgs"_s, appTimeout);
        QVERIFY(before.isNull() && dialog());
        // Without a window manager the new window is active, which has a shortcut for Enter.
        dialog()->activateWindow();
        QTRY_COMPARE_WITH_TIMEOUT(QApplication::activeWindow(), dialog(), appTimeout);
        enter(u"mm_prometheus_select"_s, u"{job=\"mm\",a=\"b\"}"_s);
        QString queries;
        const auto asked = [&] { return queries += fleet.server.takeQueries().join(u' '); };
        QTRY_VERIFY_WITH_TIMEOUT(asked().contains(u"a=\"b\""_s), appTimeout);
        choose();
        QTRY_VERIFY_WITH_TIMEOUT(showsMessages(1), appTimeout);
        choose();
        QTRY_COMPARE_WITH_TIMEOUT(label(), u"MM: 1 machines | 2 services | 2 msgs"_s, appTimeout);
        choose();
        QTRY_VERIFY_WITH_TIMEOUT(showsMessages(1), appTimeout);
    });
    QVERIFY(!QSettings().value(u"prometheus/enabled"_s).toBool());
    QCOMPARE(QSettings().value(u"prometheus/select"_s).toString(), u"{job=\"mm\",a=\"b\"}"_s);
}

void TstMonitorAppPrometheus::prometheusTest_showsTheResult()
{
    FleetTest fleet;
    fleet.data.series = FakeMachine{.name = u"a"_s, .at = 1000}.series();
    fleet.data.series += FakeMachine{.name = u"b"_s, .isUp = false}.series();
    fleet.server.serve(fleet.data);
    runWith({}, [&] {
        openDialog();
        QTest::keyClick(control<QGroupBox>(u"mm_prometheus"_s), Qt::Key_Space);
        enter(u"mm_prometheus_url"_s, fleet.server.url().toString());
        auto *test = control<QPushButton>(u"mm_prometheus_test"_s);
        const auto *result = control<QLabel>(u"mm_prometheus_result"_s);
        QTest::keyClick(test, Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(result->text(),
                                  u"MM: 1 of 2 machines | 2 services | 100 msgs\n"
                                  "b: It does not answer Prometheus."_s,
                                  appTimeout);
        fleet.server.setHandler([](int socket, const FakeRequest &) {
            return FakePrometheus::respond(socket, {}, "403 Forbidden");
        });
        QTRY_VERIFY_WITH_TIMEOUT(test->isEnabled(), appTimeout);
        QTest::keyClick(test, Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(result->text().contains(u"403 Forbidden"_s), appTimeout);
        QVERIFY(result->text().startsWith(u"MM: Error reading Prometheus\n"_s));
    });
}

void TstMonitorAppPrometheus::givenPrometheus_isShown()
{
    FleetTest fleet;
    fleet.data.series = FakeMachine{.name = u"a"_s, .messages = 1}.series();
    fleet.server.serve(fleet.data);
    QSettings().setValue(u"prometheus/url"_s, u"http://stored.example"_s);
    runWith({u"--prometheus"_s, fleet.server.url().toString()}, [&] {
        QCOMPARE(label(), u"MM: 1 machines | 2 services | 1 msgs"_s);
        openDialog();
        QVERIFY(!control<QWidget>(u"mm_prometheus"_s)->isEnabled());
        QVERIFY(control<QLabel>(u"mm_prometheus_given"_s)->isVisible());
        QCOMPARE(m_mm->requests.size(), 0);
    });
    QCOMPARE(QSettings().value(u"prometheus/url"_s).toString(), u"http://stored.example"_s);
}

MM_WINDOW_SUITE(TstMonitorAppPrometheus)
#include "tst_monitorapp_prometheus.moc"

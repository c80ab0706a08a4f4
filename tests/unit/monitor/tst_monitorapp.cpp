// SPDX-License-Identifier: MIT
#include "app/monitor/monitorapp.h"
#include "fakemm.h"
#include "files.h"
#include "fleet/fleetfixture.h"
#include "suite.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace mm;
using namespace mm::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int appTimeout = 20'000;

bool writeStats(const QString &path, int messages)
{
    return writeFile(path, R"({"total_services":0,"total_messages":)" +
                               QByteArray::number(messages) + "}");
}

template <typename Window>
QList<Window *> shownWindows()
{
    QList<Window *> found;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *each = qobject_cast<Window *>(widget); each && each->isVisible())
            found += each;
    }
    return found;
}

/// The window that is shown; null if there is none, or more than one.
MonitorWindow *window()
{
    const auto found = shownWindows<MonitorWindow>();
    return found.size() == 1 ? found.constFirst() : nullptr;
}

QString label()
{
    const auto *found = window() ? window()->findChild<QLabel *>(u"mm_status_label"_s) : nullptr;
    return found ? found->text() : QString();
}

PreferencesDialog *dialog()
{
    return shownWindows<PreferencesDialog>().value(0);
}

template <typename Widget>
Widget *control(const QString &name)
{
    return dialog()->findChild<Widget *>(name);
}

void openDialog()
{
    window()->findChild<QAction *>(u"mm_preferences_action"_s)->trigger();
}

void enter(const QString &name, const QString &text)
{
    auto *line = control<QLineEdit>(name);
    // The window that replaces another one is active in the offscreen platform, and Enter its key.
    line->activateWindow();
    line->setFocus();
    (void)QTest::qWaitForWindowActive(line->window());
    line->selectAll();
    QTest::keyClicks(line, text);
    QTest::keyClick(line, Qt::Key_Return);
}

} // namespace

/// Changed preferences apply to the running program.
class TstMonitorApp final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void statsFile_isShownAtOnceAndStored();
    void otherStatsFile_replacesTheWindowInPlace();
    void otherInterval_keepsWindowAndRegistration();
    void disabledRegistration_deregisters();
    void otherMm_getsTheRegistration();
    void silentMm_doesNotDelayTheWindow();
    void closedWhileDeregistering_waitsForResponse();
    void theme_keepsTheWindow();
    void language_appliesAtOnce();
    void commandLine_overridesAndIsShown();
    void autostart_writesAndRemovesTheEntry();
    void dialog_keepsItsPositionButNotTheProgram();
    void signal_quits();
    void movedWindow_isStoredWithoutAnEnd();
    void settingsReadLate_applyButKeepTheUsersChange();
    void unreadableSettings_areReportedWhileMmIsActive();
    void replacedWindow_showsStartInProgress();
    void prometheus_replacesTheFileAndBack();
    void prometheusTest_showsTheResult();
    void givenPrometheus_isShown();

private:
    /// Runs the program with \p arguments, and \p work once its window shows the first file.
    void runWith(const QStringList &arguments, const std::function<void()> &work);
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QStringList given() const { return {u"--mm-url"_s, m_mm->url().text()}; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeMm> m_mm;
    int m_code = -1;
};

void TstMonitorApp::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    QCoreApplication::setOrganizationName(u"ee-monitor-test"_s);
    // Excludes the settings of the user and of the previous test.
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, path(u"config"_s));
    qputenv("XDG_CONFIG_HOME", path(u"config"_s).toUtf8());
    qputenv("XDG_DATA_HOME", path(u"data"_s).toUtf8());
    qputenv("XDG_STATE_HOME", path(u"state"_s).toUtf8());
    qputenv("MM_MESH_STATS_FILE", path(u"first.json"_s).toUtf8());
    QVERIFY(writeStats(path(u"first.json"_s), 1));
    QVERIFY(writeStats(path(u"second.json"_s), 2));
    m_mm = std::make_unique<FakeMm>();
    m_code = -1;
}

void TstMonitorApp::cleanup()
{
    QCOMPARE(m_code, 0);
    QVERIFY(!window());
    m_mm.reset();
}

void TstMonitorApp::runWith(const QStringList &arguments, const std::function<void()> &work)
{
    const UserFolders folders = UserFolders::fromEnvironment();
    MonitorApp app(parseOptions(QStringList{u"ee-monitor"_s} + arguments), folders,
                   readSettings(folders.layoutFile()));
    bool ended = false;
    QTimer::singleShot(0, &app, [&] {
        [&] { QTRY_VERIFY_WITH_TIMEOUT(label().contains(u" 1 msgs"_s), appTimeout); }();
        if (!QTest::currentTestFailed())
            work();
        ended = true;
        QTimer::singleShot(0, &app, [] {
            if (window())
                window()->close();
            else
                QCoreApplication::quit();
        });
    });
    m_code = app.run();
    QVERIFY(ended);
}

void TstMonitorApp::statsFile_isShownAtOnceAndStored()
{
    runWith({u"--no-register"_s}, [&] {
        openDialog();
        QCOMPARE(control<QLineEdit>(u"mm_stats_file"_s)->placeholderText(), path(u"first.json"_s));
        enter(u"mm_stats_file"_s, path(QString())); // a folder
        QVERIFY(control<QLabel>(u"mm_stats_file_problem"_s)->isVisible());
        QVERIFY(label().contains(u" 1 msgs"_s));
        enter(u"mm_stats_file"_s, path(u"second.json"_s));
        QTRY_VERIFY_WITH_TIMEOUT(label().contains(u" 2 msgs"_s), appTimeout);
        QVERIFY(control<QLabel>(u"mm_stats_file_problem"_s)->isHidden());
    });
    QVERIFY(writeStats(path(u"second.json"_s), 1));
    QVERIFY(writeStats(path(u"first.json"_s), 2));
    runWith({u"--no-register"_s}, [] {}); // shows the second one
}

void TstMonitorApp::otherStatsFile_replacesTheWindowInPlace()
{
    runWith({u"--no-register"_s}, [&] {
        const QSignalSpy lastClosed(qApp, &QGuiApplication::lastWindowClosed);
        const QPointer<MonitorWindow> before = window();
        before->setGeometry(120, 130, 640, 480);
        openDialog();
        enter(u"mm_stats_file"_s, path(u"second.json"_s));
        QTRY_VERIFY_WITH_TIMEOUT(window() && window() != before, appTimeout);
        QCOMPARE(window()->geometry(), QRect(120, 130, 640, 480));
        QVERIFY(before.isNull());
        QVERIFY(dialog());
        QTRY_VERIFY_WITH_TIMEOUT(label().contains(u" 2 msgs"_s), appTimeout);
        dialog()->close();
        QVERIFY(window());
        QCOMPARE(lastClosed.size(), 0);
    });
}

void TstMonitorApp::otherInterval_keepsWindowAndRegistration()
{
    runWith(given(), [&] {
        QTRY_VERIFY_WITH_TIMEOUT(m_mm->isRegistered, appTimeout);
        const QPointer<MonitorWindow> before = window();
        openDialog();
        control<QDoubleSpinBox>(u"mm_interval"_s)->setValue(0.5);
        QVERIFY(writeStats(path(u"first.json"_s), 2));
        QTRY_VERIFY_WITH_TIMEOUT(label().contains(u" 2 msgs"_s), appTimeout);
        QVERIFY(m_mm->hasReceivedAll());
        QCOMPARE(window(), before.data());
        QCOMPARE(m_mm->count("/register"), 1);
        QCOMPARE(m_mm->count("/deregister"), 0);
    });
}

void TstMonitorApp::disabledRegistration_deregisters()
{
    runWith(given(), [&] {
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

void TstMonitorApp::otherMm_getsTheRegistration()
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

void TstMonitorApp::silentMm_doesNotDelayTheWindow()
{
    runWith(given(), [&] {
        QTRY_VERIFY_WITH_TIMEOUT(m_mm->isRegistered, appTimeout);
        m_mm->statusOf = {{"/deregister", 0}};
        openDialog();
        control<QCheckBox>(u"mm_membership"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_mm->count("/deregister"), 1, appTimeout);
        enter(u"mm_stats_file"_s, path(u"second.json"_s));
        QTRY_VERIFY_WITH_TIMEOUT(label().contains(u" 2 msgs"_s), appTimeout);
        control<QCheckBox>(u"mm_membership"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_mm->count("/register"), 2, appTimeout);
    });
}

void TstMonitorApp::closedWhileDeregistering_waitsForResponse()
{
    const QObject context; // disconnects at the end of this test
    connect(qApp, &QCoreApplication::aboutToQuit, &context, [this] { m_mm->answerPending(); });
    runWith(given(), [&] {
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

void TstMonitorApp::theme_keepsTheWindow()
{
    const QColor system = QApplication::palette().color(QPalette::Window);
    runWith({u"--no-register"_s}, [&] {
        const QPointer<MonitorWindow> before = window();
        openDialog();
        control<QComboBox>(u"mm_theme"_s)->setCurrentIndex(2);
        QTRY_COMPARE(window()->palette().color(QPalette::Window),
                     themePalette(Theme::Dark).color(QPalette::Window));
        QCOMPARE(window(), before.data());
        control<QComboBox>(u"mm_theme"_s)->setCurrentIndex(0);
        QTRY_COMPARE(window()->palette().color(QPalette::Window), system);
    });
}

void TstMonitorApp::language_appliesAtOnce()
{
    runWith({u"--no-register"_s}, [&] {
        openDialog();
        auto *language = control<QComboBox>(u"mm_language"_s);
        QVERIFY(language->findText(u"English"_s) > 0);
        QVERIFY(language->findText(u"Deutsch"_s) > 0);
        const QPoint position = dialog()->pos();
        window()->findChild<QLineEdit *>(u"mm_events_filter"_s)->setText(u"joined"_s);
        enter(u"mm_url"_s, u"half typed"_s);
        language->setFocus();
        language->setCurrentIndex(language->findData(u"de"_s));
        const auto firstMenu = [] {
            return window() ? window()->menuBar()->actions().constFirst()->text() : QString();
        };
        QTRY_COMPARE_WITH_TIMEOUT(firstMenu(), u"&Datei"_s, appTimeout);
        QTRY_VERIFY(dialog());
        QCOMPARE(dialog()->pos(), position);
        QCOMPARE(control<QComboBox>(u"mm_language"_s)->currentData().toString(), u"de"_s);
        QCOMPARE(dialog()->focusWidget()->objectName(), u"mm_language"_s);
        QCOMPARE(control<QLineEdit>(u"mm_url"_s)->text(), u"half typed"_s);
        QVERIFY(control<QLabel>(u"mm_url_problem"_s)->text().startsWith(u"MM läuft"_s));
        QCOMPARE(window()->findChild<QLineEdit *>(u"mm_events_filter"_s)->text(), u"joined"_s);
        QTRY_VERIFY_WITH_TIMEOUT(label().contains(u" 1 "_s), appTimeout);
        language = control<QComboBox>(u"mm_language"_s);
        language->setCurrentIndex(language->findData(u"ar"_s));
        QTRY_VERIFY_WITH_TIMEOUT(window() && window()->isRightToLeft(), appTimeout);
        control<QComboBox>(u"mm_language"_s)->setCurrentIndex(0);
        QTRY_COMPARE_WITH_TIMEOUT(firstMenu(), u"&File"_s, appTimeout);
        QVERIFY(!window()->isRightToLeft());
    });
}

void TstMonitorApp::commandLine_overridesAndIsShown()
{
    QSettings().setValue(u"stats/file"_s, path(u"second.json"_s));
    QSettings().setValue(u"stats/interval"_s, 5000);
    runWith({u"--stats-file"_s, path(u"first.json"_s), u"--no-register"_s}, [&] {
        openDialog();
        QCOMPARE(control<QLineEdit>(u"mm_stats_file"_s)->text(), path(u"first.json"_s));
        QVERIFY(!control<QLineEdit>(u"mm_stats_file"_s)->isEnabled());
        QCOMPARE(control<QDoubleSpinBox>(u"mm_interval"_s)->value(), 5.0);
        QVERIFY(control<QDoubleSpinBox>(u"mm_interval"_s)->isEnabled());
    });
    QCOMPARE(QSettings().value(u"stats/file"_s).toString(), path(u"second.json"_s));
}

void TstMonitorApp::autostart_writesAndRemovesTheEntry()
{
    const QString entry = path(u"config/autostart/io.github.eemonitor.EEMonitor.desktop"_s);
    runWith({u"--no-register"_s}, [&] {
        openDialog();
        auto *box = control<QCheckBox>(u"mm_autostart"_s);
        QVERIFY(!box->isChecked());
        box->click();
        QTRY_VERIFY_WITH_TIMEOUT(
            readFile(entry).contains('"' + QCoreApplication::applicationFilePath().toUtf8() +
                                     "\" \"--no-register\"\n"),
            appTimeout);
        QTRY_VERIFY_WITH_TIMEOUT(box->isChecked(), appTimeout);
        control<QCheckBox>(u"mm_autostart_hidden"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(readFile(entry).contains("\"--no-register\" \"--hidden\"\n"),
                                 appTimeout);
        QTRY_VERIFY_WITH_TIMEOUT(control<QCheckBox>(u"mm_autostart_hidden"_s)->isChecked(),
                                 appTimeout);
        box->click();
        QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(entry), appTimeout);
    });
}

void TstMonitorApp::dialog_keepsItsPositionButNotTheProgram()
{
    runWith({u"--no-register"_s}, [&] {
        openDialog();
        dialog()->move(30, 20);
        dialog()->close();
        openDialog();
        QCOMPARE(dialog()->pos(), QPoint(30, 20));
    }); // runWith() closes only the window
}

void TstMonitorApp::signal_quits()
{
    runWith({u"--no-register"_s}, [&] {
        QVERIFY(::raise(SIGTERM) == 0);
        QTRY_VERIFY(!window());
    });
}

void TstMonitorApp::movedWindow_isStoredWithoutAnEnd()
{
    const QString layout = path(u"state/ee-monitor/window.conf"_s);
    QSettings().setValue(u"window/trend"_s, true); // as earlier versions stored it
    runWith({u"--no-register"_s}, [&] {
        window()->resize(611, 477);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(layout), appTimeout);
        QTRY_VERIFY_WITH_TIMEOUT(!QSettings().contains(u"window/trend"_s), appTimeout);
    });
    runWith({u"--no-register"_s}, [&] { QCOMPARE(window()->size(), QSize(611, 477)); });
}

void TstMonitorApp::settingsReadLate_applyButKeepTheUsersChange()
{
    MonitorApp app(parseOptions({u"ee-monitor"_s, u"--no-register"_s}),
                   UserFolders::fromEnvironment(), std::nullopt);
    StoredSettings stored;
    stored.values = {{u"stats/file"_s, path(u"second.json"_s)},
                     {u"stats/interval"_s, u"7000"_s},
                     {u"tray/enabled"_s, u"false"_s}};
    QTimer::singleShot(0, &app, [&] {
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT(label().contains(u" 1 msgs"_s), appTimeout);
            openDialog();
            control<QDoubleSpinBox>(u"mm_interval"_s)->setValue(9.0);
            app.applyStored(stored);
            QTRY_VERIFY_WITH_TIMEOUT(label().contains(u" 2 msgs"_s), appTimeout);
            QCOMPARE(control<QDoubleSpinBox>(u"mm_interval"_s)->value(), 9.0);
            QVERIFY(!control<QCheckBox>(u"mm_tray"_s)->isChecked());
        }();
        QCoreApplication::quit();
    });
    m_code = app.run();
    QCOMPARE(QSettings().value(u"stats/interval"_s).toInt(), 9000);
    QVERIFY(!QSettings().contains(u"tray/enabled"_s));
}

void TstMonitorApp::unreadableSettings_areReportedWhileMmIsActive()
{
    const QString file = QSettings().fileName();
    QVERIFY(QDir().mkpath(file)); // even root can't read a folder as a file
    runWith({u"--no-register"_s}, [&] {
        const auto *problem = window()->findChild<QLabel *>(u"mm_settings_problem"_s);
        QVERIFY(problem->isVisible());
        QVERIFY2(problem->text().contains(file), qPrintable(problem->text()));
        openDialog();
        control<QCheckBox>(u"mm_tray"_s)->click();
        const auto *inDialog = control<QLabel>(u"mm_preferences_problem"_s);
        QTRY_VERIFY2(inDialog->text().contains(u"can't be stored"_s), qPrintable(inDialog->text()));
    });
    QVERIFY(QFileInfo(file).isDir());
}

void TstMonitorApp::replacedWindow_showsStartInProgress()
{
    // This program is started only if the request times out, as on a busy machine.
    const QString program = path(u"mm-proxy"_s);
    QVERIFY(writeFile(program, "#!/bin/sh\nexec sleep 20\n"));
    QVERIFY(QFile::setPermissions(program, QFile::ReadOwner | QFile::ExeOwner));
    const QByteArray pathVariable = qgetenv("PATH");
    const auto restore = qScopeGuard([&] { qputenv("PATH", pathVariable); });
    qputenv("PATH", QFile::encodeName(m_folder->path()) + ":/usr/bin:/bin");
    m_mm->silent = true;
    runWith(given() + QStringList{u"--no-register"_s, u"--start-mm"_s}, [&] {
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

void TstMonitorApp::prometheus_replacesTheFileAndBack()
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
        QTRY_VERIFY_WITH_TIMEOUT(label().contains(u" 1 msgs"_s), appTimeout);
        choose();
        QTRY_COMPARE_WITH_TIMEOUT(label(), u"MM: 1 machines | 2 services | 2 msgs"_s, appTimeout);
        choose();
        QTRY_VERIFY_WITH_TIMEOUT(label().contains(u" 1 msgs"_s), appTimeout);
    });
    QVERIFY(!QSettings().value(u"prometheus/enabled"_s).toBool());
    QCOMPARE(QSettings().value(u"prometheus/select"_s).toString(), u"{job=\"mm\",a=\"b\"}"_s);
}

void TstMonitorApp::prometheusTest_showsTheResult()
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

void TstMonitorApp::givenPrometheus_isShown()
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

MM_WINDOW_SUITE(TstMonitorApp)
#include "tst_monitorapp.moc"

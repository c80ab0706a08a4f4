// SPDX-License-Identifier: MIT
#include "monitorapptest.h"
#include "suite.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QMenuBar>
#include <QPointer>
#include <QSettings>
#include <QSignalSpy>

#include <csignal>

using namespace mm;
using namespace mm::test;
using namespace Qt::StringLiterals;

/// Changed preferences apply to the running program.
class TstMonitorApp final : public MonitorAppTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { prepare(); }
    void cleanup() { verifyEnd(); }
    void statsFile_isShownAtOnceAndStored();
    void otherStatsFile_replacesTheWindowInPlace();
    void theme_keepsTheWindow();
    void language_appliesAtOnce();
    void commandLine_overridesAndIsShown();
    void autostart_writesAndRemovesTheEntry();
    void dialog_keepsItsPositionButNotTheProgram();
    void signal_quits();
    void movedWindow_isStoredWithoutAnEnd();
    void settingsReadLate_applyButKeepTheUsersChange();
    void unreadableSettings_areReportedWhileMmIsActive();
};

void TstMonitorApp::statsFile_isShownAtOnceAndStored()
{
    runWith({u"--no-register"_s}, [&] {
        openDialog();
        QCOMPARE(control<QLineEdit>(u"mm_stats_file"_s)->placeholderText(), path(u"first.json"_s));
        enter(u"mm_stats_file"_s, path(QString())); // a folder
        QVERIFY(control<QLabel>(u"mm_stats_file_problem"_s)->isVisible());
        QVERIFY(showsMessages(1));
        enter(u"mm_stats_file"_s, path(u"second.json"_s));
        QTRY_VERIFY_WITH_TIMEOUT(showsMessages(2), appTimeout);
        QVERIFY(control<QLabel>(u"mm_stats_file_problem"_s)->isHidden());
    });
    QVERIFY(writeStats(u"second.json"_s, 1));
    QVERIFY(writeStats(u"first.json"_s, 2));
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
        QTRY_VERIFY_WITH_TIMEOUT(showsMessages(2), appTimeout);
        dialog()->close();
        QVERIFY(window());
        QCOMPARE(lastClosed.size(), 0);
    });
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
            QTRY_VERIFY_WITH_TIMEOUT(showsMessages(1), appTimeout);
            openDialog();
            control<QDoubleSpinBox>(u"mm_interval"_s)->setValue(9.0);
            app.applyStored(stored);
            QTRY_VERIFY_WITH_TIMEOUT(showsMessages(2), appTimeout);
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

MM_WINDOW_SUITE(TstMonitorApp)
#include "tst_monitorapp.moc"

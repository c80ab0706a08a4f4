// SPDX-License-Identifier: MIT
#include "app/monitor/monitorapp.h"
#include "fakemm.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mm::test {

namespace {

constexpr int patience = 20'000;

bool writeStats(const QString &path, int messages)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) &&
           file.write(R"({"total_services":0,"total_messages":)" + QByteArray::number(messages) +
                      "}") > 0;
}

/// The one window that is shown; null when it is not one.
MonitorWindow *window()
{
    MonitorWindow *found = nullptr;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        auto *each = qobject_cast<MonitorWindow *>(widget);
        if (!each || !each->isVisible())
            continue;
        if (found)
            return nullptr;
        found = each;
    }
    return found;
}

QString label()
{
    const auto *const found =
        window() ? window()->findChild<QLabel *>(u"mm_status_label"_s) : nullptr;
    return found ? found->text() : QString();
}

PreferencesDialog *dialog()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *found = qobject_cast<PreferencesDialog *>(widget); found && found->isVisible())
            return found;
    }
    return nullptr;
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
    line->selectAll();
    QTest::keyClicks(line, text);
    QTest::keyClick(line, Qt::Key_Return);
}

} // namespace

/// What is chosen in the dialog reaches the running program.
class MonitorAppTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void statsFile_isShownAtOnceAndRemembered();
    void newSession_keepsPlaceAndDoesNotEndTheProgram();
    void choicesInARow_makeOneSession();
    void registrationOff_deregisters();
    void otherInterval_registersAgainAfterTheGoodbye();
    void otherMm_getsTheRegistration();
    void hangingMm_doesNotHoldUpTheWindow();
    void windowClosedDuringTheGoodbye_endsInGoodOrder();
    void theme_needsNoNewSession();
    void language_isSpokenAtOnce();
    void commandLine_winsAndIsShown();
    void autostart_writesAndRemovesTheEntry();
    void openDialog_doesNotKeepTheProgram();
    void signal_closes();

private:
    /// Runs the program on \p arguments, with \p work once its window shows the first file.
    void runWith(const QStringList &arguments, const std::function<void()> &work);
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QStringList given() const { return {u"--mm-url"_s, m_mm->url().text()}; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeMm> m_mm;
    int m_code = -1;
};

void MonitorAppTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    QCoreApplication::setOrganizationName(u"ee-monitor-test"_s);
    // Nothing of the user's, and nothing of the last test's.
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, path(u"config"_s));
    qputenv("XDG_CONFIG_HOME", path(u"config"_s).toUtf8());
    qputenv("XDG_DATA_HOME", path(u"data"_s).toUtf8());
    qputenv("MM_MESH_STATS_FILE", path(u"first.json"_s).toUtf8());
    QVERIFY(writeStats(path(u"first.json"_s), 1));
    QVERIFY(writeStats(path(u"second.json"_s), 2));
    m_mm = std::make_unique<FakeMm>();
    m_code = -1;
}

void MonitorAppTest::cleanup()
{
    QCOMPARE(m_code, 0);
    QVERIFY(!window());
    m_mm.reset();
}

void MonitorAppTest::runWith(const QStringList &arguments, const std::function<void()> &work)
{
    MonitorApp app(parseOptions(QStringList{u"ee-monitor"_s} + arguments));
    bool ended = false;
    QTimer::singleShot(0, &app, [&] {
        [&] { QTRY_VERIFY_WITH_TIMEOUT(label().contains(u" 1 msgs"_s), patience); }();
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

void MonitorAppTest::statsFile_isShownAtOnceAndRemembered()
{
    runWith({u"--no-register"_s}, [&] {
        openDialog();
        QCOMPARE(control<QLineEdit>(u"mm_stats_file"_s)->placeholderText(), path(u"first.json"_s));
        enter(u"mm_stats_file"_s, path(QString())); // a folder
        QVERIFY(control<QLabel>(u"mm_stats_file_problem"_s)->isVisible());
        QVERIFY(label().contains(u" 1 msgs"_s));
        enter(u"mm_stats_file"_s, path(u"second.json"_s));
        QTRY_VERIFY_WITH_TIMEOUT(label().contains(u" 2 msgs"_s), patience);
        QVERIFY(control<QLabel>(u"mm_stats_file_problem"_s)->isHidden());
    });
    QVERIFY(writeStats(path(u"second.json"_s), 1));
    QVERIFY(writeStats(path(u"first.json"_s), 2));
    runWith({u"--no-register"_s}, [] {}); // shows the second one
}

void MonitorAppTest::newSession_keepsPlaceAndDoesNotEndTheProgram()
{
    runWith({u"--no-register"_s}, [&] {
        const QSignalSpy last(qApp, &QGuiApplication::lastWindowClosed);
        const QPointer<MonitorWindow> before = window();
        before->setGeometry(120, 130, 640, 480);
        openDialog();
        QTest::keyClick(control<QDoubleSpinBox>(u"mm_interval"_s), Qt::Key_Up);
        QTRY_VERIFY_WITH_TIMEOUT(window() && window() != before, patience);
        QCOMPARE(window()->geometry(), QRect(120, 130, 640, 480));
        QTRY_VERIFY_WITH_TIMEOUT(before.isNull(), patience);
        QVERIFY(dialog());
        QTRY_VERIFY_WITH_TIMEOUT(label().contains(u" 1 msgs"_s), patience);
        QCOMPARE(last.size(), 0);
        // Also where it is the only window.
        dialog()->close();
        QVERIFY(window());
        QCOMPARE(last.size(), 0);
    });
}

void MonitorAppTest::choicesInARow_makeOneSession()
{
    runWith(given(), [&] {
        QTRY_VERIFY_WITH_TIMEOUT(m_mm->knowsUs, patience);
        openDialog();
        for (int i = 0; i < 10; ++i)
            QTest::keyClick(control<QDoubleSpinBox>(u"mm_interval"_s), Qt::Key_Up);
        QTRY_COMPARE_WITH_TIMEOUT(m_mm->count("/register"), 2, patience);
        QVERIFY(m_mm->hasCaughtUp());
        QCOMPARE(m_mm->count("/register"), 2);
        QCOMPARE(m_mm->count("/deregister"), 1);
    });
}

void MonitorAppTest::registrationOff_deregisters()
{
    runWith(given(), [&] {
        QTRY_VERIFY_WITH_TIMEOUT(m_mm->knowsUs, patience);
        openDialog();
        control<QCheckBox>(u"mm_membership"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(!m_mm->knowsUs, patience);
        QCOMPARE(m_mm->count("/deregister"), 1);
        control<QCheckBox>(u"mm_membership"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(m_mm->knowsUs, patience);
        QCOMPARE(m_mm->count("/register"), 2);
    });
    QVERIFY(!m_mm->knowsUs);
}

void MonitorAppTest::otherInterval_registersAgainAfterTheGoodbye()
{
    runWith(given(), [&] {
        QTRY_VERIFY_WITH_TIMEOUT(m_mm->knowsUs, patience);
        openDialog();
        QTest::keyClick(control<QDoubleSpinBox>(u"mm_interval"_s), Qt::Key_Up);
        QTRY_COMPARE_WITH_TIMEOUT(m_mm->count("/register"), 2, patience);
        QVERIFY(m_mm->last("/deregister").at < m_mm->last("/register").at);
        QTRY_VERIFY_WITH_TIMEOUT(m_mm->knowsUs, patience);
    });
}

void MonitorAppTest::otherMm_getsTheRegistration()
{
    FakeMm other;
    QSettings().setValue(u"mm/url"_s, m_mm->url().text());
    runWith({}, [&] {
        QTRY_VERIFY_WITH_TIMEOUT(m_mm->knowsUs, patience);
        openDialog();
        enter(u"mm_url"_s, u"http://example.com"_s);
        QVERIFY(control<QLabel>(u"mm_url_problem"_s)->isVisible());
        enter(u"mm_url"_s, other.url().text());
        QTRY_VERIFY_WITH_TIMEOUT(other.knowsUs, patience);
        QVERIFY(!m_mm->knowsUs);
    });
    QVERIFY(!other.knowsUs);
}

void MonitorAppTest::hangingMm_doesNotHoldUpTheWindow()
{
    runWith(given(), [&] {
        QTRY_VERIFY_WITH_TIMEOUT(m_mm->knowsUs, patience);
        m_mm->silent = true;
        openDialog();
        const QPointer<MonitorWindow> before = window();
        // The new one shows its file while the old one still waits for its goodbye.
        bool both = false;
        QTimer watch;
        connect(&watch, &QTimer::timeout, this,
                [&] { both = both || (before && label().contains(u" 2 msgs"_s)); });
        watch.start(5ms);
        enter(u"mm_stats_file"_s, path(u"second.json"_s));
        QTRY_VERIFY_WITH_TIMEOUT(both, patience);
        QTRY_VERIFY_WITH_TIMEOUT(before.isNull(), patience);
        enter(u"mm_stats_file"_s, path(u"first.json"_s));
        QTRY_VERIFY_WITH_TIMEOUT(label().contains(u" 1 msgs"_s), patience);
    });
}

void MonitorAppTest::windowClosedDuringTheGoodbye_endsInGoodOrder()
{
    const QObject ends; // the connection, with this test
    connect(qApp, &QCoreApplication::aboutToQuit, &ends, [this] { m_mm->answerLate(); });
    QTimer closing;
    bool closed = false;
    runWith(given(), [&] {
        QTRY_VERIFY_WITH_TIMEOUT(m_mm->knowsUs, patience);
        m_mm->silent = true;
        connect(&closing, &QTimer::timeout, this, [&, before = QPointer(window())] {
            if (!window() || window() == before) // the next one comes before the goodbye
                return;
            closing.stop();
            closed = window()->close();
        });
        openDialog();
        enter(u"mm_stats_file"_s, path(u"second.json"_s));
        closing.start(5ms);
        QTRY_VERIFY_WITH_TIMEOUT(closed, patience);
    });
    // The goodbye that was cut short is said all the same.
    QVERIFY(!m_mm->knowsUs);
    QCOMPARE(m_mm->count("/register"), 1);
}

void MonitorAppTest::theme_needsNoNewSession()
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

void MonitorAppTest::language_isSpokenAtOnce()
{
    runWith({u"--no-register"_s}, [&] {
        openDialog();
        auto *language = control<QComboBox>(u"mm_language"_s);
        QVERIFY(language->findText(u"English"_s) > 0);
        QVERIFY(language->findText(u"Deutsch"_s) > 0);
        const QPoint place = dialog()->pos();
        language->setFocus();
        language->setCurrentIndex(language->findData(u"de"_s));
        const auto firstMenu = [] {
            return window() ? window()->menuBar()->actions().constFirst()->text() : QString();
        };
        QTRY_COMPARE_WITH_TIMEOUT(firstMenu(), u"&Datei"_s, patience);
        QTRY_VERIFY(dialog());
        QCOMPARE(dialog()->pos(), place);
        QCOMPARE(control<QComboBox>(u"mm_language"_s)->currentData().toString(), u"de"_s);
        QCOMPARE(dialog()->focusWidget()->objectName(), u"mm_language"_s);
        QTRY_VERIFY_WITH_TIMEOUT(label().contains(u" 1 "_s), patience);
        language = control<QComboBox>(u"mm_language"_s);
        language->setCurrentIndex(language->findData(u"ar"_s));
        QTRY_VERIFY_WITH_TIMEOUT(window() && window()->isRightToLeft(), patience);
        control<QComboBox>(u"mm_language"_s)->setCurrentIndex(0);
        QTRY_COMPARE_WITH_TIMEOUT(firstMenu(), u"&File"_s, patience);
        QVERIFY(!window()->isRightToLeft());
    });
}

void MonitorAppTest::commandLine_winsAndIsShown()
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

void MonitorAppTest::autostart_writesAndRemovesTheEntry()
{
    const QString entry = path(u"config/autostart/io.github.eemonitor.EEMonitor.desktop"_s);
    runWith({u"--no-register"_s}, [&] {
        openDialog();
        auto *box = control<QCheckBox>(u"mm_autostart"_s);
        QVERIFY(!box->isChecked());
        box->click();
        QFile file(entry);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains('"' + QCoreApplication::applicationFilePath().toUtf8() +
                                        "\" \"--no-register\"\n"));
        QVERIFY(box->isChecked());
        box->click();
        QVERIFY(!QFile::exists(entry));
    });
}

void MonitorAppTest::openDialog_doesNotKeepTheProgram()
{
    runWith({u"--no-register"_s}, [&] { openDialog(); }); // it closes the window alone
}

void MonitorAppTest::signal_closes()
{
    runWith({u"--no-register"_s}, [&] {
        QVERIFY(::raise(SIGTERM) == 0);
        QTRY_VERIFY(!window());
    });
}

} // namespace mm::test

QTEST_MAIN(mm::test::MonitorAppTest)
#include "tst_monitorapp.moc"

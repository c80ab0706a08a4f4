// SPDX-License-Identifier: MIT
#include "app/monitor/monitorapp.h"
#include "fakemm.h"

#include <QAction>
#include <QApplication>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace mm::test {

namespace {

constexpr int patience = 20'000;

/// In any of the program's windows, the tray's menu too.
template <typename Object>
Object *find(const QString &name)
{
    for (const QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *found = widget->findChild<Object *>(name))
            return found;
    }
    return nullptr;
}

QAction *startEntry()
{
    return find<QAction>(u"mm_tray_start"_s);
}

} // namespace

/// MM is being started when the user makes a choice that another session is made of.
class MonitorAppStartTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void start_goesOnInTheNextSession();
    void startForAnotherFile_endsWithItsSession();

private:
    /// Runs the program, with \p work once MM is asked whether it needs to be started.
    void runStarting(const std::function<void()> &work);
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeMm> m_mm;
    QByteArray m_pathVariable;
};

void MonitorAppStartTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    QCoreApplication::setOrganizationName(u"ee-monitor-test"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, path(u"config"_s));
    qputenv("XDG_CONFIG_HOME", path(u"config"_s).toUtf8());
    qputenv("XDG_DATA_HOME", path(u"data"_s).toUtf8());
    qputenv("XDG_CACHE_HOME", path(u"cache"_s).toUtf8());
    qputenv("MM_MESH_STATS_FILE", path(u"missing.json"_s).toUtf8());
    // Something to start, which these tests don't come to.
    QFile program(path(u"mm-proxy"_s));
    QVERIFY(program.open(QIODevice::WriteOnly) && program.write("#!/bin/sh\n") > 0 &&
            program.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
    m_pathVariable = qgetenv("PATH");
    qputenv("PATH", QFile::encodeName(m_folder->path()) + ":/usr/bin:/bin");
    m_mm = std::make_unique<FakeMm>();
    m_mm->silent = true;
}

void MonitorAppStartTest::cleanup()
{
    qputenv("PATH", m_pathVariable);
    m_mm.reset();
}

void MonitorAppStartTest::runStarting(const std::function<void()> &work)
{
    MonitorApp app(
        parseOptions({u"ee-monitor"_s, u"--no-register"_s, u"--mm-url"_s, m_mm->url().text()}));
    bool ended = false;
    QTimer::singleShot(0, &app, [&] {
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT(startEntry() && startEntry()->isVisible(), patience);
            startEntry()->trigger();
            QTRY_COMPARE_WITH_TIMEOUT(m_mm->count("/health"), 1, patience);
            QVERIFY(!startEntry()->isEnabled());
            find<QAction>(u"mm_preferences_action"_s)->trigger();
        }();
        if (!QTest::currentTestFailed())
            work();
        ended = true;
        QCoreApplication::quit();
    });
    QCOMPARE(app.run(), 0);
    QVERIFY(ended);
}

void MonitorAppStartTest::start_goesOnInTheNextSession()
{
    runStarting([&] {
        QTest::keyClick(find<QDoubleSpinBox>(u"mm_interval"_s), Qt::Key_Up);
        QTRY_COMPARE_WITH_TIMEOUT(m_mm->count("/health"), 2, patience);
        QVERIFY(!startEntry()->isEnabled());
        m_mm->silent = false;
        m_mm->answerLate();
        QTRY_VERIFY_WITH_TIMEOUT(startEntry()->isEnabled(), patience);
    });
}

void MonitorAppStartTest::startForAnotherFile_endsWithItsSession()
{
    runStarting([&] {
        auto *line = find<QLineEdit>(u"mm_stats_file"_s);
        line->setText(path(u"other.json"_s));
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(startEntry()->isEnabled(), patience);
        QVERIFY(m_mm->hasCaughtUp());
        QCOMPARE(m_mm->count("/health"), 1);
    });
}

} // namespace mm::test

QTEST_MAIN(mm::test::MonitorAppStartTest)
#include "tst_monitorapp_start.moc"

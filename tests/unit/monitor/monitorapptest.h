// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/monitorapp.h"
#include "fakemm.h"
#include "files.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <functional>
#include <memory>

namespace mm::test {

using namespace Qt::StringLiterals;

/// Tests of the running program, in folders of its own.
class MonitorAppTest : public QObject
{
protected:
    static constexpr int appTimeout = 20'000;

    /// Makes an MM and two stats files: first.json with 1 message, which the program shows if no
    /// other file is set, and second.json with 2.
    void prepare()
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
        QVERIFY(writeStats(u"first.json"_s, 1));
        QVERIFY(writeStats(u"second.json"_s, 2));
        m_mm = std::make_unique<FakeMm>();
        m_code = -1;
    }
    /// Call it after each test.
    void verifyEnd()
    {
        QCOMPARE(m_code, 0);
        QVERIFY(!window());
        m_mm.reset();
    }

    /// Runs the program with \p arguments, and \p work once its window shows 1 message.
    void runWith(const QStringList &arguments, const std::function<void()> &work)
    {
        const UserFolders folders = UserFolders::fromEnvironment();
        MonitorApp app(parseOptions(QStringList{u"ee-monitor"_s} + arguments), folders,
                       readSettings(folders.layoutFile()));
        bool ended = false;
        QTimer::singleShot(0, &app, [&] {
            [&] { QTRY_VERIFY_WITH_TIMEOUT(showsMessages(1), appTimeout); }();
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
    /// Of a file in the test's folder.
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] bool writeStats(const QString &name, int messages) const
    {
        return writeFile(path(name), R"({"total_services":0,"total_messages":)" +
                                         QByteArray::number(messages) + "}");
    }

    template <typename Window>
    [[nodiscard]] static QList<Window *> shownWindows()
    {
        QList<Window *> found;
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (auto *each = qobject_cast<Window *>(widget); each && each->isVisible())
                found += each;
        }
        return found;
    }
    /// The window that is shown; null if there is none, or more than one.
    [[nodiscard]] static MonitorWindow *window()
    {
        const auto found = shownWindows<MonitorWindow>();
        return found.size() == 1 ? found.constFirst() : nullptr;
    }
    [[nodiscard]] static QString label()
    {
        const auto *found =
            window() ? window()->findChild<QLabel *>(u"mm_status_label"_s) : nullptr;
        return found ? found->text() : QString();
    }
    [[nodiscard]] static bool showsMessages(int count)
    {
        return label().contains(u" %1 msgs"_s.arg(count));
    }

    static void openDialog()
    {
        window()->findChild<QAction *>(u"mm_preferences_action"_s)->trigger();
    }
    [[nodiscard]] static PreferencesDialog *dialog()
    {
        return shownWindows<PreferencesDialog>().value(0);
    }
    template <typename Widget>
    [[nodiscard]] static Widget *control(const QString &name)
    {
        return dialog()->findChild<Widget *>(name);
    }
    static void enter(const QString &name, const QString &text)
    {
        auto *line = control<QLineEdit>(name);
        // In the offscreen platform, the window that replaces another one is active and gets Enter.
        line->activateWindow();
        line->setFocus();
        (void)QTest::qWaitForWindowActive(line->window());
        line->selectAll();
        QTest::keyClicks(line, text);
        QTest::keyClick(line, Qt::Key_Return);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeMm> m_mm;
    int m_code = -1;
};

} // namespace mm::test

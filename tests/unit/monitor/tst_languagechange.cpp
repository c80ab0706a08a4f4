// SPDX-License-Identifier: MIT
#include "app/monitor/monitorapp.h"
#include "files.h"
#include "marktranslator.h"
#include "suite.h"
#include "ui/status/mmstatusbar.h"

#include <QAbstractItemModel>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QMetaProperty>
#include <QPointer>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace mm;
using namespace mm::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int languageTimeout = 20'000;

void addAccessibleTexts(const QAccessibleInterface *element, QStringList *texts)
{
    for (const QAccessible::Text kind :
         {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help})
        *texts += element->text(kind);
    for (int i = 0; i < element->childCount(); ++i) {
        if (const QAccessibleInterface *child = element->child(i))
            addAccessibleTexts(child, texts);
    }
}

void addModelTexts(const QAbstractItemModel &model, QStringList *texts)
{
    for (int column = 0; column < model.columnCount(); ++column) {
        for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole),
                               int(Qt::AccessibleTextRole), int(Qt::AccessibleDescriptionRole)}) {
            *texts += model.headerData(column, Qt::Horizontal, role).toString();
            for (int row = 0; row < model.rowCount(); ++row)
                *texts += model.index(row, column).data(role).toString();
        }
    }
}

/// All texts of the program's windows, menus and tables, also those that are hidden now.
QStringList allTexts()
{
    QStringList texts;
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (const QAccessibleInterface *root = QAccessible::queryAccessibleInterface(window))
            addAccessibleTexts(root, &texts);
        // Reading one part can remove another.
        QList<QPointer<QObject>> objects{window};
        for (QObject *part : window->findChildren<QObject *>())
            objects += part;
        for (const QPointer<QObject> &object : std::as_const(objects)) {
            if (!object)
                continue;
            for (int i = 0; i < object->metaObject()->propertyCount(); ++i)
                texts += object->metaObject()->property(i).read(object.data()).toString();
            if (const auto *model = qobject_cast<const QAbstractItemModel *>(object.data()))
                addModelTexts(*model, &texts);
        }
    }
    return texts;
}

template <typename Window>
Window *shownOne()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *each = qobject_cast<Window *>(widget); each && each->isVisible())
            return each;
    }
    return nullptr;
}

} // namespace

/// A change of the language leaves no text of the former one, whatever was shown before.
class TstLanguageChange final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changedLanguage_leavesNoFormerText();

private:
    /// Writes \p content to the stats file, or removes it, and waits until the label says so.
    void show(State state, const QByteArray &content);
    void changeLanguage();

    QTemporaryDir m_folder;
    const QString m_file = m_folder.filePath(u"stats.json"_s);
};

void TstLanguageChange::show(State state, const QByteArray &content)
{
    QVERIFY(content.isEmpty() ? QFile::remove(m_file) : writeFile(m_file, content));
    const auto *bar = shownOne<MonitorWindow>()->mmStatusBar();
    const QSignalSpy readings(bar, &MmStatusBar::readingChanged);
    // The first one may have begun before.
    QTRY_VERIFY_WITH_TIMEOUT(readings.size() >= 2 && bar->status().state == state, languageTimeout);
}

void TstLanguageChange::changeLanguage()
{
    const QPointer<MonitorWindow> before = shownOne<MonitorWindow>();
    auto *languages = shownOne<PreferencesDialog>()->findChild<QComboBox *>(u"mm_language"_s);
    // Both are English, without a translation that would hide the marks.
    languages->setCurrentIndex(languages->currentIndex() == 0 ? languages->findData(u"en"_s) : 0);
    QTRY_VERIFY_WITH_TIMEOUT(!before, languageTimeout);
    QTRY_COMPARE_WITH_TIMEOUT(shownOne<MonitorWindow>()->mmStatusBar()->status().state,
                              State::Error, languageTimeout);
}

void TstLanguageChange::changedLanguage_leavesNoFormerText()
{
    QCoreApplication::setOrganizationName(u"ee-monitor-test"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"})
        qputenv(name, m_folder.path().toUtf8());
    QVERIFY(QDir().mkpath(QSettings().fileName())); // can't be read, which is reported
    const auto writtenBy = [](const QByteArray &pid, const QByteArray &state) {
        return R"({"total_services": 1, "total_messages": 2, "services": [{"name": "a",
                "registered_at": "2026-02-06T10:19:30", "message_count": 2}],
                "writer": {"pid": )" +
               pid + R"(, "host": ")" + hostName().toUtf8() + R"(", "heartbeat_s": 9, "state": ")" +
               state + "\"}}";
    };
    QVERIFY(writeFile(m_file, R"({"total_services": 0, "total_messages": 1})"));

    MarkTranslator translator(u"¹"_s);
    const UserFolders folders = UserFolders::fromEnvironment();
    MonitorApp app(parseOptions({u"ee-monitor"_s, u"--no-register"_s, u"--stats-file"_s, m_file,
                                 u"--interval"_s, u"100"_s}),
                   folders, readSettings(folders.layoutFile()));
    QTimer::singleShot(0, &app, [&] {
        [&] {
            shownOne<MonitorWindow>()->findChild<QWidget *>(u"mm_events_dock"_s)->show();
            shownOne<MonitorWindow>()->findChild<QAction *>(u"mm_preferences_action"_s)->trigger();
            show(State::Active, R"({"total_services": 0, "total_messages": 1})");
            const QByteArray pid = QByteArray::number(QCoreApplication::applicationPid());
            show(State::Active, writtenBy(pid, "running"));
            show(State::Stopped, writtenBy(pid, "stopped"));
            show(State::NotUpdating, writtenBy("4194305", "running"));
            show(State::NoFile, {});
            show(State::Error, R"({"total_services": -1})");
            if (QTest::currentTestFailed())
                return;
            QVERIFY(allTexts().filter(u"¹"_s).size() > 200);
            for (const QString &mark : {u"²"_s, u"¹"_s}) {
                const QString former = std::exchange(translator.mark, mark);
                changeLanguage();
                const QStringList texts = allTexts();
                QCOMPARE(texts.filter(former), QStringList());
                for (const QString &kept :
                     {u"is gone."_s, u"was shut down"_s, u"does not exist"_s, u"is negative"_s,
                      u"a joined"_s, u"not a regular file"_s})
                    QVERIFY2(!texts.filter(kept).isEmpty(), qPrintable(kept));
            }
        }();
        QCoreApplication::quit();
    });
    QCOMPARE(app.run(), 0);
}

MM_WINDOW_SUITE(TstLanguageChange)
#include "tst_languagechange.moc"

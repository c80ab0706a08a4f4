// SPDX-License-Identifier: MIT
#include "activewindow.h"
#include "core/statsfile/statsreader.h"
#include "files.h"
#include "samples.h"
#include "suite.h"
#include "ui/status/mmstatusbar.h"
#include "ui/window/monitorwindow.h"
#include "ui/window/statsfileactions.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QAction *fileActionOf(const MonitorWindow &window, const QString &text)
{
    for (QAction *action : window.menuBar()->actions().constFirst()->menu()->actions()) {
        if (action->text() == text)
            return action;
    }
    return nullptr;
}

} // namespace

/// Through the window, with a real file, which is broken at first.
class TstStatsFileActions final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/dev/null/bus"); }
    void init();
    void showFile_opensItsFolder();
    void showFile_saysThatThereIsNoFileManager();
    void activeMm_reportsInAMessageBox();
    void showFile_isDisabledWithoutAFolder();
    void question_namesBothPathsAndDefaultsToCancel();
    void cancelledMove_changesNothing_data();
    void cancelledMove_changesNothing();
    void move_reportsAndPollsAtOnce();
    void repairedMeanwhile_isNotMoved();
    void copy_fillsTheClipboard();
    void details_haveOneFactPerLine_data();
    void details_haveOneFactPerLine();
    void details_listFailedCalls();

private:
    [[nodiscard]] std::unique_ptr<MonitorWindow> openWindow() const;
    [[nodiscard]] QStringList names() const
    {
        return QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden);
    }
    /// Clicks the button and returns the question.
    static QMessageBox *question(const MonitorWindow &window);

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TstStatsFileActions::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(u"<b>stats.json"_s);
    QVERIFY(writeFile(m_path, "broken"));
}

std::unique_ptr<MonitorWindow> TstStatsFileActions::openWindow() const
{
    const auto reader = std::make_shared<StatsReader>(m_path);
    auto window = std::make_unique<MonitorWindow>(
        m_path, [reader] { return reader->read(); }, never);
    return showActive(window.get()) && QTest::qWaitFor([&] {
               return window->mmStatusBar()->status().state != State::Checking;
           })
               ? std::move(window)
               : nullptr;
}

QMessageBox *TstStatsFileActions::question(const MonitorWindow &window)
{
    QTest::mouseClick(window.findChild<QPushButton *>(u"mm_move_aside_button"_s), Qt::LeftButton);
    const auto find = [&window] {
        return window.findChild<QMessageBox *>(u"mm_move_aside_question"_s);
    };
    // Its keys work once it is the active window.
    return QTest::qWaitFor([&] { return find() && find()->isActiveWindow(); }) ? find() : nullptr;
}

void TstStatsFileActions::showFile_opensItsFolder()
{
    const QByteArray path = qgetenv("PATH");
    const auto restore = qScopeGuard([&path] { qputenv("PATH", path); });
    const QTemporaryDir programs;
    const QString opener = programs.filePath(u"xdg-open"_s);
    QVERIFY(writeFile(opener, "#!/bin/sh\necho \"$1\" >>\"$0.log\"\n"));
    QVERIFY(QFile::setPermissions(opener, QFile::ReadOwner | QFile::ExeOwner));
    qputenv("PATH", QFile::encodeName(programs.path()));
    const auto window = openWindow();
    QVERIFY(window);
    const QByteArray line = QFile::encodeName(m_dir->path()) + '\n';
    QTest::mouseClick(window->findChild<QPushButton *>(u"mm_show_file_button"_s), Qt::LeftButton);
    QTRY_COMPARE(readFile(opener + u".log"_s), line);
    fileActionOf(*window, u"&Show File"_s)->trigger();
    QTRY_COMPARE(readFile(opener + u".log"_s), line + line);
    QVERIFY(!window->findChild<QLabel *>(u"mm_notice_text"_s)->isVisible());
}

void TstStatsFileActions::showFile_saysThatThereIsNoFileManager()
{
    const QByteArray path = qgetenv("PATH");
    const auto restore = qScopeGuard([&path] { qputenv("PATH", path); });
    qputenv("PATH", "/nonexistent");
    const auto window = openWindow();
    QVERIFY(window);
    fileActionOf(*window, u"&Show File"_s)->trigger();
    const auto *notice = window->findChild<QLabel *>(u"mm_notice_text"_s);
    QTRY_VERIFY(notice->isVisible());
    QCOMPARE(notice->text(), u"No file manager could be opened to show "_s + m_path + u'.');
}

void TstStatsFileActions::activeMm_reportsInAMessageBox()
{
    const QByteArray path = qgetenv("PATH");
    const auto restore = qScopeGuard([&path] { qputenv("PATH", path); });
    qputenv("PATH", "/nonexistent");
    QVERIFY(writeFile(m_path, "{\"total_services\": 0, \"total_messages\": 3}"));
    const auto window = openWindow();
    QVERIFY(window);
    QCOMPARE(window->mmStatusBar()->status().state, State::Active);
    fileActionOf(*window, u"&Show File"_s)->trigger();
    const auto find = [&] { return window->findChild<QMessageBox *>(u"mm_report"_s); };
    QTRY_VERIFY(find());
    QVERIFY(find()->isVisible());
    QCOMPARE(find()->text(), u"No file manager could be opened to show "_s + m_path + u'.');
    QCOMPARE(find()->textFormat(), Qt::PlainText);
}

void TstStatsFileActions::showFile_isDisabledWithoutAFolder()
{
    m_path = m_dir->filePath(u"none/stats.json"_s);
    const auto window = openWindow();
    QVERIFY(window);
    QVERIFY(!fileActionOf(*window, u"&Show File"_s)->isEnabled());
    QVERIFY(QDir(m_dir->path()).mkdir(u"none"_s));
    window->mmStatusBar()->checkNow();
    QTRY_VERIFY(fileActionOf(*window, u"&Show File"_s)->isEnabled());
}

void TstStatsFileActions::question_namesBothPathsAndDefaultsToCancel()
{
    const auto window = openWindow();
    QVERIFY(window);
    QMessageBox *box = question(*window);
    QVERIFY(box);
    QCOMPARE(box->textFormat(), Qt::PlainText);
    QVERIFY2(box->text().contains(u'\n' + m_path + u'\n'), qPrintable(box->text()));
    QVERIFY2(box->text().contains(u'\n' + m_path + u".corrupt-20"_s), qPrintable(box->text()));
    QCOMPARE(box->defaultButton(), box->button(QMessageBox::Cancel));
    QCOMPARE(box->escapeButton(), box->button(QMessageBox::Cancel));
    QVERIFY(!window->findChild<QPushButton *>(u"mm_move_aside_button"_s)->isEnabled());
    box->reject();
}

void TstStatsFileActions::cancelledMove_changesNothing_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("Enter, for the default") << Qt::Key_Return;
    QTest::newRow("Escape") << Qt::Key_Escape;
}

void TstStatsFileActions::cancelledMove_changesNothing()
{
    QFETCH(Qt::Key, key);

    const auto window = openWindow();
    QVERIFY(window);
    const QPointer<QMessageBox> box = question(*window);
    QVERIFY(box);
    QTest::keyClick(box, key);
    QTRY_VERIFY(box.isNull());
    QVERIFY(window->findChild<QPushButton *>(u"mm_move_aside_button"_s)->isEnabled());
    QVERIFY(!window->findChild<QLabel *>(u"mm_notice_text"_s)->isVisible());
    QCOMPARE(names(), QStringList{u"<b>stats.json"_s});
    QVERIFY(question(*window)); // it can be repeated
}

void TstStatsFileActions::move_reportsAndPollsAtOnce()
{
    const auto window = openWindow();
    QVERIFY(window);
    QMessageBox *box = question(*window);
    QVERIFY(box);
    QTest::keyClick(box, Qt::Key_M, Qt::AltModifier);
    QTRY_COMPARE(window->mmStatusBar()->status().state, State::NoFile);
    QCOMPARE(names().size(), 1);
    const QString moved = m_dir->filePath(names().constFirst());
    const auto *notice = window->findChild<QLabel *>(u"mm_notice_text"_s);
    QVERIFY(notice->isVisible());
    QCOMPARE(notice->text(), u"The broken file was moved to "_s + moved + u'.');
    QCOMPARE(notice->textFormat(), Qt::PlainText);
}

void TstStatsFileActions::repairedMeanwhile_isNotMoved()
{
    const auto window = openWindow();
    QVERIFY(window);
    QMessageBox *box = question(*window);
    QVERIFY(box);
    const QByteArray valid = "{\"total_services\": 0, \"total_messages\": 3}";
    QVERIFY(writeFile(m_path, valid));
    QTest::keyClick(box, Qt::Key_M, Qt::AltModifier);
    QTRY_COMPARE(window->mmStatusBar()->status().state, State::Active);
    QCOMPARE(names(), QStringList{u"<b>stats.json"_s});
}

void TstStatsFileActions::copy_fillsTheClipboard()
{
    const auto window = openWindow();
    QVERIFY(window);
    QGuiApplication::clipboard()->clear();
    QTest::mouseClick(window->findChild<QPushButton *>(u"mm_copy_button"_s), Qt::LeftButton);
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.startsWith(u"MM: Error reading stats\nState: Error\n"_s), qPrintable(copied));
    QVERIFY(copied.contains(window->mmStatusBar()->status().reason));
    QGuiApplication::clipboard()->clear();
    fileActionOf(*window, u"Copy &Details"_s)->trigger();
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"MM: Error reading stats\n"_s));
}

void TstStatsFileActions::details_haveOneFactPerLine_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("plain") << u"/tmp/stats.json"_s;
    QTest::newRow("line ends") << u"/tmp/a\nState: Active\r\u2028b"_s;
}

void TstStatsFileActions::details_haveOneFactPerLine()
{
    QFETCH(QString, path);

    const Reading reading = readingFor(State::Stopped, path);
    Instant now = reading.at;
    now.wall += 90s;
    const QString text =
        StatsFileActions::diagnosticsText(reading, evaluateStatus(reading, now), now);
    QVERIFY(text.endsWith(u'\n'));
    const QStringList lines = text.chopped(1).split(u'\n');
    QCOMPARE(lines.size(), 7);
    QCOMPARE(lines.at(0), u"MM: Stopped"_s);
    QCOMPARE(lines.at(1), u"State: Stopped"_s);
    QCOMPARE(lines.at(2), u"Reason: MM was shut down cleanly."_s);
    QVERIFY(lines.at(3).startsWith(u"File: /tmp/"_s));
    QCOMPARE(lines.at(4), u"Age: 90 s"_s);
    QVERIFY(lines.at(5).contains(u"Qt "_s + QString::fromLatin1(qVersion())));
    const QString time = lines.at(6).mid(6);
    QVERIFY2(time.endsWith(u'Z'), qPrintable(time));
    const auto wall = std::chrono::floor<std::chrono::seconds>(now.wall.time_since_epoch());
    QCOMPARE(QDateTime::fromString(time, Qt::ISODate).toSecsSinceEpoch(), wall.count());
}

void TstStatsFileActions::details_listFailedCalls()
{
    Reading reading = readingFor(State::Active, u"/tmp/stats.json"_s);
    for (int i = 0; i < 100; ++i)
        reading.snapshot.failures += {.name = u"s%1"_s.arg(i),
                                      .failedCalls = 600,
                                      .lastError = u"It\nis slow."_s,
                                      .lastErrorAt = u"2026-02-06T10:20:00"_s,
                                      .lastSuccessAt = u"2026-02-06T10:21:00"_s};
    const QString text =
        StatsFileActions::diagnosticsText(reading, evaluateStatus(reading, reading.at), reading.at);
    QVERIFY(text.contains(u"\ns0: 600 failed call(s) since the registration; Last failure "
                          "(2026-02-06T10:20:00): It\uFFFDis slow.; Last successful call: "
                          "2026-02-06T10:21:00\n"_s));
    QCOMPARE(text.count(u"600 failed call"_s), 20);
}

MM_WINDOW_SUITE(TstStatsFileActions)
#include "tst_statsfileactions.moc"

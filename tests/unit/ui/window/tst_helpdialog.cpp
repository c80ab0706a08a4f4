// SPDX-License-Identifier: MIT
#include "activewindow.h"
#include "readcontrol.h"
#include "samples.h"
#include "suite.h"
#include "ui/status/mmstatusbar.h"
#include "ui/window/helpdialog.h"
#include "ui/window/monitorwindow.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBrowser>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString shownFile = u"/tmp/<i>a&amp;b</i>.json"_s;

/// An active window with the file `shownFile`.
struct OpenedHelp
{
    ReadControl control{readingFor(State::Active, shownFile)};
    MonitorWindow window{shownFile, control.read(), never};
    bool active = showActive(&window);

    [[nodiscard]] QList<HelpDialog *> dialogs() const
    {
        return window.findChildren<HelpDialog *>();
    }
    [[nodiscard]] QTextBrowser *text() const { return window.findChild<QTextBrowser *>(); }
    void pressInHelpMenu(Qt::Key key)
    {
        QTest::keyClick(&window, Qt::Key_H, Qt::AltModifier);
        QVERIFY(QTest::qWaitFor([] { return QApplication::activePopupWidget() != nullptr; }));
        QTest::keyClick(QApplication::activePopupWidget(), key);
    }
};

} // namespace

class TstHelpDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void f1_opensOneDialog();
    void text_namesFileStatesAndKeys();
    void reportAProblem_showsWhatToAttach();
    void copyDetails_isAcknowledged();
};

void TstHelpDialog::f1_opensOneDialog()
{
    OpenedHelp opened;
    QVERIFY(opened.active);
    QTest::keyClick(&opened.window, Qt::Key_F1);
    QCOMPARE(opened.dialogs().size(), 1);
    QVERIFY(opened.dialogs().constFirst()->isVisible());
    QVERIFY(!opened.dialogs().constFirst()->isModal());
    QVERIFY(showActive(&opened.window));
    opened.pressInHelpMenu(Qt::Key_H);
    QCOMPARE(opened.dialogs().size(), 1);
    QTest::keyClick(opened.dialogs().constFirst(), Qt::Key_Escape);
    QTRY_VERIFY(opened.dialogs().isEmpty());
    QVERIFY(opened.window.isVisible());
}

void TstHelpDialog::text_namesFileStatesAndKeys()
{
    OpenedHelp opened;
    QVERIFY(opened.active);
    QTest::keyClick(&opened.window, Qt::Key_F1);
    const QString text = opened.text()->toPlainText();
    QVERIFY(text.contains(u"Failing"_s));
    QStringList expected{shownFile, u"MCP mesh proxy"_s, u"mm-proxy --http-only"_s, u"F5"_s,
                         u"Ctrl+M"_s};
    for (const State state : allStates) {
        const Reading reading = readingFor(state, shownFile);
        if (state != State::Checking && state != State::Active)
            expected += evaluateStatus(reading, reading.at).text;
    }
    for (const QString &each : std::as_const(expected))
        QVERIFY2(text.contains(each), qPrintable(each + u" is missing in: "_s + text));
}

void TstHelpDialog::reportAProblem_showsWhatToAttach()
{
    OpenedHelp opened;
    QVERIFY(opened.active);
    opened.pressInHelpMenu(Qt::Key_R);
    QTRY_VERIFY(!opened.dialogs().isEmpty());
    QTextBrowser *text = opened.text();
    QTRY_VERIFY(text->verticalScrollBar()->value() > 0);
    QVERIFY(text->toPlainText().contains(u"mm-proxy.log"_s));
    // The last line is visible.
    QTextCursor end(text->document());
    end.movePosition(QTextCursor::End);
    QTRY_VERIFY(text->viewport()->rect().contains(text->cursorRect(end)));
}

void TstHelpDialog::copyDetails_isAcknowledged()
{
    OpenedHelp opened;
    QVERIFY(opened.active);
    QApplication::clipboard()->clear();
    QTest::keyClick(&opened.window, Qt::Key_F1);
    const HelpDialog *dialog = opened.dialogs().constFirst();
    dialog->findChild<QPushButton *>(u"mm_help_copy_button"_s)->click();
    QVERIFY(QApplication::clipboard()->text().contains(shownFile));
    const auto *notice = dialog->findChild<QLabel *>(u"mm_help_notice"_s);
    QVERIFY(notice->isVisible());
    QVERIFY(!notice->text().isEmpty());
}

MM_WINDOW_SUITE(TstHelpDialog)
#include "tst_helpdialog.moc"

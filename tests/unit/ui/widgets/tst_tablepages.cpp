// SPDX-License-Identifier: MIT
#include "activewindow.h"
#include "suite.h"
#include "ui/widgets/readonlytable.h"

#include <QLabel>
#include <QPushButton>
#include <QStringListModel>
#include <QTest>
#include <QVBoxLayout>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

/// A TablePages without rows and a button after it, in a window.
struct PagesInWindow
{
    QWidget window;
    TablePages *const pages = new TablePages(&window);
    QStringListModel rows;

    PagesInWindow()
    {
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(pages);
        layout->addWidget(new QPushButton(u"button"_s, &window));
        pages->table()->setModel(&rows);
        pages->showTableOr(u"nothing"_s);
    }
};

} // namespace

class TstTablePages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void focus_changesWithThePage();
    void keyboardFocus_isShownOnTheMessage();
};

void TstTablePages::focus_changesWithThePage()
{
    PagesInWindow test;
    QVERIFY(showActive(&test.window));
    QVERIFY(test.pages->message()->hasFocus());
    test.rows.setStringList({u"a"_s});
    test.pages->showTableOr({});
    QVERIFY(test.pages->table()->hasFocus());
    test.rows.setStringList({});
    test.pages->showTableOr(u"nothing"_s);
    QVERIFY(test.pages->message()->hasFocus());
}

void TstTablePages::keyboardFocus_isShownOnTheMessage()
{
    PagesInWindow test;
    QVERIFY(showActive(&test.window));
    QLabel *const message = test.pages->message();
    const QImage plain = message->grab().toImage();
    for (int i = 0; i < 2; ++i)
        QTest::keyClick(test.window.focusWidget(), Qt::Key_Tab);
    QVERIFY(message->hasFocus());
    QVERIFY(message->grab().toImage() != plain);
    QTest::keyClick(message, Qt::Key_Tab);
    QVERIFY(!message->hasFocus());
    QCOMPARE(message->grab().toImage(), plain);
}

MM_WINDOW_SUITE(TstTablePages)
#include "tst_tablepages.moc"

// SPDX-License-Identifier: MIT
#include "ui/clearbutton.h"

#include <QLineEdit>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace mm;

class ClearButtonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void button_comesWithTheFirstTextAndClearsIt();
};

void ClearButtonTest::button_comesWithTheFirstTextAndClearsIt()
{
    QLineEdit line;
    offerToClear(&line);
    line.show();
    QVERIFY(QTest::qWaitForWindowExposed(&line));
    QVERIFY(!line.findChild<QToolButton *>());
    for (const QString &text : {u"b"_s, u"c"_s}) {
        QTest::keyClicks(&line, text);
        QCOMPARE(line.text(), text);
        auto *button = line.findChild<QToolButton *>();
        QVERIFY(button);
        QTRY_VERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(line.text(), QString());
    }
}

QTEST_MAIN(ClearButtonTest)
#include "tst_clearbutton.moc"

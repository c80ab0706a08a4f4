// SPDX-License-Identifier: MIT
#include "ui/plaintext.h"

#include <QTest>
#include <QTextDocumentFragment>

using namespace mm;
using namespace Qt::StringLiterals;

class PlainTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nameOfAStranger_isFitForOneLine_data();
    void nameOfAStranger_isFitForOneLine();
    void nameOfPairsOnly_isCutBetweenThem();
    void line_isCutWhereItIsToldTo();
    void toolTip_showsTheTextLetterByLetter_data();
    void toolTip_showsTheTextLetterByLetter();
};

void PlainTextTest::nameOfAStranger_isFitForOneLine_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("shown");

    QTest::newRow("an ordinary one") << u"ee_cycle_1"_s << u"ee_cycle_1"_s;
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("tags stay letters") << u"<b>x</b>"_s << u"<b>x</b>"_s;
    QTest::newRow("line break") << u"a\nb"_s << u"a\uFFFDb"_s;
    QTest::newRow("tab and bell") << u"a\tb\a"_s << u"a\uFFFDb\uFFFD"_s;
    QTest::newRow("NUL") << u"a\0b"_s << u"a\uFFFDb"_s;
    QTest::newRow("C1 control") << u"a\u0085b"_s << u"a\uFFFDb"_s;
    QTest::newRow("line separator") << u"a\u2028b"_s << u"a\uFFFDb"_s;
    QTest::newRow("right-to-left override") << u"a\u202Etxt"_s << u"a\uFFFDtxt"_s;
    QTest::newRow("isolate") << u"\u2066a\u2069"_s << u"\uFFFDa\uFFFD"_s;
    QTest::newRow("zero-width space") << u"a\u200Bb"_s << u"a\uFFFDb"_s;
    QTest::newRow("lone surrogate") << QString(QChar(0xd800)) << u"\uFFFD"_s;
    QTest::newRow("letters of any script") << u"Grüße 東京 שלום"_s << u"Grüße 東京 שלום"_s;
    QTest::newRow("beyond the first plane") << u"\U0001F680"_s << u"\U0001F680"_s;
    QTest::newRow("as long as it may be") << QString(120, u'x') << QString(120, u'x');
    QTest::newRow("one too long") << QString(121, u'x') << QString(120, u'x') + u'…';
    QTest::newRow("10,000 characters") << QString(10'000, u'x') << QString(120, u'x') + u'…';
}

void PlainTextTest::nameOfAStranger_isFitForOneLine()
{
    QFETCH(QString, name);
    QFETCH(QString, shown);

    QCOMPARE(displayName(name), shown);
}

void PlainTextTest::nameOfPairsOnly_isCutBetweenThem()
{
    const QString shown = displayName(u"\U0001F680"_s.repeated(200));
    QCOMPARE(shown, u"\U0001F680"_s.repeated(120) + u'…');
    QVERIFY(shown.isValidUtf16());
}

void PlainTextTest::line_isCutWhereItIsToldTo()
{
    QCOMPARE(plainLine(u"a\nb"_s, 3), u"a\uFFFDb"_s);
    QCOMPARE(plainLine(u"abcd"_s, 3), u"abc…"_s);
    QCOMPARE(plainLine(QString(1'000'000, u'x'), 500), QString(500, u'x') + u'…');
}

void PlainTextTest::toolTip_showsTheTextLetterByLetter_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("plain") << u"MM is running as process 12."_s;
    QTest::newRow("a path of tags") << u"/tmp/<b>bold</b>/<img src=x>.json does not exist."_s;
    QTest::newRow("entities") << u"/tmp/a&amp;b & \"c\" 'd'"_s;
    QTest::newRow("lines") << u"one\ntwo\nthree"_s;
    QTest::newRow("blanks") << u"a  b   c"_s;
}

void PlainTextTest::toolTip_showsTheTextLetterByLetter()
{
    QFETCH(QString, text);

    const QString shown = QTextDocumentFragment::fromHtml(plainToolTip(text)).toPlainText();
    QCOMPARE(shown, text);
}

QTEST_MAIN(PlainTextTest)
#include "tst_plaintext.moc"

// SPDX-License-Identifier: MIT
#include "core/system/displaytext.h"
#include "suite.h"

#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

class TstCoreDisplayText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void visibleName_isShownAsItIs_data();
    void visibleName_isShownAsItIs();
    void dangerousCharacter_isReplaced_data();
    void dangerousCharacter_isReplaced();
};

void TstCoreDisplayText::visibleName_isShownAsItIs_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("font of icons") << u"\uE0A0 git"_s;
    QTest::newRow("newer than Qt's tables") << u"\U0001FAE9\U0001FAC6"_s;
    QTest::newRow("family with joiners") << u"\U0001F468\u200D\U0001F33E"_s;
    QTest::newRow("presentation as emoji") << u"\u2764\uFE0F"_s;
    QTest::newRow("flag of tags") << u"\U0001F3F4\U000E0067\U000E0062\U000E007F"_s;
    QTest::newRow("Persian with a non-joiner") << u"\u0645\u06CC\u200C\u062E"_s;
}

void TstCoreDisplayText::visibleName_isShownAsItIs()
{
    QFETCH(QString, name);
    QCOMPARE(sanitizeForDisplay(name, {}), name);
    const auto characters = name.toUcs4();
    QVERIFY(std::all_of(characters.cbegin(), characters.cend(), fitsInLine));
    QVERIFY(std::any_of(characters.cbegin(), characters.cend(), isVisible));
}

void TstCoreDisplayText::dangerousCharacter_isReplaced_data()
{
    QTest::addColumn<char32_t>("character");
    QTest::addColumn<bool>("fits");
    for (const char32_t c :
         {0x0, 0x9, 0xa, 0x1b, 0x7f, 0x85, 0x2028, 0x2029, 0x202a, 0x202e, 0x2066, 0x2069})
        QTest::addRow("U+%04X", uint(c)) << c << false;
    for (const char32_t c : {0xad, 0x200b, 0x200e, 0x200f, 0x2060})
        QTest::addRow("U+%04X", uint(c)) << c << true;
}

void TstCoreDisplayText::dangerousCharacter_isReplaced()
{
    QFETCH(char32_t, character);
    QFETCH(bool, fits);
    const QString text = u'a' + QString::fromUcs4(&character, 1) + u'b';
    QCOMPARE(sanitizeForDisplay(text, {}), u"a\uFFFDb"_s);
    QCOMPARE(fitsInLine(character), fits);
    QVERIFY(!isVisible(character));
}

MM_SUITE(TstCoreDisplayText)
#include "tst_coredisplaytext.moc"

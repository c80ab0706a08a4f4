// SPDX-License-Identifier: MIT
#include "core/monitor/status.h"
#include "suite.h"
#include "ui/widgets/displaytext.h"

#include <QDateTime>
#include <QTest>
#include <QTextDocumentFragment>

using namespace mm;
using namespace Qt::StringLiterals;

class TstDisplayText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }
    void displayName_isOneVisibleLine_data();
    void displayName_isOneVisibleLine();
    void nameOfSurrogatePairs_isCutBetweenThem();
    void policy_isApplied();
    void ownSentence_keepsBalancedIsolates_data();
    void ownSentence_keepsBalancedIsolates();
    void pathBetweenRightToLeftTexts_isIsolated();
    void count_hasDigitsAndGroupsOfTheLocale_data();
    void count_hasDigitsAndGroupsOfTheLocale();
    void accessibleName_hasNoMnemonicAndColon_data();
    void accessibleName_hasNoMnemonicAndColon();
    void plainToolTip_showsTags_data();
    void plainToolTip_showsTags();
    void formatTime_followsLocale_data();
    void formatTime_followsLocale();
};

void TstDisplayText::displayName_isOneVisibleLine_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("shown");

    QTest::newRow("an ordinary one") << u"ee_cycle_1"_s << u"ee_cycle_1"_s;
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("tags are kept") << u"<b>x</b>"_s << u"<b>x</b>"_s;
    QTest::newRow("line break") << u"a\nb"_s << u"a\uFFFDb"_s;
    QTest::newRow("tab and bell") << u"a\tb\a"_s << u"a\uFFFDb\uFFFD"_s;
    QTest::newRow("NUL") << u"a\0b"_s << u"a\uFFFDb"_s;
    QTest::newRow("C1 control") << u"a\u0085b"_s << u"a\uFFFDb"_s;
    QTest::newRow("line separator") << u"a\u2028b"_s << u"a\uFFFDb"_s;
    QTest::newRow("right-to-left override") << u"a\u202Etxt"_s << u"a\uFFFDtxt"_s;
    QTest::newRow("isolate") << u"\u2066a\u2069"_s << u"\uFFFDa\uFFFD"_s;
    QTest::newRow("zero-width space") << u"a\u200Bb"_s << u"a\uFFFDb"_s;
    QTest::newRow("lone surrogate") << QString(QChar(0xd800)) << u"\uFFFD"_s;
    QTest::newRow("any script") << u"Grüße 東京 שלום"_s << u"Grüße 東京 שלום"_s;
    QTest::newRow("beyond the first plane") << u"\U0001F680"_s << u"\U0001F680"_s;
    QTest::newRow("max length") << QString(120, u'x') << QString(120, u'x');
    QTest::newRow("one more") << QString(121, u'x') << QString(120, u'x') + u'…';
    QTest::newRow("10,000 characters") << QString(10'000, u'x') << QString(120, u'x') + u'…';
}

void TstDisplayText::displayName_isOneVisibleLine()
{
    QFETCH(QString, name);
    QFETCH(QString, shown);

    QCOMPARE(displayName(name), shown);
}

void TstDisplayText::nameOfSurrogatePairs_isCutBetweenThem()
{
    const QString shown = displayName(u"\U0001F680"_s.repeated(200));
    QCOMPARE(shown, u"\U0001F680"_s.repeated(120) + u'…');
    QVERIFY(shown.isValidUtf16());
}

void TstDisplayText::policy_isApplied()
{
    QCOMPARE(sanitizeForDisplay(u"abc"_s, {.maxLength = 3}), u"abc"_s);
    QCOMPARE(sanitizeForDisplay(u"abcd"_s, {.maxLength = 3}), u"abc…"_s);
    QCOMPARE(sanitizeForDisplay(QString(1'000'000, u'x'), {}), QString(1'000'000, u'x'));
    QCOMPARE(sanitizeForDisplay(u"a\nb\u202Ec"_s, {}), u"a\uFFFDb\uFFFDc"_s);
    QCOMPARE(sanitizeForDisplay(u"a\tb\u2029c\u202Ed"_s, {.replacement = u' ', .keepFormat = true}),
             u"a b c\u202Ed"_s);
}

void TstDisplayText::ownSentence_keepsBalancedIsolates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");

    QTest::newRow("isolate and mark")
        << u"\u200E a \u2066/b\u2069."_s << u"\u200E a \u2066/b\u2069."_s;
    QTest::newRow("not closed") << u"\u2066/b"_s << u"\u2066/b\u2069"_s;
    QTest::newRow("cut inside") << u"ab \u2066/0123456789\u2069"_s << u"ab \u2066/01234…\u2069"_s;
    QTest::newRow("not opened") << u"a\u2069b"_s << u"a\uFFFDb"_s;
    QTest::newRow("reversing") << u"\u202Ea\u202C\u2067b\u2069"_s
                               << u"\uFFFDa\uFFFD\uFFFDb\uFFFD"_s;
}

void TstDisplayText::ownSentence_keepsBalancedIsolates()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);

    QCOMPARE(sanitizeForDisplay(text, {.maxLength = 10, .keepIsolates = true}), shown);
}

void TstDisplayText::pathBetweenRightToLeftTexts_isIsolated()
{
    const QString path = u"/tmp/\u202Ea\u2069\n/"_s;
    QCOMPARE(shownPath(path), u"/tmp/\uFFFDa\uFFFD\uFFFD/"_s);
    setRightToLeftTexts(true);
    const QString isolated = shownPath(path);
    setRightToLeftTexts(false);
    QCOMPARE(isolated, u"\u2066/tmp/\uFFFDa\uFFFD\uFFFD/\u2069"_s);
    QCOMPARE(sanitizeForDisplay(isolated, {.keepIsolates = true}), isolated);
}

void TstDisplayText::count_hasDigitsAndGroupsOfTheLocale_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<qint64>("count");
    QTest::addColumn<QString>("shown");

    QTest::newRow("C") << QLocale::c() << qint64(100'000) << u"%1 of 100,000 service(s)"_s;
    QTest::newRow("the digit of a placeholder")
        << QLocale::c() << qint64(1) << u"%1 of 1 service(s)"_s;
    QTest::newRow("German") << QLocale(u"de"_s) << qint64(1247) << u"%1 of 1.247 service(s)"_s;
    QTest::newRow("Arabic digits") << QLocale(u"ar_EG"_s) << qint64(12) << u"%1 of ١٢ service(s)"_s;
    QTest::newRow("beyond int") << QLocale::c() << qint64(5'000'000'123)
                                << u"%1 of 5,000,000,123 service(s)"_s;
}

void TstDisplayText::count_hasDigitsAndGroupsOfTheLocale()
{
    QFETCH(QLocale, locale);
    QFETCH(qint64, count);
    QFETCH(QString, shown);

    QLocale::setDefault(locale);
    QCOMPARE(countText(count, [](int n) { return tr("%1 of %n service(s)", nullptr, n); }), shown);
}

void TstDisplayText::accessibleName_hasNoMnemonicAndColon_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");

    QTest::newRow("Latin") << u"&Path:"_s << u"Path"_s;
    QTest::newRow("French") << u"&Chemin\u00A0:"_s << u"Chemin"_s;
    QTest::newRow("Chinese") << u"路径(&P)："_s << u"路径"_s;
    QTest::newRow("Japanese") << u"パス(&P):"_s << u"パス"_s;
    QTest::newRow("full-width brackets") << u"路径（&P）…"_s << u"路径…"_s;
    QTest::newRow("ampersand") << u"R&&D"_s << u"R&D"_s;
    QTest::newRow("brackets without mnemonic") << u"MM (&x y)"_s << u"MM (x y)"_s;
}

void TstDisplayText::accessibleName_hasNoMnemonicAndColon()
{
    QFETCH(QString, text);
    QFETCH(QString, name);

    QCOMPARE(accessibleNameFor(text), name);
}

void TstDisplayText::plainToolTip_showsTags_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("plain") << u"MM is running as process 12."_s;
    QTest::newRow("a path with tags") << u"/tmp/<b>bold</b>/<img src=x>.json does not exist."_s;
    QTest::newRow("entities") << u"/tmp/a&amp;b & \"c\" 'd'"_s;
    QTest::newRow("lines") << u"one\ntwo\nthree"_s;
    QTest::newRow("spaces") << u"a  b   c"_s;
}

void TstDisplayText::plainToolTip_showsTags()
{
    QFETCH(QString, text);

    const QString shown = QTextDocumentFragment::fromHtml(plainToolTip(text)).toPlainText();
    QCOMPARE(shown, text);
}

void TstDisplayText::formatTime_followsLocale_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QString>("time");
    QTest::addColumn<QString>("withSeconds");
    QTest::newRow("C") << QLocale::c() << u"15:04"_s << u"15:04:09"_s;
    QTest::newRow("German") << QLocale(u"de_DE"_s) << u"15:04"_s << u"15:04:09"_s;
    QTest::newRow("Finnish") << QLocale(u"fi_FI"_s) << u"15.04"_s << u"15.04.09"_s;
    QTest::newRow("American") << QLocale(u"en_US"_s) << u"3:04 PM"_s << u"3:04:09 PM"_s;
}

void TstDisplayText::formatTime_followsLocale()
{
    QFETCH(QLocale, locale);
    QFETCH(QString, time);
    QFETCH(QString, withSeconds);
    QLocale::setDefault(locale);
    const qint64 moment = QDateTime(QDate(2026, 2, 7), QTime(15, 4, 9)).toMSecsSinceEpoch();
    QCOMPARE(formatTime(moment).replace(QChar(0x202f), u' '), time);
    QCOMPARE(formatTime(moment, true).replace(QChar(0x202f), u' '), withSeconds);
}

MM_WINDOW_SUITE(TstDisplayText)
#include "tst_displaytext.moc"

// SPDX-License-Identifier: MIT
#include "core/system/deferredtext.h"
#include "core/system/displaytext.h"
#include "marktranslator.h"
#include "suite.h"

#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

class TstDeferredText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void storedText_followsTheLanguage();
    void placeholderInArgument_isKept();
    void count_isGrouped();
    void path_followsTheWritingDirection();
    void key_dependsOnTheSentenceOnly();
};

void TstDeferredText::storedText_followsTheLanguage()
{
    const DeferredText cause("mm::Test", "it is %1");
    const DeferredText text = DeferredText("mm::Test", "%1: %2.").arg(u"a"_s, cause.arg(u"b"_s));
    QCOMPARE(text.text(), u"a: it is b."_s);
    const MarkTranslator translator(u"de:"_s);
    QCOMPARE(text.text(), u"de:a: de:it is b."_s);
}

void TstDeferredText::placeholderInArgument_isKept()
{
    const DeferredText text("mm::Test", "%2, %1, %3, 100 %");
    QCOMPARE(text.arg(u"%2"_s, u"%1 100%"_s).text(), u"%1 100%, %2, %3, 100 %"_s);
}

void TstDeferredText::count_isGrouped()
{
    QCOMPARE(DeferredText("mm::Test", "%n of %1", 12'345).arg(u"x"_s).text(), u"12,345 of x"_s);
}

void TstDeferredText::path_followsTheWritingDirection()
{
    const DeferredText text = DeferredText("mm::Test", "%1!").arg(DeferredText::path(u"/a"_s));
    QCOMPARE(text.text(), u"/a!"_s);
    const auto restore = qScopeGuard([] { setRightToLeftTexts(false); });
    setRightToLeftTexts(true);
    QCOMPARE(text.text(), shownPath(u"/a"_s) + u'!');
    QVERIFY(text.text() != u"/a!"_s);
}

void TstDeferredText::key_dependsOnTheSentenceOnly()
{
    const DeferredText text("mm::Test", "wrong at %1");
    const QString key = text.arg(u"1"_s).key();
    QCOMPARE(text.arg(u"2"_s).key(), key);
    QVERIFY(text.arg(DeferredText("mm::Test", "its end")).key() != key);
    QVERIFY(DeferredText("mm::Test", "empty").key() != key);
    const MarkTranslator translator(u"de:"_s);
    QCOMPARE(text.arg(u"1"_s).key(), key);
}

MM_SUITE(TstDeferredText)
#include "tst_deferredtext.moc"

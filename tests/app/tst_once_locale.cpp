// SPDX-License-Identifier: MIT
#include "run.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class OnceLocaleTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbers_areGroupedByTheUsersLocale_data();
    void numbers_areGroupedByTheUsersLocale();
    void machineReadableParts_areInNoLanguage_data() { numbers_areGroupedByTheUsersLocale_data(); }
    void machineReadableParts_areInNoLanguage();
    void german_isWhole();
};

namespace {

Run runIn(const QString &language, const QString &path, const QStringList &more = {})
{
    Run run;
    run.environment.remove(u"LC_ALL"_s);
    if (!language.isEmpty())
        run.environment.insert(u"LANG"_s, language);
    run.start(QStringList{u"--once"_s, u"--no-register"_s, u"--stats-file"_s, path} + more);
    return run;
}

} // namespace

void OnceLocaleTest::numbers_areGroupedByTheUsersLocale_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("text");

    const QString english = u"MM: 5 services | 1,234,567 msgs"_s;
    QTest::newRow("none") << QString() << english;
    QTest::newRow("C") << u"C"_s << english;
    QTest::newRow("C.UTF-8") << u"C.UTF-8"_s << english;
    QTest::newRow("POSIX") << u"POSIX"_s << english;
    QTest::newRow("en_US.UTF-8") << u"en_US.UTF-8"_s << english;
    QTest::newRow("de_DE.UTF-8") << u"de_DE.UTF-8"_s << u"MM: 5 Dienste | 1.234.567 Nachr."_s;
    QTest::newRow("fr_FR.UTF-8") << u"fr_FR.UTF-8"_s
                                 << u"MM\u00A0: 5 services | 1\u202F234\u202F567 msg"_s;
    QTest::newRow("es_ES.UTF-8") << u"es_ES.UTF-8"_s << u"MM: 5 servicios | 1.234.567 mens."_s;
    QTest::newRow("pl_PL.UTF-8") << u"pl_PL.UTF-8"_s
                                 << u"MM: Usługi: 5 | Wiad.: 1\u00A0234\u00A0567"_s;
    QTest::newRow("ja_JP.UTF-8") << u"ja_JP.UTF-8"_s << u"MM: サービス 5 | メッセージ 1,234,567"_s;
    QTest::newRow("zh_CN.UTF-8") << u"zh_CN.UTF-8"_s << u"MM：5 个服务 | 1,234,567 条消息"_s;
    QTest::newRow("ar_EG.UTF-8") << u"ar_EG.UTF-8"_s << u"حالة MM: الخدمات ٥ | الرسائل ١٬٢٣٤٬٥٦٧"_s;
    QTest::newRow("a language without translation")
        << u"pt_BR.UTF-8"_s << u"MM: 5 services | 1.234.567 msgs"_s;
}

void OnceLocaleTest::numbers_areGroupedByTheUsersLocale()
{
    QFETCH(QString, language);
    QFETCH(QString, text);

    const QTemporaryDir folder;
    const QString path = folder.filePath(u"stats.json"_s);
    QVERIFY(writeFile(path, R"({"total_services":5,"total_messages":1234567})"));
    const Run run = runIn(language, path);
    QVERIFY(run.ended);
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(QString::fromUtf8(run.out), text + u'\n');
}

void OnceLocaleTest::machineReadableParts_areInNoLanguage()
{
    QFETCH(QString, language);
    QFETCH(QString, text);

    const QTemporaryDir folder;
    const QString path = folder.filePath(u"größe.json"_s);
    QVERIFY(writeFile(path, R"({"total_services":5,"total_messages":1234567})"));
    const Run run = runIn(language, path, {u"--format"_s, u"json"_s});
    const QJsonObject told = lineOfJson(run.out);
    QCOMPARE(told.value(u"state"_s).toString(), u"Active"_s);
    QCOMPARE(told.value(u"color"_s).toString(), u"green"_s);
    QCOMPARE(told.value(u"messages"_s).toInteger(), 1234567);
    QCOMPARE(told.value(u"text"_s).toString(), text);
    QCOMPARE(told.value(u"path"_s).toString(), path);
}

void OnceLocaleTest::german_isWhole()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"stats.json"_s);
    const QString german = u"de_DE.UTF-8"_s;
    QCOMPARE(runIn(german, path).out, QByteArray("MM: Keine Statistikdatei\n"));
    QVERIFY(writeFile(path, "{"));
    QCOMPARE(runIn(german, path).out, QByteArray("MM: Fehler beim Lesen\n"));
    const Run run = runIn(german, path, {u"--format"_s, u"json"_s});
    QCOMPARE(run.exitCode, 2);
    const QString reason = lineOfJson(run.out).value(u"reason"_s).toString();
    QVERIFY2(reason.contains(path) && !reason.contains(u" is "_s), qPrintable(reason));
}

QTEST_GUILESS_MAIN(OnceLocaleTest)
#include "tst_once_locale.moc"

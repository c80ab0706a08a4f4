// SPDX-License-Identifier: MIT
#include "app/monitor/preferences.h"

#include <QDir>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mm::test {

namespace {

PreferenceValues othersThanDefault()
{
    PreferenceValues values;
    values.statsFile = u"/tmp/a, \"b\" %n \u00e4.json"_s;
    values.interval = 3600s;
    values.membership = false;
    values.mmUrl = u"http://127.0.0.1:7000"_s;
    values.notifying = values.tray = values.notifyDown = values.notifyError = false;
    values.notifyNoFile = false;
    values.notifyActive = true;
    values.theme = Theme::Dark;
    values.language = u"de"_s;
    return values;
}

} // namespace

class PreferencesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingStored_isTheDefault();
    void values_comeBack();
    void keys_areThoseThatOthersRead();
    void onlyWhatChanges_isStored();
    void damagedValue_isTheDefaultAndStays_data();
    void damagedValue_isTheDefaultAndStays();
    void damagedFile_isTheDefault();
    void change_isToldOnce();
    void failingStore_isToldAndHoldsForThisRun();
    void statsFile_isJudged_data();
    void statsFile_isJudged();
    void mmUrl_isJudged();
    void commandLine_wins();
    void values_fillInWhatIsNotGiven();
    void arguments_comeBack_data();
    void arguments_comeBack();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QString file() const { return path(u"a.conf"_s); }
    [[nodiscard]] PreferenceValues stored() const
    {
        QSettings settings(file(), QSettings::IniFormat);
        return Preferences(&settings, {u"de"_s, u"en"_s}).values();
    }
    void store(const PreferenceValues &values) const
    {
        QSettings settings(file(), QSettings::IniFormat);
        QString error;
        QVERIFY(Preferences(&settings, {u"de"_s}).set(values, &error));
        QVERIFY(error.isEmpty());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void PreferencesTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void PreferencesTest::nothingStored_isTheDefault()
{
    QCOMPARE(stored(), PreferenceValues());
    QVERIFY(stored().notifying && stored().notifyDown && stored().notifyError &&
            stored().notifyNoFile && !stored().notifyActive);
    QCOMPARE(stored().interval, 2000ms);
}

void PreferencesTest::values_comeBack()
{
    store(othersThanDefault());
    QCOMPARE(stored(), othersThanDefault());
    store(PreferenceValues());
    QCOMPARE(stored(), PreferenceValues());
}

void PreferencesTest::keys_areThoseThatOthersRead()
{
    store(othersThanDefault());
    const QSettings settings(file(), QSettings::IniFormat);
    for (const QString &key :
         {u"mm/register"_s, u"tray/enabled"_s, u"notifications/enabled"_s, u"notifications/down"_s,
          u"notifications/error"_s, u"notifications/nofile"_s}) {
        QVERIFY2(settings.contains(key), qPrintable(key));
        QVERIFY2(!settings.value(key, true).toBool(), qPrintable(key));
    }
    QVERIFY(settings.value(u"notifications/active"_s).toBool());
    QCOMPARE(settings.value(u"stats/interval"_s).toInt(), 3'600'000);
    QCOMPARE(settings.value(u"stats/file"_s).toString(), othersThanDefault().statsFile);
    QCOMPARE(settings.value(u"mm/url"_s).toString(), u"http://127.0.0.1:7000"_s);
    QCOMPARE(settings.value(u"appearance/theme"_s).toString(), u"dark"_s);
    QCOMPARE(settings.value(u"appearance/language"_s).toString(), u"de"_s);
}

void PreferencesTest::onlyWhatChanges_isStored()
{
    PreferenceValues values;
    values.theme = Theme::Light;
    store(values);
    const QSettings settings(file(), QSettings::IniFormat);
    QCOMPARE(settings.allKeys(), QStringList{u"appearance/theme"_s});
}

void PreferencesTest::damagedValue_isTheDefaultAndStays_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("value");

    const auto row = [](const char *name, const QString &key, const QVariant &value) {
        QTest::newRow(name) << key << value;
    };
    row("relative path", u"stats/file"_s, u"stats.json"_s);
    row("a list of paths", u"stats/file"_s, QStringList{u"/a"_s, u"/b"_s});
    row("path with a null", u"stats/file"_s, QString(u"/a"_s + QChar::Null + u"b"_s));
    row("interval too short", u"stats/interval"_s, 499);
    row("interval too long", u"stats/interval"_s, 3'600'001);
    row("negative interval", u"stats/interval"_s, -2000);
    row("huge interval", u"stats/interval"_s, u"99999999999999999999"_s);
    row("interval in words", u"stats/interval"_s, u"often"_s);
    row("foreign address", u"mm/url"_s, u"http://example.com:6001"_s);
    row("a switch in words", u"mm/register"_s, u"perhaps"_s);
    row("a switch as a number", u"tray/enabled"_s, u"7"_s);
    row("an empty switch", u"notifications/down"_s, QString());
    row("a switch of bytes", u"notifications/error"_s, QByteArray("\xff\x00", 2));
    row("unknown theme", u"appearance/theme"_s, u"purple"_s);
    row("language that is not installed", u"appearance/language"_s, u"tlh"_s);
}

void PreferencesTest::damagedValue_isTheDefaultAndStays()
{
    QFETCH(QString, key);
    QFETCH(QVariant, value);

    {
        QSettings settings(file(), QSettings::IniFormat);
        settings.setValue(key, value);
        settings.setValue(u"of/another"_s, 1);
    }
    QCOMPARE(stored(), PreferenceValues());
    // Something else is chosen: that alone is written.
    PreferenceValues values;
    values.notifyNoFile = false;
    store(values);
    QCOMPARE(stored(), values);
    const QSettings settings(file(), QSettings::IniFormat);
    QCOMPARE(settings.value(key), value);
    QCOMPARE(settings.value(u"of/another"_s).toInt(), 1);
}

void PreferencesTest::damagedFile_isTheDefault()
{
    QFile damaged(file());
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write(QByteArray("\x00\xff[[[=\n@Variant(\\0\\0\n=\n[stats\ninterval=", 40));
    damaged.close();
    QCOMPARE(stored(), PreferenceValues());
}

void PreferencesTest::change_isToldOnce()
{
    QSettings settings(file(), QSettings::IniFormat);
    Preferences preferences(&settings, {});
    const QSignalSpy told(&preferences, &Preferences::changed);
    QString error;
    QVERIFY(preferences.set(PreferenceValues(), &error));
    QCOMPARE(told.size(), 0);
    PreferenceValues values;
    values.tray = false;
    values.interval = 5s;
    bool wasStored = false;
    connect(&preferences, &Preferences::changed, this, [&] {
        wasStored = !QSettings(file(), QSettings::IniFormat).value(u"tray/enabled"_s, 1).toBool();
    });
    QVERIFY(preferences.set(values, &error));
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.constFirst().constFirst().value<PreferenceValues>(), PreferenceValues());
    QCOMPARE(preferences.values(), values);
    QVERIFY(wasStored);
}

void PreferencesTest::failingStore_isToldAndHoldsForThisRun()
{
    // A folder can't be made below a file, also by root.
    QFile file(path(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QSettings settings(path(u"file/a.conf"_s), QSettings::IniFormat);
    Preferences preferences(&settings, {});
    PreferenceValues values;
    values.theme = Theme::Dark;
    QString error;
    QVERIFY(!preferences.set(values, &error));
    QVERIFY2(error.contains(path(u"file/a.conf"_s)), qPrintable(error));
    QCOMPARE(preferences.values(), values);
}

void PreferencesTest::statsFile_isJudged_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("problem");

    QTest::newRow("the default") << QString() << QString();
    QTest::newRow("not there yet") << u"/nonexistent/stats.json"_s << QString();
    QTest::newRow("relative") << u"stats.json"_s << u"slash"_s;
    QTest::newRow("home by tilde") << u"~/stats.json"_s << u"slash"_s;
    QTest::newRow("blanks") << u"  "_s << u"slash"_s;
    QTest::newRow("folder") << QDir::tempPath() << u"folder"_s;
    QTest::newRow("a folder to be") << u"/nonexistent/"_s << u"folder"_s;
    QTest::newRow("root") << u"/"_s << u"folder"_s;
    QTest::newRow("null") << QString(u"/a"_s + QChar::Null) << u"slash"_s;
}

void PreferencesTest::statsFile_isJudged()
{
    QFETCH(QString, path);
    QFETCH(QString, problem);

    const QString found = Preferences::statsFileProblem(path);
    QCOMPARE(found.isEmpty(), problem.isEmpty());
    QVERIFY2(found.contains(problem), qPrintable(found));
}

void PreferencesTest::mmUrl_isJudged()
{
    QCOMPARE(Preferences::mmUrlProblem({}), QString());
    QCOMPARE(Preferences::mmUrlProblem(u"http://[::1]:7000/"_s), QString());
    for (const QString &url : {u"localhost"_s, u"http://example.com"_s, u"http://localhost:0"_s})
        QVERIFY(Preferences::mmUrlProblem(url).contains(u"http://localhost:6001"_s));
}

void PreferencesTest::commandLine_wins()
{
    const QStringList line{u"ee-monitor"_s, u"--stats-file"_s, u"/given.json"_s, u"--interval"_s,
                           u"700"_s,        u"--mm-url"_s,     u"http://[::1]"_s};
    PreferenceValues values = othersThanDefault();
    values.membership = true;
    const Options options = withPreferences(parseOptions(line), values);
    QCOMPARE(options.statsFile, u"/given.json"_s);
    QCOMPARE(options.interval, 700ms);
    QCOMPARE(options.mmUrl.text(), u"http://[::1]:6001"_s);
    QVERIFY(options.membership);
    const Options reader =
        withPreferences(parseOptions({u"ee-monitor"_s, u"--no-register"_s}), values);
    QVERIFY(!reader.membership);
    QCOMPARE(reader.statsFile, values.statsFile);
}

void PreferencesTest::values_fillInWhatIsNotGiven()
{
    const Options plain = parseOptions({u"ee-monitor"_s});
    const Options options = withPreferences(plain, othersThanDefault());
    QCOMPARE(options.statsFile, othersThanDefault().statsFile);
    QCOMPARE(options.interval, 3600s);
    QCOMPARE(options.mmUrl.text(), u"http://127.0.0.1:7000"_s);
    QVERIFY(!options.membership);
    const Options same = withPreferences(plain, {});
    QCOMPARE(same.statsFile, plain.statsFile);
    QCOMPARE(same.interval, plain.interval);
    QCOMPARE(same.mmUrl, plain.mmUrl);
    QVERIFY(same.membership);
}

void PreferencesTest::arguments_comeBack_data()
{
    QTest::addColumn<QStringList>("arguments");

    QTest::newRow("none") << QStringList();
    QTest::newRow("all") << QStringList{u"--stats-file"_s,  u"/a b"_s,      u"--interval"_s,
                                        u"700"_s,           u"--mm-url"_s,  u"http://[::1]:80"_s,
                                        u"--no-register"_s, u"--start-mm"_s};
    QTest::newRow("one") << QStringList{u"--start-mm"_s};
}

void PreferencesTest::arguments_comeBack()
{
    QFETCH(QStringList, arguments);

    QCOMPARE(argumentsFor(parseOptions(QStringList{u"ee-monitor"_s} + arguments)), arguments);
}

} // namespace mm::test

QTEST_GUILESS_MAIN(mm::test::PreferencesTest)
#include "tst_preferences.moc"

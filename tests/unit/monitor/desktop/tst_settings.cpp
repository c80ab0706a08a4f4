// SPDX-License-Identifier: MIT
#include "app/monitor/desktop/settings.h"
#include "files.h"
#include "marktranslator.h"
#include "suite.h"

#include <QDir>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto storeTimeout = 30s;

Preferences nonDefaultValues()
{
    Preferences values;
    values.statsFile = u"/tmp/a, \"b\" %n \u00e4.json"_s;
    values.interval = 3600s;
    values.membership = false;
    values.mmUrl = u"http://127.0.0.1:7000"_s;
    values.prometheus = true;
    values.prometheusUrl = u"https://p.example/a,b;c"_s;
    values.prometheusSelect = u"{job=\"a, \\\\b\",env!~\"c%\"}"_s;
    values.prometheusConfig = u"/tmp/a, \"b\" %n.ini"_s;
    values.notificationsEnabled = values.tray = values.notifyDown = values.notifyError = false;
    values.notifyNoFile = values.notifyServers = false;
    values.notifyActive = true;
    values.theme = Theme::Dark;
    values.language = u"de"_s;
    return values;
}

} // namespace

class TstSettings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void emptyStore_returnsDefaults();
    void values_areRestored();
    void keys_areAsDocumented();
    void changedValueOnly_isStored();
    void invalidValue_returnsDefaultAndStaysStored_data();
    void invalidValue_returnsDefaultAndStaysStored();
    void damagedFile_isReportedAndCopiedBeforeAChange_data();
    void damagedFile_isReportedAndCopiedBeforeAChange();
    void unreadableFile_isReportedAndStays();
    void change_appliesAtOnceAndIsStored();
    void failedStore_isOverWithTheNextThatSucceeds();
    void changeBeforeLoad_winsAndKeepsTheOthers();
    void layout_movesOutOfThePreferences();
    void statsFileProblem_matchesThePath_data();
    void statsFileProblem_matchesThePath();
    void mmUrlProblem_matchesTheUrl();
    void commandLine_overridesValues();
    void values_applyUnlessGiven();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] static QString file() { return QSettings().fileName(); }
    [[nodiscard]] QString layoutFile() const { return path(u"state/window.conf"_s); }
    [[nodiscard]] std::unique_ptr<Settings> loaded() const
    {
        auto settings = std::make_unique<Settings>(layoutFile(), QStringList{u"de"_s, u"en"_s});
        settings->load(readSettings(layoutFile()));
        return settings;
    }
    [[nodiscard]] Preferences stored() const { return loaded()->values(); }
    void store(const Preferences &values) const
    {
        const auto settings = loaded();
        settings->set(values);
        QVERIFY(settings->finishStoring(storeTimeout));
        QCOMPARE(settings->problem(), QString());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TstSettings::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    QCoreApplication::setOrganizationName(u"ee-monitor-test"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder->path());
}

void TstSettings::emptyStore_returnsDefaults()
{
    QCOMPARE(stored(), Preferences());
    QVERIFY(stored().notificationsEnabled && stored().notifyDown && stored().notifyError &&
            stored().notifyNoFile && stored().notifyServers && !stored().notifyActive);
    QCOMPARE(stored().interval, 2000ms);
}

void TstSettings::values_areRestored()
{
    store(nonDefaultValues());
    QCOMPARE(stored(), nonDefaultValues());
    store(Preferences());
    QCOMPARE(stored(), Preferences());
}

void TstSettings::keys_areAsDocumented()
{
    store(nonDefaultValues());
    const QSettings settings;
    for (const QString &key :
         {u"mm/register"_s, u"tray/enabled"_s, u"notifications/enabled"_s, u"notifications/down"_s,
          u"notifications/error"_s, u"notifications/nofile"_s, u"notifications/servers"_s}) {
        QVERIFY2(settings.contains(key), qPrintable(key));
        QVERIFY2(!settings.value(key, true).toBool(), qPrintable(key));
    }
    QVERIFY(settings.value(u"notifications/active"_s).toBool());
    QCOMPARE(settings.value(u"stats/interval"_s).toInt(), 3'600'000);
    QCOMPARE(settings.value(u"stats/file"_s).toString(), nonDefaultValues().statsFile);
    QCOMPARE(settings.value(u"mm/url"_s).toString(), u"http://127.0.0.1:7000"_s);
    QVERIFY(settings.value(u"prometheus/enabled"_s).toBool());
    QCOMPARE(settings.value(u"prometheus/url"_s).toString(), nonDefaultValues().prometheusUrl);
    QCOMPARE(settings.value(u"prometheus/select"_s).toString(),
             nonDefaultValues().prometheusSelect);
    QCOMPARE(settings.value(u"prometheus/config"_s).toString(),
             nonDefaultValues().prometheusConfig);
    QCOMPARE(settings.value(u"appearance/theme"_s).toString(), u"dark"_s);
    QCOMPARE(settings.value(u"appearance/language"_s).toString(), u"de"_s);
}

void TstSettings::changedValueOnly_isStored()
{
    Preferences values;
    values.theme = Theme::Light;
    store(values);
    const QSettings settings;
    QCOMPARE(settings.allKeys(), QStringList{u"appearance/theme"_s});
}

void TstSettings::invalidValue_returnsDefaultAndStaysStored_data()
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
    row("interval as text", u"stats/interval"_s, u"often"_s);
    row("foreign address", u"mm/url"_s, u"http://example.com:6001"_s);
    row("Prometheus' address without a scheme", u"prometheus/url"_s, u"localhost:9090"_s);
    row("Prometheus' address with a password", u"prometheus/url"_s, u"http://a:b@c"_s);
    row("a list of selections", u"prometheus/select"_s, QStringList{u"{a=\"b\""_s, u"c=\"d\"}"_s});
    row("selection without braces", u"prometheus/select"_s, u"job=\"mm\""_s);
    row("relative password file", u"prometheus/config"_s, u"http.ini"_s);
    row("Prometheus neither on nor off", u"prometheus/enabled"_s, u"2"_s);
    row("a switch as text", u"mm/register"_s, u"perhaps"_s);
    row("a switch as a number", u"tray/enabled"_s, u"7"_s);
    row("an empty switch", u"notifications/down"_s, QString());
    row("a switch of bytes", u"notifications/error"_s, QByteArray("\xff\x00", 2));
    row("unknown theme", u"appearance/theme"_s, u"purple"_s);
    row("language that is not installed", u"appearance/language"_s, u"tlh"_s);
}

void TstSettings::invalidValue_returnsDefaultAndStaysStored()
{
    QFETCH(QString, key);
    QFETCH(QVariant, value);

    {
        QSettings settings;
        settings.setValue(key, value);
        settings.setValue(u"of/another"_s, 1);
    }
    QCOMPARE(stored(), Preferences());
    const QString problem = loaded()->problem();
    QVERIFY2(problem.contains(key) && problem.contains(file()), qPrintable(problem));
    QVERIFY2(!problem.contains(u"of/another"_s), qPrintable(problem));
    Preferences values;
    values.notifyNoFile = false;
    store(values);
    QCOMPARE(stored(), values);
    const QSettings settings;
    QCOMPARE(settings.value(key), value);
    QCOMPARE(settings.value(u"of/another"_s).toInt(), 1);
}

void TstSettings::damagedFile_isReportedAndCopiedBeforeAChange_data()
{
    QTest::addColumn<QByteArray>("content");

    QTest::newRow("binary") << QByteArray("\x00\xff[[[=\n@Variant(\\0\\0\n=\n[stats\ninterval=",
                                          40);
    QTest::newRow("zeros, after a crash") << QByteArray(300, '\0');
    QTest::newRow("not UTF-8") << QByteArray("[mm]\nurl=\xff\n");
    QTest::newRow("another format") << QByteArray("{\"tray\": false}\n");
    QTest::newRow("cut") << QByteArray("[tray]\nenabled=true\n[sta");
}

void TstSettings::damagedFile_isReportedAndCopiedBeforeAChange()
{
    QFETCH(QByteArray, content);

    QVERIFY(QDir().mkpath(QFileInfo(file()).path()));
    QVERIFY(writeFile(file(), content));
    const auto settings = loaded();
    QVERIFY2(settings->problem().contains(file()), qPrintable(settings->problem()));
    QCOMPARE(settings->values(), Preferences());
    QCOMPARE(readFile(file()), content);
    for (const Theme theme : {Theme::Dark, Theme::Light}) { // the second change needs no copy
        Preferences values;
        values.theme = theme;
        settings->set(values);
        QVERIFY(settings->finishStoring(storeTimeout));
    }
    QCOMPARE(settings->problem(), QString());
    QCOMPARE(stored().theme, Theme::Light);
    const QFileInfo info(file());
    const QStringList copies = info.dir().entryList({info.fileName() + u".broken-*"_s});
    QCOMPARE(copies.size(), 1);
    QCOMPARE(readFile(info.dir().filePath(copies.constFirst())), content);
}

void TstSettings::unreadableFile_isReportedAndStays()
{
    // Even root can't read a folder as a file.
    QVERIFY(QDir().mkpath(file()));
    MarkTranslator translator(u"en:"_s);
    const auto settings = loaded();
    QVERIFY2(settings->problem().contains(file()), qPrintable(settings->problem()));
    translator.mark = u"de:"_s;
    QVERIFY2(settings->problem().contains(u": de:it is"_s), qPrintable(settings->problem()));
    QVERIFY2(!settings->problem().contains(u"en:"_s), qPrintable(settings->problem()));
    QCOMPARE(settings->values(), Preferences());
    Preferences values;
    values.theme = Theme::Dark;
    settings->set(values);
    QCOMPARE(settings->values(), values);
    QVERIFY(settings->finishStoring(storeTimeout));
    QVERIFY2(settings->problem().contains(u"can't be stored"_s), qPrintable(settings->problem()));
    QVERIFY(QFileInfo(file()).isDir());
}

void TstSettings::change_appliesAtOnceAndIsStored()
{
    const auto settings = loaded();
    const QSignalSpy changed(settings.get(), &Settings::changed);
    settings->set(Preferences());
    QCOMPARE(changed.size(), 0);
    Preferences values;
    values.tray = false;
    values.interval = 5s;
    settings->set(values);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(settings->values(), values);
    QVERIFY(settings->finishStoring(storeTimeout));
    QCOMPARE(stored(), values);
}

void TstSettings::failedStore_isOverWithTheNextThatSucceeds()
{
    // Even root cannot create a folder below a file.
    const QString folder = QFileInfo(file()).path();
    QVERIFY(writeFile(folder, {}));
    const auto settings = loaded();
    const QSignalSpy problems(settings.get(), &Settings::problemChanged);
    Preferences values;
    values.theme = Theme::Dark;
    settings->set(values);
    QTRY_COMPARE_WITH_TIMEOUT(problems.size(), 1, 30'000);
    QVERIFY2(settings->problem().contains(file()), qPrintable(settings->problem()));
    QCOMPARE(settings->values(), values);
    QVERIFY(QFile::remove(folder));
    values.tray = false;
    settings->set(values);
    QTRY_COMPARE_WITH_TIMEOUT(settings->problem(), QString(), 30'000);
    QCOMPARE(stored(), values); // also what could not be stored before
}

void TstSettings::changeBeforeLoad_winsAndKeepsTheOthers()
{
    Preferences before;
    before.theme = Theme::Dark;
    before.tray = false;
    store(before);
    Settings settings(layoutFile(), {});
    Preferences values;
    values.theme = Theme::Light;
    settings.setLayout({{u"trend"_s, false}}); // the defaults' one
    settings.set(values);
    settings.load(readSettings(layoutFile()));
    before.theme = Theme::Light;
    QCOMPARE(settings.values(), before);
    QVERIFY(settings.finishStoring(storeTimeout));
    QCOMPARE(stored(), before);
    QVERIFY(!QFile::exists(layoutFile()));
}

void TstSettings::layout_movesOutOfThePreferences()
{
    {
        QSettings settings;
        settings.setValue(u"window/trend"_s, false);
        settings.setValue(u"of/another"_s, 1);
    }
    QCOMPARE(readSettings(layoutFile()).layout, (QVariantMap{{u"trend"_s, u"false"_s}}));
    const auto settings = loaded();
    settings->setLayout({{u"trend"_s, true}});
    QVERIFY(settings->finishStoring(storeTimeout));
    QCOMPARE(readSettings(layoutFile()).layout, (QVariantMap{{u"trend"_s, u"true"_s}}));
    QCOMPARE(QSettings().allKeys(), QStringList{u"of/another"_s});
}

void TstSettings::statsFileProblem_matchesThePath_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("problem");

    QTest::newRow("the default") << QString() << QString();
    QTest::newRow("missing file") << u"/nonexistent/stats.json"_s << QString();
    QTest::newRow("relative") << u"stats.json"_s << u"absolute"_s;
    QTest::newRow("home by tilde") << u"~/stats.json"_s << u"absolute"_s;
    QTest::newRow("blanks") << u"  "_s << u"absolute"_s;
    QTest::newRow("folder") << QDir::tempPath() << u"folder"_s;
    QTest::newRow("trailing slash") << u"/nonexistent/"_s << u"folder"_s;
    QTest::newRow("root") << u"/"_s << u"folder"_s;
    QTest::newRow("null") << QString(u"/a"_s + QChar::Null) << u"absolute"_s;
}

void TstSettings::statsFileProblem_matchesThePath()
{
    QFETCH(QString, path);
    QFETCH(QString, problem);

    const QString found = Settings::statsFileProblem(path);
    QCOMPARE(found.isEmpty(), problem.isEmpty());
    QVERIFY2(found.contains(problem), qPrintable(found));
}

void TstSettings::mmUrlProblem_matchesTheUrl()
{
    QCOMPARE(Settings::mmUrlProblem({}), QString());
    QCOMPARE(Settings::mmUrlProblem(u"http://[::1]:7000/"_s), QString());
    for (const QString &url : {u"localhost"_s, u"http://example.com"_s, u"http://localhost:0"_s})
        QVERIFY(Settings::mmUrlProblem(url).contains(u"http://localhost:6001"_s));
}

void TstSettings::commandLine_overridesValues()
{
    const QStringList line{u"ee-monitor"_s, u"--stats-file"_s, u"/given.json"_s, u"--interval"_s,
                           u"700"_s,        u"--mm-url"_s,     u"http://[::1]"_s};
    Preferences values = nonDefaultValues();
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

void TstSettings::values_applyUnlessGiven()
{
    const Options plain = parseOptions({u"ee-monitor"_s});
    const Options options = withPreferences(plain, nonDefaultValues());
    QCOMPARE(options.statsFile, nonDefaultValues().statsFile);
    QCOMPARE(options.interval, 3600s);
    QCOMPARE(options.mmUrl.text(), u"http://127.0.0.1:7000"_s);
    QVERIFY(!options.membership);
    const Options same = withPreferences(plain, {});
    QCOMPARE(same.statsFile, plain.statsFile);
    QCOMPARE(same.interval, plain.interval);
    QCOMPARE(same.mmUrl, plain.mmUrl);
    QVERIFY(same.membership);
}

MM_SUITE(TstSettings)
#include "tst_settings.moc"

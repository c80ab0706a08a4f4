// SPDX-License-Identifier: MIT
#include "readings.h"

#include <QLocale>
#include <QSet>

using namespace mm;
using namespace mm::test;

class TestStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyReading_hasOneFace_data();
    void anyReading_hasOneFace();
    void states_differInSymbol();
    void silence_isJudgedAtThreeHeartbeats_data();
    void silence_isJudgedAtThreeHeartbeats();
    void silenceSinceTheLook_isAdded();
    void wallClock_doesNotJudge();
    void writerThatIsNotNamed_isNotDeadByAge();
    void fileOlderThanThisMachine_isNotUpdating();
    void trouble_isToldWithReasonAndRemedy_data();
    void trouble_isToldWithReasonAndRemedy();
    void hostFromTheFile_isFitForALine_data();
    void hostFromTheFile_isFitForALine();
    void tooltip_hasReasonAgeAndPath();
    void age_isInWholeSecondsAndNeverNegative_data();
    void age_isInWholeSecondsAndNeverNegative();
    void age_isUnknownWithoutContent();
    void numbers_areGroupedAsTheLocaleDoes_data();
    void numbers_areGroupedAsTheLocaleDoes();
    void numbers_followTheEnvironment();
    void hungReading_keepsWhatWasKnown();
    void names_forMachinesAreInNoLanguage();
};

void TestStatus::anyReading_hasOneFace_data()
{
    QTest::addColumn<Reading>("reading");
    QTest::addColumn<State>("state");
    QTest::addColumn<Tone>("tone");
    QTest::addColumn<Symbol>("symbol");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const Reading &reading, State state, Tone tone,
                        Symbol symbol, const QString &text) {
        QTest::newRow(name) << reading << state << tone << symbol << text;
    };
    const auto active = [&](const char *name, const Reading &reading) {
        row(name, reading, State::Active, Tone::Green, Symbol::Disc,
            u"MM: 5 services | 127 msgs"_s);
    };
    const auto notUpdating = [&](const char *name, const Reading &reading) {
        row(name, reading, State::NotUpdating, Tone::Gray, Symbol::Bars, u"MM: Not updating"_s);
    };
    row("nothing read yet", readingOf(Outcome::NotYet), State::Checking, Tone::Gray, Symbol::Dots,
        u"MM: Checking..."_s);
    row("missing", readingOf(Outcome::Missing), State::NoFile, Tone::Gray, Symbol::Ring,
        u"MM: No stats file"_s);
    row("unreadable", readingOf(Outcome::Unreadable), State::Error, Tone::Red, Symbol::Cross,
        u"MM: Error reading stats"_s);
    row("corrupt", readingOf(Outcome::Corrupt), State::Error, Tone::Red, Symbol::Cross,
        u"MM: Error reading stats"_s);
    notUpdating("hung", readingOf(Outcome::Hung));
    active("no writer named", readingOf(Outcome::Valid));
    active("writer runs", running());
    active("writer of another machine", running(ProcessState::Unknown));
    notUpdating("writer gone", running(ProcessState::Gone));
    notUpdating("writer suspended", running(ProcessState::Suspended));
    const auto stopped = [&](const char *name, ProcessState process) {
        Reading reading = readingBy(Writer::State::Stopped, process);
        reading.silence = 24h;
        row(name, reading, State::Stopped, Tone::Gray, Symbol::Square, u"MM: Stopped"_s);
    };
    stopped("stopped, process gone", ProcessState::Gone);
    stopped("stopped, process still there", ProcessState::Running);
    stopped("stopped on another machine", ProcessState::Unknown);
    Reading one = running();
    one.snapshot.totalServices = 1;
    one.snapshot.totalMessages = 1;
    row("one service", one, State::Active, Tone::Green, Symbol::Disc, u"MM: 1 services | 1 msgs"_s);
    Reading none = running();
    none.snapshot = {0, 0, {}, {}, none.snapshot.writer};
    row("nothing counted", none, State::Active, Tone::Green, Symbol::Disc,
        u"MM: 0 services | 0 msgs"_s);
}

void TestStatus::anyReading_hasOneFace()
{
    QFETCH(Reading, reading);
    const Status status = statusOf(reading, later(2s));
    QTEST(status.state, "state");
    QTEST(status.tone, "tone");
    QTEST(status.symbol, "symbol");
    QTEST(status.text, "text");
    QVERIFY(!status.reason.isEmpty());
    QCOMPARE(statusOf(reading, later(2s)), status);
}

void TestStatus::states_differInSymbol()
{
    QSet<int> states;
    QSet<int> symbols;
    for (const Reading &reading :
         {readingOf(Outcome::NotYet), readingOf(Outcome::Missing), readingOf(Outcome::Valid),
          readingBy(Writer::State::Stopped, ProcessState::Gone), running(ProcessState::Gone),
          readingOf(Outcome::Corrupt)}) {
        const Status status = statusOf(reading, start);
        states += static_cast<int>(status.state);
        symbols += static_cast<int>(status.symbol);
    }
    QCOMPARE(states.size(), 6);
    QCOMPARE(symbols.size(), 6);
}

void TestStatus::silence_isJudgedAtThreeHeartbeats_data()
{
    QTest::addColumn<ProcessState>("process");
    QTest::addColumn<int>("silence");
    QTest::addColumn<State>("state");
    for (const auto &[name, process] : {std::pair("here", ProcessState::Running),
                                        std::pair("elsewhere", ProcessState::Unknown)}) {
        QTest::addRow("fresh, %s", name) << process << 0 << State::Active;
        QTest::addRow("at three heartbeats, %s", name) << process << 30'000 << State::Active;
        QTest::addRow("past three heartbeats, %s", name) << process << 30'001 << State::NotUpdating;
        QTest::addRow("a year, %s", name) << process << 2'000'000'000 << State::NotUpdating;
    }
}

void TestStatus::silence_isJudgedAtThreeHeartbeats()
{
    QFETCH(ProcessState, process);
    QFETCH(int, silence);
    Reading reading = running(process);
    reading.silence = milliseconds(silence);
    QTEST(statusOf(reading, start).state, "state");
}

void TestStatus::silenceSinceTheLook_isAdded()
{
    Reading reading = running();
    reading.silence = 10s;
    QCOMPARE(statusOf(reading, later(20s)).state, State::Active);
    QCOMPARE(statusOf(reading, later(20'001ms)).state, State::NotUpdating);
}

void TestStatus::wallClock_doesNotJudge()
{
    const Reading reading = running();
    QCOMPARE(statusOf(reading, {start.wall + 24h, start.steady + 2s}).state, State::Active);
    QCOMPARE(statusOf(reading, {start.wall - 24h, start.steady + 31s}).state, State::NotUpdating);
}

void TestStatus::writerThatIsNotNamed_isNotDeadByAge()
{
    Reading reading = readingOf(Outcome::Valid);
    reading.modified = start.wall - 24h * 365;
    reading.silence = 24h * 365;
    QCOMPARE(statusOf(reading, start).state, State::Active);
}

void TestStatus::fileOlderThanThisMachine_isNotUpdating()
{
    Reading reading = readingOf(Outcome::Valid);
    reading.olderThanBoot = true;
    QCOMPARE(statusOf(reading, start).state, State::NotUpdating);
}

void TestStatus::trouble_isToldWithReasonAndRemedy_data()
{
    QTest::addColumn<Reading>("reading");
    QTest::addColumn<QString>("inReason");
    const auto row = [](const char *name, const Reading &reading, const QString &in) {
        QTest::newRow(name) << reading << in;
    };
    row("missing", readingOf(Outcome::Missing), u"The cause"_s);
    row("unreadable", readingOf(Outcome::Unreadable), u"The cause"_s);
    row("corrupt", readingOf(Outcome::Corrupt), u"The cause"_s);
    row("hung", readingOf(Outcome::Hung), u"The cause"_s);
    row("gone", running(ProcessState::Gone), u"42"_s);
    row("suspended", running(ProcessState::Suspended), u"42"_s);
    row("stopped", readingBy(Writer::State::Stopped, ProcessState::Gone), u"stopped"_s);
    Reading silent = running();
    silent.silence = 40s;
    row("silent here", silent, u"40"_s);
    silent.writerProcess = ProcessState::Unknown;
    row("silent elsewhere", silent, u"box"_s);
    Reading old = readingOf(Outcome::Valid);
    old.olderThanBoot = true;
    row("older than boot", old, u"started"_s);
    Reading alone = readingOf(Outcome::Valid);
    alone.connection = Connection::Gone;
    alone.silence = 40s;
    row("does not answer", alone, u"40"_s);
}

void TestStatus::trouble_isToldWithReasonAndRemedy()
{
    QFETCH(Reading, reading);
    QFETCH(QString, inReason);
    const Status status = statusOf(reading, start);
    QVERIFY2(status.reason.contains(inReason), qPrintable(status.reason));
    QVERIFY(!status.remedy.isEmpty());
    // They are read one after the other: the path stands there once.
    QCOMPARE((status.reason + status.remedy).count(reading.path), 1);
    QVERIFY(statusOf(running(), start).remedy.isEmpty());
    QVERIFY(statusOf(readingOf(Outcome::NotYet), start).remedy.isEmpty());
}

void TestStatus::hostFromTheFile_isFitForALine_data()
{
    QTest::addColumn<milliseconds>("silence");
    QTest::newRow("active") << milliseconds(0);
    QTest::newRow("silent") << milliseconds(40s);
}

void TestStatus::hostFromTheFile_isFitForALine()
{
    QFETCH(milliseconds, silence);
    Reading reading = running(ProcessState::Unknown);
    reading.silence = silence;
    reading.snapshot.writer->host = u"box\nMM answers.\u202E\0"_s + QString(8'000'000, u'h');
    const Status status = statusOf(reading, start);
    QVERIFY(status.reason.contains(u"box\uFFFDMM answers.\uFFFD\uFFFDhhh"_s));
    QVERIFY(status.reason.size() < 400);
    QCOMPARE(status.tooltip.count(u'\n'), 2);
    QVERIFY(status.tooltip.size() < 500);
}

void TestStatus::tooltip_hasReasonAgeAndPath()
{
    const Status active = statusOf(running(), later(7s));
    const QStringList lines = active.tooltip.split(u'\n');
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines.at(0), active.reason);
    QVERIFY2(lines.at(1).contains(u'7'), qPrintable(lines.at(1)));
    QVERIFY2(lines.at(2).contains(u"/home/me/.mm_mesh_stats.json"_s), qPrintable(lines.at(2)));

    const Status missing = statusOf(readingOf(Outcome::Missing), start);
    QCOMPARE(missing.tooltip.split(u'\n').size(), 2);
    QVERIFY(missing.tooltip.startsWith(missing.reason));
    QVERIFY(missing.tooltip.endsWith(u"/home/me/.mm_mesh_stats.json"_s));
}

void TestStatus::age_isInWholeSecondsAndNeverNegative_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<qint64>("age");
    QTest::newRow("now") << qint64(0) << qint64(0);
    QTest::newRow("nearly a second") << qint64(999) << qint64(0);
    QTest::newRow("a second") << qint64(1000) << qint64(1);
    QTest::newRow("future") << qint64(-1) << qint64(0);
    QTest::newRow("far future") << qint64(-86'400'000) << qint64(0);
    QTest::newRow("100 years") << Q_INT64_C(3'153'600'000'000) << Q_INT64_C(3'153'600'000);
}

void TestStatus::age_isInWholeSecondsAndNeverNegative()
{
    QFETCH(qint64, milliseconds);
    QFETCH(qint64, age);
    Reading reading = readingOf(Outcome::Valid);
    reading.modified = start.wall - std::chrono::milliseconds(milliseconds);
    const auto found = ageOf(reading, start);
    QVERIFY(found);
    QCOMPARE(found->count(), age);
    QVERIFY(!statusOf(reading, start).tooltip.contains(u" -"_s));
}

void TestStatus::age_isUnknownWithoutContent()
{
    for (const Outcome outcome :
         {Outcome::NotYet, Outcome::Missing, Outcome::Unreadable, Outcome::Corrupt})
        QVERIFY(!ageOf(readingOf(outcome), start));
}

void TestStatus::numbers_areGroupedAsTheLocaleDoes_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QString>("grouped");
    QTest::addColumn<QString>("largest");
    QTest::newRow("C") << QLocale::c() << u"1,247"_s << u"9,223,372,036,854,775,807"_s;
    QTest::newRow("en_US") << QLocale(QLocale::English, QLocale::UnitedStates) << u"1,247"_s
                           << u"9,223,372,036,854,775,807"_s;
    QTest::newRow("de_DE") << QLocale(QLocale::German, QLocale::Germany) << u"1.247"_s
                           << u"9.223.372.036.854.775.807"_s;
}

void TestStatus::numbers_areGroupedAsTheLocaleDoes()
{
    QFETCH(QLocale, locale);
    QFETCH(QString, grouped);
    Reading reading = running();
    reading.snapshot.totalServices = 1247;
    reading.snapshot.totalMessages = 1247;
    QLocale::setDefault(locale);
    const QString count = formatCount(1247);
    const QString largest = formatCount(std::numeric_limits<qint64>::max());
    const QString text = statusOf(reading, start).text;
    QLocale::setDefault(QLocale::system());
    QCOMPARE(count, grouped);
    QTEST(largest, "largest");
    QCOMPARE(text, u"MM: %1 services | %1 msgs"_s.arg(grouped));
}

void TestStatus::numbers_followTheEnvironment()
{
    QVERIFY2(qEnvironmentVariableIsSet("MM_TEST_GROUPED"), "run it by ctest");
    QCOMPARE(formatCount(1247), qEnvironmentVariable("MM_TEST_GROUPED"));
    QCOMPARE(formatCount(999), u"999"_s);
    struct Row
    {
        const char *locale;
        qint64 number;
        QString text;
    };
    const QList<Row> rows{
        {"es_ES", 1247, u"1247"_s},
        {"es_ES", 12'470, u"12.470"_s},
        {"es_ES", 1'247'000, u"1.247.000"_s},
        {"es_ES", 1'247'000'000, u"1.247.000.000"_s},
        {"pl_PL", 1'247'000, u"1\u00A0247\u00A0000"_s},
        {"hi_IN", 12'34'567, u"12,34,567"_s},
        {"ar_EG", 1'247'000, u"\u0661\u066C\u0662\u0664\u0667\u066C\u0660\u0660\u0660"_s},
        {"ff_Adlm_GN", 1'247, QLocale(u"ff_Adlm_GN"_s).toString(1247)},
    };
    const QLocale before;
    for (const Row &row : rows) {
        QLocale::setDefault(QLocale(QString::fromLatin1(row.locale)));
        const QString text = formatCount(row.number);
        QLocale::setDefault(before);
        QCOMPARE(text, row.text);
    }
}

void TestStatus::hungReading_keepsWhatWasKnown()
{
    Reading known = running();
    known.connection = Connection::Gone;
    known.mmUrl = u"http://mm:6001"_s;
    const Reading hung = hungReading(known, known.path, later(6s));
    QCOMPARE(hung.outcome, Outcome::Hung);
    QCOMPARE(hung.snapshot, known.snapshot);
    QCOMPARE(hung.connection, known.connection);
    QCOMPARE(hung.mmUrl, known.mmUrl);
    QCOMPARE(hung.at.steady, later(6s).steady);
    QVERIFY(hung.reason.contains(known.path));
    const Status status = statusOf(hung, later(6s));
    QCOMPARE(status.state, State::NotUpdating);
    QCOMPARE(status.reason, hung.reason);

    const Reading first = hungReading(Reading(), u"/net/stats.json"_s, start);
    QCOMPARE(first.path, u"/net/stats.json"_s);
    QCOMPARE(statusOf(first, start).state, State::NotUpdating);
}

void TestStatus::names_forMachinesAreInNoLanguage()
{
    QCOMPARE(stateName(State::Checking), u"Checking"_s);
    QCOMPARE(stateName(State::NoFile), u"NoFile"_s);
    QCOMPARE(stateName(State::Active), u"Active"_s);
    QCOMPARE(stateName(State::Stopped), u"Stopped"_s);
    QCOMPARE(stateName(State::NotUpdating), u"NotUpdating"_s);
    QCOMPARE(stateName(State::Error), u"Error"_s);
    QCOMPARE(toneName(Tone::Gray), u"gray"_s);
    QCOMPARE(toneName(Tone::Green), u"green"_s);
    QCOMPARE(toneName(Tone::Red), u"red"_s);
}

QTEST_GUILESS_MAIN(TestStatus)
#include "tst_status.moc"

// SPDX-License-Identifier: MIT
#include "readings.h"
#include "suite.h"

#include <QLocale>
#include <QSet>

using namespace mm;
using namespace mm::test;

class TstStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reading_givesStateColorIconAndText_data();
    void reading_givesStateColorIconAndText();
    void states_differInIcon();
    void silence_isNotUpdatingBeyondThreeHeartbeats_data();
    void silence_isNotUpdatingBeyondThreeHeartbeats();
    void timeSinceReading_addsToSilence();
    void wallClock_doesNotChangeState();
    void fileWithoutWriter_isActiveAtAnyAge();
    void fileOlderThanBoot_isNotUpdating();
    void inactiveState_hasReasonAndRemedy_data();
    void inactiveState_hasReasonAndRemedy();
    void hostName_isSanitizedAndTruncated_data();
    void hostName_isSanitizedAndTruncated();
    void tooltip_hasReasonAgeAndPath();
    void age_isInWholeSecondsAndNotNegative_data();
    void age_isInWholeSecondsAndNotNegative();
    void age_isEmptyWithoutContent();
    void numbers_areGroupedAsInTheLocale_data();
    void numbers_areGroupedAsInTheLocale();
    void numbers_followTheEnvironment();
    void hungReading_keepsLastContent();
    void stateAndColorNames_areFixed();
};

void TstStatus::reading_givesStateColorIconAndText_data()
{
    QTest::addColumn<Reading>("reading");
    QTest::addColumn<State>("state");
    QTest::addColumn<StatusColor>("color");
    QTest::addColumn<StatusIcon>("icon");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const Reading &reading, State state, StatusColor color,
                        StatusIcon icon, const QString &text) {
        QTest::newRow(name) << reading << state << color << icon << text;
    };
    const auto active = [&](const char *name, const Reading &reading) {
        row(name, reading, State::Active, StatusColor::Green, StatusIcon::Disc,
            u"MM: 5 services | 127 msgs"_s);
    };
    const auto notUpdating = [&](const char *name, const Reading &reading) {
        row(name, reading, State::NotUpdating, StatusColor::Gray, StatusIcon::Bars,
            u"MM: Not updating"_s);
    };
    row("nothing read yet", readingOf(ReadOutcome::NotYet), State::Checking, StatusColor::Gray,
        StatusIcon::Dots, u"MM: Checking..."_s);
    row("missing", readingOf(ReadOutcome::Missing), State::NoFile, StatusColor::Gray,
        StatusIcon::Ring, u"MM: No stats file"_s);
    row("unreadable", readingOf(ReadOutcome::Unreadable), State::Error, StatusColor::Red,
        StatusIcon::Cross, u"MM: Error reading stats"_s);
    row("corrupt", readingOf(ReadOutcome::Corrupt), State::Error, StatusColor::Red,
        StatusIcon::Cross, u"MM: Error reading stats"_s);
    notUpdating("hung", readingOf(ReadOutcome::Hung));
    active("no writer named", readingOf(ReadOutcome::Valid));
    active("writer running", running());
    active("writer of another machine", running(ProcessState::Unknown));
    notUpdating("writer gone", running(ProcessState::Gone));
    notUpdating("writer suspended", running(ProcessState::Suspended));
    const auto stopped = [&](const char *name, ProcessState process) {
        Reading reading = readingBy(Writer::State::Stopped, process);
        reading.silence = 24h;
        row(name, reading, State::Stopped, StatusColor::Gray, StatusIcon::Square, u"MM: Stopped"_s);
    };
    stopped("stopped, process gone", ProcessState::Gone);
    stopped("stopped, process still there", ProcessState::Running);
    stopped("stopped on another machine", ProcessState::Unknown);
    Reading one = running();
    one.snapshot.totalServices = 1;
    one.snapshot.totalMessages = 1;
    row("one service", one, State::Active, StatusColor::Green, StatusIcon::Disc,
        u"MM: 1 services | 1 msgs"_s);
    Reading none = running();
    none.snapshot = {0, 0, {}, {}, none.snapshot.writer};
    row("nothing counted", none, State::Active, StatusColor::Green, StatusIcon::Disc,
        u"MM: 0 services | 0 msgs"_s);
}

void TstStatus::reading_givesStateColorIconAndText()
{
    QFETCH(Reading, reading);
    const Status status = evaluateStatus(reading, later(2s));
    QTEST(status.state, "state");
    QTEST(status.color, "color");
    QTEST(status.icon, "icon");
    QTEST(status.text, "text");
    QVERIFY(!status.reason.isEmpty());
    QCOMPARE(evaluateStatus(reading, later(2s)), status);
}

void TstStatus::states_differInIcon()
{
    QSet<int> states;
    QSet<int> icons;
    for (const Reading &reading :
         {readingOf(ReadOutcome::NotYet), readingOf(ReadOutcome::Missing),
          readingOf(ReadOutcome::Valid), readingBy(Writer::State::Stopped, ProcessState::Gone),
          running(ProcessState::Gone), readingOf(ReadOutcome::Corrupt)}) {
        const Status status = evaluateStatus(reading, start);
        states += static_cast<int>(status.state);
        icons += static_cast<int>(status.icon);
    }
    QCOMPARE(states.size(), 6);
    QCOMPARE(icons.size(), 6);
}

void TstStatus::silence_isNotUpdatingBeyondThreeHeartbeats_data()
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

void TstStatus::silence_isNotUpdatingBeyondThreeHeartbeats()
{
    QFETCH(ProcessState, process);
    QFETCH(int, silence);
    Reading reading = running(process);
    reading.silence = milliseconds(silence);
    QTEST(evaluateStatus(reading, start).state, "state");
}

void TstStatus::timeSinceReading_addsToSilence()
{
    Reading reading = running();
    reading.silence = 10s;
    QCOMPARE(evaluateStatus(reading, later(20s)).state, State::Active);
    QCOMPARE(evaluateStatus(reading, later(20'001ms)).state, State::NotUpdating);
}

void TstStatus::wallClock_doesNotChangeState()
{
    const Reading reading = running();
    QCOMPARE(evaluateStatus(reading, {start.wall + 24h, start.steady + 2s}).state, State::Active);
    QCOMPARE(evaluateStatus(reading, {start.wall - 24h, start.steady + 31s}).state,
             State::NotUpdating);
}

void TstStatus::fileWithoutWriter_isActiveAtAnyAge()
{
    Reading reading = readingOf(ReadOutcome::Valid);
    reading.modified = start.wall - 24h * 365;
    reading.silence = 24h * 365;
    QCOMPARE(evaluateStatus(reading, start).state, State::Active);
}

void TstStatus::fileOlderThanBoot_isNotUpdating()
{
    Reading reading = readingOf(ReadOutcome::Valid);
    reading.olderThanBoot = true;
    QCOMPARE(evaluateStatus(reading, start).state, State::NotUpdating);
}

void TstStatus::inactiveState_hasReasonAndRemedy_data()
{
    QTest::addColumn<Reading>("reading");
    QTest::addColumn<QString>("inReason");
    const auto row = [](const char *name, const Reading &reading, const QString &in) {
        QTest::newRow(name) << reading << in;
    };
    row("missing", readingOf(ReadOutcome::Missing), u"The cause"_s);
    row("unreadable", readingOf(ReadOutcome::Unreadable), u"The cause"_s);
    row("corrupt", readingOf(ReadOutcome::Corrupt), u"The cause"_s);
    row("hung", readingOf(ReadOutcome::Hung), u"The cause"_s);
    row("gone", running(ProcessState::Gone), u"42"_s);
    row("suspended", running(ProcessState::Suspended), u"42"_s);
    row("stopped", readingBy(Writer::State::Stopped, ProcessState::Gone), u"shut down"_s);
    Reading silent = running();
    silent.silence = 40s;
    row("silent here", silent, u"40"_s);
    silent.writerProcess = ProcessState::Unknown;
    row("silent elsewhere", silent, u"box"_s);
    Reading old = readingOf(ReadOutcome::Valid);
    old.olderThanBoot = true;
    row("older than boot", old, u"started"_s);
    Reading alone = readingOf(ReadOutcome::Valid);
    alone.mmReachability = MmReachability::Gone;
    alone.silence = 40s;
    row("does not answer", alone, u"40"_s);
}

void TstStatus::inactiveState_hasReasonAndRemedy()
{
    QFETCH(Reading, reading);
    QFETCH(QString, inReason);
    const Status status = evaluateStatus(reading, start);
    QVERIFY2(status.reason.text().contains(inReason), qPrintable(status.reason));
    QVERIFY(!status.remedy.isEmpty());
    // The user interface shows one after the other: the path must not be repeated.
    QCOMPARE((status.reason + status.remedy).count(reading.path), 1);
    QVERIFY(evaluateStatus(running(), start).remedy.isEmpty());
    QVERIFY(evaluateStatus(readingOf(ReadOutcome::NotYet), start).remedy.isEmpty());
}

void TstStatus::hostName_isSanitizedAndTruncated_data()
{
    QTest::addColumn<milliseconds>("silence");
    QTest::newRow("active") << milliseconds(0);
    QTest::newRow("silent") << milliseconds(40s);
}

void TstStatus::hostName_isSanitizedAndTruncated()
{
    QFETCH(milliseconds, silence);
    Reading reading = running(ProcessState::Unknown);
    reading.silence = silence;
    reading.snapshot.writer->host = u"box\nMM answers.\u202E\0"_s + QString(8'000'000, u'h');
    const Status status = evaluateStatus(reading, start);
    QVERIFY(status.reason.text().contains(u"box\uFFFDMM answers.\uFFFD\uFFFDhhh"_s));
    QVERIFY(status.reason.text().size() < 400);
    QCOMPARE(status.tooltip.count(u'\n'), 2);
    QVERIFY(status.tooltip.size() < 500);
}

void TstStatus::tooltip_hasReasonAgeAndPath()
{
    const Status active = evaluateStatus(running(), later(7s));
    const QStringList lines = active.tooltip.split(u'\n');
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines.at(0), active.reason.text());
    QVERIFY2(lines.at(1).contains(u'7'), qPrintable(lines.at(1)));
    QVERIFY2(lines.at(2).contains(u"/home/me/.mm_mesh_stats.json"_s), qPrintable(lines.at(2)));

    const Status missing = evaluateStatus(readingOf(ReadOutcome::Missing), start);
    QCOMPARE(missing.tooltip.split(u'\n').size(), 2);
    QVERIFY(missing.tooltip.startsWith(missing.reason.text()));
    QVERIFY(missing.tooltip.endsWith(u"/home/me/.mm_mesh_stats.json"_s));
}

void TstStatus::age_isInWholeSecondsAndNotNegative_data()
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

void TstStatus::age_isInWholeSecondsAndNotNegative()
{
    QFETCH(qint64, milliseconds);
    QFETCH(qint64, age);
    Reading reading = readingOf(ReadOutcome::Valid);
    reading.modified = start.wall - std::chrono::milliseconds(milliseconds);
    const auto found = ageOf(reading, start);
    QVERIFY(found);
    QCOMPARE(found->count(), age);
    QVERIFY(!evaluateStatus(reading, start).tooltip.contains(u" -"_s));
}

void TstStatus::age_isEmptyWithoutContent()
{
    for (const ReadOutcome outcome :
         {ReadOutcome::NotYet, ReadOutcome::Missing, ReadOutcome::Unreadable, ReadOutcome::Corrupt})
        QVERIFY(!ageOf(readingOf(outcome), start));
}

void TstStatus::numbers_areGroupedAsInTheLocale_data()
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

void TstStatus::numbers_areGroupedAsInTheLocale()
{
    QFETCH(QLocale, locale);
    QFETCH(QString, grouped);
    Reading reading = running();
    reading.snapshot.totalServices = 1247;
    reading.snapshot.totalMessages = 1247;
    QLocale::setDefault(locale);
    const QString count = formatCount(1247);
    const QString largest = formatCount(std::numeric_limits<qint64>::max());
    const QString text = evaluateStatus(reading, start).text;
    QLocale::setDefault(QLocale::system());
    QCOMPARE(count, grouped);
    QTEST(largest, "largest");
    QCOMPARE(text, u"MM: %1 services | %1 msgs"_s.arg(grouped));
}

void TstStatus::numbers_followTheEnvironment()
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

void TstStatus::hungReading_keepsLastContent()
{
    Reading known = running();
    known.mmReachability = MmReachability::Gone;
    known.mmUrl = u"http://mm:6001"_s;
    const Reading hung = hungReading(known, known.path, later(6s));
    QCOMPARE(hung.outcome, ReadOutcome::Hung);
    QCOMPARE(hung.snapshot, known.snapshot);
    QCOMPARE(hung.mmReachability, known.mmReachability);
    QCOMPARE(hung.mmUrl, known.mmUrl);
    QCOMPARE(hung.at.steady, later(6s).steady);
    QVERIFY(hung.reason.text().contains(known.path));
    const Status status = evaluateStatus(hung, later(6s));
    QCOMPARE(status.state, State::NotUpdating);
    QCOMPARE(status.reason, hung.reason);

    const Reading first = hungReading(Reading(), u"/net/stats.json"_s, start);
    QCOMPARE(first.path, u"/net/stats.json"_s);
    QCOMPARE(evaluateStatus(first, start).state, State::NotUpdating);
}

void TstStatus::stateAndColorNames_areFixed()
{
    QCOMPARE(stateName(State::Checking), u"Checking"_s);
    QCOMPARE(stateName(State::NoFile), u"NoFile"_s);
    QCOMPARE(stateName(State::Active), u"Active"_s);
    QCOMPARE(stateName(State::Stopped), u"Stopped"_s);
    QCOMPARE(stateName(State::NotUpdating), u"NotUpdating"_s);
    QCOMPARE(stateName(State::Error), u"Error"_s);
    QCOMPARE(colorName(StatusColor::Gray), u"gray"_s);
    QCOMPARE(colorName(StatusColor::Green), u"green"_s);
    QCOMPARE(colorName(StatusColor::Red), u"red"_s);
}

MM_SUITE(TstStatus)
#include "tst_status.moc"

// SPDX-License-Identifier: MIT
#include "core/monitor/fleettexts.h"
#include "core/monitor/status.h"
#include "fleets.h"
#include "suite.h"
#include "support.h"

#include <QLocale>
#include <QRegularExpression>
#include <QSet>

#include <array>

using namespace mm;
using namespace mm::test;

namespace {

constexpr std::array allReasons{
    MachineReason::Active,    MachineReason::Reported,  MachineReason::Unscraped,
    MachineReason::Overdue,   MachineReason::Down,      MachineReason::FromFuture,
    MachineReason::Ambiguous, MachineReason::FileOld,   MachineReason::Contradicts,
    MachineReason::BadFigure, MachineReason::NoFigures, MachineReason::NoPrometheus};

bool isSentence(const QString &text)
{
    static const QRegularExpression sentence(u"^[A-Z][^%\\n]*[^.]\\.$"_s);
    return sentence.match(text).hasMatch();
}

QString textOf(const Machine &machine, MachineReason reason, double age = 0)
{
    MachineVerdict verdict;
    verdict.reason = reason;
    verdict.age = age;
    return machineReason(machine, verdict);
}

/// The texts of \p reading at fleetStart.
Status statusOf(const FleetReading &reading)
{
    return evaluateStatus(readingOf(reading), fleetStart);
}

Machine machineNamed(const QString &name, double age = 100)
{
    Machine machine = activeMachine(age);
    machine.name = name;
    return machine;
}

FleetReading withWarning(FleetReading reading)
{
    reading.warning = u"a warning"_s;
    return reading;
}

FleetReading withWrongClock(FleetReading reading)
{
    reading.clockIsWrong = true;
    return reading;
}

} // namespace

class TstFleetTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reason_isASentence();
    void reportedState_isASentence();
    void overdue_hasTheDuration_data();
    void overdue_hasTheDuration();
    void down_hasTheScrapeError();
    void label_isOfTheSummary_data();
    void label_isOfTheSummary();
    void prometheusProblem_hasReasonAndRemedy_data();
    void prometheusProblem_hasReasonAndRemedy();
    void reasonOfMany_namesTheFirst_data();
    void reasonOfMany_namesTheFirst();
    void tooltip_namesMachines_data();
    void tooltip_namesMachines();
    void foreignText_isSanitizedAndCut_data();
    void foreignText_isSanitizedAndCut();
    void numbers_areGroupedAsInTheLocale_data();
    void numbers_areGroupedAsInTheLocale();
};

void TstFleetTexts::reason_isASentence()
{
    QSet<QString> texts;
    for (const MachineReason reason : allReasons) {
        const QString text = textOf(activeMachine(), reason);
        QVERIFY2(isSentence(text), qPrintable(text));
        texts += text;
    }
    QCOMPARE(texts.size(), qsizetype(allReasons.size()));
}

void TstFleetTexts::reportedState_isASentence()
{
    QSet<QString> texts;
    for (const State state : allStates) {
        Machine machine = activeMachine();
        machine.state = state;
        const QString text =
            machineReason(machine, evaluateMachine(machine, fleetOf({}), fleetStart));
        QVERIFY2(isSentence(text), qPrintable(text));
        texts += text;
    }
    QCOMPARE(texts.size(), qsizetype(allStates.size()));
}

void TstFleetTexts::overdue_hasTheDuration_data()
{
    QTest::addColumn<double>("age");
    QTest::addColumn<QString>("duration");
    QTest::newRow("seconds") << 40.9 << u"40 second(s)"_s;
    QTest::newRow("a day") << 90'000.0 << u"25 hour(s)"_s;
    QTest::newRow("without end") << qInf() << u"11,574 day(s)"_s;
    QTest::newRow("not known") << qQNaN() << u"11,574 day(s)"_s;
}

void TstFleetTexts::overdue_hasTheDuration()
{
    QFETCH(double, age);
    QFETCH(QString, duration);
    QCOMPARE(textOf(activeMachine(), MachineReason::Overdue, age),
             u"Prometheus has not scraped it for "_s + duration + u'.');
}

void TstFleetTexts::down_hasTheScrapeError()
{
    Machine machine = activeMachine();
    machine.scrapeError = u"dial tcp: %1\nrefused"_s;
    QCOMPARE(textOf(machine, MachineReason::Down),
             u"It does not answer Prometheus: dial tcp: %1\ufffdrefused."_s);
}

void TstFleetTexts::label_isOfTheSummary_data()
{
    QTest::addColumn<FleetReading>("reading");
    QTest::addColumn<State>("state");
    QTest::addColumn<StatusColor>("color");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const FleetReading &reading, State state,
                        const QString &text) {
        const StatusColor color = state == State::Active  ? StatusColor::Green
                                  : state == State::Error ? StatusColor::Red
                                                          : StatusColor::Gray;
        QTest::newRow(name) << reading << state << color << text;
    };
    const FleetReading four = fleetOf({activeMachine(5, 4, 12'000), activeMachine(5, 5, 300),
                                       activeMachine(5, 6, 40), activeMachine(5, 2, 5)});
    FleetReading three = four;
    three.machines[1].up = 0;
    FleetReading bad = four;
    bad.machines[1].hasBadFigure = true;
    FleetReading stopped = fleetOf({activeMachine()});
    stopped.machines[0].state = State::Stopped;
    FleetReading more = fleetOf({activeMachine(5, 1, 1e17)});
    row("all active", four, State::Active, u"MM: 4 machines | 17 services | 12,345 msgs"_s);
    row("one", fleetOf({activeMachine(5, 1, 1)}), State::Active,
        u"MM: 1 machines | 1 services | 1 msgs"_s);
    row("more than can be counted", more, State::Active,
        u"MM: 1 machines | 1 services | more than 9,007,199,254,740,992 msgs"_s);
    row("one is down", three, State::NotUpdating,
        u"MM: 3 of 4 machines | 12 services | 12,045 msgs"_s);
    row("one has an error", bad, State::Error,
        u"MM: 3 of 4 machines | 12 services | 12,045 msgs"_s);
    row("the only one is stopped", stopped, State::NotUpdating,
        u"MM: 0 of 1 machines | 0 services | 0 msgs"_s);
    row("no answer once", failed(four, FleetFailure::NoAnswer, 1), State::Active,
        u"MM: 4 machines | 17 services | 12,345 msgs"_s);
    row("no answer twice", failed(four, FleetFailure::NoAnswer, 2), State::NotUpdating,
        u"MM: Not updating"_s);
    row("clock set back", withWrongClock(four), State::NotUpdating, u"MM: Not updating"_s);
    row("incomplete", withWarning(four), State::NotUpdating, u"MM: Not updating"_s);
    row("refused once", failed(four, FleetFailure::Refused, 1), State::Active,
        u"MM: 4 machines | 17 services | 12,345 msgs"_s);
    row("refused twice", failed(four, FleetFailure::Refused, 2), State::Error,
        u"MM: Error reading Prometheus"_s);
    row("refused at the first poll", failed({}, FleetFailure::Refused, 1), State::Error,
        u"MM: Error reading Prometheus"_s);
    row("no answer at the first poll", failed({}, FleetFailure::NoAnswer, 1), State::NotUpdating,
        u"MM: Not updating"_s);
    row("no machines", fleetOf({}), State::NoFile, u"MM: No machines"_s);
    row("first poll", {}, State::Checking, u"MM: Checking..."_s);
}

void TstFleetTexts::label_isOfTheSummary()
{
    QFETCH(FleetReading, reading);
    const Status status = statusOf(reading);
    QTEST(status.state, "state");
    QTEST(status.color, "color");
    QTEST(status.text, "text");
    QVERIFY(isSentence(status.reason.text()) || status.reason.text().startsWith(u"a: "_s));
    QVERIFY(!status.canStart);
    QVERIFY(!status.canShowFile);
    QVERIFY(!status.canMoveAside);
}

void TstFleetTexts::prometheusProblem_hasReasonAndRemedy_data()
{
    QTest::addColumn<FleetReading>("reading");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("remedy"); // the start
    const FleetReading one = fleetOf({activeMachine()});
    const QString check = u"Check the address, "_s;
    QTest::newRow("no answer")
        << failed(one, FleetFailure::NoAnswer, 2)
        << u"Prometheus does not answer at http://prometheus:9090: the cause."_s << check;
    QTest::newRow("refused")
        << failed(one, FleetFailure::Refused, 2)
        << u"Prometheus at http://prometheus:9090 does not give the figures: the cause."_s << check;
    QTest::newRow("clock") << withWrongClock(one)
                           << u"The clock of Prometheus at http://prometheus:9090 was set back, or "
                              "stands still."_s
                           << u"The label recovers by itself when that clock"_s;
    QTest::newRow("warning")
        << withWarning(one)
        << u"The answer of Prometheus at http://prometheus:9090 is incomplete: a warning."_s
        << u"Look at Prometheus' own messages"_s;
    QTest::newRow("no machines")
        << fleetOf({})
        << u"Prometheus at http://prometheus:9090 has no such machine, and had none for a day."_s
        << u"Check that Prometheus scrapes the machines"_s;
}

void TstFleetTexts::prometheusProblem_hasReasonAndRemedy()
{
    QFETCH(FleetReading, reading);
    QFETCH(QString, reason);
    QFETCH(QString, remedy);
    const Status status = statusOf(reading);
    QCOMPARE(status.reason.text(), reason);
    QVERIFY2(status.remedy.startsWith(remedy) && status.remedy.endsWith(u'.'),
             qPrintable(status.remedy));
    QCOMPARE(status.tooltip, reason + u"\nPrometheus: http://prometheus:9090"_s);
}

void TstFleetTexts::reasonOfMany_namesTheFirst_data()
{
    QTest::addColumn<QList<Machine>>("machines");
    QTest::addColumn<QString>("reason");
    const Machine good = activeMachine();
    Machine bad = machineNamed(u"bad"_s, 5);
    bad.hasBadFigure = true;
    const QString first = u"b: Prometheus has not scraped it for 1 minute(s)."_s;
    QTest::newRow("all active") << QList{good, good} << u"The MM of each machine is active."_s;
    QTest::newRow("one is not") << QList{good, machineNamed(u"b"_s)} << first;
    QTest::newRow("two are not") << QList{good, machineNamed(u"b"_s), machineNamed(u"c"_s)}
                                 << first + u" And 1 more machine(s) are not active."_s;
    QTest::newRow("the error goes first")
        << QList{machineNamed(u"b"_s), bad}
        << u"bad: It has a figure that can't be right. And 1 more machine(s) are not active."_s;
}

void TstFleetTexts::reasonOfMany_namesTheFirst()
{
    QFETCH(QList<Machine>, machines);
    const Status status = statusOf(fleetOf(machines));
    QTEST(status.reason.text(), "reason");
    QCOMPARE(status.remedy, QString());
}

void TstFleetTexts::tooltip_namesMachines_data()
{
    QTest::addColumn<int>("bad");
    QTest::addColumn<int>("lines");
    QTest::addColumn<QString>("last");
    const QString ninth = u"m9: Prometheus has not scraped it for 1 minute(s)."_s;
    QTest::newRow("none") << 0 << 2 << u"The MM of each machine is active."_s;
    QTest::newRow("one") << 1 << 2 << u"m0: Prometheus has not scraped it for 1 minute(s)."_s;
    QTest::newRow("ten") << 10 << 11 << ninth;
    QTest::newRow("eleven") << 11 << 12 << u"And 1 more machine(s) are not active."_s;
    QTest::newRow("many") << 10'000 << 12 << u"And 9,990 more machine(s) are not active."_s;
}

void TstFleetTexts::tooltip_namesMachines()
{
    QFETCH(int, bad);
    QList<Machine> machines{activeMachine()};
    for (int i = 0; i < bad; ++i)
        machines += machineNamed(u"m%1"_s.arg(i));
    const QStringList lines = statusOf(fleetOf(machines)).tooltip.split(u'\n');
    QTEST(int(lines.size()), "lines");
    QTEST(lines[lines.size() - 2], "last");
    QCOMPARE(lines.last(), u"Prometheus: http://prometheus:9090"_s);
    // If Prometheus is the problem, it does not matter which they are.
    QCOMPARE(statusOf(withWarning(fleetOf(machines))).tooltip.count(u'\n'), 1);
}

void TstFleetTexts::foreignText_isSanitizedAndCut_data()
{
    QTest::addColumn<QString>("foreign");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << u"a.example:9105"_s << u"a.example:9105"_s;
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("placeholder") << u"%1 %2 %n %L1"_s << u"%1 %2 %n %L1"_s;
    QTest::newRow("line breaks") << u"a\nb\r\u2028c\u2029"_s << u"a\ufffdb\ufffd\ufffdc\ufffd"_s;
    QTest::newRow("control characters")
        << u"a"_s + QChar(0) + u"\x1b[31m\x7f\u0085"_s << u"a\ufffd\ufffd[31m\ufffd\ufffd"_s;
    QTest::newRow("order overrides")
        << u"\u202eexe.a\u202c\u2066b\u2069\u200f"_s << u"\ufffdexe.a\ufffd\ufffdb\ufffd\ufffd"_s;
    QTest::newRow("lone surrogate") << u"a"_s + QChar(0xd83d) + u"b"_s << u"a\ufffdb"_s;
    QTest::newRow("markup") << u"<b>a</b>&amp;"_s << u"<b>a</b>&amp;"_s;
    QTest::newRow("200 characters") << QString(200, u'x') << QString(200, u'x');
    QTest::newRow("100,000 characters") << QString(100'000, u'x') << QString(200, u'x') + u'…';
}

void TstFleetTexts::foreignText_isSanitizedAndCut()
{
    QFETCH(QString, foreign);
    QFETCH(QString, shown);
    const auto reasonOf = [](const FleetReading &each) { return statusOf(each).reason.text(); };
    FleetReading reading = fleetOf({machineNamed(foreign)});
    const QString gone = shown + u": Prometheus has not scraped it for 1 minute(s)."_s;
    QCOMPARE(reasonOf(reading), gone);
    QCOMPARE(statusOf(reading).tooltip, gone + u"\nPrometheus: http://prometheus:9090"_s);
    QVERIFY(!statusOf(reading).text.contains(u'x'));

    reading = fleetOf({activeMachine()});
    reading.url = foreign;
    QCOMPARE(statusOf(reading).tooltip.section(u'\n', -1), u"Prometheus: "_s + shown);
    reading.url = u"url"_s;
    reading.warning = u"x"_s + foreign;
    const QString cut = foreign.size() < 200 ? u'x' + shown : QString(200, u'x') + u'…';
    QCOMPARE(reasonOf(reading), u"The answer of Prometheus at url is incomplete: "_s + cut + u'.');
    reading.failures = 2;
    reading.problem = foreign;
    for (const FleetFailure failure : {FleetFailure::NoAnswer, FleetFailure::Refused}) {
        reading.failure = failure;
        QVERIFY(reasonOf(reading).endsWith(u": "_s + shown + u'.'));
    }
    reading.problem = u"cause"_s;
    reading.url = foreign;
    for (const FleetFailure failure : {FleetFailure::NoAnswer, FleetFailure::Refused}) {
        reading.failure = failure;
        QVERIFY(reasonOf(reading).contains(u" at "_s + shown));
        QVERIFY(reasonOf(reading).size() < 300);
    }
}

void TstFleetTexts::numbers_areGroupedAsInTheLocale_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QString>("text");
    QTest::newRow("C") << QLocale::c()
                       << u"MM: 1 of 1,001 machines | 1,234 services | 1,234,567 msgs"_s;
    QTest::newRow("German") << QLocale(QLocale::German, QLocale::Germany)
                            << u"MM: 1 of 1.001 machines | 1.234 services | 1.234.567 msgs"_s;
    QTest::newRow("French") << QLocale(QLocale::French, QLocale::France)
                            << u"MM: 1 of 1\u202f001 machines | 1\u202f234 services | "
                               "1\u202f234\u202f567 msgs"_s;
    QTest::newRow("Indian") << QLocale(QLocale::Hindi, QLocale::India)
                            << u"MM: 1 of 1,001 machines | 1,234 services | 12,34,567 msgs"_s;
}

void TstFleetTexts::numbers_areGroupedAsInTheLocale()
{
    QFETCH(QLocale, locale);
    QList<Machine> machines(1000, machineNamed(u"gone"_s));
    machines += activeMachine(5, 1234, 1'234'567);
    const QLocale before;
    QLocale::setDefault(locale);
    const Status status = statusOf(fleetOf(machines));
    QLocale::setDefault(before);
    QTEST(status.text, "text");
}

MM_SUITE(TstFleetTexts)
#include "tst_fleettexts.moc"

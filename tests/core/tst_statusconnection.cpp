// SPDX-License-Identifier: MIT
#include "readings.h"

using namespace mm;
using namespace mm::test;

namespace {

/// What is known of a file without a writer when MM was asked.
Reading asked(Connection connection, milliseconds silence)
{
    Reading reading = readingOf(Outcome::Valid);
    reading.connection = connection;
    reading.mmUrl = u"http://mm:6001"_s;
    reading.silence = silence;
    return reading;
}

} // namespace

/// What is said of an MM that was asked itself, and where starting one is offered.
class TestStatusConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void connection_judgesAFileWithoutWriter_data();
    void connection_judgesAFileWithoutWriter();
    void connection_saysNothingOfAWriterThatIsNamed_data();
    void connection_saysNothingOfAWriterThatIsNamed();
    void start_isOfferedWhereMmIsNotRunning_data();
    void start_isOfferedWhereMmIsNotRunning();
};

void TestStatusConnection::connection_judgesAFileWithoutWriter_data()
{
    QTest::addColumn<Reading>("reading");
    QTest::addColumn<milliseconds>("sinceTheLook");
    QTest::addColumn<State>("state");
    QTest::addColumn<QString>("inReason");
    const auto row = [](const char *name, const Reading &reading, milliseconds sinceTheLook,
                        State state, const QString &inReason) {
        QTest::newRow(name) << reading << sinceTheLook << state << inReason;
    };
    const QString url = u"http://mm:6001"_s;
    const QString notTold = u"does not say"_s;
    row("not asked, untouched for a year", asked(Connection::Unknown, 24h * 365), 0ms,
        State::Active, notTold);
    row("gone, still written", asked(Connection::Gone, 0ms), 0ms, State::Active, notTold);
    row("gone, untouched for nearly three checks", asked(Connection::Gone, 5999ms), 0ms,
        State::Active, notTold);
    row("gone, untouched for three checks", asked(Connection::Gone, 6s), 0ms, State::NotUpdating,
        url);
    row("gone, nearly three checks with the time since the look", asked(Connection::Gone, 4s),
        1999ms, State::Active, notTold);
    row("gone, three checks with the time since the look", asked(Connection::Gone, 4s), 2s,
        State::NotUpdating, url);
    row("gone, told how long", asked(Connection::Gone, 40s), 5s, State::NotUpdating, u"45"_s);
    row("answering, untouched for a year", asked(Connection::Answering, 24h * 365), 0ms,
        State::Active, url);

    const auto old = [](Connection connection, milliseconds silence) {
        Reading reading = asked(connection, silence);
        reading.olderThanBoot = true;
        return reading;
    };
    row("answering, older than boot", old(Connection::Answering, 24h), 0ms, State::Active, url);
    row("gone, older than boot", old(Connection::Gone, 24h), 0ms, State::NotUpdating, url);
    row("not asked, older than boot", old(Connection::Unknown, 24h), 0ms, State::NotUpdating,
        u"started"_s);
}

void TestStatusConnection::connection_judgesAFileWithoutWriter()
{
    QFETCH(Reading, reading);
    QFETCH(milliseconds, sinceTheLook);
    QFETCH(QString, inReason);
    const Status status = statusOf(reading, later(sinceTheLook));
    QTEST(status.state, "state");
    QVERIFY2(status.reason.contains(inReason), qPrintable(status.reason));
}

void TestStatusConnection::connection_saysNothingOfAWriterThatIsNamed_data()
{
    QTest::addColumn<Reading>("reading");
    QTest::newRow("runs") << running();
    QTest::newRow("gone") << running(ProcessState::Gone);
    QTest::newRow("suspended") << running(ProcessState::Suspended);
    QTest::newRow("elsewhere") << running(ProcessState::Unknown);
    QTest::newRow("stopped") << readingBy(Writer::State::Stopped, ProcessState::Gone);
}

void TestStatusConnection::connection_saysNothingOfAWriterThatIsNamed()
{
    QFETCH(Reading, reading);
    for (const milliseconds silence : {milliseconds(0), milliseconds(20s), milliseconds(40s)}) {
        reading.silence = silence;
        reading.connection = Connection::Unknown;
        const Status unasked = statusOf(reading, start);
        for (const Connection connection : {Connection::Answering, Connection::Gone}) {
            reading.connection = connection;
            QCOMPARE(statusOf(reading, start), unasked);
        }
    }
}

void TestStatusConnection::start_isOfferedWhereMmIsNotRunning_data()
{
    QTest::addColumn<Reading>("reading");
    QTest::addColumn<bool>("mayStart");
    const auto row = [](const char *name, const Reading &reading, bool mayStart) {
        QTest::newRow(name) << reading << mayStart;
    };
    row("nothing read yet", readingOf(Outcome::NotYet), false);
    row("missing", readingOf(Outcome::Missing), true);
    Reading elsewhere = readingOf(Outcome::Missing);
    elsewhere.connection = Connection::Answering;
    row("missing, but MM answers", elsewhere, false);
    row("unreadable", readingOf(Outcome::Unreadable), false);
    row("corrupt", readingOf(Outcome::Corrupt), false);
    row("hung", readingOf(Outcome::Hung), false);
    row("hung, writer gone before", hungReading(running(ProcessState::Gone), u"/x"_s, start),
        false);
    row("runs", running(), false);
    row("gone", running(ProcessState::Gone), true);
    row("suspended", running(ProcessState::Suspended), false);
    row("stopped", readingBy(Writer::State::Stopped, ProcessState::Gone), true);
    Reading silent = running();
    silent.silence = 40s;
    row("silent, but there", silent, false);
    silent.writerProcess = ProcessState::Unknown;
    row("silent elsewhere", silent, true);
    row("no writer, not asked", asked(Connection::Unknown, 40s), false);
    row("no writer, answering", asked(Connection::Answering, 40s), false);
    row("no writer, does not answer", asked(Connection::Gone, 40s), true);
    Reading old = asked(Connection::Unknown, 24h);
    old.olderThanBoot = true;
    row("no writer, older than boot", old, true);
}

void TestStatusConnection::start_isOfferedWhereMmIsNotRunning()
{
    QFETCH(Reading, reading);
    QTEST(statusOf(reading, start).mayStart, "mayStart");
}

QTEST_GUILESS_MAIN(TestStatusConnection)
#include "tst_statusconnection.moc"

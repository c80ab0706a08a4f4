// SPDX-License-Identifier: MIT
#include "app/monitor/cli/outputformat.h"
#include "hostile.h"
#include "samples.h"
#include "suite.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mm::test {

namespace {

QList<OutputFormat> allFormats()
{
    QList<OutputFormat> formats;
    for (const QString &name : outputFormatNames())
        formats += *outputFormatFromName(name);
    return formats;
}

bool isText(const QByteArray &line)
{
    const QString text = QString::fromUtf8(line);
    return text.toUtf8() == line && std::all_of(text.cbegin(), text.cend(), [](QChar c) {
               return c.category() != QChar::Other_Control && c.category() != QChar::Separator_Line;
           });
}

Reading validReading()
{
    Reading reading;
    reading.outcome = ReadOutcome::Valid;
    reading.path = u"/x/stats.json"_s;
    reading.at = Instant::now();
    reading.modified = reading.at.wall - 42s;
    reading.snapshot.totalServices = 5;
    reading.snapshot.totalMessages = 1247;
    return reading;
}

} // namespace

/// What all formats have in common.
class TstOutputFormat final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromName_knowsEachName();
    void exitCode_followsNagios();
    void failureExitCode_isErrorOrUnknown();
    void states_haveDifferentOutputs();
    void output_hasNoControlCharacters_data();
    void output_hasNoControlCharacters();
    void longTexts_areCut_data() { output_hasNoControlCharacters_data(); }
    void longTexts_areCut();
    void plain_isTheLabelText();
    void json_hasTheWholePath();
    void json_hasAllKeys();
    void json_hasServersAsInTheFile();
    void json_hasNullForUnknownValues();
};

void TstOutputFormat::fromName_knowsEachName()
{
    QCOMPARE(outputFormatNames(),
             u"plain json waybar i3blocks tmux nagios prometheus"_s.split(u' '));
    QCOMPARE(outputFormatFromName(u"plain"_s), OutputFormat::Plain);
    QCOMPARE(outputFormatFromName(u"i3blocks"_s), OutputFormat::I3blocks);
    QCOMPARE(outputFormatFromName(u"prometheus"_s), OutputFormat::Prometheus);
    for (const QString &name : {u""_s, u"Plain"_s, u"xml"_s, u"plain "_s})
        QVERIFY2(!outputFormatFromName(name), qPrintable(name));
    for (const OutputFormat format : allFormats())
        QCOMPARE(isStreamable(format),
                 format != OutputFormat::Nagios && format != OutputFormat::Prometheus);
}

void TstOutputFormat::exitCode_followsNagios()
{
    QCOMPARE(exitCodeFor(State::Active), 0);
    QCOMPARE(exitCodeFor(State::Stopped), 1);
    QCOMPARE(exitCodeFor(State::NotUpdating), 1);
    QCOMPARE(exitCodeFor(State::Error), 2);
    QCOMPARE(exitCodeFor(State::NoFile), 3);
    QCOMPARE(exitCodeFor(State::Checking), 3);
}

void TstOutputFormat::failureExitCode_isErrorOrUnknown()
{
    QCOMPARE(failureExitCode(OutputFormat::Plain), 2);
    QCOMPARE(failureExitCode(OutputFormat::Prometheus), 2);
    QCOMPARE(failureExitCode(OutputFormat::Nagios), 3);
}

void TstOutputFormat::states_haveDifferentOutputs()
{
    for (const OutputFormat format : allFormats()) {
        QSet<QByteArray> outputs;
        for (const State state : allStates) {
            const Reading reading = readingFor(state, u"/a/stats.json"_s);
            outputs += formatStatus(format, reading, reading.at);
        }
        QCOMPARE(outputs.size(), qsizetype(allStates.size()));
    }
}

void TstOutputFormat::output_hasNoControlCharacters_data()
{
    QTest::addColumn<OutputFormat>("format");
    for (const QString &name : outputFormatNames())
        QTest::newRow(qPrintable(name)) << *outputFormatFromName(name);
}

void TstOutputFormat::output_hasNoControlCharacters()
{
    QFETCH(OutputFormat, format);

    QList<Reading> readings{readingOfHost(hostilePath(), false),
                            readingOfHost(hostilePath(), true)};
    for (const State state : allStates)
        readings += readingFor(state, hostilePath());
    for (const Reading &reading : readings) {
        const QByteArray output = formatStatus(format, reading, reading.at);
        QVERIFY(output.endsWith('\n'));
        const QByteArrayList lines = output.chopped(1).split('\n');
        QVERIFY(lines.size() == 1 || format == OutputFormat::Prometheus);
        for (const QByteArray &line : lines) {
            QVERIFY(!line.isEmpty() && line == line.trimmed());
            // JSON has the path unchanged.
            QVERIFY2(format == OutputFormat::Json || isText(line), line.constData());
        }
    }
}

void TstOutputFormat::longTexts_areCut()
{
    QFETCH(OutputFormat, format);

    const QString longText = u"<&\"\\#|\n\U0001F680"_s.repeated(1'000'000);
    for (const bool silent : {false, true}) {
        Reading reading = readingOfHost(longText, silent);
        if (format != OutputFormat::Json)
            reading.path = longText;
        const QByteArray output = formatStatus(format, reading, reading.at);
        QVERIFY2(output.size() < 10'000, qPrintable(QString::number(output.size())));
    }
    Reading reading = readingFor(State::Error, u"/a"_s);
    reading.reason = longText;
    QVERIFY(formatStatus(format, reading, reading.at).size() < 10'000);
}

void TstOutputFormat::plain_isTheLabelText()
{
    for (const State state : allStates) {
        const Reading reading = readingFor(state, u"/a/stats.json"_s);
        QCOMPARE(formatStatus(OutputFormat::Plain, reading, reading.at),
                 evaluateStatus(reading, reading.at).text.toUtf8() + '\n');
    }
}

void TstOutputFormat::json_hasTheWholePath()
{
    const QString path = hostilePath().repeated(100);
    const Reading reading = readingFor(State::NoFile, path);
    const QByteArray output = formatStatus(OutputFormat::Json, reading, reading.at);
    QCOMPARE(QJsonDocument::fromJson(output).object().value("path"_L1).toString(), path);
}

void TstOutputFormat::json_hasAllKeys()
{
    const Reading reading = validReading();
    const Status status = evaluateStatus(reading, reading.at);
    const QByteArray line = formatStatus(OutputFormat::Json, reading, reading.at);
    const QJsonObject expected{
        {u"state"_s, u"Active"_s},
        {u"text"_s, u"MM: 5 services | 1,247 msgs"_s},
        {u"color"_s, u"green"_s},
        {u"services"_s, 5},
        {u"messages"_s, 1247},
        {u"age_s"_s, 42},
        {u"reason"_s, status.reason.text()},
        {u"path"_s, u"/x/stats.json"_s},
    };
    QCOMPARE(QJsonDocument::fromJson(line).object(), expected);
}

void TstOutputFormat::json_hasServersAsInTheFile()
{
    Reading reading = validReading();
    const auto servers = [&reading] {
        const QByteArray line = formatStatus(OutputFormat::Json, reading, reading.at);
        return QJsonDocument::fromJson(line).object().value("servers"_L1);
    };
    QVERIFY(servers().isUndefined());
    reading.snapshot.servers = {
        {u"a"_s, u"failing"_s, u"It\nexited."_s, u"2026"_s, 2, 5, u"2027"_s}};
    const QJsonObject expected{{u"name"_s, u"a"_s},
                               {u"state"_s, u"failing"_s},
                               {u"reason"_s, u"It\ufffdexited."_s},
                               {u"since"_s, u"2026"_s},
                               {u"restarts"_s, 2},
                               {u"message_count"_s, 5},
                               {u"last_used_at"_s, u"2027"_s}};
    QCOMPARE(servers().toArray(), QJsonArray{expected});
}

void TstOutputFormat::json_hasNullForUnknownValues()
{
    Reading reading = validReading();
    reading.outcome = ReadOutcome::Missing;
    const QJsonObject status =
        QJsonDocument::fromJson(formatStatus(OutputFormat::Json, reading, reading.at)).object();
    QCOMPARE(status.value(u"state"_s).toString(), u"NoFile"_s);
    for (const QString &key : {u"services"_s, u"messages"_s, u"age_s"_s})
        QVERIFY(status.value(key).isNull());
}

} // namespace mm::test

using mm::test::TstOutputFormat;
MM_SUITE(TstOutputFormat)
#include "tst_outputformat.moc"

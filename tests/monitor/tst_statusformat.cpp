// SPDX-License-Identifier: MIT
#include "../ui/samples.h"
#include "app/monitor/statusformat.h"
#include "hostile.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace mm::test {

namespace {

QList<Format> allFormats()
{
    QList<Format> formats;
    for (const QString &name : formatNames())
        formats += *formatNamed(name);
    return formats;
}

bool isText(const QByteArray &line)
{
    const QString text = QString::fromUtf8(line);
    return text.toUtf8() == line && std::all_of(text.cbegin(), text.cend(), [](QChar c) {
               return c.category() != QChar::Other_Control && c.category() != QChar::Separator_Line;
           });
}

} // namespace

/// What is true of every format.
class StatusFormatTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_areTheFormats();
    void exitCodes_areWhatNagiosMeansByThem();
    void failure_isNoStateOfMm();
    void everyState_differsInEveryFormat();
    void output_isLinesOfText_data();
    void output_isLinesOfText();
    void output_isBounded_data() { output_isLinesOfText_data(); }
    void output_isBounded();
    void plain_isTheLabel();
    void json_tellsTheWholePath();
};

void StatusFormatTest::names_areTheFormats()
{
    QCOMPARE(formatNames(), u"plain json waybar i3blocks tmux nagios prometheus"_s.split(u' '));
    QCOMPARE(formatNamed(u"plain"_s), Format::Plain);
    QCOMPARE(formatNamed(u"i3blocks"_s), Format::I3blocks);
    QCOMPARE(formatNamed(u"prometheus"_s), Format::Prometheus);
    for (const QString &name : {u""_s, u"Plain"_s, u"xml"_s, u"plain "_s})
        QVERIFY2(!formatNamed(name), qPrintable(name));
    for (const Format format : allFormats())
        QCOMPARE(isForStreams(format), format != Format::Nagios && format != Format::Prometheus);
}

void StatusFormatTest::exitCodes_areWhatNagiosMeansByThem()
{
    QCOMPARE(exitCodeFor(State::Active), 0);
    QCOMPARE(exitCodeFor(State::Stopped), 1);
    QCOMPARE(exitCodeFor(State::NotUpdating), 1);
    QCOMPARE(exitCodeFor(State::Error), 2);
    QCOMPARE(exitCodeFor(State::NoFile), 3);
    QCOMPARE(exitCodeFor(State::Checking), 3);
}

void StatusFormatTest::failure_isNoStateOfMm()
{
    QCOMPARE(exitCodeOfFailure(Format::Plain), 2);
    QCOMPARE(exitCodeOfFailure(Format::Prometheus), 2);
    QCOMPARE(exitCodeOfFailure(Format::Nagios), 3);
}

void StatusFormatTest::everyState_differsInEveryFormat()
{
    for (const Format format : allFormats()) {
        QSet<QByteArray> outputs;
        for (const State state : allStates()) {
            const Reading reading = readingFor(state, u"/a/stats.json"_s);
            outputs += statusOutput(format, reading, reading.at);
        }
        QCOMPARE(outputs.size(), allStates().size());
    }
}

void StatusFormatTest::output_isLinesOfText_data()
{
    QTest::addColumn<Format>("format");
    for (const QString &name : formatNames())
        QTest::newRow(qPrintable(name)) << *formatNamed(name);
}

void StatusFormatTest::output_isLinesOfText()
{
    QFETCH(Format, format);

    QList<Reading> readings{readingOfHost(hostilePath(), false),
                            readingOfHost(hostilePath(), true)};
    for (const State state : allStates())
        readings += readingFor(state, hostilePath());
    for (const Reading &reading : readings) {
        const QByteArray output = statusOutput(format, reading, reading.at);
        QVERIFY(output.endsWith('\n'));
        const QByteArrayList lines = output.chopped(1).split('\n');
        QVERIFY(lines.size() == 1 || format == Format::Prometheus);
        for (const QByteArray &line : lines) {
            QVERIFY(!line.isEmpty() && line == line.trimmed());
            // Where a JSON text has them, they are the path's own, and whole.
            QVERIFY2(format == Format::Json || isText(line), line.constData());
        }
    }
}

void StatusFormatTest::output_isBounded()
{
    QFETCH(Format, format);

    const QString endless = u"<&\"\\#|\n\U0001F680"_s.repeated(1'000'000);
    for (const bool silent : {false, true}) {
        Reading reading = readingOfHost(endless, silent);
        if (format != Format::Json)
            reading.path = endless;
        const QByteArray output = statusOutput(format, reading, reading.at);
        QVERIFY2(output.size() < 10'000, qPrintable(QString::number(output.size())));
    }
    Reading reading = readingFor(State::Error, u"/a"_s);
    reading.reason = endless;
    QVERIFY(statusOutput(format, reading, reading.at).size() < 10'000);
}

void StatusFormatTest::plain_isTheLabel()
{
    for (const State state : allStates()) {
        const Reading reading = readingFor(state, u"/a/stats.json"_s);
        QCOMPARE(statusOutput(Format::Plain, reading, reading.at),
                 statusOf(reading, reading.at).text.toUtf8() + '\n');
    }
}

void StatusFormatTest::json_tellsTheWholePath()
{
    const QString path = hostilePath().repeated(100);
    const Reading reading = readingFor(State::NoFile, path);
    const QByteArray output = statusOutput(Format::Json, reading, reading.at);
    QCOMPARE(QJsonDocument::fromJson(output).object().value("path"_L1).toString(), path);
}

} // namespace mm::test

QTEST_GUILESS_MAIN(mm::test::StatusFormatTest)
#include "tst_statusformat.moc"

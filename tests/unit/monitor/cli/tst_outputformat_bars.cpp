// SPDX-License-Identifier: MIT
#include "app/monitor/cli/outputformat.h"
#include "hostile.h"
#include "samples.h"
#include "suite.h"

#include <QColor>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QTextDocumentFragment>

using namespace Qt::StringLiterals;

namespace mm::test {

namespace {

QByteArray outputFor(OutputFormat format, const Reading &reading)
{
    return formatStatus(format, reading, reading.at);
}

QByteArray outputFor(OutputFormat format, const Status &status)
{
    Reading reading;
    reading.path = u"/<i>&amp;</i>"_s;
    return formatStatus(format, reading, status, reading.at);
}

QJsonObject objectFor(OutputFormat format, const Reading &reading)
{
    return QJsonDocument::fromJson(outputFor(format, reading)).object();
}

/// Texts that a status bar could interpret.
Status hostileStatus()
{
    Status status;
    status.state = State::Error;
    status.text = u"a \"b\" \\n #[bg=red] #(date) <b>&"_s;
    status.reason = status.text;
    return status;
}

} // namespace

class TstOutputFormatBars final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waybar_hasTheDocumentedMembers();
    void waybar_classesAreColorAndState_data();
    void waybar_classesAreColorAndState();
    void waybar_escapesMarkup();
    void waybar_hasNoAge();
    void i3blocks_hasTheDocumentedMembers();
    void i3blocks_hasTheStatusColor();
    void i3blocks_hasNoEscapes();
    void tmux_isOneStyledLine();
    void tmux_escapesTheText();
};

void TstOutputFormatBars::waybar_hasTheDocumentedMembers()
{
    const QJsonObject line =
        objectFor(OutputFormat::Waybar, readingFor(State::NoFile, u"/a/s.json"_s));
    QCOMPARE(line.keys(), (QStringList{u"alt"_s, u"class"_s, u"text"_s, u"tooltip"_s}));
    QCOMPARE(line.value("text"_L1), u"MM: No stats file"_s);
    QCOMPARE(line.value("alt"_L1), u"NoFile"_s);
    const QStringList tooltip = line.value("tooltip"_L1).toString().split(u'\n');
    QCOMPARE(tooltip.size(), 3);
    QCOMPARE(tooltip.first(), u"/a/s.json does not exist."_s);
    QCOMPARE(tooltip.last(), u"/a/s.json"_s);
}

void TstOutputFormatBars::waybar_classesAreColorAndState_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<QStringList>("classes");
    QTest::newRow("active") << State::Active << QStringList{u"green"_s, u"Active"_s};
    QTest::newRow("stopped") << State::Stopped << QStringList{u"gray"_s, u"Stopped"_s};
    QTest::newRow("not updating") << State::NotUpdating << QStringList{u"gray"_s, u"NotUpdating"_s};
    QTest::newRow("no file") << State::NoFile << QStringList{u"gray"_s, u"NoFile"_s};
    QTest::newRow("error") << State::Error << QStringList{u"red"_s, u"Error"_s};
}

void TstOutputFormatBars::waybar_classesAreColorAndState()
{
    QFETCH(State, state);
    QFETCH(QStringList, classes);

    const QJsonObject line = objectFor(OutputFormat::Waybar, readingFor(state, u"/a/s.json"_s));
    QCOMPARE(line.value("class"_L1).toArray(), QJsonArray::fromStringList(classes));
}

void TstOutputFormatBars::waybar_escapesMarkup()
{
    const Status status = hostileStatus();
    const QJsonObject line =
        QJsonDocument::fromJson(outputFor(OutputFormat::Waybar, status)).object();
    const auto shown = [&line](QLatin1String key) {
        return QTextDocumentFragment::fromHtml(line.value(key).toString()).toPlainText();
    };
    QCOMPARE(shown("text"_L1), status.text);
    QCOMPARE(line.value("tooltip"_L1).toString().section(u'\n', 1),
             u"/&lt;i&gt;&amp;amp;&lt;/i&gt;"_s);
}

void TstOutputFormatBars::waybar_hasNoAge()
{
    using namespace std::chrono_literals;
    Reading reading = readingFor(State::Active, u"/a/s.json"_s);
    const QByteArray young = outputFor(OutputFormat::Waybar, reading);
    reading.modified -= 1h;
    QCOMPARE(outputFor(OutputFormat::Waybar, reading), young);
}

void TstOutputFormatBars::i3blocks_hasTheDocumentedMembers()
{
    const QJsonObject line = objectFor(OutputFormat::I3blocks, readingFor(State::Active, u"/a"_s));
    QCOMPARE(line, (QJsonObject{{u"full_text"_s, u"MM: 2 services | 1,247 msgs"_s},
                                {u"short_text"_s, u"MM: 2 | 1,247"_s},
                                {u"color"_s, u"#57d38c"_s},
                                {u"markup"_s, u"none"_s}}));
    const QJsonObject none = objectFor(OutputFormat::I3blocks, readingFor(State::NoFile, u"/a"_s));
    QCOMPARE(none.value("short_text"_L1), none.value("full_text"_L1));
}

void TstOutputFormatBars::i3blocks_hasTheStatusColor()
{
    for (const State state : allStates) {
        const Reading reading = readingFor(state, u"/a"_s);
        const QColor color(objectFor(OutputFormat::I3blocks, reading).value("color"_L1).toString());
        QVERIFY(color.isValid());
        switch (evaluateStatus(reading, reading.at).color) {
        case StatusColor::Green:
            QVERIFY(color.green() > color.red() + 50);
            break;
        case StatusColor::Red:
            QVERIFY(color.red() > color.green() + 50);
            break;
        case StatusColor::Gray:
            QVERIFY(color.hsvSaturation() < 20);
            break;
        }
    }
}

void TstOutputFormatBars::i3blocks_hasNoEscapes()
{
    const QByteArray line = outputFor(OutputFormat::I3blocks, hostileStatus());
    QVERIFY2(!line.contains('\\'), line.constData());
    QCOMPARE(QJsonDocument::fromJson(line).object().value("full_text"_L1),
             u"a 'b' /n #[bg=red] #(date) <b>&"_s);
}

void TstOutputFormatBars::tmux_isOneStyledLine()
{
    QCOMPARE(outputFor(OutputFormat::Tmux, readingFor(State::Active, u"/a"_s)),
             "#[fg=#57d38c,bg=#202124] MM: 2 services | 1,247 msgs #[default]\n");
    QCOMPARE(outputFor(OutputFormat::Tmux, readingFor(State::Error, u"/a"_s)),
             "#[fg=#ff8a80,bg=#202124] MM: Error reading stats #[default]\n");
}

void TstOutputFormatBars::tmux_escapesTheText()
{
    QCOMPARE(outputFor(OutputFormat::Tmux, hostileStatus()),
             "#[fg=#a0a4a8,bg=#202124] a \"b\" \\n ##[bg=red] ##(date) <b>& #[default]\n");
}

} // namespace mm::test

using mm::test::TstOutputFormatBars;
MM_SUITE(TstOutputFormatBars)
#include "tst_outputformat_bars.moc"

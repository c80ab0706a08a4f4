// SPDX-License-Identifier: MIT
#include "../ui/samples.h"
#include "app/monitor/barformats.h"
#include "app/monitor/statusformat.h"
#include "hostile.h"

#include <QColor>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QTextDocumentFragment>

using namespace Qt::StringLiterals;

namespace mm::test {

namespace {

QByteArray outputFor(Format format, const Reading &reading)
{
    return statusOutput(format, reading, reading.at);
}

QJsonObject objectFor(Format format, const Reading &reading)
{
    return QJsonDocument::fromJson(outputFor(format, reading)).object();
}

/// A status of nothing but what a bar could take for its own.
Status hostileStatus()
{
    Status status;
    status.state = State::Error;
    status.text = u"a \"b\" \\n #[bg=red] #(date) <b>&"_s;
    status.reason = status.text;
    return status;
}

} // namespace

class BarFormatsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waybar_hasItsMembers();
    void waybar_classesAreToneAndState_data();
    void waybar_classesAreToneAndState();
    void waybar_textsAreMarkup();
    void waybar_tellsNoAge();
    void i3blocks_hasItsMembers();
    void i3blocks_colourIsTheTones();
    void i3blocks_hasNothingToUnescape();
    void tmux_isOneStyledText();
    void tmux_textStartsNothing();
};

void BarFormatsTest::waybar_hasItsMembers()
{
    const QJsonObject line = objectFor(Format::Waybar, readingFor(State::NoFile, u"/a/s.json"_s));
    QCOMPARE(line.keys(), (QStringList{u"alt"_s, u"class"_s, u"text"_s, u"tooltip"_s}));
    QCOMPARE(line.value("text"_L1), u"MM: No stats file"_s);
    QCOMPARE(line.value("alt"_L1), u"NoFile"_s);
    const QStringList tooltip = line.value("tooltip"_L1).toString().split(u'\n');
    QCOMPARE(tooltip.size(), 3);
    QCOMPARE(tooltip.first(), u"/a/s.json does not exist."_s);
    QCOMPARE(tooltip.last(), u"/a/s.json"_s);
}

void BarFormatsTest::waybar_classesAreToneAndState_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<QStringList>("classes");
    QTest::newRow("active") << State::Active << QStringList{u"green"_s, u"Active"_s};
    QTest::newRow("stopped") << State::Stopped << QStringList{u"gray"_s, u"Stopped"_s};
    QTest::newRow("silent") << State::NotUpdating << QStringList{u"gray"_s, u"NotUpdating"_s};
    QTest::newRow("none") << State::NoFile << QStringList{u"gray"_s, u"NoFile"_s};
    QTest::newRow("error") << State::Error << QStringList{u"red"_s, u"Error"_s};
}

void BarFormatsTest::waybar_classesAreToneAndState()
{
    QFETCH(State, state);
    QFETCH(QStringList, classes);

    const QJsonObject line = objectFor(Format::Waybar, readingFor(state, u"/a/s.json"_s));
    QCOMPARE(line.value("class"_L1).toArray(), QJsonArray::fromStringList(classes));
}

void BarFormatsTest::waybar_textsAreMarkup()
{
    const Status status = hostileStatus();
    const QJsonObject line =
        QJsonDocument::fromJson(waybarLine(status, u"/<i>&amp;</i>"_s)).object();
    const auto shown = [&line](QLatin1String key) {
        return QTextDocumentFragment::fromHtml(line.value(key).toString()).toPlainText();
    };
    QCOMPARE(shown("text"_L1), status.text);
    QCOMPARE(line.value("tooltip"_L1).toString().section(u'\n', 1),
             u"/&lt;i&gt;&amp;amp;&lt;/i&gt;"_s);
}

void BarFormatsTest::waybar_tellsNoAge()
{
    using namespace std::chrono_literals;
    Reading reading = readingFor(State::Active, u"/a/s.json"_s);
    const QByteArray young = outputFor(Format::Waybar, reading);
    reading.modified -= 1h;
    QCOMPARE(outputFor(Format::Waybar, reading), young);
}

void BarFormatsTest::i3blocks_hasItsMembers()
{
    const QJsonObject line = objectFor(Format::I3blocks, readingFor(State::Active, u"/a"_s));
    QCOMPARE(line, (QJsonObject{{u"full_text"_s, u"MM: 2 services | 1,247 msgs"_s},
                                {u"short_text"_s, u"MM: 2 | 1,247"_s},
                                {u"color"_s, u"#57d38c"_s},
                                {u"markup"_s, u"none"_s}}));
    const QJsonObject none = objectFor(Format::I3blocks, readingFor(State::NoFile, u"/a"_s));
    QCOMPARE(none.value("short_text"_L1), none.value("full_text"_L1));
}

void BarFormatsTest::i3blocks_colourIsTheTones()
{
    for (const State state : allStates()) {
        const Reading reading = readingFor(state, u"/a"_s);
        const QColor color(objectFor(Format::I3blocks, reading).value("color"_L1).toString());
        QVERIFY(color.isValid());
        switch (statusOf(reading, reading.at).tone) {
        case Tone::Green:
            QVERIFY(color.green() > color.red() + 50);
            break;
        case Tone::Red:
            QVERIFY(color.red() > color.green() + 50);
            break;
        case Tone::Gray:
            QVERIFY(color.hsvSaturation() < 20);
            break;
        }
    }
}

void BarFormatsTest::i3blocks_hasNothingToUnescape()
{
    const QByteArray line = i3blocksLine({}, hostileStatus());
    QVERIFY2(!line.contains('\\'), line.constData());
    QCOMPARE(QJsonDocument::fromJson(line).object().value("full_text"_L1),
             u"a 'b' /n #[bg=red] #(date) <b>&"_s);
}

void BarFormatsTest::tmux_isOneStyledText()
{
    QCOMPARE(outputFor(Format::Tmux, readingFor(State::Active, u"/a"_s)),
             "#[fg=#57d38c,bg=#202124] MM: 2 services | 1,247 msgs #[default]\n");
    QCOMPARE(outputFor(Format::Tmux, readingFor(State::Error, u"/a"_s)),
             "#[fg=#ff8a80,bg=#202124] MM: Error reading stats #[default]\n");
}

void BarFormatsTest::tmux_textStartsNothing()
{
    QCOMPARE(tmuxLine(hostileStatus()),
             "#[fg=#a0a4a8,bg=#202124] a \"b\" \\n ##[bg=red] ##(date) <b>& #[default]");
}

} // namespace mm::test

QTEST_GUILESS_MAIN(mm::test::BarFormatsTest)
#include "tst_barformats.moc"

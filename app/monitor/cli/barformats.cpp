// SPDX-License-Identifier: MIT
#include "app/monitor/cli/barformats.h"

#include "core/monitor/statuspalette.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

QByteArray compactJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString colorOnDark(StatusColor tone)
{
    return u"#%1"_s.arg(shadesOf(tone).onDark, 6, 16, QChar(u'0'));
}

/// i3blocks 1.4 does not decode escapes in a string and ends it at the first quote.
QString withoutEscapes(QString text)
{
    return text.replace(u'"', u'\'').replace(u'\\', u'/');
}

QString shortText(const Reading &reading, const Status &status)
{
    if (status.state != State::Active)
        return status.text;
    return u"MM: %1 | %2"_s.arg(formatCount(reading.snapshot.totalServices),
                                formatCount(reading.snapshot.totalMessages));
}

} // namespace

QByteArray waybarLine(const Status &status, const QString &path)
{
    QStringList tooltip{status.reason, status.remedy, path};
    tooltip.removeAll(QString());
    return compactJson({
        {u"text"_s, status.text.toHtmlEscaped()},
        {u"alt"_s, stateName(status.state)},
        {u"tooltip"_s, tooltip.join(u'\n').toHtmlEscaped()},
        {u"class"_s, QJsonArray{colorName(status.color), stateName(status.state)}},
    });
}

QByteArray i3blocksLine(const Reading &reading, const Status &status)
{
    return compactJson({
        {u"full_text"_s, withoutEscapes(status.text)},
        {u"short_text"_s, withoutEscapes(shortText(reading, status))},
        {u"color"_s, colorOnDark(status.color)},
        // Overrides the configuration: the texts are not markup.
        {u"markup"_s, u"none"_s},
    });
}

QByteArray tmuxLine(const Status &status)
{
    QString text = status.text;
    text.replace(u'#', u"##"_s);
    return u"#[fg=%1,bg=#202124] %2 #[default]"_s.arg(colorOnDark(status.color), text).toUtf8();
}

} // namespace mm

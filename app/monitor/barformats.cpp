// SPDX-License-Identifier: MIT
#include "app/monitor/barformats.h"

#include "ui/statecolors.h"

#include <QColor>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

const QColor darkBar(0x20, 0x21, 0x24);

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// i3blocks 1.4 takes a string's letters as they stand, and ends it at the first quote.
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
    return compact({
        {u"text"_s, status.text.toHtmlEscaped()},
        {u"alt"_s, stateName(status.state)},
        {u"tooltip"_s, tooltip.join(u'\n').toHtmlEscaped()},
        {u"class"_s, QJsonArray{toneName(status.tone), stateName(status.state)}},
    });
}

QByteArray i3blocksLine(const Reading &reading, const Status &status)
{
    return compact({
        {u"full_text"_s, withoutEscapes(status.text)},
        {u"short_text"_s, withoutEscapes(shortText(reading, status))},
        {u"color"_s, toneColor(status.tone, Qt::black).name()},
        // Whatever the configuration says: nothing in it is markup.
        {u"markup"_s, u"none"_s},
    });
}

QByteArray tmuxLine(const Status &status)
{
    QString text = status.text;
    text.replace(u'#', u"##"_s);
    const QColor color = toneColor(status.tone, darkBar);
    return u"#[fg=%1,bg=%2] %3 #[default]"_s.arg(color.name(), darkBar.name(), text).toUtf8();
}

} // namespace mm

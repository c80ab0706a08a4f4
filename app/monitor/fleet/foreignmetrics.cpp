// SPDX-License-Identifier: MIT
#include "app/monitor/fleet/foreignmetrics.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

/// A family that the exporter prints itself, or that Prometheus adds to each scrape.
bool isReserved(const QString &family)
{
    static const QSet<QString> own{u"mm_mesh_services"_s, u"mm_mesh_messages_total"_s,
                                   u"mm_mesh_service_messages_total"_s, u"up"_s};
    return own.contains(family) || family.startsWith("ee_monitor_"_L1) ||
           family.startsWith("scrape_"_L1);
}

/// The values of such a label come from clients, and may be their names.
bool isForName(const QString &label)
{
    static const QStringList hints{u"service"_s, u"server"_s, u"tool"_s, u"client"_s,
                                   u"agent"_s,   u"user"_s,   u"name"_s};
    return std::any_of(hints.begin(), hints.end(), [&label](const QString &hint) {
        return label.contains(hint, Qt::CaseInsensitive);
    });
}

/// The names in `{a="b",c="d"}`.
QStringList namesIn(const QString &labels)
{
    static const QRegularExpression label(uR"((\w+)="(?:[^"\\]|\\.)*")"_s);
    QStringList names;
    for (auto found = label.globalMatch(labels); found.hasNext();)
        names += found.next().captured(1);
    return names;
}

/// Prometheus fails a scrape because of a number that is out of range.
bool isNumber(const QString &word)
{
    bool ok = false;
    (void)word.toDouble(&ok);
    return ok || word == "NaN"_L1 || word.endsWith("Inf"_L1);
}

} // namespace

QByteArray foreignMetrics(const QByteArray &text, NameLabels names)
{
    static const QRegularExpression header(
        uR"(\A# (?:HELP ([a-zA-Z_:][\w:]*) |TYPE ([a-zA-Z_:][\w:]*) )"_s +
        uR"((?:counter|gauge|histogram|summary|untyped)\z))"_s);
    // Name, labels, value; the time stamp after them is left out.
    const QString label = uR"([a-zA-Z]\w*="(?:[^"\\\x00-\x1f\x7f]|\\[\\"n])*+")"_s;
    static const QRegularExpression sample(
        uR"(\A([a-zA-Z_:][\w:]*)(\{(?:%1(?:,%1)*+)?,?\})?[ \t]+)"_s.arg(label) +
        uR"(([+-]?(?:\d+\.?\d*(?:[eE][+-]?\d+)?|Inf)|NaN)(?:[ \t]+-?\d+)?[ \t]*\z)"_s);
    if (!text.endsWith('\n') || !QByteArrayView(text).isValidUtf8())
        return {};
    QString kept;
    QString headers; // of a family that has no sample yet
    QString family;  // of these headers
    QSet<QString> seen;
    const QStringList lines = QString::fromUtf8(text).split(u'\n');
    for (const QString &line : lines) {
        if (line.isEmpty())
            continue;
        if (line.startsWith(u'#')) {
            if (!line.startsWith("# HELP"_L1) && !line.startsWith("# TYPE"_L1))
                continue; // a comment
            const QRegularExpressionMatch match = header.match(line);
            const QString name = match.captured(1) + match.captured(2);
            if (!match.hasMatch() || seen.contains(line.left(7) + name))
                return {};
            seen.insert(line.left(7) + name);
            if (isReserved(name))
                continue;
            if (name != std::exchange(family, name))
                headers.clear();
            headers += line + u'\n';
            continue;
        }
        const QRegularExpressionMatch match = sample.match(line);
        const QString name = match.captured(1);
        const QString series = name + match.captured(2);
        const QStringList labels = namesIn(match.captured(2));
        const bool isUnique = QSet<QString>(labels.begin(), labels.end()).size() == labels.size();
        if (!match.hasMatch() || !isNumber(match.captured(3)) || !isUnique || seen.contains(series))
            return {};
        seen.insert(series);
        if (!name.startsWith(family))
            headers.clear();
        const bool hasNames = std::any_of(labels.begin(), labels.end(), isForName);
        if (!isReserved(name) && (names == NameLabels::Keep || !hasNames))
            kept += std::exchange(headers, {}) + series + u' ' + match.captured(3) + u'\n';
    }
    return kept.toUtf8();
}

} // namespace mm

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
    static const QRegularExpression own(
        uR"(\A(?:mm_mesh_(?:services|(?:service_)?messages_total)|up|(?:ee_monitor|scrape)_.*)\z)"_s);
    return own.match(family).hasMatch();
}

/// The values of such a label come from clients, and may be their names.
bool isForName(const QString &label)
{
    static const QRegularExpression hint(u"service|server|tool|client|agent|user|name"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    return hint.match(label).hasMatch();
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
        uR"(\A# (?:HELP|TYPE(?= \S+ (?:counter|gauge|histogram|summary|untyped)\z)) )"_s +
        uR"(([a-zA-Z_:][\w:]*) )"_s);
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
    const QStringList lines = QString::fromUtf8(text).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const bool isHeader = line.startsWith("# HELP"_L1) || line.startsWith("# TYPE"_L1);
        if (line.startsWith(u'#') && !isHeader)
            continue; // a comment
        const QRegularExpressionMatch match = (isHeader ? header : sample).match(line);
        const QString name = match.captured(1);
        const QString series = name + match.captured(2);
        const QStringList labels = namesIn(match.captured(2));
        const bool isUnique = QSet<QString>(labels.begin(), labels.end()).size() == labels.size();
        const QString id = isHeader ? line.left(7) + name : series;
        if (!match.hasMatch() || !isUnique || seen.contains(id) ||
            !(isHeader || isNumber(match.captured(3))))
            return {};
        seen.insert(id);
        if (isReserved(name))
            continue;
        if (isHeader ? name != std::exchange(family, name) : !name.startsWith(family))
            headers.clear();
        if (isHeader)
            headers += line + u'\n';
        else if (names == NameLabels::Keep || std::none_of(labels.begin(), labels.end(), isForName))
            kept += std::exchange(headers, {}) + series + u' ' + match.captured(3) + u'\n';
    }
    return kept.toUtf8();
}

} // namespace mm

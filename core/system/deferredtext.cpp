// SPDX-License-Identifier: MIT
#include "core/system/deferredtext.h"

#include "core/system/displaytext.h"

#include <QCoreApplication>

namespace mm {

DeferredText DeferredText::path(const QString &path)
{
    DeferredText result(path);
    result.m_isPath = true;
    return result;
}

QString DeferredText::text() const
{
    if (m_source.isEmpty())
        return m_isPath ? shownPath(m_verbatim) : m_verbatim;
    const auto translated = [this](int n) {
        return QCoreApplication::translate(m_context, m_source.data(), nullptr, n);
    };
    QString text = m_count < 0 ? translated(-1) : countText(m_count, translated);
    // In one pass, because an argument may contain a "%1".
    for (qsizetype at = text.indexOf(u'%'); at >= 0; at = text.indexOf(u'%', at)) {
        const int number = at + 1 < text.size() ? text.at(at + 1).digitValue() : 0;
        const QString value =
            number > 0 && number <= m_args.size() ? m_args.at(number - 1).text() : text.mid(at, 2);
        text.replace(at, 2, value);
        at += value.size();
    }
    return text;
}

QString DeferredText::key() const
{
    if (m_source.isEmpty())
        return m_verbatim;
    QString key = QString::fromUtf8(m_source);
    for (const DeferredText &each : m_args) {
        if (!each.m_source.isEmpty())
            key += each.key();
    }
    return key;
}

} // namespace mm

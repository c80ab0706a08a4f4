// SPDX-License-Identifier: MIT
#include "core/system/displaytext.h"

#include <QList>

namespace mm {

QString sanitizeForDisplay(const QString &text, const DisplayPolicy &policy)
{
    const qsizetype max = policy.maxLength < 0 ? text.size() : policy.maxLength;
    const auto isShown = [&policy](char32_t c) {
        const QChar::Category category = QChar::category(c);
        return category != QChar::Other_Control && category != QChar::Separator_Line &&
               category != QChar::Separator_Paragraph &&
               (category != QChar::Other_Format || policy.keepFormat);
    };
    // Cut by code points, to keep surrogate pairs whole. toUcs4() replaces lone surrogates.
    const QList<uint> characters = text.first(qMin(text.size(), 2 * (max + 1))).toUcs4();
    QString shown;
    for (const char32_t c : characters.first(qMin(characters.size(), max)))
        shown += isShown(c) ? QString::fromUcs4(&c, 1) : QString(policy.replacement);
    return characters.size() > max ? shown + QChar(0x2026) : shown;
}

} // namespace mm

// SPDX-License-Identifier: MIT
#include "core/plainline.h"

#include <QList>

namespace mm {

namespace {

/// Controls, and the marks that turn the direction of the text around them: names come from
/// strangers.
bool isVisible(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

} // namespace

QString plainLine(const QString &text, qsizetype most)
{
    QString shown;
    // A cut by code points, so that no surrogate pair is torn; lone surrogates come out as U+FFFD.
    const QList<uint> characters = text.first(qMin(text.size(), 2 * (most + 1))).toUcs4();
    for (const char32_t c : characters.first(qMin(characters.size(), most)))
        shown +=
            isVisible(c) ? QString::fromUcs4(&c, 1) : QString(QChar(QChar::ReplacementCharacter));
    return characters.size() > most ? shown + QChar(0x2026) : shown;
}

} // namespace mm

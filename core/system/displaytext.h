// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace mm {

/// How sanitizeForDisplay() changes text from other programs or people.
struct DisplayPolicy
{
    qsizetype maxLength = -1; ///< in characters; longer text is cut and ends with an ellipsis
    QChar replacement = QChar::ReplacementCharacter; ///< for each character that must not be shown
    /// Keeps all invisible format characters, also those that reverse the text around them. Those
    /// that are parts of emoji and of some scripts are kept in any case.
    bool keepFormat = false;
};

/// Whether \p c can be part of a name that is shown in one line: no control character, line break,
/// surrogate or noncharacter, and nothing that changes the order of the text after it. Private and
/// unassigned characters can: they are symbols of a font, or newer than Qt's tables.
[[nodiscard]] bool fitsInLine(char32_t c);

/// False for characters that no font shows: blanks, format characters, fillers.
[[nodiscard]] bool isVisible(char32_t c);

/// \p text as one line without control characters, line breaks and lone surrogates.
[[nodiscard]] QString sanitizeForDisplay(const QString &text, const DisplayPolicy &policy);

} // namespace mm

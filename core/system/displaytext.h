// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace mm {

/// How sanitizeForDisplay() changes text from other programs or people.
struct DisplayPolicy
{
    qsizetype maxLength = -1; ///< in characters; longer text is cut and ends with an ellipsis
    QChar replacement = QChar::ReplacementCharacter; ///< for each character that must not be shown
    /// Keeps invisible format characters: parts of emoji and of some scripts, but also those that
    /// reverse the text around them.
    bool keepFormat = false;
};

/// \p text as one line without control characters, line breaks and lone surrogates.
[[nodiscard]] QString sanitizeForDisplay(const QString &text, const DisplayPolicy &policy);

} // namespace mm

// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <functional>

namespace mm {

/// How sanitizeForDisplay() changes text from other programs or people.
struct DisplayPolicy
{
    qsizetype maxLength = -1; ///< in characters; longer text is cut and ends with an ellipsis
    QChar replacement = QChar::ReplacementCharacter; ///< for each character that must not be shown
    /// Keeps all invisible format characters, also those that reverse the text around them. Those
    /// that are parts of emoji and of some scripts are kept in any case.
    bool keepFormat = false;
    /// For a sentence of this program whose foreign parts are sanitized, as by shownPath(): keeps
    /// left-to-right marks and isolates, and closes each isolate. None of them reverses a text.
    bool keepIsolates = false;
};

/// Whether \p c can be part of a name that is shown in one line: no control character, line break,
/// surrogate or noncharacter, and nothing that changes the order of the text after it. Private and
/// unassigned characters can: they are symbols of a font, or newer than Qt's tables.
[[nodiscard]] bool fitsInLine(char32_t c);

/// False for characters that no font shows: blanks, format characters, fillers.
[[nodiscard]] bool isVisible(char32_t c);

/// \p text as one line without control characters, line breaks and lone surrogates.
[[nodiscard]] QString sanitizeForDisplay(const QString &text, const DisplayPolicy &policy);

/// Whether the program's texts are written from the right. Not taken from QLocale, whose default
/// must not be read while another thread sets it.
void setRightToLeftTexts(bool rightToLeft);

/// \p path as a part of a sentence: native separators, sanitized, and between texts that are
/// written from the right isolated, so that its slashes stay where they are. Thread-safe.
[[nodiscard]] QString shownPath(const QString &path);

/// A text with a count in the locale's digits and groups. \p text calls tr() with a "%n" and its
/// argument, which selects the plural form; \p count may be larger than an int.
[[nodiscard]] QString countText(qint64 count, const std::function<QString(int)> &text);

/// \p number with digits grouped as the locale does. The C locale, which groups none, counts as
/// English.
[[nodiscard]] QString formatCount(qint64 number);

} // namespace mm

// SPDX-License-Identifier: MIT
#include "core/system/displaytext.h"

#include <QDir>
#include <QList>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <atomic>

namespace mm {

namespace {

constexpr char16_t leftToRightMark = 0x200e;
constexpr char16_t leftToRightIsolate = 0x2066;
constexpr char16_t popIsolate = 0x2069;
std::atomic<bool> rightToLeftTexts = false;

/// Parts of emoji and of the spelling of some languages, which change nothing outside of them:
/// joiner, non-joiner, and the tags of flags.
bool isPartOfSymbol(char32_t c)
{
    return c == 0x200c || c == 0x200d || (c >= 0xe0020 && c <= 0xe007f);
}

} // namespace

bool fitsInLine(char32_t c)
{
    // Bidirectional controls can make one name look like another.
    const bool isBidirectional = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    const QChar::Category category = QChar::category(c);
    return category != QChar::Other_Control && category != QChar::Other_Surrogate &&
           category != QChar::Separator_Line && category != QChar::Separator_Paragraph &&
           !isBidirectional && !QChar::isNonCharacter(c) && c != QChar::ReplacementCharacter;
}

bool isVisible(char32_t c)
{
    // The property Default_Ignorable_Code_Point of Unicode, without the category of format
    // characters, and the empty pattern of Braille.
    static constexpr std::array<std::array<char32_t, 2>, 14> ignorable{{{0x34f, 0x34f},
                                                                        {0x115f, 0x1160},
                                                                        {0x17b4, 0x17b5},
                                                                        {0x180b, 0x180f},
                                                                        {0x2065, 0x2065},
                                                                        {0x2800, 0x2800},
                                                                        {0x3164, 0x3164},
                                                                        {0xfe00, 0xfe0f},
                                                                        {0xfeff, 0xfeff},
                                                                        {0xffa0, 0xffa0},
                                                                        {0xfff0, 0xfff8},
                                                                        {0x1bca0, 0x1bca3},
                                                                        {0x1d173, 0x1d17a},
                                                                        {0xe0000, 0xe0fff}}};
    return fitsInLine(c) && !QChar::isSpace(c) && QChar::category(c) != QChar::Other_Format &&
           std::none_of(ignorable.begin(), ignorable.end(),
                        [c](const auto &range) { return c >= range[0] && c <= range[1]; });
}

QString sanitizeForDisplay(const QString &text, const DisplayPolicy &policy)
{
    const qsizetype max = policy.maxLength < 0 ? text.size() : policy.maxLength;
    const auto isShown = [&policy](char32_t c) {
        const QChar::Category category = QChar::category(c);
        return category != QChar::Other_Control && category != QChar::Separator_Line &&
               category != QChar::Separator_Paragraph &&
               (category != QChar::Other_Format || policy.keepFormat || isPartOfSymbol(c));
    };
    // Cut by code points, to keep surrogate pairs whole. toUcs4() replaces lone surrogates.
    const QList<uint> characters = text.first(qMin(text.size(), 2 * (max + 1))).toUcs4();
    QString shown;
    qsizetype open = 0; // isolates
    const auto isKept = [&policy, &open](char32_t c) {
        if (!policy.keepIsolates || (c == popIsolate && open == 0))
            return false;
        open += c == leftToRightIsolate ? 1 : c == popIsolate ? -1 : 0;
        return c == leftToRightMark || c == leftToRightIsolate || c == popIsolate;
    };
    for (const char32_t c : characters.first(qMin(characters.size(), max)))
        shown += isKept(c) || isShown(c) ? QString::fromUcs4(&c, 1) : QString(policy.replacement);
    if (characters.size() > max)
        shown += QChar(0x2026);
    return shown + QString(open, QChar(popIsolate));
}

void setRightToLeftTexts(bool rightToLeft)
{
    rightToLeftTexts = rightToLeft;
}

QString shownPath(const QString &path)
{
    const QString text = sanitizeForDisplay(QDir::toNativeSeparators(path), {});
    return rightToLeftTexts ? QChar(leftToRightIsolate) + text + QChar(popIsolate) : text;
}

QString countText(qint64 count, const std::function<QString(int)> &text)
{
    // Plural forms depend on the last six digits only.
    constexpr qint64 million = 1'000'000;
    const auto form = static_cast<int>(count < million ? count : million + count % million);
    QString result = text(form);
    // tr() writes the number without groups, in Latin digits. A placeholder is left alone.
    static const QRegularExpression number(QStringLiteral("(?<![%\\d])\\d+"));
    for (auto match = number.match(result); match.hasMatch();
         match = number.match(result, match.capturedEnd())) {
        if (match.captured() == QString::number(form))
            return result.replace(match.capturedStart(), match.capturedLength(),
                                  formatCount(count));
    }
    return result;
}

QString formatCount(qint64 number)
{
    QLocale locale;
    if (locale.language() == QLocale::C)
        locale = QLocale(QLocale::English, QLocale::UnitedStates);
    QString text = locale.toString(number);
    // Where a locale groups no four digits (es, pl), Qt 6.4 drops that separator from larger
    // numbers too: 1234.567.
    const QString separator = locale.groupSeparator();
    const qsizetype threeDigits = 3 * locale.zeroDigit().size();
    if (const qsizetype first = text.indexOf(separator); first > threeDigits)
        text.insert(first - threeDigits, separator);
    return text;
}

} // namespace mm

// SPDX-License-Identifier: MIT
#pragma once

#include <QPalette>
#include <QString>

namespace mm {

enum class Theme {
    System, ///< the platform's palette and style, also when they change later
    Light,
    Dark,
};

/// The palette of Light or Dark. Text has 4.5:1 on its background, disabled text too; selection and
/// focus marks have 3:1.
[[nodiscard]] QPalette themePalette(Theme theme);

/// Sets the theme of the application. Create it after the QApplication and before anything changes
/// the style: it remembers the current style for Theme::System. If that is Fusion, it is replaced
/// by OutlinedFusionStyle, because Fusion's outlines are invisible on a dark platform palette.
class ThemeSwitch final
{
public:
    ThemeSwitch();
    Q_DISABLE_COPY_MOVE(ThemeSwitch)

    [[nodiscard]] Theme theme() const { return m_theme; }
    void apply(Theme theme);

private:
    [[nodiscard]] bool usesOwnStyle(Theme theme) const;

    const QString m_platformStyle;
    QPalette m_platformToolTip; ///< Qt keeps a separate palette for tooltips
    Theme m_theme = Theme::System;
};

} // namespace mm

// SPDX-License-Identifier: MIT
#pragma once

#include <QPalette>
#include <QString>

namespace mm {

enum class Theme {
    System, ///< the platform's own palette and style, followed as they change
    Light,
    Dark,
};

/// The palette of Light or Dark. Every text has 4.5:1 on what it stands on, disabled ones too, and
/// what marks a selection or the focus has 3:1.
[[nodiscard]] QPalette themePalette(Theme theme);

/// Gives the whole application a theme. Make it once there is a QApplication, and before anything
/// else has changed the style: that is the one it goes back to. Where that is Fusion it is
/// ThemeStyle from the start, as Fusion's outlines can't be seen on a dark palette of the platform.
class ThemeSwitch final
{
public:
    ThemeSwitch();
    Q_DISABLE_COPY_MOVE(ThemeSwitch)

    [[nodiscard]] Theme theme() const { return m_theme; }
    void apply(Theme theme);

private:
    [[nodiscard]] bool isOwnStyle(Theme theme) const;

    const QString m_platformStyle;
    QPalette m_platformToolTip; ///< tool tips have one of their own
    Theme m_theme = Theme::System;
};

} // namespace mm

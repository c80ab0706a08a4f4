// SPDX-License-Identifier: MIT
#include "ui/platform/theme.h"

#include "ui/platform/outlinedfusionstyle.h"

#include <QApplication>
#include <QStyle>
#include <QStyleFactory>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

struct RoleColors
{
    QPalette::ColorRole role;
    QRgb light;
    QRgb dark;
};

constexpr RoleColors windowColors{QPalette::Window, 0xfff3f3f4, 0xff232629};
constexpr RoleColors buttonColors{QPalette::Button, 0xfff6f6f7, 0xff34383c};
constexpr RoleColors roleColors[] = {
    windowColors,
    {QPalette::WindowText, 0xff1c1c1e, 0xffe9eaec},
    {QPalette::Base, 0xffffffff, 0xff191b1e},
    {QPalette::AlternateBase, 0xfff7f7f8, 0xff1f2225},
    {QPalette::Text, 0xff1c1c1e, 0xffe9eaec},
    {QPalette::BrightText, 0xff1c1c1e, 0xffe9eaec},
    buttonColors,
    {QPalette::ButtonText, 0xff1c1c1e, 0xffe9eaec},
    {QPalette::ToolTipBase, 0xffffffff, 0xff34383c},
    {QPalette::ToolTipText, 0xff1c1c1e, 0xffe9eaec},
    {QPalette::PlaceholderText, 0xff64686d, 0xffa3a8ae},
    {QPalette::Highlight, 0xff0b5cad, 0xff8ab4f8},
    {QPalette::HighlightedText, 0xffffffff, 0xff101418},
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
    {QPalette::Accent, 0xff0b5cad, 0xff8ab4f8}, // Fusion draws focus outlines with it
#endif
    {QPalette::Link, 0xff0b57a4, 0xff8ab4f8},
    {QPalette::LinkVisited, 0xff6b3fa0, 0xffc9a8f5},
    {QPalette::Mid, 0xffb4b7bb, 0xff55595e}, // separators
};

} // namespace

QPalette themePalette(Theme theme)
{
    const auto colorFor = [theme](const RoleColors &colors) {
        return QColor::fromRgb(theme == Theme::Dark ? colors.dark : colors.light);
    };
    // Qt derives the bevel shades from these two.
    QPalette palette(colorFor(buttonColors), colorFor(windowColors));
    for (const RoleColors &colors : roleColors)
        palette.setColor(QPalette::All, colors.role, colorFor(colors));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, palette.color(QPalette::PlaceholderText));
    return palette;
}

ThemeSwitch::ThemeSwitch()
    : m_platformStyle(QApplication::style()->name())
{
    if (usesOwnStyle(Theme::System))
        QApplication::setStyle(new OutlinedFusionStyle); // QApplication owns it
}

bool ThemeSwitch::usesOwnStyle(Theme theme) const
{
    return theme != Theme::System || m_platformStyle == "fusion"_L1;
}

void ThemeSwitch::apply(Theme theme)
{
    if (theme == m_theme)
        return;
    const Theme before = std::exchange(m_theme, theme);
    if (before == Theme::System)
        m_platformToolTip = QToolTip::palette();
    if (usesOwnStyle(before) != usesOwnStyle(theme))
        QApplication::setStyle(usesOwnStyle(theme) ? new OutlinedFusionStyle
                                                   : QStyleFactory::create(m_platformStyle));
    // With an empty palette Qt uses the platform's, also after it changes.
    const bool ofPlatform = theme == Theme::System;
    QApplication::setPalette(ofPlatform ? QPalette() : themePalette(theme));
    QToolTip::setPalette(ofPlatform ? m_platformToolTip : themePalette(theme));
}

} // namespace mm

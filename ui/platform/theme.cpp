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

struct ThemeColors
{
    QRgb window;
    QRgb base;
    QRgb alternateBase;
    QRgb button;
    QRgb text;
    QRgb quietText; ///< placeholders and disabled text
    QRgb toolTip;
    QRgb highlight;
    QRgb highlightedText;
    QRgb link;
    QRgb visitedLink;
    QRgb mid; ///< separators
};

constexpr ThemeColors lightColors{
    .window = 0xfff3f3f4,
    .base = 0xffffffff,
    .alternateBase = 0xfff7f7f8,
    .button = 0xfff6f6f7,
    .text = 0xff1c1c1e,
    .quietText = 0xff64686d,
    .toolTip = 0xffffffff,
    .highlight = 0xff0b5cad,
    .highlightedText = 0xffffffff,
    .link = 0xff0b57a4,
    .visitedLink = 0xff6b3fa0,
    .mid = 0xffb4b7bb,
};

constexpr ThemeColors darkColors{
    .window = 0xff232629,
    .base = 0xff191b1e,
    .alternateBase = 0xff1f2225,
    .button = 0xff34383c,
    .text = 0xffe9eaec,
    .quietText = 0xffa3a8ae,
    .toolTip = 0xff34383c,
    .highlight = 0xff8ab4f8,
    .highlightedText = 0xff101418,
    .link = 0xff8ab4f8,
    .visitedLink = 0xffc9a8f5,
    .mid = 0xff55595e,
};

} // namespace

QPalette themePalette(Theme theme)
{
    const ThemeColors &colors = theme == Theme::Dark ? darkColors : lightColors;
    // Qt derives the bevel shades from these two.
    QPalette palette(QColor::fromRgb(colors.button), QColor::fromRgb(colors.window));
    const auto set = [&palette](QPalette::ColorRole role, QRgb color) {
        palette.setColor(QPalette::All, role, QColor::fromRgb(color));
    };
    set(QPalette::Window, colors.window);
    set(QPalette::Base, colors.base);
    set(QPalette::AlternateBase, colors.alternateBase);
    set(QPalette::Button, colors.button);
    set(QPalette::ToolTipBase, colors.toolTip);
    set(QPalette::Mid, colors.mid);
    set(QPalette::Highlight, colors.highlight);
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
    set(QPalette::Accent, colors.highlight); // Fusion draws focus outlines with it
#endif
    set(QPalette::HighlightedText, colors.highlightedText);
    set(QPalette::Link, colors.link);
    set(QPalette::LinkVisited, colors.visitedLink);
    set(QPalette::PlaceholderText, colors.quietText);
    set(QPalette::ToolTipText, colors.text);
    set(QPalette::BrightText, colors.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        set(role, colors.text);
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(colors.quietText));
    }
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

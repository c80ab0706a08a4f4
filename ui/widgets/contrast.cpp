// SPDX-License-Identifier: MIT
#include "ui/widgets/contrast.h"

#include "core/monitor/statuspalette.h"

#include <QPalette>
#include <QPen>

#include <cmath>

namespace mm {

namespace {

/// WCAG 2.1, "relative luminance".
double luminance(const QColor &color)
{
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    const QColor rgb = color.toRgb();
    return 0.2126 * linear(rgb.redF()) + 0.7152 * linear(rgb.greenF()) +
           0.0722 * linear(rgb.blueF());
}

} // namespace

double contrastRatio(const QColor &a, const QColor &b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return qMax(first, second) / qMin(first, second);
}

QColor statusColorOn(StatusColor color, const QColor &background)
{
    const Shades shades = shadesOf(color);
    const QColor onLight = QColor::fromRgb(shades.onLight);
    const QColor onDark = QColor::fromRgb(shades.onDark);
    return contrastRatio(onLight, background) >= contrastRatio(onDark, background) ? onLight
                                                                                   : onDark;
}

QColor mixed(const QColor &front, const QColor &back, double part)
{
    const auto mix = [part](int a, int b) { return qRound(a * part + b * (1 - part)); };
    return QColor(mix(front.red(), back.red()), mix(front.green(), back.green()),
                  mix(front.blue(), back.blue()));
}

QColor legible(const QColor &color, const QColor &background, double ratio)
{
    const QColor far = contrastRatio(Qt::white, background) > contrastRatio(Qt::black, background)
                           ? QColor(Qt::white)
                           : QColor(Qt::black);
    for (int tenths = 0; tenths < 10; ++tenths) {
        const QColor candidate = mixed(far, color, tenths / 10.0);
        if (contrastRatio(candidate, background) >= ratio)
            return candidate;
    }
    return far;
}

QPen focusPen(const QPalette &palette, const QColor &background)
{
    return {legible(palette.color(QPalette::Active, QPalette::Highlight), background, 3), 2,
            Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin};
}

} // namespace mm

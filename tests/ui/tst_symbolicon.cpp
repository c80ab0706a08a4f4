// SPDX-License-Identifier: MIT
#include "ui/statecolors.h"
#include "ui/symbolicon.h"

#include <QApplication>
#include <QPainter>
#include <QTest>

using namespace mm;

Q_DECLARE_METATYPE(QPalette)

namespace {

QPalette paletteOf(QRgb base, QRgb text, QRgb highlight, QRgb highlighted)
{
    QPalette palette;
    palette.setColor(QPalette::Base, QColor::fromRgb(base));
    palette.setColor(QPalette::Text, QColor::fromRgb(text));
    palette.setColor(QPalette::Highlight, QColor::fromRgb(highlight));
    palette.setColor(QPalette::HighlightedText, QColor::fromRgb(highlighted));
    return palette;
}

/// The colour that differs most from \p background in what \p icon paints on it.
QColor inkOf(const QIcon &icon, const QColor &background, QIcon::Mode mode)
{
    QImage image(40, 40, QImage::Format_RGB32);
    image.fill(background);
    QPainter painter(&image);
    icon.paint(&painter, image.rect(), Qt::AlignCenter, mode);
    painter.end();
    QColor ink = background;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (contrastRatio(image.pixelColor(x, y), background) > contrastRatio(ink, background))
                ink = image.pixelColor(x, y);
        }
    }
    return ink;
}

} // namespace

class SymbolIconTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySymbol_isSeenOnEveryPalette_data();
    void everySymbol_isSeenOnEveryPalette();
    void plusAndMinus_differInShape();
    void pixmap_isAsThePaintedOne();
};

void SymbolIconTest::everySymbol_isSeenOnEveryPalette_data()
{
    QTest::addColumn<QPalette>("palette");

    QTest::newRow("light") << paletteOf(0xffffffff, 0xff000000, 0xff308cc6, 0xffffffff);
    QTest::newRow("dark") << paletteOf(0xff1b1e20, 0xfffcfcfc, 0xff308cc6, 0xffffffff);
    QTest::newRow("black") << paletteOf(0xff000000, 0xffffffff, 0xffffff00, 0xff000000);
}

void SymbolIconTest::everySymbol_isSeenOnEveryPalette()
{
    QFETCH(QPalette, palette);

    const QPalette before = QApplication::palette();
    QApplication::setPalette(palette);
    for (const Symbol symbol : {Symbol::Dots, Symbol::Ring, Symbol::Disc, Symbol::Square,
                                Symbol::Bars, Symbol::Cross, Symbol::Plus, Symbol::Minus}) {
        for (const Tone tone : {Tone::Gray, Tone::Green, Tone::Red}) {
            const QIcon icon = symbolIcon(symbol, tone);
            const QColor base = palette.color(QPalette::Base);
            const QColor ink = inkOf(icon, base, QIcon::Normal);
            QCOMPARE(ink, toneColor(tone, base));
            QVERIFY(contrastRatio(ink, base) >= 3);
            const QColor highlight = palette.color(QPalette::Highlight);
            QVERIFY(contrastRatio(inkOf(icon, highlight, QIcon::Selected), highlight) >= 3);
        }
    }
    QApplication::setPalette(before);
}

void SymbolIconTest::plusAndMinus_differInShape()
{
    const auto picture = [](Symbol symbol) {
        return symbolIcon(symbol, Tone::Gray).pixmap(QSize(9, 9)).toImage();
    };
    const QImage plus = picture(Symbol::Plus);
    const QImage minus = picture(Symbol::Minus);
    QVERIFY(plus.pixelColor(4, 1).alpha() > 200);
    QCOMPARE(minus.pixelColor(4, 1).alpha(), 0);
    QVERIFY(minus.pixelColor(1, 4).alpha() > 200);
}

void SymbolIconTest::pixmap_isAsThePaintedOne()
{
    const QIcon icon = symbolIcon(Symbol::Disc, Tone::Red);
    const QImage image = icon.pixmap(QSize(20, 20), QIcon::Normal).toImage();
    QCOMPARE(image.pixelColor(10, 10),
             toneColor(Tone::Red, QApplication::palette().color(QPalette::Base)));
    QCOMPARE(image.pixelColor(0, 0).alpha(), 0);
}

QTEST_MAIN(SymbolIconTest)
#include "tst_symbolicon.moc"

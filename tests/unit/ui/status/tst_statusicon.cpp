// SPDX-License-Identifier: MIT
#include "samples.h"
#include "suite.h"
#include "ui/status/statusicon.h"
#include "ui/widgets/contrast.h"

#include <QApplication>
#include <QPainter>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

QPalette listPalette(QRgb base, QRgb text, QRgb highlight, QRgb highlighted)
{
    QPalette palette;
    palette.setColor(QPalette::Base, QColor::fromRgb(base));
    palette.setColor(QPalette::Text, QColor::fromRgb(text));
    palette.setColor(QPalette::Highlight, QColor::fromRgb(highlight));
    palette.setColor(QPalette::HighlightedText, QColor::fromRgb(highlighted));
    return palette;
}

/// The colour of \p icon that contrasts most with \p background, after painting.
QColor paintedColor(const QIcon &icon, const QColor &background, QIcon::Mode mode)
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

const QList<int> traySides{16, 18, 22, 24, 27, 32, 44, 48, 64};

Status sampleStatus(State state)
{
    const Reading reading = readingFor(state, u"/tmp/stats.json"_s);
    return evaluateStatus(reading, reading.at);
}

QImage trayPicture(StatusIcon icon, StatusColor color, int side, qreal scale = 1)
{
    return trayStatusIcon(icon, color)
        .pixmap(QSize(side, side), scale)
        .toImage()
        .convertToFormat(QImage::Format_ARGB32);
}

/// \p picture painted on \p panel.
QImage onPanel(const QColor &panel, const QImage &picture)
{
    QImage seen(picture.size(), QImage::Format_RGB32);
    seen.fill(panel);
    QPainter painter(&seen);
    painter.drawImage(QRect(QPoint(), seen.size()), picture);
    return seen;
}

/// The share of pixels of blurred edges: neither plate nor icon nor transparent.
double blurShare(const QImage &picture, StatusColor color)
{
    const QColor plate = trayPlateColor(color);
    qint64 blurred = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const QColor pixel = picture.pixelColor(x, y);
            blurred += pixel.alpha() != 0 && pixel != plate && pixel != QColor(Qt::white) ? 1 : 0;
        }
    }
    return double(blurred) / (picture.width() * picture.height());
}

/// The share of pixels that differ in grayscale.
double grayDifference(const QImage &a, const QImage &b)
{
    const QImage first = a.convertToFormat(QImage::Format_Grayscale8);
    const QImage second = b.convertToFormat(QImage::Format_Grayscale8);
    qint64 count = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            count += qAbs(qGray(first.pixel(x, y)) - qGray(second.pixel(x, y))) > 64 ? 1 : 0;
    }
    return double(count) / (a.width() * a.height());
}

} // namespace

class TstStatusIcon final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listIcon_isVisibleOnEveryPalette_data();
    void listIcon_isVisibleOnEveryPalette();
    void plusAndMinus_differInShape();
    void listPixmap_hasIconColor();
    void trayPlate_isVisibleOnAnyPanel_data();
    void trayPlate_isVisibleOnAnyPanel();
    void trayIcon_isVisibleOnPlate_data() { trayPlate_isVisibleOnAnyPanel_data(); }
    void trayIcon_isVisibleOnPlate();
    void trayIcon_paintsPlateAndIcon_data();
    void trayIcon_paintsPlateAndIcon();
    void trayIcons_differInShape_data();
    void trayIcons_differInShape();
    void trayIcon_isDrawnForEachSize_data();
    void trayIcon_isDrawnForEachSize();
    void trayBars_haveSharpEdges();
    void availableSizes_includePanelSizes();
};

void TstStatusIcon::listIcon_isVisibleOnEveryPalette_data()
{
    QTest::addColumn<QPalette>("palette");

    QTest::newRow("light") << listPalette(0xffffffff, 0xff000000, 0xff308cc6, 0xffffffff);
    QTest::newRow("dark") << listPalette(0xff1b1e20, 0xfffcfcfc, 0xff308cc6, 0xffffffff);
    QTest::newRow("black") << listPalette(0xff000000, 0xffffffff, 0xffffff00, 0xff000000);
}

void TstStatusIcon::listIcon_isVisibleOnEveryPalette()
{
    QFETCH(QPalette, palette);

    const QPalette before = QApplication::palette();
    QApplication::setPalette(palette);
    for (const StatusIcon shape :
         {StatusIcon::Dots, StatusIcon::Ring, StatusIcon::Disc, StatusIcon::Square,
          StatusIcon::Bars, StatusIcon::Cross, StatusIcon::Plus, StatusIcon::Minus}) {
        for (const StatusColor color : {StatusColor::Gray, StatusColor::Green, StatusColor::Red}) {
            const QIcon icon = statusIcon(shape, color);
            const QColor base = palette.color(QPalette::Base);
            const QColor ink = paintedColor(icon, base, QIcon::Normal);
            QCOMPARE(ink, statusColorOn(color, base));
            QVERIFY(contrastRatio(ink, base) >= 3);
            const QColor highlight = palette.color(QPalette::Highlight);
            QVERIFY(contrastRatio(paintedColor(icon, highlight, QIcon::Selected), highlight) >= 3);
        }
    }
    QApplication::setPalette(before);
}

void TstStatusIcon::plusAndMinus_differInShape()
{
    const auto picture = [](StatusIcon icon) {
        return statusIcon(icon, StatusColor::Gray).pixmap(QSize(9, 9)).toImage();
    };
    const QImage plus = picture(StatusIcon::Plus);
    const QImage minus = picture(StatusIcon::Minus);
    QVERIFY(plus.pixelColor(4, 1).alpha() > 200);
    QCOMPARE(minus.pixelColor(4, 1).alpha(), 0);
    QVERIFY(minus.pixelColor(1, 4).alpha() > 200);
}

void TstStatusIcon::listPixmap_hasIconColor()
{
    const QIcon icon = statusIcon(StatusIcon::Disc, StatusColor::Red);
    const QImage image = icon.pixmap(QSize(20, 20), QIcon::Normal).toImage();
    QCOMPARE(image.pixelColor(10, 10),
             statusColorOn(StatusColor::Red, QApplication::palette().color(QPalette::Base)));
    QCOMPARE(image.pixelColor(0, 0).alpha(), 0);
}

void TstStatusIcon::trayPlate_isVisibleOnAnyPanel_data()
{
    QTest::addColumn<StatusColor>("color");
    for (const StatusColor color : {StatusColor::Gray, StatusColor::Green, StatusColor::Red})
        QTest::newRow(qPrintable(colorName(color))) << color;
}

void TstStatusIcon::trayPlate_isVisibleOnAnyPanel()
{
    QFETCH(StatusColor, color);

    for (const Qt::GlobalColor panel : {Qt::white, Qt::black}) {
        const double contrast = contrastRatio(trayPlateColor(color), panel);
        QVERIFY2(contrast >= 3, qPrintable(QString::number(contrast)));
    }
}

void TstStatusIcon::trayIcon_isVisibleOnPlate()
{
    QFETCH(StatusColor, color);

    const double contrast = contrastRatio(trayPlateColor(color), QColor(Qt::white));
    QVERIFY2(contrast >= 3, qPrintable(QString::number(contrast)));
}

void TstStatusIcon::trayIcon_paintsPlateAndIcon_data()
{
    QTest::addColumn<State>("state");
    for (const State state : allStates)
        QTest::newRow(qPrintable(stateName(state))) << state;
}

// The contrast of the colours helps only if they are painted: the plate at the edges of the icon
// and the icon on it, on light and dark panels.
void TstStatusIcon::trayIcon_paintsPlateAndIcon()
{
    QFETCH(State, state);

    const Status status = sampleStatus(state);
    for (const int side : traySides) {
        const QImage picture = trayPicture(status.icon, status.color, side);
        QCOMPARE(picture.size(), QSize(side, side));
        for (const QPoint &edge : {QPoint(side / 2, 0), QPoint(0, side / 2),
                                   QPoint(side - 1, side / 2), QPoint(side / 2, side - 1)}) {
            for (const Qt::GlobalColor panel : {Qt::white, Qt::black})
                QCOMPARE(onPanel(panel, picture).pixelColor(edge), trayPlateColor(status.color));
        }
        int iconPixels = 0;
        for (int y = 0; y < side; ++y) {
            for (int x = 0; x < side; ++x)
                iconPixels += contrastRatio(onPanel(Qt::white, picture).pixelColor(x, y),
                                            trayPlateColor(status.color)) >= 3 &&
                                      picture.pixelColor(x, y).alpha() == 255
                                  ? 1
                                  : 0;
        }
        QVERIFY2(iconPixels >= side * side / 32,
                 qPrintable(u"%1 of %2"_s.arg(iconPixels).arg(side)));
    }
}

void TstStatusIcon::trayIcons_differInShape_data()
{
    QTest::addColumn<int>("side");
    for (const int side : traySides)
        QTest::addRow("%d px", side) << side;
}

void TstStatusIcon::trayIcons_differInShape()
{
    QFETCH(int, side);

    const QList<State> states(allStates.begin(), allStates.end());
    for (qsizetype i = 0; i < states.size(); ++i) {
        for (qsizetype j = 0; j < i; ++j) {
            // In the same colour, so that only the shape differs.
            const double difference = grayDifference(
                trayPicture(sampleStatus(states.at(i)).icon, StatusColor::Gray, side),
                trayPicture(sampleStatus(states.at(j)).icon, StatusColor::Gray, side));
            QVERIFY2(
                difference > 0.04,
                qPrintable(u"%1, %2: %3"_s.arg(stateName(states.at(i)), stateName(states.at(j)))
                               .arg(difference)));
        }
    }
}

void TstStatusIcon::trayIcon_isDrawnForEachSize_data()
{
    trayIcon_paintsPlateAndIcon_data();
}

void TstStatusIcon::trayIcon_isDrawnForEachSize()
{
    QFETCH(State, state);

    const Status status = sampleStatus(state);
    for (const int side : traySides) {
        // At scale 2 it is the picture of twice the size, not an enlarged smaller one.
        const QImage twice = trayPicture(status.icon, status.color, side, 2);
        QCOMPARE(twice.size(), QSize(2 * side, 2 * side));
        QImage plain = trayPicture(status.icon, status.color, 2 * side);
        plain.setDevicePixelRatio(2);
        QCOMPARE(twice, plain);
    }
    // Edges stay one pixel thin at any size.
    QVERIFY(blurShare(trayPicture(status.icon, status.color, 256), status.color) <
            blurShare(trayPicture(status.icon, status.color, 32), status.color) / 2 + 0.01);
}

void TstStatusIcon::trayBars_haveSharpEdges()
{
    for (const int side : {16, 32, 48, 64}) {
        const QImage picture = trayPicture(StatusIcon::Bars, StatusColor::Gray, side);
        for (int x = 0; x < side; ++x) {
            const QColor color = picture.pixelColor(x, side / 2);
            QVERIFY2(color == trayPlateColor(StatusColor::Gray) || color == QColor(Qt::white),
                     qPrintable(u"%1 px, column %2: %3"_s.arg(side).arg(x).arg(color.name())));
        }
    }
}

void TstStatusIcon::availableSizes_includePanelSizes()
{
    const QList<QSize> sizes =
        trayStatusIcon(StatusIcon::Disc, StatusColor::Green).availableSizes();
    for (const int side : {16, 22, 24, 32, 48, 64})
        QVERIFY(sizes.contains(QSize(side, side)));
}

MM_WINDOW_SUITE(TstStatusIcon)
#include "tst_statusicon.moc"

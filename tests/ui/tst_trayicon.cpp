// SPDX-License-Identifier: MIT
#include "samples.h"
#include "ui/statecolors.h"
#include "ui/trayicon.h"

#include <QPainter>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

const QList<int> sides{16, 18, 22, 24, 27, 32, 44, 48, 64};

Status statusFor(State state)
{
    const Reading reading = readingFor(state, u"/tmp/stats.json"_s);
    return statusOf(reading, reading.at);
}

QImage pictureOf(Symbol symbol, Tone tone, int side, qreal scale = 1)
{
    return trayIcon(symbol, tone)
        .pixmap(QSize(side, side), scale)
        .toImage()
        .convertToFormat(QImage::Format_ARGB32);
}

/// On a panel, as the eye sees it.
QImage on(const QColor &panel, const QImage &picture)
{
    QImage seen(picture.size(), QImage::Format_RGB32);
    seen.fill(panel);
    QPainter painter(&seen);
    painter.drawImage(QRect(QPoint(), seen.size()), picture);
    return seen;
}

/// The share of pixels that are neither the plate nor the symbol, nor see-through: blurred edges.
double blurOf(const QImage &picture, Tone tone)
{
    qint64 between = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const QColor color = picture.pixelColor(x, y);
            between +=
                color.alpha() != 0 && color != trayPlateColor(tone) && color != traySymbolColor()
                    ? 1
                    : 0;
        }
    }
    return double(between) / (picture.width() * picture.height());
}

/// The share of pixels that tell two pictures apart when nothing but light and dark is seen.
double differenceInGray(const QImage &a, const QImage &b)
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

class TrayIconTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plate_isLegibleOnAnyPanel_data();
    void plate_isLegibleOnAnyPanel();
    void symbol_isLegibleOnItsPlate_data() { plate_isLegibleOnAnyPanel_data(); }
    void symbol_isLegibleOnItsPlate();
    void plate_fillsTheIcon_data();
    void plate_fillsTheIcon();
    void everyState_hasAShapeOfItsOwn_data();
    void everyState_hasAShapeOfItsOwn();
    void everySize_isDrawnForItself_data();
    void everySize_isDrawnForItself();
    void bars_haveSharpEdges();
    void sizesForTheBus_areThoseOfPanels();
};

void TrayIconTest::plate_isLegibleOnAnyPanel_data()
{
    QTest::addColumn<Tone>("tone");
    for (const Tone tone : {Tone::Gray, Tone::Green, Tone::Red})
        QTest::newRow(qPrintable(toneName(tone))) << tone;
}

void TrayIconTest::plate_isLegibleOnAnyPanel()
{
    QFETCH(Tone, tone);

    for (const Qt::GlobalColor panel : {Qt::white, Qt::black}) {
        const double contrast = contrastRatio(trayPlateColor(tone), panel);
        QVERIFY2(contrast >= 3, qPrintable(QString::number(contrast)));
    }
}

void TrayIconTest::symbol_isLegibleOnItsPlate()
{
    QFETCH(Tone, tone);

    const double contrast = contrastRatio(trayPlateColor(tone), traySymbolColor());
    QVERIFY2(contrast >= 3, qPrintable(QString::number(contrast)));
}

void TrayIconTest::plate_fillsTheIcon_data()
{
    QTest::addColumn<State>("state");
    for (const State state : allStates())
        QTest::newRow(qPrintable(stateName(state))) << state;
}

// What was computed of the colours is only true where they are painted: at the edges of the icon
// the plate, and on it the symbol, on light and dark panels alike.
void TrayIconTest::plate_fillsTheIcon()
{
    QFETCH(State, state);

    const Status status = statusFor(state);
    for (const int side : sides) {
        const QImage picture = pictureOf(status.symbol, status.tone, side);
        QCOMPARE(picture.size(), QSize(side, side));
        for (const QPoint &edge : {QPoint(side / 2, 0), QPoint(0, side / 2),
                                   QPoint(side - 1, side / 2), QPoint(side / 2, side - 1)}) {
            for (const Qt::GlobalColor panel : {Qt::white, Qt::black})
                QCOMPARE(on(panel, picture).pixelColor(edge), trayPlateColor(status.tone));
        }
        int symbolPixels = 0;
        for (int y = 0; y < side; ++y) {
            for (int x = 0; x < side; ++x)
                symbolPixels += contrastRatio(on(Qt::white, picture).pixelColor(x, y),
                                              trayPlateColor(status.tone)) >= 3 &&
                                        picture.pixelColor(x, y).alpha() == 255
                                    ? 1
                                    : 0;
        }
        QVERIFY2(symbolPixels >= side * side / 32,
                 qPrintable(u"%1 of %2"_s.arg(symbolPixels).arg(side)));
    }
}

void TrayIconTest::everyState_hasAShapeOfItsOwn_data()
{
    QTest::addColumn<int>("side");
    for (const int side : sides)
        QTest::addRow("%d px", side) << side;
}

void TrayIconTest::everyState_hasAShapeOfItsOwn()
{
    QFETCH(int, side);

    const QList<State> states = allStates();
    for (qsizetype i = 0; i < states.size(); ++i) {
        for (qsizetype j = 0; j < i; ++j) {
            // In one and the same tone: by their shape alone.
            const double difference =
                differenceInGray(pictureOf(statusFor(states.at(i)).symbol, Tone::Gray, side),
                                 pictureOf(statusFor(states.at(j)).symbol, Tone::Gray, side));
            QVERIFY2(
                difference > 0.04,
                qPrintable(u"%1, %2: %3"_s.arg(stateName(states.at(i)), stateName(states.at(j)))
                               .arg(difference)));
        }
    }
}

void TrayIconTest::everySize_isDrawnForItself_data()
{
    plate_fillsTheIcon_data();
}

void TrayIconTest::everySize_isDrawnForItself()
{
    QFETCH(State, state);

    const Status status = statusFor(state);
    for (const int side : sides) {
        // At scale 2 it is the picture of twice the size, not a smaller one blown up.
        const QImage twice = pictureOf(status.symbol, status.tone, side, 2);
        QCOMPARE(twice.size(), QSize(2 * side, 2 * side));
        QImage plain = pictureOf(status.symbol, status.tone, 2 * side);
        plain.setDevicePixelRatio(2);
        QCOMPARE(twice, plain);
    }
    // Edges stay one pixel thin, however large the picture is.
    QVERIFY(blurOf(pictureOf(status.symbol, status.tone, 256), status.tone) <
            blurOf(pictureOf(status.symbol, status.tone, 32), status.tone) / 2 + 0.01);
}

void TrayIconTest::bars_haveSharpEdges()
{
    for (const int side : {16, 32, 48, 64}) {
        const QImage picture = pictureOf(Symbol::Bars, Tone::Gray, side);
        for (int x = 0; x < side; ++x) {
            const QColor color = picture.pixelColor(x, side / 2);
            QVERIFY2(color == trayPlateColor(Tone::Gray) || color == traySymbolColor(),
                     qPrintable(u"%1 px, column %2: %3"_s.arg(side).arg(x).arg(color.name())));
        }
    }
}

void TrayIconTest::sizesForTheBus_areThoseOfPanels()
{
    const QList<QSize> sizes = trayIcon(Symbol::Disc, Tone::Green).availableSizes();
    for (const int side : {16, 22, 24, 32, 48, 64})
        QVERIFY(sizes.contains(QSize(side, side)));
}

QTEST_MAIN(TrayIconTest)
#include "tst_trayicon.moc"

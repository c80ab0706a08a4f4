// SPDX-License-Identifier: MIT
#include "suite.h"
#include "trends.h"
#include "ui/trend/trendpainter.h"
#include "ui/widgets/contrast.h"

#include <QApplication>
#include <QPainter>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

constexpr int imageWidth = 700;
constexpr int imageHeight = 240;

QPalette trendPalette(const QString &name)
{
    QPalette palette(name == u"light"_s ? QColor(0xef, 0xef, 0xef) : QColor(0x31, 0x36, 0x3b));
    if (name == u"dark"_s)
        palette.setColor(QPalette::Base, QColor(0x1b, 0x1e, 0x20));
    if (name == u"black and yellow"_s) {
        palette.setColor(QPalette::Base, Qt::black);
        palette.setColor(QPalette::Text, Qt::white);
        palette.setColor(QPalette::Highlight, Qt::yellow);
    }
    if (name == u"highlight hardly differs"_s)
        palette.setColor(QPalette::Highlight, palette.color(QPalette::Base).lighter(110));
    return palette;
}

struct RenderedTrend
{
    QImage image;
    ChartAxes axes;
    TrendColors colors;
    qreal ratio = 1;

    /// How many pixels of the plot between two times have about \p color.
    [[nodiscard]] int count(const QColor &color, double from, double to) const
    {
        int found = 0;
        const double first = qMin(axes.x(from), axes.x(to));
        const double last = qMax(axes.x(from), axes.x(to));
        for (int x = qCeil(first * ratio); x < qFloor(last * ratio); ++x) {
            for (int y = qCeil((axes.plot.top() + 1) * ratio);
                 y < qFloor((axes.plot.bottom() - 1) * ratio); ++y) {
                const QColor pixel = image.pixelColor(x, y);
                found += qAbs(pixel.red() - color.red()) < 24 &&
                                 qAbs(pixel.green() - color.green()) < 24 &&
                                 qAbs(pixel.blue() - color.blue()) < 24
                             ? 1
                             : 0;
            }
        }
        return found;
    }
};

RenderedTrend renderTrend(const Trend &trend, bool rightToLeft = false, qreal ratio = 1,
                          const QString &palette = u"light"_s, int cursor = -1)
{
    RenderedTrend rendered;
    rendered.ratio = ratio;
    rendered.colors = trendColors(trendPalette(palette));
    rendered.image = QImage(QSize(qRound(imageWidth * ratio), qRound(imageHeight * ratio)),
                            QImage::Format_RGB32);
    rendered.image.setDevicePixelRatio(ratio);
    rendered.image.fill(rendered.colors.background);
    const TrendPainter trendPainter(trend, QRectF(0, 0, imageWidth, imageHeight),
                                    QApplication::font(), rightToLeft);
    rendered.axes = trendPainter.axes();
    QPainter painter(&rendered.image);
    trendPainter.paint(painter, rendered.colors, {u"now"_s, u"All: 1/min"_s, {}}, cursor);
    return rendered;
}

double startOf(const Trend &trend, int step)
{
    return middleOf(trend, step) - double(trend.step) / 2;
}

} // namespace

class TstTrendPainter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void colors_areLegible_data();
    void colors_areLegible();
    void gap_hasNoLine_data();
    void gap_hasNoLine();
    void zeroRate_isALine();
    void singleStepBetweenGaps_isVisible();
    void timeBeforeFirstKnownRate_isBlank();
    void restart_isMarked_data();
    void restart_isMarked();
    void service_isSecondLine();
    void rightToLeft_isMirrored();
    void gridLines_areSharpAtAnyScale_data();
    void gridLines_areSharpAtAnyScale();
};

void TstTrendPainter::colors_areLegible_data()
{
    QTest::addColumn<QString>("palette");
    for (const QString &name :
         {u"light"_s, u"dark"_s, u"black and yellow"_s, u"highlight hardly differs"_s})
        QTest::newRow(qPrintable(name)) << name;
}

void TstTrendPainter::colors_areLegible()
{
    QFETCH(QString, palette);
    const TrendColors colors = trendColors(trendPalette(palette));
    for (const QColor &text : {colors.text, colors.cursor})
        QVERIFY(contrastRatio(text, colors.background) >= 4.5);
    for (const QColor &line : {colors.total, colors.service, colors.text})
        QVERIFY(contrastRatio(line, colors.background) >= 3);
    QVERIFY(colors.total != colors.service);
    // A gap must not look like a line.
    QVERIFY(contrastRatio(colors.unknown, colors.background) < 3);
    // The painted line has the colour.
    Trend trend = evenTrend(1);
    trend.total.last() = 2;
    const RenderedTrend rendered = renderTrend(trend, false, 2, palette);
    QVERIFY(rendered.count(colors.total, startOf(trend, 0), startOf(trend, 200)) > 500);
}

void TstTrendPainter::gap_hasNoLine_data()
{
    QTest::addColumn<bool>("rightToLeft");
    QTest::addColumn<qreal>("ratio");
    for (const qreal ratio : {1.0, 1.25, 1.5, 2.0}) {
        QTest::addRow("left to right at %g", ratio) << false << ratio;
        QTest::addRow("right to left at %g", ratio) << true << ratio;
    }
}

void TstTrendPainter::gap_hasNoLine()
{
    QFETCH(bool, rightToLeft);
    QFETCH(qreal, ratio);
    Trend trend = evenTrend(1);
    trend.total[0] = 2; // keeps the line off the top
    trend.service = u"a"_s;
    trend.ofService = QList<float>(300, 0.5F);
    cutGap(&trend, 100, 140);
    for (int i = 100; i < 140; ++i)
        trend.ofService[i] = unknownRate;
    const RenderedTrend rendered = renderTrend(trend, rightToLeft, ratio);
    for (const QColor &line : {rendered.colors.total, rendered.colors.service}) {
        QCOMPARE(rendered.count(line, startOf(trend, 100), startOf(trend, 140)), 0);
        QVERIFY(rendered.count(line, startOf(trend, 60), startOf(trend, 100)) > 40);
        QVERIFY(rendered.count(line, startOf(trend, 140), startOf(trend, 180)) > 40);
    }
    // A gap is hatched; the time before the first known rate has only the grid.
    Trend blank = trend;
    cutGap(&blank, 0, 140);
    const auto inkOf = [&trend](const RenderedTrend &drawn) {
        const double to = startOf(trend, 140);
        const auto pixels = qAbs(drawn.axes.x(to) - drawn.axes.x(startOf(trend, 100))) *
                            drawn.axes.plot.height() * drawn.ratio * drawn.ratio;
        return pixels - drawn.count(drawn.colors.background, startOf(trend, 100), to);
    };
    const RenderedTrend before = renderTrend(blank, rightToLeft, ratio);
    QCOMPARE(before.axes.plot, rendered.axes.plot);
    QVERIFY(inkOf(rendered) > 2 * inkOf(before));
}

void TstTrendPainter::zeroRate_isALine()
{
    const Trend trend = evenTrend(0);
    const RenderedTrend rendered = renderTrend(trend);
    const double y = rendered.axes.y(0);
    int green = 0;
    for (int x = qCeil(rendered.axes.plot.left()); x < rendered.axes.plot.right(); ++x) {
        const QColor pixel = rendered.image.pixelColor(x, qRound(y) - 1);
        green += pixel.green() > pixel.red() && pixel.green() > pixel.blue() ? 1 : 0;
    }
    QVERIFY(green > rendered.axes.plot.width() - 5);
}

void TstTrendPainter::singleStepBetweenGaps_isVisible()
{
    Trend trend = evenTrend(1);
    trend.total[0] = 2;
    cutGap(&trend, 100, 120);
    cutGap(&trend, 121, 140);
    const RenderedTrend rendered = renderTrend(trend, false, 2);
    QVERIFY(rendered.count(rendered.colors.total, startOf(trend, 119), startOf(trend, 122)) > 2);
}

void TstTrendPainter::timeBeforeFirstKnownRate_isBlank()
{
    Trend trend = evenTrend(1);
    cutGap(&trend, 0, 150);
    const RenderedTrend rendered = renderTrend(trend);
    QCOMPARE(rendered.count(rendered.colors.unknown, startOf(trend, 0), startOf(trend, 149)),
             rendered.count(rendered.colors.grid, startOf(trend, 0), startOf(trend, 149)));
    QCOMPARE(rendered.count(rendered.colors.total, startOf(trend, 0), startOf(trend, 149)), 0);
}

void TstTrendPainter::restart_isMarked_data()
{
    gap_hasNoLine_data();
}

void TstTrendPainter::restart_isMarked()
{
    QFETCH(bool, rightToLeft);
    QFETCH(qreal, ratio);
    Trend trend = evenTrend(0);
    const auto from = startOf(trend, 200);
    QCOMPARE(renderTrend(trend, rightToLeft, ratio)
                 .count(trendColors(trendPalette(u"light"_s)).text, from, startOf(trend, 210)),
             0);
    trend.restarts = {static_cast<qint64>(middleOf(trend, 205)), trend.end - 1'000'000};
    const RenderedTrend rendered = renderTrend(trend, rightToLeft, ratio);
    // Dashed: about four sevenths of the height.
    const int pixels = rendered.count(rendered.colors.text, from, startOf(trend, 210));
    QVERIFY2(pixels > rendered.axes.plot.height() / 2, qPrintable(QString::number(pixels)));
    // The restart before the range is not marked.
    QCOMPARE(rendered.count(rendered.colors.text, startOf(trend, 0), startOf(trend, 195)), 0);
}

void TstTrendPainter::service_isSecondLine()
{
    Trend trend = evenTrend(2);
    const QColor color = trendColors(trendPalette(u"light"_s)).service;
    QCOMPARE(renderTrend(trend).count(color, startOf(trend, 0), startOf(trend, 299)), 0);
    trend.service = u"a"_s;
    trend.ofService = QList<float>(300, 1.0F);
    QVERIFY(renderTrend(trend).count(color, startOf(trend, 0), startOf(trend, 299)) > 500);
}

void TstTrendPainter::rightToLeft_isMirrored()
{
    Trend trend = evenTrend(1);
    cutGap(&trend, 0, 150);
    trend.total.last() = 2; // keeps the line off the top
    const RenderedTrend rendered = renderTrend(trend, true);
    QVERIFY(rendered.axes.plot.left() <
            imageWidth - rendered.axes.plot.right()); // labels at the right
    QVERIFY(rendered.axes.x(double(trend.end)) < rendered.axes.x(startOf(trend, 0)));
    QVERIFY(rendered.count(rendered.colors.total, startOf(trend, 151), startOf(trend, 299)) > 100);
}

void TstTrendPainter::gridLines_areSharpAtAnyScale_data()
{
    QTest::addColumn<qreal>("ratio");
    for (const qreal ratio : {1.0, 1.25, 1.5, 1.75, 2.0, 3.0})
        QTest::addRow("%g", ratio) << ratio;
}

void TstTrendPainter::gridLines_areSharpAtAnyScale()
{
    QFETCH(qreal, ratio);
    Trend trend = evenTrend(3.3F);
    cutGap(&trend, 0, 299);
    const RenderedTrend rendered = renderTrend(trend, false, ratio);
    // A blank column has only the colours of background, grid and axis.
    const int x = qRound((rendered.axes.plot.left() + 5) * ratio);
    int lines = 0;
    for (int y = qRound((rendered.axes.plot.top() - 2) * ratio);
         y < qRound((rendered.axes.plot.bottom() + 2) * ratio); ++y) {
        const QColor pixel = rendered.image.pixelColor(x, y);
        QVERIFY2(pixel == rendered.colors.background || pixel == rendered.colors.grid ||
                     pixel == rendered.colors.text,
                 qPrintable(pixel.name()));
        lines += pixel == rendered.colors.grid ? 1 : 0;
    }
    QVERIFY(lines >= 2);
}

MM_WINDOW_SUITE(TstTrendPainter)
#include "tst_trendpainter.moc"

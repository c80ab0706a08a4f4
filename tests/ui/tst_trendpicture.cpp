// SPDX-License-Identifier: MIT
#include "trends.h"
#include "ui/statecolors.h"
#include "ui/trendpicture.h"

#include <QApplication>
#include <QPainter>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

constexpr int width = 700;
constexpr int height = 240;

QPalette paletteOf(const QString &name)
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

struct Rendered
{
    QImage image;
    TrendScale scale;
    TrendColors colors;
    qreal ratio = 1;

    /// How many pixels of the plot between two times are of about \p color.
    [[nodiscard]] int count(const QColor &color, double from, double to) const
    {
        int found = 0;
        const double first = qMin(scale.x(from), scale.x(to));
        const double last = qMax(scale.x(from), scale.x(to));
        for (int x = qCeil(first * ratio); x < qFloor(last * ratio); ++x) {
            for (int y = qCeil((scale.plot.top() + 1) * ratio);
                 y < qFloor((scale.plot.bottom() - 1) * ratio); ++y) {
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

Rendered render(const Trend &trend, bool rightToLeft = false, qreal ratio = 1,
                const QString &palette = u"light"_s, int cursor = -1)
{
    Rendered rendered;
    rendered.ratio = ratio;
    rendered.colors = trendColors(paletteOf(palette));
    rendered.image =
        QImage(QSize(qRound(width * ratio), qRound(height * ratio)), QImage::Format_RGB32);
    rendered.image.setDevicePixelRatio(ratio);
    rendered.image.fill(rendered.colors.background);
    const TrendPicture picture(trend, QRectF(0, 0, width, height), QApplication::font(),
                               rightToLeft);
    rendered.scale = picture.scale();
    QPainter painter(&rendered.image);
    picture.paint(painter, rendered.colors, {u"now"_s, u"All: 1/s"_s, {}}, cursor);
    return rendered;
}

double startOf(const Trend &trend, int step)
{
    return middleOf(trend, step) - double(trend.step) / 2;
}

} // namespace

class TrendPictureTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void colours_areLegible_data();
    void colours_areLegible();
    void gap_holdsNoLine_data();
    void gap_holdsNoLine();
    void zero_isALineAndNoGap();
    void oneStepBetweenGaps_isSeen();
    void timeBeforeTheFirstLook_isBlank();
    void restart_isMarked_data();
    void restart_isMarked();
    void service_isASecondLine();
    void rightToLeft_isMirrored();
    void gridLines_areSharpAtAnyScale_data();
    void gridLines_areSharpAtAnyScale();
};

void TrendPictureTest::colours_areLegible_data()
{
    QTest::addColumn<QString>("palette");
    for (const QString &name :
         {u"light"_s, u"dark"_s, u"black and yellow"_s, u"highlight hardly differs"_s})
        QTest::newRow(qPrintable(name)) << name;
}

void TrendPictureTest::colours_areLegible()
{
    QFETCH(QString, palette);
    const TrendColors colors = trendColors(paletteOf(palette));
    for (const QColor &text : {colors.text, colors.cursor})
        QVERIFY(contrastRatio(text, colors.background) >= 4.5);
    for (const QColor &line : {colors.total, colors.service, colors.restart})
        QVERIFY(contrastRatio(line, colors.background) >= 3);
    QVERIFY(colors.total != colors.service);
    // Nothing that is a gap is as strong as a line.
    QVERIFY(contrastRatio(colors.unknown, colors.background) < 3);
    // And they are what is painted: also an even line keeps its colour.
    Trend trend = evenTrend(1);
    trend.total.last() = 2;
    const Rendered rendered = render(trend, false, 2, palette);
    QVERIFY(rendered.count(colors.total, startOf(trend, 0), startOf(trend, 200)) > 500);
}

void TrendPictureTest::gap_holdsNoLine_data()
{
    QTest::addColumn<bool>("rightToLeft");
    QTest::addColumn<qreal>("ratio");
    for (const qreal ratio : {1.0, 1.25, 1.5, 2.0}) {
        QTest::addRow("left to right at %g", ratio) << false << ratio;
        QTest::addRow("right to left at %g", ratio) << true << ratio;
    }
}

void TrendPictureTest::gap_holdsNoLine()
{
    QFETCH(bool, rightToLeft);
    QFETCH(qreal, ratio);
    Trend trend = evenTrend(1);
    trend.total[0] = 2; // so that the line is in the middle
    trend.service = u"a"_s;
    trend.ofService = QList<float>(300, 0.5F);
    cutGap(&trend, 100, 140);
    for (int i = 100; i < 140; ++i)
        trend.ofService[i] = unknownRate;
    const Rendered rendered = render(trend, rightToLeft, ratio);
    for (const QColor &line : {rendered.colors.total, rendered.colors.service}) {
        QCOMPARE(rendered.count(line, startOf(trend, 100), startOf(trend, 140)), 0);
        QVERIFY(rendered.count(line, startOf(trend, 60), startOf(trend, 100)) > 40);
        QVERIFY(rendered.count(line, startOf(trend, 140), startOf(trend, 180)) > 40);
    }
    // Hatched: far from as empty as the time before the first look, which has the grid alone.
    Trend blank = trend;
    cutGap(&blank, 0, 140);
    const auto inkOf = [&trend](const Rendered &picture) {
        const double to = startOf(trend, 140);
        const auto pixels = qAbs(picture.scale.x(to) - picture.scale.x(startOf(trend, 100))) *
                            picture.scale.plot.height() * picture.ratio * picture.ratio;
        return pixels - picture.count(picture.colors.background, startOf(trend, 100), to);
    };
    const Rendered before = render(blank, rightToLeft, ratio);
    QCOMPARE(before.scale.plot, rendered.scale.plot);
    QVERIFY(inkOf(rendered) > 2 * inkOf(before));
}

void TrendPictureTest::zero_isALineAndNoGap()
{
    const Trend trend = evenTrend(0);
    const Rendered rendered = render(trend);
    const double y = rendered.scale.y(0);
    int green = 0;
    for (int x = qCeil(rendered.scale.plot.left()); x < rendered.scale.plot.right(); ++x) {
        const QColor pixel = rendered.image.pixelColor(x, qRound(y) - 1);
        green += pixel.green() > pixel.red() && pixel.green() > pixel.blue() ? 1 : 0;
    }
    QVERIFY(green > rendered.scale.plot.width() - 5);
}

void TrendPictureTest::oneStepBetweenGaps_isSeen()
{
    Trend trend = evenTrend(1);
    trend.total[0] = 2;
    cutGap(&trend, 100, 120);
    cutGap(&trend, 121, 140);
    const Rendered rendered = render(trend, false, 2);
    QVERIFY(rendered.count(rendered.colors.total, startOf(trend, 119), startOf(trend, 122)) > 2);
}

void TrendPictureTest::timeBeforeTheFirstLook_isBlank()
{
    Trend trend = evenTrend(1);
    cutGap(&trend, 0, 150);
    const Rendered rendered = render(trend);
    QCOMPARE(rendered.count(rendered.colors.unknown, startOf(trend, 0), startOf(trend, 149)),
             rendered.count(rendered.colors.grid, startOf(trend, 0), startOf(trend, 149)));
    QCOMPARE(rendered.count(rendered.colors.total, startOf(trend, 0), startOf(trend, 149)), 0);
}

void TrendPictureTest::restart_isMarked_data()
{
    gap_holdsNoLine_data();
}

void TrendPictureTest::restart_isMarked()
{
    QFETCH(bool, rightToLeft);
    QFETCH(qreal, ratio);
    Trend trend = evenTrend(0);
    const auto from = startOf(trend, 200);
    QCOMPARE(render(trend, rightToLeft, ratio)
                 .count(trendColors(paletteOf(u"light"_s)).restart, from, startOf(trend, 210)),
             0);
    trend.restarts = {static_cast<qint64>(middleOf(trend, 205)), trend.end - 1'000'000};
    const Rendered rendered = render(trend, rightToLeft, ratio);
    // Dashed: about four sevenths of the height.
    const int pixels = rendered.count(rendered.colors.restart, from, startOf(trend, 210));
    QVERIFY2(pixels > rendered.scale.plot.height() / 2, qPrintable(QString::number(pixels)));
    // The one that lies outside is nowhere.
    QCOMPARE(rendered.count(rendered.colors.restart, startOf(trend, 0), startOf(trend, 195)), 0);
}

void TrendPictureTest::service_isASecondLine()
{
    Trend trend = evenTrend(2);
    const QColor color = trendColors(paletteOf(u"light"_s)).service;
    QCOMPARE(render(trend).count(color, startOf(trend, 0), startOf(trend, 299)), 0);
    trend.service = u"a"_s;
    trend.ofService = QList<float>(300, 1.0F);
    QVERIFY(render(trend).count(color, startOf(trend, 0), startOf(trend, 299)) > 500);
}

void TrendPictureTest::rightToLeft_isMirrored()
{
    Trend trend = evenTrend(1);
    cutGap(&trend, 0, 150);
    trend.total.last() = 2; // so that the line is in the middle
    const Rendered rendered = render(trend, true);
    QVERIFY(rendered.scale.plot.left() < width - rendered.scale.plot.right()); // numbers at right
    QVERIFY(rendered.scale.x(double(trend.end)) < rendered.scale.x(startOf(trend, 0)));
    QVERIFY(rendered.count(rendered.colors.total, startOf(trend, 151), startOf(trend, 299)) > 100);
}

void TrendPictureTest::gridLines_areSharpAtAnyScale_data()
{
    QTest::addColumn<qreal>("ratio");
    for (const qreal ratio : {1.0, 1.25, 1.5, 1.75, 2.0, 3.0})
        QTest::addRow("%g", ratio) << ratio;
}

void TrendPictureTest::gridLines_areSharpAtAnyScale()
{
    QFETCH(qreal, ratio);
    Trend trend = evenTrend(3.3F);
    cutGap(&trend, 0, 299);
    const Rendered rendered = render(trend, false, ratio);
    // In a blank column: nothing but the background, the grid's and the axis' own colour.
    const int x = qRound((rendered.scale.plot.left() + 5) * ratio);
    int lines = 0;
    for (int y = qRound((rendered.scale.plot.top() - 2) * ratio);
         y < qRound((rendered.scale.plot.bottom() + 2) * ratio); ++y) {
        const QColor pixel = rendered.image.pixelColor(x, y);
        QVERIFY2(pixel == rendered.colors.background || pixel == rendered.colors.grid ||
                     pixel == rendered.colors.text,
                 qPrintable(pixel.name()));
        lines += pixel == rendered.colors.grid ? 1 : 0;
    }
    QVERIFY(lines >= 2);
}

QTEST_MAIN(TrendPictureTest)
#include "tst_trendpicture.moc"

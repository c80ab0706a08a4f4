// SPDX-License-Identifier: MIT
#include "servicereadings.h"
#include "suite.h"
#include "ui/services/servicesmodel.h"
#include "ui/services/sharedelegate.h"
#include "ui/widgets/contrast.h"

#include <QFontMetrics>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QStyleOptionViewItem>
#include <QTest>
#include <QTranslator>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr QSize cellSize(240, 24);

struct CellStyle
{
    QColor base = Qt::white;
    QColor text = Qt::black;
    QColor highlight = QColor(0x308cc6);
    Qt::LayoutDirection direction = Qt::LeftToRight;
    bool selected = false;
};

/// The cell of a service with \p count messages beside one with \p rest.
QImage paintedCell(qint64 count, qint64 rest, const CellStyle &style)
{
    ServiceReadings mm;
    ServicesModel model;
    mm.show(&model, mm.next({{u"a"_s, {}, count}, {u"b"_s, {}, rest}}, 0s));
    QStyleOptionViewItem option;
    option.rect = QRect(QPoint(), cellSize);
    option.direction = style.direction;
    option.state = QStyle::State_Enabled | QStyle::State_Active;
    option.palette.setColor(QPalette::Base, style.base);
    option.palette.setColor(QPalette::Text, style.text);
    option.palette.setColor(QPalette::Highlight, style.highlight);
    option.palette.setColor(QPalette::HighlightedText, style.text);
    if (style.selected)
        option.state |= QStyle::State_Selected;
    QImage image(cellSize, QImage::Format_RGB32);
    image.fill(style.base);
    QPainter painter(&image);
    const ShareDelegate delegate;
    delegate.paint(&painter, option, model.index(0, ServicesModel::Share));
    painter.end();
    return image;
}

/// The pixels of the middle line that have the colour of a full bar.
struct PaintedBar
{
    int first = -1;
    int last = -1;
    [[nodiscard]] int length() const { return first < 0 ? 0 : last - first + 1; }
};

/// \p full is the same cell with all messages. The percentage is left out.
PaintedBar barIn(const QImage &image, const QImage &full, bool rightToLeft)
{
    const int middle = cellSize.height() / 2;
    const QRgb ink = full.pixel(rightToLeft ? cellSize.width() - 8 : 8, middle);
    const int textWidth = QFontMetrics(QGuiApplication::font()).horizontalAdvance(u"100.0%"_s);
    PaintedBar bar;
    for (int x = rightToLeft ? textWidth : 0; x < cellSize.width() - (rightToLeft ? 0 : textWidth);
         ++x) {
        if (image.pixel(x, middle) != ink)
            continue;
        bar.first = bar.first < 0 ? x : bar.first;
        bar.last = x;
    }
    return bar;
}

/// A language that writes a share as "12.5 of 100".
class WidePercentages final : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    QString translate(const char * /*context*/, const char *text, const char * /*hint*/,
                      int /*n*/) const override
    {
        return qstrcmp(text, "%1%") == 0 ? u"%1 of 100"_s : QString();
    }
};

} // namespace

class TstShareDelegate final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bar_isProportionalToTheShare();
    void bar_startsWhereTextStarts();
    void smallShare_hasOnePixelAndZeroNone();
    void bar_hasContrast_data();
    void bar_hasContrast();
    void percentage_isPaintedBesideTheBar();
    void widePercentage_shortensTheBar();
};

void TstShareDelegate::bar_isProportionalToTheShare()
{
    const QImage full = paintedCell(8, 0, {});
    const int whole = barIn(full, full, false).length();
    QVERIFY(whole > 100);
    const int half = barIn(paintedCell(4, 4, {}), full, false).length();
    const int quarter = barIn(paintedCell(2, 6, {}), full, false).length();
    QVERIFY2(qAbs(half - whole / 2) <= 1, qPrintable(u"%1 of %2"_s.arg(half).arg(whole)));
    QVERIFY2(qAbs(quarter - whole / 4) <= 1, qPrintable(u"%1 of %2"_s.arg(quarter).arg(whole)));
}

void TstShareDelegate::bar_startsWhereTextStarts()
{
    const QImage full = paintedCell(8, 0, {});
    const PaintedBar left = barIn(paintedCell(2, 6, {}), full, false);
    CellStyle arabic;
    arabic.direction = Qt::RightToLeft;
    const QImage fullArabic = paintedCell(8, 0, arabic);
    const PaintedBar right = barIn(paintedCell(2, 6, arabic), fullArabic, true);
    QVERIFY(left.first < 8);
    QVERIFY(right.last > cellSize.width() - 9);
    QCOMPARE(left.length(), right.length());
    QCOMPARE(left.first, cellSize.width() - 1 - right.last);
}

void TstShareDelegate::smallShare_hasOnePixelAndZeroNone()
{
    const QImage full = paintedCell(8, 0, {});
    QCOMPARE(barIn(paintedCell(1, 10'000'000, {}), full, false).length(), 1);
    QCOMPARE(barIn(paintedCell(0, 10'000'000, {}), full, false).length(), 0);
    QCOMPARE(barIn(paintedCell(0, 0, {}), full, false).length(), 0);
}

void TstShareDelegate::bar_hasContrast_data()
{
    QTest::addColumn<QColor>("base");
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("highlight");
    QTest::addColumn<bool>("selected");

    for (const bool selected : {false, true}) {
        const char *how = selected ? "selected" : "not selected";
        QTest::addRow("light, %s", how)
            << QColor(Qt::white) << QColor(Qt::black) << QColor(0x308cc6) << selected;
        QTest::addRow("dark, %s", how)
            << QColor(0x1b1e20) << QColor(0xfcfcfc) << QColor(0x2a5f80) << selected;
        QTest::addRow("a highlight like the base, %s", how)
            << QColor(Qt::white) << QColor(Qt::black) << QColor(0xf0f0f0) << selected;
        QTest::addRow("middle gray, %s", how)
            << QColor(0x777777) << QColor(Qt::white) << QColor(0x808080) << selected;
    }
}

void TstShareDelegate::bar_hasContrast()
{
    CellStyle style;
    QFETCH(QColor, base);
    QFETCH(QColor, text);
    QFETCH(QColor, highlight);
    QFETCH(bool, selected);
    style = {base, text, highlight, Qt::LeftToRight, selected};

    const QImage image = paintedCell(8, 0, style);
    const QColor bar = image.pixelColor(8, cellSize.height() / 2);
    const QColor behind = image.pixelColor(8, 1);
    QVERIFY2(contrastRatio(bar, behind) >= 3, qPrintable(bar.name() + u" on "_s + behind.name()));
}

void TstShareDelegate::percentage_isPaintedBesideTheBar()
{
    const QImage empty = paintedCell(0, 8, {});
    const QImage quarter = paintedCell(2, 6, {});
    const QRect text(cellSize.width() - 50, 0, 50, cellSize.height());
    QVERIFY(empty.copy(text) != quarter.copy(text));
}

void TstShareDelegate::widePercentage_shortensTheBar()
{
    WidePercentages language;
    QVERIFY(QCoreApplication::installTranslator(&language));
    const QImage full = paintedCell(8, 0, {});
    QVERIFY(QCoreApplication::removeTranslator(&language));
    const int middle = cellSize.height() / 2;
    int end = 8;
    while (end < cellSize.width() && full.pixel(end, middle) == full.pixel(8, middle))
        ++end;
    const int textWidth =
        QFontMetrics(QGuiApplication::font()).horizontalAdvance(u"100.0 of 100"_s);
    QVERIFY2(end < cellSize.width() - textWidth, qPrintable(QString::number(end)));
}

MM_WINDOW_SUITE(TstShareDelegate)
#include "tst_sharedelegate.moc"

// SPDX-License-Identifier: MIT
#include "servicelooks.h"
#include "ui/servicesmodel.h"
#include "ui/sharedelegate.h"
#include "ui/statecolors.h"

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

constexpr QSize size(240, 24);

struct Look
{
    QColor base = Qt::white;
    QColor text = Qt::black;
    QColor highlight = QColor(0x308cc6);
    Qt::LayoutDirection direction = Qt::LeftToRight;
    bool selected = false;
};

/// A cell for one of two services, which have \p count and \p rest messages.
QImage painted(qint64 count, qint64 rest, const Look &look)
{
    ServiceLooks mm;
    ServicesModel model;
    model.setReading(mm.look({{u"a"_s, {}, count}, {u"b"_s, {}, rest}}, 0s), State::Active);
    QStyleOptionViewItem option;
    option.rect = QRect(QPoint(), size);
    option.direction = look.direction;
    option.state = QStyle::State_Enabled | QStyle::State_Active;
    option.palette.setColor(QPalette::Base, look.base);
    option.palette.setColor(QPalette::Text, look.text);
    option.palette.setColor(QPalette::Highlight, look.highlight);
    option.palette.setColor(QPalette::HighlightedText, look.text);
    if (look.selected)
        option.state |= QStyle::State_Selected;
    QImage image(size, QImage::Format_RGB32);
    image.fill(look.base);
    QPainter painter(&image);
    const ShareDelegate delegate;
    delegate.paint(&painter, option, model.index(0, ServicesModel::Share));
    painter.end();
    return image;
}

/// Where the middle line has the colour of a full bar, and how much of it.
struct Bar
{
    int first = -1;
    int last = -1;
    [[nodiscard]] int length() const { return first < 0 ? 0 : last - first + 1; }
};

/// \p like is the same cell with all of the messages. The percentage is left out.
Bar barIn(const QImage &image, const QImage &like, bool rightToLeft)
{
    const int middle = size.height() / 2;
    const QRgb ink = like.pixel(rightToLeft ? size.width() - 8 : 8, middle);
    const int words = QFontMetrics(QGuiApplication::font()).horizontalAdvance(u"100.0%"_s);
    Bar bar;
    for (int x = rightToLeft ? words : 0; x < size.width() - (rightToLeft ? 0 : words); ++x) {
        if (image.pixel(x, middle) != ink)
            continue;
        bar.first = bar.first < 0 ? x : bar.first;
        bar.last = x;
    }
    return bar;
}

/// A language whose share is "12.5 of 100".
class WideSign final : public QTranslator
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

class ShareDelegateTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bar_isAsLongAsTheShare();
    void bar_beginsWhereTheTextDoes();
    void smallShare_isSeenAndNoneIsNot();
    void bar_hasContrast_data();
    void bar_hasContrast();
    void percentage_isPaintedBesideTheBar();
    void widePercentage_getsItsRoom();
};

void ShareDelegateTest::bar_isAsLongAsTheShare()
{
    const QImage full = painted(8, 0, {});
    const int whole = barIn(full, full, false).length();
    QVERIFY(whole > 100);
    const int half = barIn(painted(4, 4, {}), full, false).length();
    const int quarter = barIn(painted(2, 6, {}), full, false).length();
    QVERIFY2(qAbs(half - whole / 2) <= 1, qPrintable(u"%1 of %2"_s.arg(half).arg(whole)));
    QVERIFY2(qAbs(quarter - whole / 4) <= 1, qPrintable(u"%1 of %2"_s.arg(quarter).arg(whole)));
}

void ShareDelegateTest::bar_beginsWhereTheTextDoes()
{
    const QImage full = painted(8, 0, {});
    const Bar left = barIn(painted(2, 6, {}), full, false);
    Look arabic;
    arabic.direction = Qt::RightToLeft;
    const QImage fullArabic = painted(8, 0, arabic);
    const Bar right = barIn(painted(2, 6, arabic), fullArabic, true);
    QVERIFY(left.first < 8);
    QVERIFY(right.last > size.width() - 9);
    QCOMPARE(left.length(), right.length());
    QCOMPARE(left.first, size.width() - 1 - right.last);
}

void ShareDelegateTest::smallShare_isSeenAndNoneIsNot()
{
    const QImage full = painted(8, 0, {});
    QCOMPARE(barIn(painted(1, 10'000'000, {}), full, false).length(), 1);
    QCOMPARE(barIn(painted(0, 10'000'000, {}), full, false).length(), 0);
    QCOMPARE(barIn(painted(0, 0, {}), full, false).length(), 0);
}

void ShareDelegateTest::bar_hasContrast_data()
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

void ShareDelegateTest::bar_hasContrast()
{
    Look look;
    QFETCH(QColor, base);
    QFETCH(QColor, text);
    QFETCH(QColor, highlight);
    QFETCH(bool, selected);
    look = {base, text, highlight, Qt::LeftToRight, selected};

    const QImage image = painted(8, 0, look);
    const QColor bar = image.pixelColor(8, size.height() / 2);
    const QColor behind = image.pixelColor(8, 1);
    QVERIFY2(contrastRatio(bar, behind) >= 3, qPrintable(bar.name() + u" on "_s + behind.name()));
}

void ShareDelegateTest::percentage_isPaintedBesideTheBar()
{
    const QImage empty = painted(0, 8, {});
    const QImage quarter = painted(2, 6, {});
    const QRect words(size.width() - 50, 0, 50, size.height());
    QVERIFY(empty.copy(words) != quarter.copy(words));
}

/// As in languages that have a blank before the sign.
void ShareDelegateTest::widePercentage_getsItsRoom()
{
    WideSign language;
    QVERIFY(QCoreApplication::installTranslator(&language));
    const QImage full = painted(8, 0, {});
    QVERIFY(QCoreApplication::removeTranslator(&language));
    const int middle = size.height() / 2;
    int end = 8;
    while (end < size.width() && full.pixel(end, middle) == full.pixel(8, middle))
        ++end;
    const int words = QFontMetrics(QGuiApplication::font()).horizontalAdvance(u"100.0 of 100"_s);
    QVERIFY2(end < size.width() - words, qPrintable(QString::number(end)));
}

QTEST_MAIN(ShareDelegateTest)
#include "tst_sharedelegate.moc"

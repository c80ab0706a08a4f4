// SPDX-License-Identifier: MIT
#include "suite.h"
#include "ui/widgets/contrast.h"

#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

class TstContrast final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knownPairs_haveWcagContrast_data();
    void knownPairs_haveWcagContrast();
    void swappedColors_haveSameContrast();
    void statusColors_areLegibleOnThemeBackgrounds_data();
    void statusColors_areLegibleOnThemeBackgrounds();
    void statusColors_differOnSameBackground();
    void legible_changesColorOnlyWhereNeeded();
    void mixed_interpolatesLinearly();
};

void TstContrast::knownPairs_haveWcagContrast_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<double>("contrast");

    QTest::newRow("black on white") << u"#000000"_s << u"#ffffff"_s << 21.0;
    QTest::newRow("white on white") << u"#ffffff"_s << u"#ffffff"_s << 1.0;
    QTest::newRow("red on white") << u"#ff0000"_s << u"#ffffff"_s << 3.998;
    QTest::newRow("green on white") << u"#00ff00"_s << u"#ffffff"_s << 1.372;
    QTest::newRow("blue on white") << u"#0000ff"_s << u"#ffffff"_s << 8.592;
    QTest::newRow("the gray that just passes AA") << u"#767676"_s << u"#ffffff"_s << 4.542;
    QTest::newRow("the gray that just fails AA") << u"#777777"_s << u"#ffffff"_s << 4.478;
}

void TstContrast::knownPairs_haveWcagContrast()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    QFETCH(double, contrast);

    const double found = contrastRatio(QColor(first), QColor(second));
    QVERIFY2(qAbs(found - contrast) < 0.001, qPrintable(QString::number(found, 'f', 4)));
}

void TstContrast::swappedColors_haveSameContrast()
{
    QCOMPARE(contrastRatio(QColor(Qt::black), QColor(Qt::red)),
             contrastRatio(QColor(Qt::red), QColor(Qt::black)));
}

void TstContrast::statusColors_areLegibleOnThemeBackgrounds_data()
{
    QTest::addColumn<QString>("background");
    QTest::addColumn<StatusColor>("color");
    QTest::addColumn<QString>("expected");

    const std::pair<StatusColor, QString> onLight[] = {{StatusColor::Green, u"#006b2d"_s},
                                                       {StatusColor::Red, u"#b3261e"_s},
                                                       {StatusColor::Gray, u"#5f6368"_s}};
    const std::pair<StatusColor, QString> onDark[] = {{StatusColor::Green, u"#57d38c"_s},
                                                      {StatusColor::Red, u"#ff8a80"_s},
                                                      {StatusColor::Gray, u"#a0a4a8"_s}};
    for (const QString &background : {u"#ffffff"_s, u"#f7f7f7"_s, u"#efefef"_s}) {
        for (const auto &[color, expected] : onLight)
            QTest::addRow("%s on light %s", qPrintable(colorName(color)), qPrintable(background))
                << background << color << expected;
    }
    for (const QString &background : {u"#000000"_s, u"#1e1e1e"_s, u"#2b2b2b"_s, u"#31363b"_s}) {
        for (const auto &[color, expected] : onDark)
            QTest::addRow("%s on dark %s", qPrintable(colorName(color)), qPrintable(background))
                << background << color << expected;
    }
}

void TstContrast::statusColors_areLegibleOnThemeBackgrounds()
{
    QFETCH(QString, background);
    QFETCH(StatusColor, color);
    QFETCH(QString, expected);

    const QColor shade = statusColorOn(color, QColor(background));
    QCOMPARE(shade.name(), expected);
    QCOMPARE(shade.alpha(), 255);
    const double contrast = contrastRatio(shade, QColor(background));
    QVERIFY2(contrast >= 4.5, qPrintable(QString::number(contrast)));
}

void TstContrast::statusColors_differOnSameBackground()
{
    for (const Qt::GlobalColor background : {Qt::white, Qt::black}) {
        const QColor gray = statusColorOn(StatusColor::Gray, background);
        const QColor green = statusColorOn(StatusColor::Green, background);
        const QColor red = statusColorOn(StatusColor::Red, background);
        QVERIFY(gray != green);
        QVERIFY(green != red);
        QVERIFY(red != gray);
    }
}

void TstContrast::legible_changesColorOnlyWhereNeeded()
{
    QCOMPARE(legible(Qt::blue, Qt::white, 4.5), QColor(Qt::blue));
    for (const QColor &back : {QColor(Qt::white), QColor(Qt::black), QColor(0x1b1e20)})
        QVERIFY(contrastRatio(legible(back, back, 3), back) >= 3);
}

void TstContrast::mixed_interpolatesLinearly()
{
    QCOMPARE(mixed(Qt::white, Qt::black, 0), QColor(Qt::black));
    QCOMPARE(mixed(Qt::white, Qt::black, 1), QColor(Qt::white));
    QCOMPARE(mixed(QColor(200, 0, 100), QColor(0, 100, 100), 0.25), QColor(50, 75, 100));
}

MM_WINDOW_SUITE(TstContrast)
#include "tst_contrast.moc"

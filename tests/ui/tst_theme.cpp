// SPDX-License-Identifier: MIT
#include "core/status.h"
#include "ui/statecolors.h"
#include "ui/theme.h"
#include "ui/themestyle.h"
#include "ui/trendpicture.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStyle>
#include <QTest>
#include <QToolTip>

#include <memory>

using namespace Qt::StringLiterals;
using namespace mm;

namespace {

using Role = QPalette::ColorRole;
using MakeWidget = std::unique_ptr<QWidget> (*)();

template <typename Widget>
std::unique_ptr<QWidget> make()
{
    return std::make_unique<Widget>();
}

double contrastOf(const QPalette &palette, QPalette::ColorGroup group, Role ink, Role paper)
{
    return contrastRatio(palette.color(group, ink), palette.color(group, paper));
}

} // namespace

class ThemeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyText_isLegible_data();
    void everyText_isLegible();
    void everySymbol_isVisible_data() { themes(); }
    void everySymbol_isVisible();
    void stateColours_areLegible_data() { themes(); }
    void stateColours_areLegible();
    void light_isLightAndDarkIsDark();
    void theme_reachesOpenWindows();
    void anotherStyle_isLeftAlone();
    void backToSystem_restoresStyleAndPalette_data() { themes(); }
    void backToSystem_restoresStyleAndPalette();
    void backToSystem_followsThePlatformAgain();
    void fusion_hasOurOutlinesAndThePlatformsPalette();
    void outlines_areVisibleInHighContrast_data();
    void outlines_areVisibleInHighContrast();

private:
    static void themes();
};

void ThemeTest::initTestCase()
{
    // One that no theme sets: going back to it can't be chance.
    QApplication::setStyle(QStringLiteral("windows"));
}

void ThemeTest::themes()
{
    QTest::addColumn<Theme>("theme");
    QTest::newRow("light") << Theme::Light;
    QTest::newRow("dark") << Theme::Dark;
}

void ThemeTest::everyText_isLegible_data()
{
    QTest::addColumn<Theme>("theme");
    QTest::addColumn<Role>("ink");
    QTest::addColumn<Role>("paper");

    const struct
    {
        const char *name;
        Role ink;
        Role paper;
    } pairs[] = {
        {"labels", QPalette::WindowText, QPalette::Window},
        {"problem panel", QPalette::WindowText, QPalette::AlternateBase},
        {"trend", QPalette::WindowText, QPalette::Base},
        {"cells and lines", QPalette::Text, QPalette::Base},
        {"every second row", QPalette::Text, QPalette::AlternateBase},
        {"menus", QPalette::Text, QPalette::Window},
        {"buttons", QPalette::ButtonText, QPalette::Button},
        {"flat buttons", QPalette::ButtonText, QPalette::Window},
        {"placeholders", QPalette::PlaceholderText, QPalette::Base},
        {"tool tips", QPalette::ToolTipText, QPalette::ToolTipBase},
        {"selected", QPalette::HighlightedText, QPalette::Highlight},
        {"links", QPalette::Link, QPalette::Window},
        {"links in fields", QPalette::Link, QPalette::Base},
        {"visited links", QPalette::LinkVisited, QPalette::Window},
        {"bright", QPalette::BrightText, QPalette::Window},
    };
    for (const auto &[name, ink, paper] : pairs) {
        QTest::addRow("light, %s", name) << Theme::Light << ink << paper;
        QTest::addRow("dark, %s", name) << Theme::Dark << ink << paper;
    }
}

void ThemeTest::everyText_isLegible()
{
    QFETCH(Theme, theme);
    QFETCH(Role, ink);
    QFETCH(Role, paper);

    for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
        const double contrast = contrastOf(themePalette(theme), group, ink, paper);
        QVERIFY2(contrast >= 4.5, qPrintable(QString::number(contrast)));
    }
}

void ThemeTest::everySymbol_isVisible()
{
    QFETCH(Theme, theme);

    const QPalette palette = themePalette(theme);
    for (const Role paper : {QPalette::Window, QPalette::Base, QPalette::AlternateBase}) {
        const double selection = contrastOf(palette, QPalette::Active, QPalette::Highlight, paper);
        QVERIFY2(selection >= 3, qPrintable(QString::number(selection)));
        const double outline = contrastRatio(ThemeStyle::outline(palette), palette.color(paper));
        QVERIFY2(outline >= 3, qPrintable(QString::number(outline)));
        const TrendColors colors = trendColors(palette);
        QVERIFY(contrastRatio(colors.service, palette.color(QPalette::Base)) >= 3);
    }
}

void ThemeTest::stateColours_areLegible()
{
    QFETCH(Theme, theme);

    const QPalette palette = themePalette(theme);
    for (const Tone tone : {Tone::Green, Tone::Red, Tone::Gray}) {
        for (const Role role : {QPalette::Window, QPalette::Base, QPalette::AlternateBase}) {
            const QColor paper = palette.color(role);
            const double contrast = contrastRatio(toneColor(tone, paper), paper);
            QVERIFY2(contrast >= 4.5, qPrintable(QString::number(contrast)));
        }
    }
}

void ThemeTest::light_isLightAndDarkIsDark()
{
    QVERIFY(themePalette(Theme::Light).color(QPalette::Window).lightness() > 200);
    QVERIFY(themePalette(Theme::Dark).color(QPalette::Window).lightness() < 60);
}

void ThemeTest::theme_reachesOpenWindows()
{
    ThemeSwitch themes;
    QPushButton button;
    button.show();
    for (const Theme theme : {Theme::Dark, Theme::Light, Theme::Dark}) {
        themes.apply(theme);
        QCOMPARE(themes.theme(), theme);
        QTRY_COMPARE(button.palette().color(QPalette::Button),
                     themePalette(theme).color(QPalette::Button));
        QCOMPARE(QToolTip::palette().color(QPalette::ToolTipBase),
                 themePalette(theme).color(QPalette::ToolTipBase));
        QVERIFY(qobject_cast<ThemeStyle *>(QApplication::style()));
    }
    themes.apply(Theme::System);
}

void ThemeTest::anotherStyle_isLeftAlone()
{
    const QStyle *const style = QApplication::style();
    ThemeSwitch().apply(Theme::System);
    QCOMPARE(QApplication::style(), style);
}

void ThemeTest::backToSystem_restoresStyleAndPalette()
{
    QFETCH(Theme, theme);

    const QString style = QApplication::style()->name();
    const QPalette palette = QApplication::palette();
    const QPalette toolTip = QToolTip::palette();
    const QPalette menu = QApplication::palette("QMenu");
    ThemeSwitch themes;
    themes.apply(theme);
    QVERIFY(QApplication::palette() != palette);
    themes.apply(Theme::System);
    QCOMPARE(QApplication::style()->name(), style);
    QCOMPARE(QApplication::palette(), palette);
    QCOMPARE(QToolTip::palette(), toolTip);
    QCOMPARE(QApplication::palette("QMenu"), menu);
}

void ThemeTest::backToSystem_followsThePlatformAgain()
{
    ThemeSwitch themes;
    themes.apply(Theme::Dark);
    QVERIFY(QApplication::palette().resolveMask() != 0);
    themes.apply(Theme::System);
    // What Qt goes by: a palette that nobody set gives way to the platform's next one.
    QVERIFY(!QApplication::testAttribute(Qt::AA_SetPalette));
}

void ThemeTest::fusion_hasOurOutlinesAndThePlatformsPalette()
{
    const auto style = qScopeGuard([] { QApplication::setStyle(u"windows"_s); });
    QApplication::setStyle(u"fusion"_s);
    const QPalette palette = QApplication::palette();
    ThemeSwitch themes;
    QVERIFY(qobject_cast<ThemeStyle *>(QApplication::style()));
    QCOMPARE(QApplication::palette(), palette);
    QVERIFY(!QApplication::testAttribute(Qt::AA_SetPalette));
    for (const Theme theme : {Theme::Dark, Theme::System}) {
        themes.apply(theme);
        QVERIFY(qobject_cast<ThemeStyle *>(QApplication::style()));
    }
    QCOMPARE(QApplication::palette(), palette);
    QVERIFY(!QApplication::testAttribute(Qt::AA_SetPalette));
}

void ThemeTest::outlines_areVisibleInHighContrast_data()
{
    QTest::addColumn<MakeWidget>("make");
    QTest::addColumn<bool>("onWhite");
    for (const bool onWhite : {false, true}) {
        const char *ground = onWhite ? "white" : "black";
        QTest::addRow("line edit on %s", ground) << &make<QLineEdit> << onWhite;
        QTest::addRow("spin box on %s", ground) << &make<QSpinBox> << onWhite;
        QTest::addRow("combo box on %s", ground) << &make<QComboBox> << onWhite;
        QTest::addRow("button on %s", ground) << &make<QPushButton> << onWhite;
    }
}

void ThemeTest::outlines_areVisibleInHighContrast()
{
    QFETCH(MakeWidget, make);
    QFETCH(bool, onWhite);
    const std::unique_ptr<QWidget> widget = make();

    ThemeStyle style;
    const QColor ground = onWhite ? Qt::white : Qt::black;
    QPalette palette(ground, ground);
    for (const Role role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(role, onWhite ? Qt::black : Qt::white);
    palette.setColor(QPalette::Base, ground);
    widget->setStyle(&style);
    widget->setPalette(palette);
    widget->resize(100, 30);
    const QImage image = widget->grab().toImage();
    // Across each edge, where no text stands: somewhere there is a line.
    const auto strongest = [&](QPoint from, QPoint step) {
        double contrast = 1;
        for (int i = 0; i < 5; ++i)
            contrast = qMax(contrast, contrastRatio(image.pixelColor(from + i * step), ground));
        return contrast;
    };
    QVERIFY(strongest({0, 15}, {1, 0}) >= 3);
    QVERIFY(strongest({50, 0}, {0, 1}) >= 3);
    QVERIFY(strongest({99, 15}, {-1, 0}) >= 3);
    QVERIFY(strongest({50, 29}, {0, -1}) >= 3);
}

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"

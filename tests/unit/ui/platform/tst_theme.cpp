// SPDX-License-Identifier: MIT
#include "core/monitor/status.h"
#include "suite.h"
#include "ui/platform/outlinedfusionstyle.h"
#include "ui/platform/theme.h"
#include "ui/trend/trendpainter.h"
#include "ui/widgets/contrast.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QSpinBox>
#include <QStyle>
#include <QTest>
#include <QToolTip>

#include <memory>

using namespace Qt::StringLiterals;
using namespace mm;

namespace {

using ColorRole = QPalette::ColorRole;
using MakeWidget = std::unique_ptr<QWidget> (*)();

template <typename Widget>
std::unique_ptr<QWidget> makeThemedWidget()
{
    return std::make_unique<Widget>();
}

/// A widget that shows a text with its mnemonic.
using MakeText = std::unique_ptr<QWidget> (*)(const QString &);

template <typename Widget>
std::unique_ptr<QWidget> makeText(const QString &text)
{
    return std::make_unique<Widget>(text);
}

double roleContrast(const QPalette &palette, QPalette::ColorGroup group, ColorRole foreground,
                    ColorRole background)
{
    return contrastRatio(palette.color(group, foreground), palette.color(group, background));
}

} // namespace

class TstTheme final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyText_isLegible_data();
    void everyText_isLegible();
    void marksAndOutlines_areVisible_data() { themes(); }
    void marksAndOutlines_areVisible();
    void statusColors_areLegible_data() { themes(); }
    void statusColors_areLegible();
    void palettes_areLightAndDark();
    void apply_changesOpenWindows();
    void systemTheme_keepsOtherStyle();
    void systemThemeRestored_restoresStyleAndPalette_data() { themes(); }
    void systemThemeRestored_restoresStyleAndPalette();
    void systemThemeRestored_followsPlatform();
    void fusion_getsOutlinesAndKeepsPlatformPalette();
    void outlines_areVisibleInHighContrast_data();
    void outlines_areVisibleInHighContrast();
    void mnemonicsInArabic_arePaintedAsWithout_data();
    void mnemonicsInArabic_arePaintedAsWithout();

private:
    static void themes();
};

void TstTheme::initTestCase()
{
    // A style that no theme sets, so that restoring it can be verified.
    QApplication::setStyle(QStringLiteral("windows"));
}

void TstTheme::themes()
{
    QTest::addColumn<Theme>("theme");
    QTest::newRow("light") << Theme::Light;
    QTest::newRow("dark") << Theme::Dark;
}

void TstTheme::everyText_isLegible_data()
{
    QTest::addColumn<Theme>("theme");
    QTest::addColumn<ColorRole>("foreground");
    QTest::addColumn<ColorRole>("background");

    const struct
    {
        const char *name;
        ColorRole foreground;
        ColorRole background;
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
        {"tooltips", QPalette::ToolTipText, QPalette::ToolTipBase},
        {"selected", QPalette::HighlightedText, QPalette::Highlight},
        {"links", QPalette::Link, QPalette::Window},
        {"links in fields", QPalette::Link, QPalette::Base},
        {"visited links", QPalette::LinkVisited, QPalette::Window},
        {"bright", QPalette::BrightText, QPalette::Window},
    };
    for (const auto &[name, foreground, background] : pairs) {
        QTest::addRow("light, %s", name) << Theme::Light << foreground << background;
        QTest::addRow("dark, %s", name) << Theme::Dark << foreground << background;
    }
}

void TstTheme::everyText_isLegible()
{
    QFETCH(Theme, theme);
    QFETCH(ColorRole, foreground);
    QFETCH(ColorRole, background);

    for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
        const double contrast = roleContrast(themePalette(theme), group, foreground, background);
        QVERIFY2(contrast >= 4.5, qPrintable(QString::number(contrast)));
    }
}

void TstTheme::marksAndOutlines_areVisible()
{
    QFETCH(Theme, theme);

    const QPalette palette = themePalette(theme);
    for (const ColorRole background : {QPalette::Window, QPalette::Base, QPalette::AlternateBase}) {
        const double selection =
            roleContrast(palette, QPalette::Active, QPalette::Highlight, background);
        QVERIFY2(selection >= 3, qPrintable(QString::number(selection)));
        const double outline =
            contrastRatio(OutlinedFusionStyle::outline(palette), palette.color(background));
        QVERIFY2(outline >= 3, qPrintable(QString::number(outline)));
        const TrendColors colors = trendColors(palette);
        QVERIFY(contrastRatio(colors.service, palette.color(QPalette::Base)) >= 3);
    }
}

void TstTheme::statusColors_areLegible()
{
    QFETCH(Theme, theme);

    const QPalette palette = themePalette(theme);
    for (const StatusColor color : {StatusColor::Green, StatusColor::Red, StatusColor::Gray}) {
        for (const ColorRole role : {QPalette::Window, QPalette::Base, QPalette::AlternateBase}) {
            const QColor background = palette.color(role);
            const double contrast = contrastRatio(statusColorOn(color, background), background);
            QVERIFY2(contrast >= 4.5, qPrintable(QString::number(contrast)));
        }
    }
}

void TstTheme::palettes_areLightAndDark()
{
    QVERIFY(themePalette(Theme::Light).color(QPalette::Window).lightness() > 200);
    QVERIFY(themePalette(Theme::Dark).color(QPalette::Window).lightness() < 60);
}

void TstTheme::apply_changesOpenWindows()
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
        QVERIFY(qobject_cast<OutlinedFusionStyle *>(QApplication::style()));
    }
    themes.apply(Theme::System);
}

void TstTheme::systemTheme_keepsOtherStyle()
{
    const QStyle *const style = QApplication::style();
    ThemeSwitch().apply(Theme::System);
    QCOMPARE(QApplication::style(), style);
}

void TstTheme::systemThemeRestored_restoresStyleAndPalette()
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

void TstTheme::systemThemeRestored_followsPlatform()
{
    ThemeSwitch themes;
    themes.apply(Theme::Dark);
    QVERIFY(QApplication::palette().resolveMask() != 0);
    themes.apply(Theme::System);
    // Without this attribute Qt replaces the palette by the platform's next one.
    QVERIFY(!QApplication::testAttribute(Qt::AA_SetPalette));
}

void TstTheme::fusion_getsOutlinesAndKeepsPlatformPalette()
{
    const auto style = qScopeGuard([] { QApplication::setStyle(u"windows"_s); });
    QApplication::setStyle(u"fusion"_s);
    const QPalette palette = QApplication::palette();
    ThemeSwitch themes;
    QVERIFY(qobject_cast<OutlinedFusionStyle *>(QApplication::style()));
    QCOMPARE(QApplication::palette(), palette);
    QVERIFY(!QApplication::testAttribute(Qt::AA_SetPalette));
    for (const Theme theme : {Theme::Dark, Theme::System}) {
        themes.apply(theme);
        QVERIFY(qobject_cast<OutlinedFusionStyle *>(QApplication::style()));
    }
    QCOMPARE(QApplication::palette(), palette);
    QVERIFY(!QApplication::testAttribute(Qt::AA_SetPalette));
}

void TstTheme::outlines_areVisibleInHighContrast_data()
{
    QTest::addColumn<MakeWidget>("make");
    QTest::addColumn<bool>("onWhite");
    for (const bool onWhite : {false, true}) {
        const char *background = onWhite ? "white" : "black";
        QTest::addRow("line edit on %s", background) << &makeThemedWidget<QLineEdit> << onWhite;
        QTest::addRow("spin box on %s", background) << &makeThemedWidget<QSpinBox> << onWhite;
        QTest::addRow("combo box on %s", background) << &makeThemedWidget<QComboBox> << onWhite;
        QTest::addRow("button on %s", background) << &makeThemedWidget<QPushButton> << onWhite;
    }
}

void TstTheme::outlines_areVisibleInHighContrast()
{
    QFETCH(MakeWidget, make);
    QFETCH(bool, onWhite);
    const std::unique_ptr<QWidget> widget = make();

    OutlinedFusionStyle style;
    const QColor background = onWhite ? Qt::white : Qt::black;
    QPalette palette(background, background);
    for (const ColorRole role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(role, onWhite ? Qt::black : Qt::white);
    palette.setColor(QPalette::Base, background);
    widget->setStyle(&style);
    widget->setPalette(palette);
    widget->resize(100, 30);
    const QImage image = widget->grab().toImage();
    // Cross each edge, away from text: there must be a line.
    const auto maxContrast = [&](QPoint from, QPoint step) {
        double contrast = 1;
        for (int i = 0; i < 5; ++i)
            contrast = qMax(contrast, contrastRatio(image.pixelColor(from + i * step), background));
        return contrast;
    };
    QVERIFY(maxContrast({0, 15}, {1, 0}) >= 3);
    QVERIFY(maxContrast({50, 0}, {0, 1}) >= 3);
    QVERIFY(maxContrast({99, 15}, {-1, 0}) >= 3);
    QVERIFY(maxContrast({50, 29}, {0, -1}) >= 3);
}

void TstTheme::mnemonicsInArabic_arePaintedAsWithout_data()
{
    QTest::addColumn<MakeText>("make");
    QTest::newRow("label") << MakeText([](const QString &text) {
        auto label = std::make_unique<QLabel>(text);
        label->setBuddy(new QLineEdit(label.get()));
        label->buddy()->hide();
        return std::unique_ptr<QWidget>(std::move(label));
    });
    QTest::newRow("button") << MakeText(&makeText<QPushButton>);
    QTest::newRow("check box") << &makeText<QCheckBox>;
    QTest::newRow("group") << &makeText<QGroupBox>;
    QTest::newRow("menu bar") << MakeText([](const QString &text) {
        auto bar = std::make_unique<QMenuBar>();
        bar->addMenu(text);
        return std::unique_ptr<QWidget>(std::move(bar));
    });
    QTest::newRow("menu") << MakeText([](const QString &text) {
        auto menu = std::make_unique<QMenu>();
        menu->addAction(text);
        return std::unique_ptr<QWidget>(std::move(menu));
    });
}

void TstTheme::mnemonicsInArabic_arePaintedAsWithout()
{
    QFETCH(MakeText, make);

    ThemeSwitch theme;
    theme.apply(Theme::Light);
    const auto restore = qScopeGuard([&theme] {
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        theme.apply(Theme::System);
    });
    const auto painted = [make](const QString &text) {
        const auto widget = make(text);
        widget->resize(300, 80);
        return widget->grab().toImage();
    };
    QVERIFY(painted(u"Lan&guage:"_s) != painted(u"Language:"_s));
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    QCOMPARE(painted(u"ال&لغة:"_s), painted(u"اللغة:"_s));
}

MM_WINDOW_SUITE(TstTheme)
#include "tst_theme.moc"

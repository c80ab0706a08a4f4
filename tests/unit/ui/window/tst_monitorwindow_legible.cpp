// SPDX-License-Identifier: MIT
#include "eventcounter.h"
#include "readcontrol.h"
#include "samples.h"
#include "suite.h"
#include "textlegibility.h"
#include "ui/status/mmstatusbar.h"
#include "ui/status/problempanel.h"
#include "ui/window/monitorwindow.h"

#include <QApplication>
#include <QPalette>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString longPath = QStringLiteral("/home/user/.mm_mesh_stats.json");

QPalette paletteOf(const QColor &ink, const QColor &window, const QColor &base)
{
    QPalette palette(window);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(role, ink);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, window);
    return palette;
}

} // namespace

class TstMonitorWindowLegible final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void texts_areNotTruncated_data();
    void texts_areNotTruncated();
    void texts_haveContrast_data();
    void texts_haveContrast();
    void digits_haveOneWidth();
    void hiddenWindow_paintsNothing();

private:
    const QFont m_font = QApplication::font();
};

void TstMonitorWindowLegible::cleanup()
{
    QApplication::setFont(m_font);
    QApplication::setPalette({});
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void TstMonitorWindowLegible::texts_areNotTruncated_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<int>("percent");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    for (const State state : allStates) {
        for (const int percent : {100, 200}) {
            for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft})
                QTest::addRow("%s, %d %%, %s", qPrintable(stateName(state)), percent,
                              direction == Qt::LeftToRight ? "ltr" : "rtl")
                    << state << percent << direction;
        }
    }
}

void TstMonitorWindowLegible::texts_areNotTruncated()
{
    QFETCH(State, state);
    QFETCH(int, percent);
    QFETCH(Qt::LayoutDirection, direction);

    QFont font = m_font;
    font.setPointSizeF(font.pointSizeF() * percent / 100);
    QApplication::setFont(font);
    QApplication::setLayoutDirection(direction);
    ReadControl control(readingFor(state, longPath));
    MonitorWindow window(longPath, control.read(), never);
    window.problemPanel()->setStartable(true);
    window.problemPanel()->setNotice(
        u"MM could not be started: there is no mm-proxy in /usr/bin."_s);
    window.show();
    QTRY_COMPARE(window.mmStatusBar()->status().state, state);
    QTRY_COMPARE(truncatedTexts(window), QStringList());
}

void TstMonitorWindowLegible::texts_haveContrast_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << paletteOf(0x232629, 0xeff0f1, 0xffffff);
    QTest::newRow("dark") << paletteOf(0xfcfcfc, 0x2a2e32, 0x1b1e20);
    QTest::newRow("high contrast, black") << paletteOf(Qt::white, Qt::black, Qt::black);
    QTest::newRow("high contrast, white") << paletteOf(Qt::black, Qt::white, Qt::white);
}

void TstMonitorWindowLegible::texts_haveContrast()
{
    QFETCH(QPalette, palette);

    // The window exists before the palette changes.
    for (const State state : allStates) {
        ReadControl control(readingFor(state, longPath));
        MonitorWindow window(longPath, control.read(), never);
        window.problemPanel()->setStartable(true);
        window.show();
        QTRY_COMPARE(window.mmStatusBar()->status().state, state);
        QApplication::setPalette(palette);
        QCOMPARE(lowContrastTexts(window), QStringList());
        QApplication::setPalette({});
    }
}

void TstMonitorWindowLegible::digits_haveOneWidth()
{
    ReadControl control(readingFor(State::Active, longPath));
    MonitorWindow window(longPath, control.read(), never);
    window.show();
    for (const char *name :
         {"mm_status_label", "mm_services_table", "mm_trend", "mm_events_table"}) {
        const auto *widget = window.findChild<QWidget *>(QLatin1String(name));
        QVERIFY2(widget, name);
        const QFontMetricsF metrics(widget->font());
        for (const QChar figure : u"123456789"_s)
            QCOMPARE(metrics.horizontalAdvance(figure), metrics.horizontalAdvance(u'0'));
    }
}

void TstMonitorWindowLegible::hiddenWindow_paintsNothing()
{
    ReadControl control(readingFor(State::Active, longPath));
    MonitorWindow window(longPath, control.read(), never);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QTRY_COMPARE(window.mmStatusBar()->status().state, State::Active);
    window.hide();
    EventCounter counter(&window, {QEvent::Paint});
    for (QWidget *widget : window.findChildren<QWidget *>())
        widget->installEventFilter(&counter);
    Reading reading = readingFor(State::Active, longPath);
    for (int i = 1; i <= 5; ++i) {
        reading.snapshot.totalMessages += 100;
        control.setReading(reading);
        window.mmStatusBar()->checkNow();
        QTRY_COMPARE(window.mmStatusBar()->reading().snapshot.totalMessages,
                     reading.snapshot.totalMessages);
        QCoreApplication::processEvents();
    }
    QCOMPARE(counter.count, 0);
    window.show();
    QTRY_VERIFY(counter.count > 0);
}

MM_WINDOW_SUITE(TstMonitorWindowLegible)
#include "tst_monitorwindow_legible.moc"

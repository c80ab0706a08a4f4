// SPDX-License-Identifier: MIT
#include "activewindow.h"
#include "machinesfixture.h"
#include "suite.h"
#include "textlegibility.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QTextBrowser>

using namespace mm;
using namespace mm::test;
using namespace Qt::StringLiterals;

/// What a window of machines says besides its table.
class TstMonitorWindowMachinesTexts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void copyDetails_namesTheMachines();
    void help_tellsOfMachines();
    void about_namesPrometheus();
    void compactWindow_showsTheLabel();
    void label_isThatOfTheScreenReader();
    void texts_areLegible_data();
    void texts_areLegible();

private:
    const QFont m_font = QApplication::font();
};

void TstMonitorWindowMachinesTexts::cleanup()
{
    QApplication::setFont(m_font);
    QApplication::setPalette({});
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void TstMonitorWindowMachinesTexts::copyDetails_namesTheMachines()
{
    MachinesFixture test;
    QVERIFY(showActive(&test.window));
    test.waitForReading();
    for (const QAction *menu : test.window.menuBar()->actions()) {
        for (QAction *action : menu->menu()->actions()) {
            if (action->text() == u"Copy &Details"_s)
                action->trigger();
        }
    }
    const QString text = QApplication::clipboard()->text();
    QVERIFY2(text.startsWith(u"MM: 1 of 5 machines | 5 services | 1,000 msgs\nState: Error\n"_s),
             qPrintable(text));
    for (const QString &line : {u"\ngamma:9464: It does not answer Prometheus.\n"_s,
                                u"\nepsilon:9464: Prometheus does not scrape it any more.\n"_s,
                                u"\nPrometheus: http://prometheus:9090/\n"_s})
        QVERIFY2(text.contains(line), qPrintable(text));
    QVERIFY2(!text.contains(u"File:"_s) && !text.contains(u"Age:"_s), qPrintable(text));
}

void TstMonitorWindowMachinesTexts::help_tellsOfMachines()
{
    MachinesFixture test;
    QVERIFY(showActive(&test.window));
    QTest::keyClick(&test.window, Qt::Key_F1);
    const auto *browser = test.window.findChild<QTextBrowser *>(u"mm_help_text"_s);
    QVERIFY(browser);
    const QString text = browser->toPlainText();
    for (const QString &part :
         {u"http://prometheus:9090/"_s, u"MM: 3 of 4 machines | 17 services | 12,345 msgs"_s,
          u"MM: 4 machines | 17 services"_s, u"MM: No machines"_s,
          u"MM: Error reading Prometheus"_s, u"--exporter-services"_s, u"Show This Machine"_s})
        QVERIFY2(text.contains(part), qPrintable(part));
    QVERIFY(!text.contains(u"stats file"_s));
    QVERIFY(!text.contains(u"mm-proxy"_s));
}

void TstMonitorWindowMachinesTexts::about_namesPrometheus()
{
    MachinesFixture test;
    QVERIFY(showActive(&test.window));
    for (const QAction *menu : test.window.menuBar()->actions()) {
        for (QAction *action : menu->menu()->actions()) {
            if (action->text() == u"&About EE Monitor"_s)
                action->trigger();
        }
    }
    bool found = false;
    for (const QLabel *label : test.window.findChildren<QLabel *>())
        found = found || label->text().contains(u"Prometheus: http://prometheus:9090/"_s);
    QVERIFY(found);
}

void TstMonitorWindowMachinesTexts::compactWindow_showsTheLabel()
{
    MachinesFixture test;
    test.waitForReading();
    test.window.show();
    test.window.setCompact(true);
    QVERIFY(test.window.shownWindow()->isVisible());
    QVERIFY(test.window.mmStatusBar()->isVisible());
    QCOMPARE(test.window.shownWindow()->findChild<QLabel *>(u"mm_status_label"_s)->text(),
             u"MM: 1 of 5 machines | 5 services | 1,000 msgs"_s);
}

void TstMonitorWindowMachinesTexts::label_isThatOfTheScreenReader()
{
    MachinesFixture test;
    QVERIFY(showActive(&test.window));
    const auto *label = test.window.findChild<QLabel *>(u"mm_status_label"_s);
    MachineReadings good({u"a"_s, u"b"_s});
    MachineReadings refused = lostMachines();
    refused.fleet.failure = FleetFailure::Refused;
    for (const MachineReadings &each :
         {mixedMachines(), lostMachines(), MachineReadings(), good, refused}) {
        test.show(each);
        QCOMPARE(label->text(), test.window.mmStatusBar()->status().text);
        QCOMPARE(label->accessibleName(), label->text());
        QCOMPARE(label->text(),
                 evaluateStatus(each.reading(), test.window.mmStatusBar()->reading().at).text);
    }
}

void TstMonitorWindowMachinesTexts::texts_areLegible_data()
{
    QTest::addColumn<int>("percent");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<QPalette>("palette");
    for (const int percent : {100, 200}) {
        for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            QTest::addRow("light %d %d", percent, int(direction))
                << percent << direction << QPalette(QColor(0xeff0f1));
            QTest::addRow("dark %d %d", percent, int(direction))
                << percent << direction << QPalette(QColor(0x2a2e32));
        }
    }
}

void TstMonitorWindowMachinesTexts::texts_areLegible()
{
    QFETCH(int, percent);
    QFETCH(Qt::LayoutDirection, direction);
    QFETCH(QPalette, palette);

    QFont font = m_font;
    font.setPointSizeF(font.pointSizeF() * percent / 100);
    QApplication::setFont(font);
    QApplication::setLayoutDirection(direction);
    MachinesFixture test;
    QVERIFY(showActive(&test.window));
    QApplication::setPalette(palette);
    for (const MachineReadings &each : {mixedMachines(), lostMachines(), MachineReadings()}) {
        test.show(each);
        QCOMPARE(lowContrastTexts(test.window), QStringList());
        QTRY_COMPARE(truncatedTexts(test.window), QStringList());
    }
}

MM_WINDOW_SUITE(TstMonitorWindowMachinesTexts)
#include "tst_monitorwindow_machines_texts.moc"

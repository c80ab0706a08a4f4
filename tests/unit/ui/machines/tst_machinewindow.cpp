// SPDX-License-Identifier: MIT
#include "activewindow.h"
#include "machinereadings.h"
#include "readcontrol.h"
#include "suite.h"
#include "textlegibility.h"
#include "ui/machines/machinewindow.h"
#include "ui/services/servicesview.h"
#include "ui/status/mmstatusbar.h"
#include "ui/trend/trendchart.h"
#include "ui/trend/trendpanel.h"

#include <QApplication>
#include <QDateTime>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QTableView>
#include <QTest>

using namespace mm;
using namespace mm::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const MachineKey alpha(u"mm"_s, u"alpha:9464"_s);

/// The window of the machine "alpha:9464", whose reads a test controls.
struct OpenedMachine
{
    MachineReadings machine{{alpha.second}};
    QList<Service> services;
    ReadControl control;
    std::atomic_int askedForPast = 0;
    QList<double> past; ///< messages of each minute
    QPointer<MachineWindow> window;

    explicit OpenedMachine(const QList<Service> &listed = {{u"weather"_s, {}, 600},
                                                           {u"files"_s, {}, 400}},
                           const QList<double> &pastMessages = {})
        : services(listed)
        , past(pastMessages)
    {
        control.setReading(reading());
        window = new MachineWindow(
            alpha, machine.fleet.url,
            [read = control.read(), this](const MachineKey &key, TrafficHistory *history) {
                if (history) {
                    ++askedForPast;
                    *history =
                        TrafficHistory::ofTotal(past, 60'000, QDateTime::currentMSecsSinceEpoch());
                }
                Reading result = key == alpha ? read() : Reading();
                return result;
            },
            never, nullptr);
        window->show();
    }
    ~OpenedMachine() { delete window; }
    Q_DISABLE_COPY_MOVE(OpenedMachine)

    [[nodiscard]] Reading reading() const
    {
        Reading result = machine.reading();
        result.snapshot.services = services;
        result.snapshot.totalServices = 5;
        result.snapshot.totalMessages = qint64(machine.fleet.machines.first().messages);
        return result;
    }
    [[nodiscard]] MmStatusBar *bar() const { return window->findChild<MmStatusBar *>(); }
    /// Polls until the label has \p text.
    void pollUntil(const QString &text)
    {
        control.setReading(reading());
        // A read with the previous reading may be in flight.
        QTRY_VERIFY((bar()->checkNow(), bar()->status().text == text));
    }
    [[nodiscard]] QTableView *table() const
    {
        return window->findChild<QTableView *>(u"mm_services_table"_s);
    }
    [[nodiscard]] QLabel *label(const QString &name) const
    {
        return window->findChild<QLabel *>(name);
    }
};

const QString activeLabel = QStringLiteral("MM: 5 services | 1,000 msgs");

} // namespace

class TstMachineWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QApplication::setLayoutDirection(Qt::LeftToRight); }
    void window_showsLabelAndServices();
    void unreadMachine_isBeingChecked();
    void unlistedServices_showHowToListThem();
    void machineWithoutServices_saysSo();
    void machineThatIsNotActive_showsTheReason();
    void recoveredMachine_hidesTheReason();
    void escape_closesAndEndsThePolls();
    void escapeInTheFilter_clearsIt();
    void f5_polls();
    void trafficBeforeItWasOpened_isShown();
    void newScrape_isTraffic();
    void repeatedScrape_isNoTraffic();
    void serverActions_areNotOffered();
    void texts_areLegible_data();
    void texts_areLegible();
};

void TstMachineWindow::window_showsLabelAndServices()
{
    const OpenedMachine opened;
    QTRY_COMPARE(opened.bar()->status().text, activeLabel);
    QCOMPARE(opened.window->windowTitle(), u"MM on alpha:9464"_s);
    QVERIFY(opened.table()->isVisible());
    QCOMPARE(opened.table()->model()->rowCount(), 2);
    QCOMPARE(opened.table()->model()->index(0, 0).data().toString(), u"weather"_s);
    QVERIFY(!opened.label(u"mm_machine_reason"_s)->isVisible());
}

void TstMachineWindow::unreadMachine_isBeingChecked()
{
    ReadControl control;
    control.hang();
    const MachineWindow window(
        alpha, u"http://prometheus:9090/"_s,
        [read = control.read()](const MachineKey &, TrafficHistory *) {
            Reading reading = read();
            reading.fleet = std::make_shared<const FleetReading>();
            return reading;
        },
        never, nullptr);
    const Status &status = window.findChild<MmStatusBar *>()->status();
    QCOMPARE(status.text, u"MM: Checking..."_s);
    QVERIFY2(status.tooltip.contains(u"Prometheus: http://prometheus:9090/"_s),
             qPrintable(status.tooltip));
}

void TstMachineWindow::unlistedServices_showHowToListThem()
{
    const OpenedMachine opened{QList<Service>()};
    QTRY_COMPARE(opened.bar()->status().text, activeLabel);
    const QLabel *message = opened.label(u"mm_nothing_label"_s);
    QVERIFY(message->isVisible());
    QVERIFY2(message->text().contains(u"--exporter-services"_s), qPrintable(message->text()));
}

void TstMachineWindow::machineWithoutServices_saysSo()
{
    OpenedMachine opened{QList<Service>()};
    opened.machine[alpha.second].services = 0;
    Reading reading = opened.reading();
    reading.snapshot.totalServices = 0;
    opened.control.setReading(reading);
    QTRY_VERIFY((opened.bar()->checkNow(),
                 opened.bar()->status().text == u"MM: 0 services | 1,000 msgs"_s));
    QCOMPARE(opened.label(u"mm_nothing_label"_s)->text(), u"No service is registered yet."_s);
}

void TstMachineWindow::machineThatIsNotActive_showsTheReason()
{
    OpenedMachine opened;
    opened.machine[alpha.second].up = 0;
    opened.services.clear();
    opened.pollUntil(u"MM: Not updating"_s);
    const QLabel *reason = opened.label(u"mm_machine_reason"_s);
    QTRY_VERIFY(reason->isVisible());
    QCOMPARE(reason->text(), u"alpha:9464: It does not answer Prometheus."_s);
}

void TstMachineWindow::recoveredMachine_hidesTheReason()
{
    OpenedMachine opened;
    opened.machine[alpha.second].state = State::Stopped;
    opened.pollUntil(u"MM: Stopped"_s);
    QTRY_VERIFY(opened.label(u"mm_machine_reason"_s)->isVisible());
    opened.machine[alpha.second].state = State::Active;
    opened.pollUntil(activeLabel);
    QTRY_VERIFY(!opened.label(u"mm_machine_reason"_s)->isVisible());
}

void TstMachineWindow::escape_closesAndEndsThePolls()
{
    const OpenedMachine opened;
    QVERIFY(showActive(opened.window));
    QTRY_COMPARE(opened.bar()->status().text, activeLabel);
    QTest::keyClick(opened.table(), Qt::Key_Escape);
    QTRY_VERIFY(!opened.window);
    QTRY_VERIFY(opened.control.isUnreferenced());
}

void TstMachineWindow::escapeInTheFilter_clearsIt()
{
    const OpenedMachine opened;
    QVERIFY(showActive(opened.window));
    QTRY_COMPARE(opened.table()->model()->rowCount(), 2);
    auto *filter = opened.window->findChild<QLineEdit *>(u"mm_services_filter"_s);
    filter->setFocus();
    QTest::keyClicks(filter, u"wea"_s);
    QCOMPARE(opened.table()->model()->rowCount(), 1);
    QTest::keyClick(filter, Qt::Key_Escape);
    QCOMPARE(opened.table()->model()->rowCount(), 2);
    QVERIFY(opened.window);
}

void TstMachineWindow::f5_polls()
{
    const OpenedMachine opened;
    QVERIFY(showActive(opened.window));
    QTRY_COMPARE(opened.bar()->status().text, activeLabel);
    QTest::keyClick(opened.table(), Qt::Key_F5);
    QTRY_COMPARE(opened.control.started(), 2);
}

namespace {

/// The known rates of the trend that is shown.
QList<float> ratesOf(const MachineWindow &window)
{
    QList<float> known;
    for (const float rate : window.findChild<TrendPanel *>()->chart()->trend().total) {
        if (rate >= 0)
            known += rate;
    }
    return known;
}

} // namespace

void TstMachineWindow::trafficBeforeItWasOpened_isShown()
{
    OpenedMachine opened({}, {40, 50, 60});
    QTRY_COMPARE(opened.bar()->status().text, activeLabel);
    QTRY_VERIFY(!ratesOf(*opened.window).isEmpty());
    opened.machine[alpha.second].messages = 1'600;
    opened.machine.advance(1);
    opened.pollUntil(u"MM: 5 services | 1,600 msgs"_s);
    QCOMPARE(opened.askedForPast.load(), 1);
}

void TstMachineWindow::newScrape_isTraffic()
{
    OpenedMachine opened;
    QTRY_COMPARE(opened.bar()->status().text, activeLabel);
    QVERIFY(ratesOf(*opened.window).isEmpty());
    opened.machine[alpha.second].messages = 1'600;
    opened.machine.advance(1);
    opened.pollUntil(u"MM: 5 services | 1,600 msgs"_s);
    QTRY_VERIFY(!ratesOf(*opened.window).isEmpty());
    QVERIFY(ratesOf(*opened.window).constLast() > 0);
}

void TstMachineWindow::repeatedScrape_isNoTraffic()
{
    OpenedMachine opened;
    QTRY_COMPARE(opened.bar()->status().text, activeLabel);
    for (int poll = 2; poll < 10; ++poll) {
        // The result of the read before may not have been handled yet.
        QTRY_VERIFY((opened.bar()->checkNow(), opened.control.started() >= poll));
    }
    QVERIFY(ratesOf(*opened.window).isEmpty());
}

void TstMachineWindow::serverActions_areNotOffered()
{
    const OpenedMachine opened;
    QTRY_COMPARE(opened.table()->model()->rowCount(), 2);
    opened.table()->selectRow(0);
    for (const QString &name : {u"mm_server_restart_action"_s, u"mm_server_stop_action"_s,
                                u"mm_server_disable_action"_s, u"mm_server_log_action"_s})
        QVERIFY(!opened.window->findChild<QAction *>(name)->isVisible());
}

void TstMachineWindow::texts_areLegible_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<QPalette>("palette");
    for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        QTest::addRow("light %d", int(direction)) << direction << QPalette(QColor(0xeff0f1));
        QTest::addRow("dark %d", int(direction)) << direction << QPalette(QColor(0x2a2e32));
    }
}

void TstMachineWindow::texts_areLegible()
{
    QFETCH(Qt::LayoutDirection, direction);
    QFETCH(QPalette, palette);

    QApplication::setLayoutDirection(direction);
    OpenedMachine opened{QList<Service>()};
    QTRY_COMPARE(opened.bar()->status().text, activeLabel);
    QApplication::setPalette(palette);
    QCOMPARE(lowContrastTexts(*opened.window), QStringList());
    QTRY_COMPARE(truncatedTexts(*opened.window), QStringList());
    opened.machine[alpha.second].up = 0;
    opened.pollUntil(u"MM: Not updating"_s);
    QCOMPARE(lowContrastTexts(*opened.window), QStringList());
    QTRY_COMPARE(truncatedTexts(*opened.window), QStringList());
    QApplication::setPalette({});
}

MM_WINDOW_SUITE(TstMachineWindow)
#include "tst_machinewindow.moc"

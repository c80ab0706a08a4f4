// SPDX-License-Identifier: MIT
#include "suite.h"
#include "trends.h"
#include "ui/trend/chartaxes.h"
#include "ui/trend/trendchart.h"
#include "ui/trend/trendpanel.h"

#include <QApplication>
#include <QTest>
#include <QToolButton>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

/// A history of three polls.
TrafficHistory threePolls()
{
    TrafficHistory history;
    Reading reading;
    reading.outcome = ReadOutcome::Valid;
    reading.at = Instant::now();
    reading.snapshot.services = {{u"a"_s, {}, 0}};
    for (int i = 0; i < 3; ++i) {
        reading.at.wall += std::chrono::seconds(2);
        reading.at.steady += std::chrono::seconds(2);
        reading.snapshot.totalMessages += 10;
        reading.snapshot.services[0].messageCount += 4;
        history.add(reading, State::Active);
    }
    return history;
}

QToolButton *rangeButton(const TrendPanel &panel, const QString &name)
{
    for (QToolButton *found : panel.findChildren<QToolButton *>()) {
        if (found->accessibleName() == name)
            return found;
    }
    return nullptr;
}

} // namespace

class TstTrendPanel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hiddenPanel_computesNothing();
    void buttons_setRange();
    void setRange_checksItsButton();
    void setService_showsItsTraffic();
    void tabKey_movesFromButtonsToChart();
};

void TstTrendPanel::hiddenPanel_computesNothing()
{
    const TrafficHistory history = threePolls();
    TrendPanel panel(history);
    panel.refresh();
    QVERIFY(panel.chart()->trend().total.isEmpty());
    panel.show();
    QCOMPARE(panel.chart()->trend(), smoothed(history.trend(Range::TenMinutes)));
}

void TstTrendPanel::buttons_setRange()
{
    const TrafficHistory history = threePolls();
    TrendPanel panel(history);
    panel.show();
    QCOMPARE(panel.range(), Range::TenMinutes);
    for (const auto &[name, range] : {std::pair{u"Last hour"_s, Range::Hour},
                                      {u"Last 24 hours"_s, Range::Day},
                                      {u"Last 10 minutes"_s, Range::TenMinutes}}) {
        QToolButton *choice = rangeButton(panel, name);
        QVERIFY(choice);
        choice->click();
        QCOMPARE(panel.range(), range);
        QCOMPARE(panel.chart()->trend(), smoothed(history.trend(range)));
        QVERIFY(choice->isChecked());
        choice->click();
        QVERIFY(choice->isChecked());
    }
}

void TstTrendPanel::setRange_checksItsButton()
{
    const TrafficHistory history;
    TrendPanel panel(history);
    panel.setRange(Range::Day);
    QVERIFY(rangeButton(panel, u"Last 24 hours"_s)->isChecked());
    QVERIFY(!rangeButton(panel, u"Last 10 minutes"_s)->isChecked());
}

void TstTrendPanel::setService_showsItsTraffic()
{
    const TrafficHistory history = threePolls();
    TrendPanel panel(history);
    panel.show();
    panel.setService(u"a"_s);
    QCOMPARE(panel.chart()->trend(), smoothed(history.trend(Range::TenMinutes, u"a"_s)));
    QCOMPARE(panel.chart()->trend().ofService.last(), 120.0F);
    panel.setService({});
    QVERIFY(panel.chart()->trend().ofService.isEmpty());
}

void TstTrendPanel::tabKey_movesFromButtonsToChart()
{
    const TrafficHistory history;
    TrendPanel panel(history);
    panel.show();
    panel.activateWindow();
    rangeButton(panel, u"Last 10 minutes"_s)->setFocus();
    QTRY_VERIFY(rangeButton(panel, u"Last 10 minutes"_s)->hasFocus());
    for (int i = 0; i < 3 && !panel.chart()->hasFocus(); ++i)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(panel.chart()->hasFocus());
}

MM_WINDOW_SUITE(TstTrendPanel)
#include "tst_trendpanel.moc"

// SPDX-License-Identifier: MIT
#include "trends.h"
#include "ui/trendpanel.h"
#include "ui/trendview.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

/// A history of three looks, the last one now.
History someHistory()
{
    History history;
    Reading reading;
    reading.outcome = Outcome::Valid;
    reading.at = Moment::now();
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

QToolButton *button(const TrendPanel &panel, const QString &name)
{
    for (QToolButton *found : panel.findChildren<QToolButton *>()) {
        if (found->accessibleName() == name)
            return found;
    }
    return nullptr;
}

} // namespace

class TrendPanelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hidden_worksOutNothing();
    void buttons_chooseTheRange();
    void setRange_checksItsButton();
    void service_isDrawnToo();
    void tabKey_goesFromTheChoiceToTheTrend();
};

void TrendPanelTest::hidden_worksOutNothing()
{
    const History history = someHistory();
    TrendPanel panel(history);
    panel.refresh();
    QVERIFY(panel.view()->trend().total.isEmpty());
    panel.show();
    QCOMPARE(panel.view()->trend(), history.trend(Range::TenMinutes));
}

void TrendPanelTest::buttons_chooseTheRange()
{
    const History history = someHistory();
    TrendPanel panel(history);
    panel.show();
    QSignalSpy changed(&panel, &TrendPanel::rangeChanged);
    QCOMPARE(panel.range(), Range::TenMinutes);
    for (const auto &[name, range] : {std::pair{u"Last hour"_s, Range::Hour},
                                      {u"Last 24 hours"_s, Range::Day},
                                      {u"Last 10 minutes"_s, Range::TenMinutes}}) {
        QToolButton *choice = button(panel, name);
        QVERIFY(choice);
        choice->click();
        QCOMPARE(panel.range(), range);
        QCOMPARE(panel.view()->trend(), history.trend(range));
        QVERIFY(choice->isChecked());
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.takeFirst().first().value<Range>(), range);
        choice->click();
        QVERIFY(choice->isChecked());
        QCOMPARE(changed.size(), 0);
    }
}

void TrendPanelTest::setRange_checksItsButton()
{
    const History history;
    TrendPanel panel(history);
    panel.setRange(Range::Day);
    QVERIFY(button(panel, u"Last 24 hours"_s)->isChecked());
    QVERIFY(!button(panel, u"Last 10 minutes"_s)->isChecked());
}

void TrendPanelTest::service_isDrawnToo()
{
    const History history = someHistory();
    TrendPanel panel(history);
    panel.show();
    panel.setService(u"a"_s);
    QCOMPARE(panel.view()->trend(), history.trend(Range::TenMinutes, u"a"_s));
    QCOMPARE(panel.view()->trend().ofService.last(), 2.0F);
    panel.setService({});
    QVERIFY(panel.view()->trend().ofService.isEmpty());
}

void TrendPanelTest::tabKey_goesFromTheChoiceToTheTrend()
{
    const History history;
    TrendPanel panel(history);
    panel.show();
    panel.activateWindow();
    button(panel, u"Last 10 minutes"_s)->setFocus();
    QTRY_VERIFY(button(panel, u"Last 10 minutes"_s)->hasFocus());
    for (int i = 0; i < 3 && !panel.view()->hasFocus(); ++i)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(panel.view()->hasFocus());
}

QTEST_MAIN(TrendPanelTest)
#include "tst_trendpanel.moc"

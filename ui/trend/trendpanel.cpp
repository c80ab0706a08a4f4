// SPDX-License-Identifier: MIT
#include "ui/trend/trendpanel.h"

#include "ui/trend/chartaxes.h"
#include "ui/trend/trendchart.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QToolButton>

namespace mm {

TrendPanel::TrendPanel(const TrafficHistory &history, QWidget *parent)
    : QWidget(parent)
    , m_history(history)
    , m_ranges(new QButtonGroup(this))
{
    auto *title = new QLabel(tr("Messages per minute"), this);
    title->setTextFormat(Qt::PlainText);
    const std::pair<QString, QString> texts[] = {
        //: a button: how far back the trend reaches
        {tr("10 min"), tr("Last 10 minutes")},
        //: a button: how far back the trend reaches
        {tr("1 h"), tr("Last hour")},
        //: a button: how far back the trend reaches
        {tr("24 h"), tr("Last 24 hours")},
    };

    auto *bar = new QHBoxLayout;
    bar->addWidget(title);
    bar->addStretch();
    for (const Range range : allRanges) {
        const auto &[text, name] = texts[static_cast<size_t>(range)];
        auto *button = new QToolButton(this);
        button->setText(text);
        button->setAccessibleName(name);
        button->setToolTip(name);
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setChecked(range == m_range);
        m_ranges->addButton(button, static_cast<int>(range));
        bar->addWidget(button);
    }
    connect(m_ranges, &QButtonGroup::idClicked, this,
            [this](int id) { setRange(static_cast<Range>(id)); });

    m_chart = new TrendChart(this); // created after the buttons: the tab order
    m_chart->setObjectName(QStringLiteral("mm_trend"));
    auto *layout = new QVBoxLayout(this);
    bar->setContentsMargins(style()->pixelMetric(QStyle::PM_LayoutLeftMargin), 0,
                            style()->pixelMetric(QStyle::PM_LayoutRightMargin), 0);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_chart, 1);
}

void TrendPanel::refresh()
{
    if (isVisible())
        m_chart->setTrend(smoothed(m_history.trend(m_range, m_service)));
}

void TrendPanel::setRange(Range range)
{
    if (range == m_range)
        return;
    m_range = range;
    m_ranges->button(static_cast<int>(range))->setChecked(true);
    refresh();
}

void TrendPanel::setService(const QString &service)
{
    m_service = service;
    refresh();
}

void TrendPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

} // namespace mm

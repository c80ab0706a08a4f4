// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/traffichistory.h"

#include <QWidget>

class QButtonGroup;

namespace mm {

class TrendChart;

/// The trend chart with buttons for its time range. While it is hidden, nothing is computed or
/// painted.
class TrendPanel final : public QWidget
{
    Q_OBJECT

public:
    /// \p history outlives the panel.
    explicit TrendPanel(const TrafficHistory &history, QWidget *parent = nullptr);

    [[nodiscard]] TrendChart *chart() const { return m_chart; }
    [[nodiscard]] Range range() const { return m_range; }

public Q_SLOTS:
    /// Shows the current history.
    void refresh();
    void setRange(mm::Range range);
    /// Draws the traffic of \p service as a second line; empty for none. The caller also calls
    /// TrafficHistory::follow().
    void setService(const QString &service);

protected:
    void showEvent(QShowEvent *event) override;

private:
    const TrafficHistory &m_history;
    QButtonGroup *m_ranges;
    TrendChart *m_chart = nullptr;
    Range m_range = Range::TenMinutes;
    QString m_service;
};

} // namespace mm

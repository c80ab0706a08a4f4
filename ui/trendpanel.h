// SPDX-License-Identifier: MIT
#pragma once

#include "core/history.h"

#include <QWidget>

class QButtonGroup;
class QLabel;

namespace mm {

class TrendView;

/// The trend, and the choice of how far back it reaches. While it is hidden, nothing is worked out
/// or painted.
class TrendPanel final : public QWidget
{
    Q_OBJECT

public:
    /// \p history outlives the panel.
    explicit TrendPanel(const History &history, QWidget *parent = nullptr);

    [[nodiscard]] TrendView *view() const { return m_view; }
    [[nodiscard]] Range range() const { return m_range; }

public Q_SLOTS:
    /// Shows what the history says now.
    void refresh();
    void setRange(mm::Range range);
    /// Whose traffic is drawn as second line; empty for none. Whether it is followed is up to the
    /// history.
    void setService(const QString &service);

Q_SIGNALS:
    void rangeChanged(mm::Range range);

protected:
    void showEvent(QShowEvent *event) override;

private:
    const History &m_history;
    QLabel *m_title;
    QButtonGroup *m_ranges;
    TrendView *m_view = nullptr;
    Range m_range = Range::TenMinutes;
    QString m_service;
};

} // namespace mm

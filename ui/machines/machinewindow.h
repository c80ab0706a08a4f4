// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/fleet.h"
#include "core/monitor/traffichistory.h"

#include <QDialog>

namespace mm {

class LiveRegionLabel;
class MmStatusBar;
class ServicesView;
class TrendPanel;

/// A poll of one machine: its `fleet` has that machine alone, and its `snapshot` the machine's
/// services, if its exporter names them. \p past, if not null, gets its traffic of the last day.
/// Blocks; is called on other threads, and must own what it uses.
using ReadMachine = std::function<Reading(const MachineKey &key, TrafficHistory *past)>;

/// What is known of the Prometheus at \p url before the first poll.
[[nodiscard]] Reading unreadFleet(const QString &url, const QList<Machine> &machines = {});

/// The label, the services and the traffic of one machine, from its own polls. It polls from its
/// creation until it is closed, which deletes it. Not modal.
class MachineWindow final : public QDialog
{
    Q_OBJECT

public:
    /// \p url of Prometheus is for display.
    MachineWindow(const MachineKey &key, const QString &url, const ReadMachine &read,
                  std::chrono::milliseconds interval, QWidget *parent);

    /// Shows the one of \p key among the children of \p parent, or a new one.
    static void showMachine(const MachineKey &key, const QString &url, const ReadMachine &read,
                            std::chrono::milliseconds interval, QWidget *parent);

    [[nodiscard]] const MachineKey &key() const { return m_key; }

private:
    struct Past
    {
        TrafficHistory history;
        bool isRead = false;
    };

    void setReading(const Reading &reading, const Status &status);

    const MachineKey m_key;
    TrafficHistory m_history;
    std::shared_ptr<Past> m_past; ///< written by the polls until the first answer, then null
    double m_scrapedAt = qQNaN(); ///< the last scrape that is in the history
    MmStatusBar *m_bar;
    LiveRegionLabel *m_reason;
    ServicesView *m_services;
    TrendPanel *m_trend;
};

} // namespace mm

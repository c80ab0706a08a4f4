// SPDX-License-Identifier: MIT
#include "ui/machines/machinewindow.h"

#include "ui/machines/machinesmodel.h"
#include "ui/services/servicesview.h"
#include "ui/status/mmstatusbar.h"
#include "ui/trend/trendpanel.h"
#include "ui/widgets/displaytext.h"
#include "ui/widgets/liveregionlabel.h"

#include <QAction>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mm {

Reading unreadFleet(const QString &url, const QList<Machine> &machines)
{
    FleetReading fleet;
    fleet.url = url;
    fleet.machines = machines;
    fleet.isOneMachine = !machines.isEmpty();
    Reading reading = unreadReading(url);
    reading.fleet = std::make_shared<const FleetReading>(std::move(fleet));
    return reading;
}

MachineWindow::MachineWindow(const MachineKey &key, const QString &url, const ReadMachine &read,
                             std::chrono::milliseconds interval, QWidget *parent)
    : QDialog(parent)
    , m_key(key)
    , m_past(std::make_shared<Past>())
    , m_bar(new MmStatusBar(unreadFleet(url, {Machine{key.second, key.first}}),
                            [key, read, past = m_past] {
                                Reading reading =
                                    read(key, past->isRead ? nullptr : &past->history);
                                FleetReading fleet = *reading.fleet;
                                past->isRead = past->isRead || fleet.hasAnswer;
                                fleet.isOneMachine = true;
                                reading.fleet = std::make_shared<const FleetReading>(fleet);
                                return reading;
                            },
                            {interval}))
    , m_reason(new LiveRegionLabel(this))
    , m_services(new ServicesView(this))
    , m_trend(new TrendPanel(m_history, this))
{
    setObjectName(u"mm_machine_window"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    //: title of a window; %1 is the name of a machine
    setWindowTitle(tr("MM on %1").arg(displayName(key.second)));
    m_reason->setObjectName(u"mm_machine_reason"_s);
    m_reason->setMargin(fontMetrics().averageCharWidth());
    m_services->setUnlistedText(
        //: --exporter-services is an option of the command line
        MachinesModel::tr("This machine does not send the names of its services. To see them here, "
                          "start its ee-monitor --exporter with --exporter-services too."));
    m_services->saveSpace(); // Prometheus does not know when they registered

    auto *split = new QSplitter(Qt::Vertical, this);
    split->addWidget(m_services);
    split->addWidget(m_trend);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_reason);
    layout->addWidget(split, 1);
    layout->addWidget(m_bar); // last in the tab order
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 28);

    auto *check = new QAction(this);
    check->setShortcuts(QKeySequence::Refresh);
    addAction(check);
    connect(check, &QAction::triggered, m_bar, &MmStatusBar::checkForUser);
    connect(m_bar, &MmStatusBar::readingChanged, this, &MachineWindow::setReading);
}

void MachineWindow::showMachine(const MachineKey &key, const QString &url, const ReadMachine &read,
                                std::chrono::milliseconds interval, QWidget *parent)
{
    const auto windows = parent->findChildren<MachineWindow *>();
    const auto found = std::find_if(windows.begin(), windows.end(),
                                    [&key](const auto *each) { return each->key() == key; });
    auto *window =
        found == windows.end() ? new MachineWindow(key, url, read, interval, parent) : *found;
    window->show();
    window->raise();
    window->activateWindow();
}

void MachineWindow::setReading(const Reading &reading, const Status &status)
{
    const FleetReading &fleet = *reading.fleet;
    PollStep step;
    step.isRepeat = true; // of a poll that found no new scrape
    const double scrapedAt = fleet.machines.isEmpty() ? qQNaN() : fleet.machines.first().upAt;
    if (scrapedAt != m_scrapedAt || status.state != State::Active) {
        // The messages came between two scrapes, not between two polls.
        m_scrapedAt = scrapedAt;
        const double interval = fleet.interval();
        m_history.setInterval(
            fleet.pollInterval() +
            std::chrono::milliseconds(qIsNaN(interval) ? 0 : qint64(1000 * interval)));
        step = m_history.add(reading, status.state);
    }
    if (m_past && fleet.hasAnswer)
        m_history.addEarlier(std::exchange(m_past, nullptr)->history);
    const bool isTold = status.state == State::Active || status.state == State::Checking;
    m_reason->showText(isTold ? QString() : status.reason.text());
    m_services->setReading(reading, status, step);
    m_trend->refresh();
}

} // namespace mm

// SPDX-License-Identifier: MIT
#include "app/monitor/mmcontrol.h"

#include "app/monitor/desktop/desktopintegration.h"
#include "app/monitor/proxyclient/processend.h"
#include "core/statsfile/writerprocess.h"
#include "ui/status/mmstatusbar.h"
#include "ui/status/problempanel.h"
#include "ui/window/monitorwindow.h"

#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace mm {

MmControl::MmControl(const ProxyLauncher::Setup &setup, DesktopIntegration *desktop, Timing timing)
    : m_timing(timing)
    , m_desktop(desktop)
    , m_launcher(setup)
{
    m_endTimer.setInterval(m_timing.pollInterval);
    connect(&m_endTimer, &QTimer::timeout, this, &MmControl::checkEnd);
    connect(&m_launcher, &ProxyLauncher::availableChanged, this, &MmControl::show);
    connect(&m_launcher, &ProxyLauncher::finished, this, &MmControl::finishStart);
    connect(m_desktop, &DesktopIntegration::startRequested, this, &MmControl::start);
}

void MmControl::setWindow(MonitorWindow *window)
{
    m_window = window;
    connect(window, &MonitorWindow::startRequested, this, &MmControl::start);
    connect(window->mmMenu(), &MmMenu::stopRequested, this, &MmControl::stop);
    connect(window->mmMenu(), &MmMenu::restartRequested, this, &MmControl::restart);
    connect(window->mmStatusBar(), &MmStatusBar::readingChanged, this, &MmControl::show);
    show();
}

void MmControl::setTarget(const MmUrl &url, const QString &statsFile)
{
    m_url = url;
    m_statsFile = statsFile;
    if (m_window)
        show();
}

void MmControl::start()
{
    if (m_endTimer.isActive())
        return;
    m_window->problemPanel()->setNotice({});
    m_launcher.start(m_url, m_statsFile);
    show();
}

void MmControl::finishStart(bool running, const QString &text)
{
    m_window->problemPanel()->setNotice(text);
    show();
    Q_EMIT startFinished(running, text);
}

void MmControl::askToStop(bool restart)
{
    if (m_question || !(restart ? restartObstacle() : stopObstacle()).isEmpty())
        return;
    const Snapshot &snapshot = m_window->mmStatusBar()->reading().snapshot;
    const ProcessAddress address = processOf(*snapshot.writer);
    const bool isMember =
        std::any_of(snapshot.services.cbegin(), snapshot.services.cend(),
                    [this](const Service &service) { return service.name == m_ownName; });
    const qint64 others = snapshot.totalServices - (isMember ? 1 : 0);
    if (others <= 0) {
        requestStop(address, restart);
        return;
    }
    const QString question = restart ? tr("Restart MM?") : tr("Stop MM?");
    const QString effect = countText(others, [](int n) {
        return tr("%n service(s) can't be called until MM runs again.", nullptr, n);
    });
    auto *box = new QMessageBox(QMessageBox::Question, restart ? tr("Restart MM") : tr("Stop MM"),
                                question + QStringLiteral("\n\n") + effect, QMessageBox::Cancel,
                                m_window->shownWindow());
    box->setObjectName(QStringLiteral("mm_stop_question"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    const QPushButton *yes =
        box->addButton(restart ? tr("&Restart") : tr("&Stop"), QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    box->setEscapeButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::finished, this, [this, box, yes, address, restart] {
        if (box->clickedButton() == yes)
            requestStop(address, restart);
    });
    m_question = box;
    box->open();
}

void MmControl::requestStop(const ProcessAddress &address, bool restart)
{
    // The process of the question may have ended meanwhile, and another MM may run.
    const std::optional<Writer> &writer = m_window->mmStatusBar()->reading().snapshot.writer;
    if (!writer || processOf(*writer) != address || !stopObstacle().isEmpty())
        return;
    m_window->problemPanel()->setNotice({});
    const auto modified = m_window->mmStatusBar()->reading().modified;
    if (requestEnd(address, modified, true) != EndRequest::Possible) {
        show();
        return;
    }
    m_ending = address;
    m_restarts = restart;
    m_endDeadline.setRemainingTime(m_timing.endTimeout);
    m_endTimer.start();
    show();
}

void MmControl::checkEnd()
{
    const bool hasEnded =
        processStateAt(m_ending, m_window->mmStatusBar()->reading().modified) == ProcessState::Gone;
    if (!hasEnded && !m_endDeadline.hasExpired())
        return;
    m_endTimer.stop();
    if (!hasEnded)
        //: %1 is a process number, %2 a whole number of seconds
        m_window->report(
            tr("MM was asked to end, but process %1 is still there after %2 s.")
                .arg(m_ending.pid)
                .arg(
                    std::chrono::duration_cast<std::chrono::seconds>(m_timing.endTimeout).count()));
    m_window->mmStatusBar()->checkNow();
    show();
    if (hasEnded && m_restarts)
        start();
}

void MmControl::show()
{
    const bool busy = m_launcher.isBusy() || m_endTimer.isActive();
    m_window->problemPanel()->setStartable(m_launcher.isAvailable());
    m_window->problemPanel()->setStarting(busy);
    m_desktop->setStartable(m_launcher.isAvailable());
    m_desktop->setStarting(busy);
    m_window->mmMenu()->setState({.canStart = !busy && m_launcher.isAvailable() &&
                                              m_window->mmStatusBar()->status().canStart,
                                  .stopObstacle = stopObstacle(),
                                  .restartObstacle = restartObstacle()});
}

QString MmControl::stopObstacle() const
{
    if (m_launcher.isBusy())
        return tr("MM is being started.");
    if (m_endTimer.isActive())
        return tr("MM is being stopped.");
    const Reading &reading = m_window->mmStatusBar()->reading();
    const std::optional<Writer> &writer = reading.snapshot.writer;
    if (!writer)
        return tr("The stats file does not name the process of MM.");
    const EndRequest possible = writer->state == Writer::State::Stopped
                                    ? EndRequest::Gone
                                    : requestEnd(processOf(*writer), reading.modified, false);
    switch (possible) {
    case EndRequest::Possible:
        return {};
    case EndRequest::Gone:
        return tr("MM is not running.");
    case EndRequest::Elsewhere:
        return tr("MM runs on another computer or in a container.");
    case EndRequest::NotPermitted:
        break;
    }
    return tr("MM belongs to another user.");
}

QString MmControl::restartObstacle() const
{
    if (QString obstacle = stopObstacle(); !obstacle.isEmpty())
        return obstacle;
    if (!m_launcher.isAvailable())
        //: mm-proxy is a program
        return tr("MM could not be started again: mm-proxy is not installed.");
    const ProcessAddress mm = processOf(*m_window->mmStatusBar()->reading().snapshot.writer);
    if (std::exchange(m_known, mm) != mm)
        m_commandLine = commandLineOf(mm.pid);
    if (m_commandLine.mid(1) != ProxyLauncher::arguments(m_url, m_statsFile))
        return tr("MM was not started here. Restart it as it was started, so that it keeps its "
                  "options.");
    return {};
}

} // namespace mm

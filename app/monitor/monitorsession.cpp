// SPDX-License-Identifier: MIT
#include "app/monitor/monitorsession.h"

#include "app/monitor/cli/statusjson.h"
#include "core/statsfile/statsreader.h"
#include "ui/status/mmstatusbar.h"
#include "ui/status/problempanel.h"

#include <QStandardPaths>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mm {

namespace {

/// How long a closed program may wait for MM to take its deregistration.
constexpr auto leaveTimeout = 500ms;

QString historyFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           u"/ee-monitor/history"_s;
}

} // namespace

MonitorSession::MonitorSession(const Options &options)
    : m_options(options)
{
    connect(&m_launcher, &ProxyLauncher::finished, this, &MonitorSession::finishStart);
    makeWindow();
    makeHealthMonitor();
}

void MonitorSession::makeWindow()
{
    const QString &file = m_options.statsFile;
    const auto read = [reader = std::make_shared<StatsReader>(file)] { return reader->read(); };
    m_window = std::make_unique<MonitorWindow>(file, read, m_options.interval);
    m_history = std::make_unique<HistoryStore>(historyFolder(), file, &m_window->history());
    m_window->problemPanel()->setStartable(isStartable());
    m_window->problemPanel()->setStarting(m_launcher.isBusy());
    connect(m_window.get(), &MonitorWindow::startRequested, this, &MonitorSession::startMm);
    connect(this, &MonitorSession::startingChanged, m_window->problemPanel(),
            &ProblemPanel::setStarting);
    connect(m_window->mmStatusBar(), &MmStatusBar::readingChanged, this,
            &MonitorSession::handleReading);
}

void MonitorSession::makeHealthMonitor()
{
    m_health = std::make_unique<HealthMonitor>(m_options.mmUrl, m_options.statsFile);
    connect(m_health.get(), &HealthMonitor::reachabilityChanged, this, [this](MmReachability now) {
        m_window->mmStatusBar()->setReachability(now, m_options.mmUrl.text());
        // An MM that is back may have forgotten the registration.
        if (now != MmReachability::Gone && m_registration)
            m_registration->mmSeen();
    });
    MmStatusBar *const bar = m_window->mmStatusBar();
    bar->setReachability(MmReachability::Unknown, {});
    handleReading(bar->reading(), bar->status());
}

void MonitorSession::setInterval(std::chrono::milliseconds interval)
{
    if (interval != std::exchange(m_options.interval, interval))
        m_window->setInterval(interval);
}

void MonitorSession::setMm(const MmUrl &url, bool membership)
{
    if (url == m_options.mmUrl && membership == m_options.membership)
        return;
    m_options.mmUrl = url;
    m_options.membership = membership;
    makeHealthMonitor();
    if (m_registration)
        m_registration->leave(leaveTimeout); // finishRegistration() joins
    else
        join();
}

void MonitorSession::replaceWindow(const QString &statsFile)
{
    const auto oldWindow = std::move(m_window);
    const auto oldHistory = std::move(m_history); // deleted first: it refers to the window
    const bool isSameFile = statsFile == std::exchange(m_options.statsFile, statsFile);
    makeWindow();
    makeHealthMonitor();
    Q_EMIT windowCreated();
    m_window->takeOver(oldWindow.get(), isSameFile);
}

void MonitorSession::join()
{
    if (!m_options.membership)
        return;
    m_tools = std::make_unique<ToolServer>(ToolServer::Actions{
        [this] { return shownStatus(); }, [this] { m_window->showAndRaise(); }});
    QString error;
    if (!m_tools->listen(&error)) {
        qWarning().noquote() << u"ee-monitor does not register with MM: %1"_s.arg(error);
        return;
    }
    m_registration = std::make_unique<Registration>(
        m_options.mmUrl, m_tools->port(), ToolServer::descriptions(), Registration::Intervals());
    // Queued, as finishRegistration() deletes the sender.
    connect(m_registration.get(), &Registration::left, this, &MonitorSession::finishRegistration,
            Qt::QueuedConnection);
}

void MonitorSession::leave()
{
    m_leaving = true;
    if (m_registration)
        m_registration->leave(leaveTimeout);
    else
        QMetaObject::invokeMethod(this, &MonitorSession::left, Qt::QueuedConnection);
}

void MonitorSession::finishRegistration()
{
    m_registration.reset();
    m_tools.reset();
    if (m_leaving)
        Q_EMIT left();
    else
        join();
}

void MonitorSession::startMm()
{
    Q_EMIT startingChanged(true);
    m_window->problemPanel()->setNotice({});
    m_launcher.start(m_options.mmUrl, m_options.statsFile);
}

void MonitorSession::finishStart(bool running, const QString &text)
{
    Q_EMIT startingChanged(false);
    m_window->problemPanel()->setNotice(text);
    if (m_options.startMm)
        QTextStream(stderr) << u"ee-monitor: "_s << text << Qt::endl;
    if (running && m_registration)
        m_registration->mmSeen();
}

void MonitorSession::handleReading(const Reading &reading, const Status &status)
{
    const bool valid = reading.outcome == ReadOutcome::Valid;
    const auto &writer = reading.snapshot.writer;
    m_health->setRunning(m_options.membership && valid && !writer);
    const bool wasActive = std::exchange(m_wasActive, status.state == State::Active);
    const qint64 pid = valid && writer ? writer->pid : 0;
    const bool isOtherWriter = pid != std::exchange(m_writerPid, pid);
    if (m_registration && m_wasActive && (!wasActive || isOtherWriter))
        m_registration->mmSeen();
}

/// Of the shown status: evaluating the reading again could give another state by now.
QByteArray MonitorSession::shownStatus() const
{
    const MmStatusBar *const bar = m_window->mmStatusBar();
    return statusJson(bar->reading(), bar->status(), Instant::now());
}

} // namespace mm

// SPDX-License-Identifier: MIT
#include "app/monitor/monitorsession.h"

#include "app/monitor/statusline.h"
#include "core/statsreader.h"

#include <QStandardPaths>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mm {

namespace {

/// How long a closed program may wait for MM to take its goodbye.
constexpr auto goodbyeTime = 500ms;

BackgroundReader::Read readerOf(const QString &statsFile)
{
    const auto reader = std::make_shared<StatsReader>(statsFile);
    return [reader] { return reader->read(); };
}

QString historyFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           u"/ee-monitor/history"_s;
}

} // namespace

MonitorSession::MonitorSession(const Options &options)
    : m_options(options)
    , m_window(options.statsFile, readerOf(options.statsFile), options.interval)
    , m_history(historyFolder(), options.statsFile, &m_window.history())
    , m_tools({[this] { return shownStatus(); }, [this] { m_window.showAndRaise(); }})
    , m_member(options.mmUrl, options.statsFile, {})
    , m_starter(MmStarter::setupFor(options.mmUrl, options.statsFile))
{
    connect(&m_window, &MonitorWindow::startRequested, this, &MonitorSession::startMm);
    connect(&m_starter, &MmStarter::finished, this, &MonitorSession::startEnded);
    connect(this, &MonitorSession::startingChanged, &m_window, &MonitorWindow::setStarting);
    m_window.setStartable(isStartable());
}

void MonitorSession::takeOver(MonitorSession *before)
{
    MonitorWindow &old = before->window();
    if (before->m_options.statsFile == m_options.statsFile) {
        m_window.history() = old.history();
        m_window.history().setInterval(m_options.interval);
        m_window.events() = old.events();
    }
    m_window.restoreLayout(old.saveLayout());
    m_window.setWindowState(old.windowState());
    QWidget *const shown = old.shownWindow();
    if (!shown->isVisible())
        return;
    // Before the other one is hidden: nothing blinks, and there always is a window. The user is in
    // another one, perhaps.
    const bool active = shown->isActiveWindow();
    m_window.setAttribute(Qt::WA_ShowWithoutActivating, !active);
    m_window.open();
    m_window.setAttribute(Qt::WA_ShowWithoutActivating, false);
    if (active)
        m_window.shownWindow()->activateWindow();
    shown->hide();
}

void MonitorSession::join()
{
    if (!m_options.membership)
        return;
    MmStatusBar *const bar = m_window.mmStatusBar();
    connect(bar, &MmStatusBar::readingChanged, this, &MonitorSession::follow);
    connect(&m_member, &MeshMember::connectionChanged, bar, [this, bar](Connection connection) {
        bar->setConnection(connection, m_options.mmUrl.text());
    });
    // The first look may be over.
    follow(bar->reading(), bar->status());
    QString error;
    if (m_tools.listen(&error))
        m_member.join(m_tools.port(), OwnTools::descriptions());
    else
        qWarning().noquote() << u"ee-monitor does not register with MM: %1"_s.arg(error);
}

void MonitorSession::startMm()
{
    Q_EMIT startingChanged(true);
    m_window.setNotice({});
    m_starter.start();
}

bool MonitorSession::isOfSameMm(const MonitorSession &other) const
{
    return m_options.statsFile == other.m_options.statsFile &&
           m_options.mmUrl.text() == other.m_options.mmUrl.text();
}

void MonitorSession::leave()
{
    m_member.leave(goodbyeTime);
}

void MonitorSession::startEnded(bool running, const QString &text)
{
    Q_EMIT startingChanged(false);
    m_window.setNotice(text);
    if (m_options.startMm)
        QTextStream(stderr) << u"ee-monitor: "_s << text << Qt::endl;
    if (running)
        m_member.mmSeen();
}

void MonitorSession::follow(const Reading &reading, const Status &status)
{
    const bool valid = reading.outcome == Outcome::Valid;
    const auto &writer = reading.snapshot.writer;
    const bool active = status.state == State::Active;
    const qint64 pid = valid && writer ? writer->pid : 0;
    const bool seen = active && (!m_wasActive || pid != m_writer);
    m_wasActive = active;
    m_writer = pid;
    m_member.setChecking(valid && !writer);
    if (seen)
        m_member.mmSeen();
}

/// What the label says, not what would be judged of it by now: the two must not differ.
QByteArray MonitorSession::shownStatus() const
{
    const MmStatusBar *const bar = m_window.mmStatusBar();
    return statusLine(bar->reading(), bar->status(), Moment::now());
}

} // namespace mm

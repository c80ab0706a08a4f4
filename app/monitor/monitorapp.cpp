// SPDX-License-Identifier: MIT
#include "app/monitor/monitorapp.h"

#include "app/monitor/activation.h"
#include "app/monitor/statusline.h"
#include "core/statsreader.h"

#include <QApplication>
#include <QSettings>
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

QString layoutKey()
{
    return u"window/layout"_s;
}

} // namespace

MonitorApp::MonitorApp(const Options &options)
    : m_options(options)
    , m_window(options.statsFile, readerOf(options.statsFile), options.interval)
    , m_presence(&m_window, options.interval)
    , m_history(historyFolder(), options.statsFile, &m_window.history())
    , m_tools({[this] { return shownStatus(); }, [this] { m_window.showAndRaise(); }})
    , m_member(options.mmUrl, options.statsFile, {})
    , m_starter(MmStarter::setupFor(options.mmUrl, options.statsFile))
{
    connect(&m_signals, &StopSignals::arrived, qApp, &QCoreApplication::quit);
    connect(&m_window, &MonitorWindow::startRequested, this, &MonitorApp::startMm);
    connect(&m_presence, &DesktopPresence::startRequested, this, &MonitorApp::startMm);
    connect(&m_starter, &MmStarter::finished, this, &MonitorApp::startEnded);
    m_window.setStartable(m_starter.isAvailable());
    m_presence.setStartable(m_starter.isAvailable());
}

int MonitorApp::run()
{
    QSettings settings;
    m_window.restoreLayout(settings.value(layoutKey()).toByteArray());
    m_window.open();
    m_presence.applySettings();
    if (m_options.membership)
        join();
    if (m_options.startMm)
        startMm();
    const int code = QApplication::exec();
    settings.setValue(layoutKey(), m_window.saveLayout());
    settings.sync();
    // One that was left over would end the wait for MM at once.
    QCoreApplication::removePostedEvents(QCoreApplication::instance(), QEvent::Quit);
    m_member.leave(goodbyeTime);
    return code;
}

void MonitorApp::join()
{
    MmStatusBar *const bar = m_window.mmStatusBar();
    connect(bar, &MmStatusBar::readingChanged, this, &MonitorApp::follow);
    connect(&m_member, &MeshMember::connectionChanged, bar, [this, bar](Connection connection) {
        bar->setConnection(connection, m_options.mmUrl.text());
    });
    QString error;
    if (m_tools.listen(&error))
        m_member.join(m_tools.port(), OwnTools::descriptions());
    else
        qWarning().noquote() << u"ee-monitor does not register with MM: %1"_s.arg(error);
}

void MonitorApp::startMm()
{
    m_window.setStarting(true);
    m_presence.setStarting(true);
    m_window.setNotice({});
    m_starter.start();
}

void MonitorApp::startedAgain(const StartRequest &request)
{
    raiseFor(request, &m_window);
    if (request.startMm)
        startMm();
}

void MonitorApp::startEnded(bool running, const QString &text)
{
    m_window.setStarting(false);
    m_presence.setStarting(false);
    m_window.setNotice(text);
    if (m_options.startMm)
        QTextStream(stderr) << u"ee-monitor: "_s << text << Qt::endl;
    if (running)
        m_member.mmSeen();
}

void MonitorApp::follow(const Reading &reading, const Status &status)
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
QByteArray MonitorApp::shownStatus() const
{
    const MmStatusBar *const bar = m_window.mmStatusBar();
    return statusLine(bar->reading(), bar->status(), Moment::now());
}

} // namespace mm

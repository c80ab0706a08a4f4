// SPDX-License-Identifier: MIT
#include "app/monitor/monitorapp.h"

#include "app/common/standardstreams.h"
#include "app/monitor/desktop/translations.h"
#include "app/monitor/instance/activation.h"
#include "ui/status/mmstatusbar.h"
#include "ui/status/problempanel.h"

#include <QApplication>
#include <QDeadlineTimer>
#include <QEventLoop>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mm {

namespace {

/// Several changes in a row, as with the arrow keys, replace the window once.
constexpr auto replaceDebounce = 150ms;
/// For MM to answer the deregistration.
constexpr auto deregisterTimeout = 500ms;
/// For all of deregistering and storing at the end.
constexpr auto endTimeout = 800ms;
/// The layout is stored this long after its last change: a session may end without notice.
constexpr auto layoutDebounce = 1s;

} // namespace

MonitorApp::MonitorApp(const Options &options, UserFolders folders,
                       const std::optional<StoredSettings> &stored)
    : m_given(options)
    , m_folders(std::move(folders))
    , m_settings(m_folders.layoutFile(), installedLanguages())
    , m_mm({.folder = QCoreApplication::applicationDirPath(),
            .logFile = m_folders.cache + u"/ee-monitor/mm-proxy.log"_s,
            .environment = m_folders.environment},
           &m_desktop, {})
    , m_preferences(m_given, m_folders, &m_settings)
{
    if (stored)
        m_settings.load(*stored);
    m_options = withPreferences(m_given, m_settings.values());
    m_language = m_settings.values().language;
    m_theme.apply(m_settings.values().theme);
    installTranslations(m_language);
    makeWindow();
    if (stored)
        m_window->restoreLayout(stored->layout);
    if (!m_settings.problem().isEmpty())
        showSettingsProblem(m_settings.problem());
    m_replace.setSingleShot(true);
    m_replace.setInterval(replaceDebounce);
    connect(&m_replace, &QTimer::timeout, this, &MonitorApp::replaceWindow);
    connect(&m_settings, &Settings::changed, this, &MonitorApp::applySettings);
    connect(&m_settings, &Settings::problemChanged, this, &MonitorApp::showSettingsProblem);
    m_storeLayout.setSingleShot(true);
    m_storeLayout.setInterval(layoutDebounce);
    connect(&m_storeLayout, &QTimer::timeout, this,
            [this] { m_settings.setLayout(m_window->saveLayout()); });
    qApp->installEventFilter(this);
    connect(&m_mm, &MmControl::startFinished, this, [this](bool running, const QString &text) {
        if (m_given.startMm)
            printLine(StandardStream::Error, u"ee-monitor: "_s + text);
        if (running && m_registration)
            m_registration->sendNow();
    });
    connect(&m_desktop, &DesktopIntegration::preferencesRequested, this,
            [this] { m_preferences.show(m_window.get()); });
    connect(&m_desktop, &DesktopIntegration::notificationsToggled, this, [this](bool on) {
        Preferences values = m_settings.values();
        values.notificationsEnabled = on;
        m_settings.set(values);
    });
    // Quit, because closing the window might only hide it.
    connect(&m_signals, &UnixSignals::terminationRequested, qApp, &QCoreApplication::quit);
}

int MonitorApp::run()
{
    if (m_given.hidden)
        m_desktop.startHidden();
    else
        m_window->open();
    m_desktop.apply(m_settings.values());
    registerWithMm();
    if (m_given.startMm)
        m_mm.start();
    const int code = QApplication::exec();
    const QDeadlineTimer deadline(endTimeout);
    m_replace.stop();
    m_settings.setLayout(m_window->saveLayout());
    m_history->save();
    deregister(); // meanwhile the disk is written
    const auto left = [&deadline] { return std::chrono::milliseconds(deadline.remainingTime()); };
    (void)m_settings.finishStoring(left());
    (void)m_history->finishSaving(left());
    m_desktop.withdrawNotification(left());
    return code;
}

void MonitorApp::applyStored(const StoredSettings &stored)
{
    m_window->restoreLayout(stored.layout);
    m_settings.load(stored);
}

bool MonitorApp::eventFilter(QObject *watched, QEvent *event)
{
    // What can change the layout: the user's input, and the window manager.
    switch (event->type()) {
    case QEvent::MouseButtonRelease:
    case QEvent::KeyRelease:
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::WindowStateChange:
        m_storeLayout.start();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void MonitorApp::handleActivation(const ActivationRequest &request)
{
    if (!request.hidden)
        activateWindow(request, m_window.get());
    if (request.startMm)
        m_mm.start();
}

void MonitorApp::makeWindow()
{
    m_file.reset();
    if (m_options.prometheus) {
        // Kept in a new language: it has counted messages, and knows which machines the user left
        // out.
        if (!m_fleet || m_options.prometheus != m_shown.prometheus) {
            m_fleet = std::make_shared<FleetSource>(*m_options.prometheus);
            m_isPastRead = false;
        }
        const auto source = m_fleet;
        m_window = std::make_unique<MonitorWindow>(
            m_options.source(), [source] { return source->read(); },
            [source](const MachineKey &key, TrafficHistory *past) {
                if (past)
                    *past = source->readPast(key);
                return source->readMachine(key);
            });
        connect(m_window.get(), &MonitorWindow::leaveOutRequested, this,
                [source](const MachineKey &key) { source->leaveOut(key); });
    } else {
        m_fleet.reset();
        m_file = std::make_shared<StatusSource>(m_options, StatusSource::Limits());
        m_window = std::make_unique<MonitorWindow>(
            m_options.source(), [source = m_file] { return source->read(); }, m_options.interval);
    }
    m_shown = m_options;
    m_history = std::make_unique<HistoryStore>(m_folders.historyFolder(), m_options.sourceKey(),
                                               &m_window->history());
    m_window->problemPanel()->setSettingsProblem(m_settings.problem());
    connect(m_window.get(), &MonitorWindow::preferencesRequested, this,
            [this] { m_preferences.show(m_window.get()); });
    connect(m_window->mmStatusBar(), &MmStatusBar::readingChanged, this,
            &MonitorApp::handleReading);
    m_desktop.setWindow(m_window.get(), m_options.interval);
    if (m_registration)
        m_window->setOwnService(m_registration->name());
    m_mm.setTarget(m_options.mmUrl, m_options.statsFile);
    m_servers.setTarget(m_options.mmUrl, m_options.statsFile);
    m_mm.setWindow(m_window.get());
    m_servers.setWindow(m_window.get());
}

void MonitorApp::replaceWindow()
{
    // An open menu of the window may be on the call stack.
    if (QApplication::activePopupWidget()) {
        m_replace.start();
        return;
    }
    const QString language = m_settings.values().language;
    const bool isOtherLanguage = language != std::exchange(m_language, language);
    if (isOtherLanguage)
        installTranslations(language);
    const auto oldWindow = std::move(m_window);
    const auto oldHistory = std::move(m_history); // deleted first: it refers to the window
    const bool isSame = m_options.sourceKey() == m_shown.sourceKey();
    makeWindow();
    m_window->takeOver(oldWindow.get(), isSame);
    if (!isSame)
        Q_EMIT sourceChanged(m_options.sourceKey());
    m_preferences.windowReplaced(m_window.get(), isOtherLanguage);
}

void MonitorApp::applySettings()
{
    const Preferences &values = m_settings.values();
    const Options before = std::exchange(m_options, withPreferences(m_given, values));
    m_theme.apply(values.theme);
    m_desktop.apply(values);
    m_desktop.setInterval(m_options.interval);
    if (m_options.interval != before.interval)
        m_window->setInterval(m_options.interval);
    m_mm.setTarget(m_options.mmUrl, m_options.statsFile);
    m_servers.setTarget(m_options.mmUrl, m_options.statsFile);
    if (m_options.mm() != before.mm()) {
        if (m_file)
            m_file->setMm(m_options.mm());
        m_window->mmStatusBar()->checkNow();
        // Deregister from the former MM first.
        if (m_registration)
            m_registration->deregister(deregisterTimeout);
        else
            registerWithMm();
    }
    if (m_options.statsFile != m_shown.statsFile || m_options.prometheus != m_shown.prometheus ||
        values.language != m_language)
        m_replace.start();
    else
        m_replace.stop();
}

/// Once, when Prometheus has answered for the first time.
void MonitorApp::readPast()
{
    m_isPastRead = true;
    (void)m_past.run([this, source = m_fleet]() -> DetachedTask::Finish {
        return [this, source, past = source->readPast()] {
            if (source == m_fleet)
                m_window->history().addEarlier(past);
        };
    });
}

void MonitorApp::handleReading(const Reading &reading, const Status &status)
{
    if (m_fleet && !m_isPastRead && reading.outcome == ReadOutcome::Valid)
        readPast();
    std::optional<qint64> writer;
    if (status.state == State::Active)
        writer = reading.snapshot.writer ? reading.snapshot.writer->pid : 0;
    const bool isOther = writer != std::exchange(m_activeWriter, writer);
    m_mm.setOwnName(m_registration ? m_registration->name() : QString());
    // A newly started MM does not know this registration.
    if (writer && isOther && m_registration)
        m_registration->sendNow();
}

void MonitorApp::registerWithMm()
{
    m_registration.reset();
    m_tools.reset();
    m_window->setOwnService({});
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
    connect(m_registration.get(), &Registration::nameChanged, this,
            [this](const QString &name) { m_window->setOwnService(name); });
    // Applies the settings of that moment. Queued, because the slot deletes the sender.
    connect(m_registration.get(), &Registration::deregistered, this, &MonitorApp::registerWithMm,
            Qt::QueuedConnection);
}

void MonitorApp::deregister()
{
    if (!m_registration)
        return;
    m_registration->disconnect(this);
    // A queued registerWithMm() would register again; a queued quit() would end the loop at once.
    QCoreApplication::removePostedEvents(this, QEvent::MetaCall);
    QCoreApplication::removePostedEvents(QCoreApplication::instance(), QEvent::Quit);
    QEventLoop loop;
    connect(m_registration.get(), &Registration::deregistered, &loop, &QEventLoop::quit);
    // deregistered() may have been emitted already.
    QTimer::singleShot(deregisterTimeout, &loop, &QEventLoop::quit);
    m_registration->deregister(deregisterTimeout);
    loop.exec();
}

/// Of the shown status: evaluating the reading again could return another state now.
QByteArray MonitorApp::shownStatus() const
{
    const MmStatusBar *const bar = m_window->mmStatusBar();
    return formatStatus(OutputFormat::Json, bar->reading(), bar->status(), Instant::now())
        .trimmed();
}

void MonitorApp::showSettingsProblem(const QString &problem)
{
    if (!problem.isEmpty())
        qWarning().noquote() << problem;
    m_window->problemPanel()->setSettingsProblem(problem);
}

} // namespace mm

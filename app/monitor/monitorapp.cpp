// SPDX-License-Identifier: MIT
#include "app/monitor/monitorapp.h"

#include "app/monitor/activation.h"
#include "app/monitor/autostart.h"
#include "app/monitor/translation.h"
#include "core/statspath.h"

#include <QApplication>
#include <QEventLoop>
#include <QWindow>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mm {

namespace {

/// Holding an arrow of the interval's box is one choice.
constexpr auto settleTime = 150ms;

QString layoutKey()
{
    return u"window/layout"_s;
}

/// Whether exec() is about to return: until it has, no other event loop waits for anything.
bool isEnding()
{
    QEventLoop loop;
    QTimer::singleShot(0, &loop, &QEventLoop::quit);
    return loop.exec() < 0;
}

} // namespace

MonitorApp::MonitorApp(const Options &options)
    : m_given(options)
    , m_preferences(&m_settings, installedLanguages())
{
    m_theme.apply(m_preferences.values().theme);
    speak();
    m_session = makeSession();
    present(m_session.get());
    m_replace.setSingleShot(true);
    m_replace.setInterval(settleTime);
    connect(&m_replace, &QTimer::timeout, this, &MonitorApp::replaceSession);
    connect(&m_preferences, &Preferences::changed, this, &MonitorApp::apply);
    connect(&m_presence, &DesktopPresence::startRequested, this, [this] { m_session->startMm(); });
    connect(&m_presence, &DesktopPresence::notifyingChosen, this, &MonitorApp::chooseNotifying);
    // Closing the window might only hide it.
    connect(&m_signals, &StopSignals::arrived, qApp, &QCoreApplication::quit);
}

MonitorApp::~MonitorApp() = default;

int MonitorApp::run()
{
    m_session->window().restoreLayout(m_settings.value(layoutKey()).toByteArray());
    m_session->window().open();
    m_presence.apply(m_preferences.values());
    m_session->join();
    if (m_given.startMm)
        m_session->startMm();
    const int code = QApplication::exec();
    m_replace.stop();
    m_settings.setValue(layoutKey(), m_session->window().saveLayout());
    m_settings.sync();
    // One that was left over would end the wait for MM at once.
    QCoreApplication::removePostedEvents(QCoreApplication::instance(), QEvent::Quit);
    if (m_retired)
        m_retired->leave(); // once more: the end has cut it short
    m_session->leave();
    return code;
}

void MonitorApp::speak()
{
    m_language = m_preferences.values().language;
    installTranslations(m_language);
}

std::unique_ptr<MonitorSession> MonitorApp::makeSession()
{
    auto session =
        std::make_unique<MonitorSession>(withPreferences(m_given, m_preferences.values()));
    connect(&session->window(), &MonitorWindow::preferencesRequested, this,
            &MonitorApp::showPreferences);
    connect(session.get(), &MonitorSession::startingChanged, &m_presence,
            &DesktopPresence::setStarting);
    return session;
}

void MonitorApp::present(MonitorSession *session)
{
    m_presence.setWindow(&session->window(), session->interval());
    m_presence.setStartable(session->isStartable());
}

void MonitorApp::startedAgain(const StartRequest &request)
{
    raiseFor(request, &m_session->window());
    if (request.startMm)
        m_session->startMm();
}

void MonitorApp::apply(const PreferenceValues &before)
{
    const PreferenceValues &now = m_preferences.values();
    m_theme.apply(now.theme);
    m_presence.apply(now);
    const bool same = now.statsFile == before.statsFile && now.interval == before.interval &&
                      now.membership == before.membership && now.mmUrl == before.mmUrl &&
                      now.language == before.language;
    if (!same)
        m_replace.start();
}

void MonitorApp::replaceSession()
{
    // One at a time, and none while a menu of the window is open, which may be on the stack.
    if (m_retired || QApplication::activePopupWidget()) {
        m_replace.start();
        return;
    }
    const bool otherLanguage = m_preferences.values().language != m_language;
    if (otherLanguage)
        speak();
    auto next = makeSession();
    present(next.get());
    next->takeOver(m_session.get());
    m_retired = std::exchange(m_session, std::move(next));
    if (m_session->statsFile() != m_retired->statsFile())
        Q_EMIT statsFileChanged(m_session->statsFile());
    if (otherLanguage)
        renewDialog();
    else if (m_dialog && m_dialog->isVisible())
        keepDialogAbove();
    // MM knows both by one name, so the goodbye comes before the other one's registration. The
    // window lives meanwhile; if it is closed, run() sees to the rest.
    m_retired->leave();
    if (isEnding())
        return;
    // What the user has asked for goes on, and is told of.
    const bool goesOnStarting = m_retired->isStarting() && m_session->isOfSameMm(*m_retired);
    m_retired.reset(); // its start never comes to an end
    m_presence.setStarting(m_session->isStarting());
    m_session->join();
    if (goesOnStarting)
        m_session->startMm();
}

void MonitorApp::showPreferences()
{
    if (!m_dialog)
        makeDialog();
    if (!m_dialog->isVisible()) {
        m_dialog->setValues(m_preferences.values());
        m_dialog->setAutostart(isAutostarted(autostartFile()));
        keepDialogAbove();
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void MonitorApp::makeDialog()
{
    PreferencesDialog::Setup setup;
    setup.defaultStatsFile = defaultStatsPath();
    setup.defaultMmUrl = MmUrl().text();
    setup.checkStatsFile = &Preferences::statsFileProblem;
    setup.checkMmUrl = &Preferences::mmUrlProblem;
    for (const QString &language : installedLanguages())
        setup.languages.append({language, ownNameOf(language)});
    setup.offersAutostart = offersAutostart();
    if (m_given.given.statsFile)
        setup.givenStatsFile = m_given.statsFile;
    if (m_given.given.interval)
        setup.givenInterval = m_given.interval;
    if (m_given.given.mmUrl)
        setup.givenMmUrl = m_given.mmUrl.text();
    setup.registrationRefused = m_given.given.noRegister;

    m_dialog = std::make_unique<PreferencesDialog>(setup);
    // It outlives the windows of sessions, and does not keep the program.
    m_dialog->setAttribute(Qt::WA_QuitOnClose, false);
    connect(m_dialog.get(), &PreferencesDialog::valuesChanged, this,
            [this](const PreferenceValues &values) {
                QString problem;
                const bool stored = m_preferences.set(values, &problem);
                m_dialog->setProblem(stored ? QString() : problem);
            });
    connect(m_dialog.get(), &PreferencesDialog::autostartChosen, this,
            &MonitorApp::chooseAutostart);
}

/// Above the session's window, as far as the desktop does that.
void MonitorApp::keepDialogAbove()
{
    (void)m_dialog->winId(); // makes the two QWindows
    (void)m_session->window().winId();
    m_dialog->windowHandle()->setTransientParent(m_session->window().windowHandle());
    m_dialog->raise(); // X11 learns of another parent only when the dialog is shown anew
}

/// Speaks another language, at the same place.
void MonitorApp::renewDialog()
{
    const auto old = std::exchange(m_dialog, nullptr);
    if (!old || !old->isVisible())
        return;
    const QString focused = old->focusWidget() ? old->focusWidget()->objectName() : QString();
    makeDialog();
    m_dialog->move(old->pos());
    showPreferences();
    if (auto *widget = m_dialog->findChild<QWidget *>(focused))
        widget->setFocus();
}

void MonitorApp::chooseNotifying(bool on)
{
    PreferenceValues values = m_preferences.values();
    values.notifying = on;
    QString problem;
    const bool stored = m_preferences.set(values, &problem);
    if (m_dialog) {
        m_dialog->setValues(values);
        m_dialog->setProblem(problem);
    } else if (!stored) {
        qWarning().noquote() << problem;
    }
}

void MonitorApp::chooseAutostart(bool on)
{
    QString problem;
    const QString file = autostartFile();
    const QStringList command =
        QStringList{QCoreApplication::applicationFilePath()} + argumentsFor(m_given);
    const bool done =
        on ? writeAutostart(file, command, &problem) : removeAutostart(file, &problem);
    m_dialog->setAutostart(isAutostarted(file), done ? QString() : problem);
}

} // namespace mm

// SPDX-License-Identifier: MIT
#include "app/monitor/monitorapp.h"

#include "app/monitor/desktop/autostart.h"
#include "app/monitor/desktop/translations.h"
#include "app/monitor/instance/activation.h"
#include "core/statsfile/statspath.h"
#include "ui/window/windowlayout.h"

#include <QApplication>
#include <QEventLoop>
#include <QWindow>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mm {

namespace {

/// Choices in a row, as with the arrow keys, make one window.
constexpr auto replaceDebounce = 150ms;

} // namespace

MonitorApp::MonitorApp(const Options &options)
    : m_given(options)
    , m_settings(&m_store, installedLanguages())
    , m_language(m_settings.values().language)
{
    m_theme.apply(m_settings.values().theme);
    installTranslations(m_language);
    m_session = std::make_unique<MonitorSession>(withPreferences(m_given, m_settings.values()));
    followWindow();
    m_desktop.setStartable(m_session->isStartable());
    m_replace.setSingleShot(true);
    m_replace.setInterval(replaceDebounce);
    connect(&m_replace, &QTimer::timeout, this, &MonitorApp::replaceWindow);
    connect(&m_settings, &Settings::changed, this, &MonitorApp::apply);
    connect(m_session.get(), &MonitorSession::windowCreated, this, &MonitorApp::followWindow);
    connect(m_session.get(), &MonitorSession::startingChanged, &m_desktop,
            &DesktopIntegration::setStarting);
    connect(&m_desktop, &DesktopIntegration::startRequested, m_session.get(),
            &MonitorSession::startMm);
    connect(&m_desktop, &DesktopIntegration::notifyingChosen, this, &MonitorApp::setNotifying);
    // Closing the window might only hide it.
    connect(&m_signals, &UnixSignals::terminationRequested, qApp, &QCoreApplication::quit);
}

MonitorApp::~MonitorApp() = default;

int MonitorApp::run()
{
    m_session->window().restoreLayout(readWindowLayout(&m_store));
    m_session->window().open();
    m_desktop.apply(m_settings.values());
    m_session->join();
    if (m_given.startMm)
        m_session->startMm();
    const int code = QApplication::exec();
    m_replace.stop();
    writeWindowLayout(m_session->window().saveLayout(), &m_store);
    m_store.sync();
    // A second quit() that is still queued would end the next loop at once.
    QCoreApplication::removePostedEvents(QCoreApplication::instance(), QEvent::Quit);
    QEventLoop leaving;
    connect(m_session.get(), &MonitorSession::left, &leaving, &QEventLoop::quit);
    m_session->leave();
    leaving.exec();
    return code;
}

void MonitorApp::followWindow()
{
    connect(&m_session->window(), &MonitorWindow::preferencesRequested, this,
            &MonitorApp::showPreferences);
    m_desktop.setWindow(&m_session->window(), m_session->options().interval);
}

void MonitorApp::handleActivation(const ActivationRequest &request)
{
    activateWindow(request, &m_session->window());
    if (request.startMm)
        m_session->startMm();
}

void MonitorApp::apply()
{
    const Preferences &values = m_settings.values();
    const Options now = withPreferences(m_given, values);
    m_theme.apply(values.theme);
    m_desktop.apply(values);
    m_desktop.setInterval(now.interval);
    m_session->setInterval(now.interval);
    m_session->setMm(now.mmUrl, now.membership);
    if (now.statsFile != m_session->options().statsFile || values.language != m_language)
        m_replace.start();
    else
        m_replace.stop();
}

void MonitorApp::replaceWindow()
{
    // An open menu of the window may be on the stack.
    if (QApplication::activePopupWidget()) {
        m_replace.start();
        return;
    }
    const QString language = m_settings.values().language;
    const bool isOtherLanguage = language != std::exchange(m_language, language);
    if (isOtherLanguage)
        installTranslations(language);
    const QString before = m_session->options().statsFile;
    const QString statsFile = withPreferences(m_given, m_settings.values()).statsFile;
    m_session->replaceWindow(statsFile);
    if (statsFile != before)
        Q_EMIT statsFileChanged(statsFile);
    if (isOtherLanguage)
        replaceDialog();
    else if (m_dialog && m_dialog->isVisible())
        keepDialogAbove();
}

void MonitorApp::showPreferences()
{
    if (!m_dialog)
        makeDialog();
    if (!m_dialog->isVisible()) {
        m_dialog->setValues(m_settings.values());
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
    setup.validateStatsFile = &Settings::statsFileProblem;
    setup.validateMmUrl = &Settings::mmUrlProblem;
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
    // It outlives replaced windows, and must not keep the program running.
    m_dialog->setAttribute(Qt::WA_QuitOnClose, false);
    connect(m_dialog.get(), &PreferencesDialog::valuesChanged, this,
            [this](const Preferences &values) {
                QString problem;
                const bool stored = m_settings.set(values, &problem);
                m_dialog->setProblem(stored ? QString() : problem);
            });
    connect(m_dialog.get(), &PreferencesDialog::autostartChosen, this, &MonitorApp::setAutostart);
}

void MonitorApp::keepDialogAbove()
{
    (void)m_dialog->winId(); // creates the two QWindows
    (void)m_session->window().winId();
    m_dialog->windowHandle()->setTransientParent(m_session->window().windowHandle());
    m_dialog->raise(); // on X11, another parent counts only from the next show()
}

void MonitorApp::replaceDialog()
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

void MonitorApp::setNotifying(bool on)
{
    Preferences values = m_settings.values();
    values.notificationsEnabled = on;
    QString problem;
    const bool stored = m_settings.set(values, &problem);
    if (m_dialog) {
        m_dialog->setValues(values);
        m_dialog->setProblem(problem);
    } else if (!stored) {
        qWarning().noquote() << problem;
    }
}

void MonitorApp::setAutostart(bool on)
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

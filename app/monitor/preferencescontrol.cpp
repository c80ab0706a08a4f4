// SPDX-License-Identifier: MIT
#include "app/monitor/preferencescontrol.h"

#include "app/monitor/desktop/autostart.h"
#include "app/monitor/desktop/translations.h"
#include "app/monitor/fleet/fleetsource.h"
#include "core/monitor/status.h"

#include <QCoreApplication>
#include <QWindow>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mm {

namespace {

constexpr auto autostartTimeout = 250ms;

PreferencesDialog::Setup setupFor(const Options &options, const UserFolders &folders)
{
    PreferencesDialog::Setup setup;
    setup.defaultStatsFile = folders.defaultStatsFile;
    setup.defaultMmUrl = MmUrl().text();
    setup.validateStatsFile = &Settings::statsFileProblem;
    setup.validateMmUrl = &Settings::mmUrlProblem;
    setup.prometheus = {.defaultUrl = PrometheusOptions().text(),
                        .defaultSelect = PrometheusOptions().select,
                        .validateUrl = &Settings::prometheusUrlProblem,
                        .validateSelect = &Settings::prometheusSelectProblem,
                        .validateConfig = &Settings::prometheusConfigProblem,
                        .isGiven = options.isSourceGiven()};
    for (const QString &language : installedLanguages())
        setup.languages.append({language, nativeNameOf(language)});
    setup.offersAutostart = offersAutostart();
    if (options.given.statsFile)
        setup.givenStatsFile = options.statsFile;
    if (options.given.interval)
        setup.givenInterval = options.interval;
    if (options.given.mmUrl)
        setup.givenMmUrl = options.mmUrl.text();
    setup.givenNoRegister = options.given.noRegister;
    return setup;
}

} // namespace

PreferencesControl::PreferencesControl(const Options &given, const UserFolders &folders,
                                       Settings *settings)
    : m_given(given)
    , m_folders(folders)
    , m_settings(settings)
{
    // Otherwise the dialog's next change would store the earlier values that it shows.
    connect(settings, &Settings::changed, this, [this] {
        if (m_dialog && m_dialog->values() != m_settings->values())
            m_dialog->setValues(m_settings->values());
    });
    connect(settings, &Settings::problemChanged, this, [this](const QString &problem) {
        if (m_dialog)
            m_dialog->setProblem(problem);
    });
}

void PreferencesControl::windowReplaced(QWidget *window, bool isOtherLanguage)
{
    if (!m_dialog || !m_dialog->isVisible())
        return;
    if (isOtherLanguage)
        open(window, std::exchange(m_dialog, nullptr).get());
    else
        keepAbove(window);
}

void PreferencesControl::show(QWidget *window)
{
    if (m_dialog && m_dialog->isVisible()) {
        m_dialog->raise();
        m_dialog->activateWindow();
    } else {
        open(window, std::exchange(m_dialog, nullptr).get());
    }
}

void PreferencesControl::open(QWidget *window, const PreferencesDialog *former)
{
    m_dialog = std::make_unique<PreferencesDialog>(setupFor(m_given, m_folders));
    // The dialog outlives replaced windows, and must not keep the program running.
    m_dialog->setAttribute(Qt::WA_QuitOnClose, false);
    connect(m_dialog.get(), &PreferencesDialog::valuesChanged, m_settings, &Settings::set);
    connect(m_dialog.get(), &PreferencesDialog::autostartChosen, this,
            &PreferencesControl::setAutostart);
    connect(m_dialog.get(), &PreferencesDialog::testRequested, this,
            &PreferencesControl::testPrometheus);
    m_dialog->setValues(m_settings->values());
    m_dialog->setProblem(m_settings->problem());
    updateAutostart({});
    keepAbove(window);
    if (former)
        m_dialog->move(former->pos());
    if (former && former->isVisible())
        m_dialog->copyTypedText(*former);
    m_dialog->show();
    m_dialog->activateWindow();
    if (!former || !former->isVisible() || !former->focusWidget())
        return;
    if (auto *same = m_dialog->findChild<QWidget *>(former->focusWidget()->objectName()))
        same->setFocus();
}

void PreferencesControl::keepAbove(QWidget *window)
{
    (void)m_dialog->winId(); // creates the QWindow
    (void)window->winId();
    m_dialog->windowHandle()->setTransientParent(window->windowHandle());
    m_dialog->raise(); // on X11, a new parent takes effect only at the next show()
}

void PreferencesControl::testPrometheus(const Preferences &values)
{
    const DetachedTask::Work work = [this, options = prometheusOptionsFrom(values)] {
        FleetSource source(options);
        return [this, reading = source.read()] {
            const Status status = evaluateStatus(reading, Instant::now());
            QStringList lines{status.text, status.reason, status.remedy};
            lines.removeAll(QString());
            if (m_dialog)
                m_dialog->setTestResult(lines.join(u'\n'));
        };
    };
    (void)m_test.run(work);
}

void PreferencesControl::setAutostart(bool on, bool hidden)
{
    Options options = m_given;
    options.hidden = hidden;
    const QStringList command =
        QStringList{QCoreApplication::applicationFilePath()} + argumentsFor(options);
    updateAutostart([on, command, file = autostartFile(m_folders.config)](QString *error) {
        return on ? writeAutostart(file, command, error) : removeAutostart(file, error);
    });
}

void PreferencesControl::updateAutostart(const std::function<bool(QString *error)> &change)
{
    const DetachedTask::Work work = [this, change, file = autostartFile(m_folders.config),
                                     program = QCoreApplication::applicationFilePath()] {
        QString problem;
        if (change)
            (void)change(&problem);
        bool on = isAutostarted(file);
        if (on && problem.isEmpty())
            problem = autostartProblem(file, program, &on);
        const bool hidden = on && startsHidden(file);
        return [this, on, problem, hidden] {
            if (m_dialog)
                m_dialog->setAutostart(on, problem, hidden);
        };
    };
    if (m_autostart.isRunning()) {
        //: "this" is whether the program starts at login
        m_dialog->setAutostart(false,
                               tr("The disk with the entries for the login does not respond. "
                                  "This can't be shown or changed."));
        return;
    }
    (void)m_autostart.run(work);
    if (!m_autostart.waitForFinished(autostartTimeout))
        m_dialog->setAutostart(false,
                               tr("The disk with the entries for the login does not respond. "
                                  "This is shown when it does."));
}

} // namespace mm

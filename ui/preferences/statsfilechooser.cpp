// SPDX-License-Identifier: MIT
#include "ui/preferences/statsfilechooser.h"

#include "ui/preferences/preferencesdialog.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

using namespace std::chrono_literals;

namespace mm {

namespace {

/// Until the user is told that the folders of the file chooser do not respond.
constexpr auto diskTimeout = 500ms;

} // namespace

StatsFileChooser::StatsFileChooser(ValidatedLineEdit *field, const QString &defaultFile)
    : QObject(field)
    , m_field(field)
    , m_defaultFile(defaultFile)
{
    m_diskTimer.setSingleShot(true);
    m_diskTimer.setInterval(diskTimeout);
    connect(&m_diskTimer, &QTimer::timeout, this, &StatsFileChooser::showHungDisk);
}

void StatsFileChooser::open()
{
    if (m_disks.isRunning()) {
        if (!m_diskTimer.isActive())
            showHungDisk();
        return;
    }
    const QString &shown = m_field->text();
    const QString folder = QFileInfo(shown.isEmpty() ? m_defaultFile : shown).absolutePath();
    // The chooser reads these folders in this thread.
    const QStringList folders{
        folder, QDir::homePath(), QStringLiteral("."),
        QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)};
    const DetachedTask::Work work = [this, folder, folders]() -> DetachedTask::Finish {
        for (const QString &each : folders)
            (void)QFileInfo::exists(each + QLatin1String("/QtProject.conf"));
        return [this, folder] {
            // The user does not expect a chooser much later.
            if (m_diskTimer.isActive())
                openChooser(folder);
            else
                m_field->showError({});
        };
    };
    m_diskTimer.start();
    (void)m_disks.run(work);
}

void StatsFileChooser::showHungDisk()
{
    m_field->showError(
        PreferencesDialog::tr("The files can't be shown: a disk or network drive does not respond. "
                              "The path can be entered here."));
}

void StatsFileChooser::openChooser(const QString &folder)
{
    m_diskTimer.stop();
    auto *chooser = new QFileDialog(m_field->window(), PreferencesDialog::tr("Stats File"));
    chooser->setObjectName(QStringLiteral("mm_stats_file_chooser"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::AnyFile); // MM may not have written it yet
    chooser->setFilter(chooser->filter() | QDir::Hidden);
    chooser->setDirectory(folder);
    connect(chooser, &QFileDialog::fileSelected, m_field, &ValidatedLineEdit::enter);
    chooser->open();
}

} // namespace mm

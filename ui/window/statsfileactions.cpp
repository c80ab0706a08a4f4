// SPDX-License-Identifier: MIT
#include "ui/window/statsfileactions.h"

#include "ui/services/serviceformat.h"
#include "ui/status/mmstatusbar.h"
#include "ui/widgets/displaytext.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QSysInfo>

namespace mm {

namespace {

constexpr qsizetype maxFailuresInDetails = 20;

} // namespace

StatsFileActions::StatsFileActions(MmStatusBar *bar, QWidget *window)
    : QObject(window)
    , m_bar(bar)
    , m_window(window)
{
    connect(&m_fileManager, &FileManager::failed, this, [this](const QString &file) {
        //: %1 is a path
        Q_EMIT reported(tr("No file manager could be opened to show %1.").arg(shownPath(file)));
    });
}

void StatsFileActions::showFile()
{
    m_fileManager.show(m_bar->path(), m_bar->status().state != State::NoFile);
}

void StatsFileActions::copyDetails()
{
    QGuiApplication::clipboard()->setText(
        diagnosticsText(m_bar->reading(), m_bar->status(), Instant::now()));
    Q_EMIT detailsCopied();
}

QString StatsFileActions::diagnosticsText(const Reading &reading, const Status &status,
                                          const Instant &now)
{
    QStringList lines{status.text};
    //: %1 is an identifier such as NotUpdating
    lines += tr("State: %1").arg(stateName(status.state));
    lines += tr("Reason: %1").arg(status.reason);
    if (reading.fleet)
        lines += status.tooltip.split(u'\n'); // the address, and machines that are not active
    else
        lines += tr("File: %1").arg(shownPath(reading.path));
    if (const auto age = ageOf(reading, now))
        //: %1 is a whole number of seconds
        lines += tr("Age: %1 s").arg(QString::number(age->count()));
    for (const ServiceFailures &each : reading.snapshot.failures.first(
             qMin(reading.snapshot.failures.size(), maxFailuresInDetails)))
        lines += displayName(each.name) + QStringLiteral(": ") +
                 failureTexts(each, displayName).join(QStringLiteral("; "));
    lines += tr("EE Monitor %1, Qt %2, %3, %4")
                 .arg(QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion()),
                      QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture());
    using std::chrono::milliseconds;
    const auto wall = std::chrono::duration_cast<milliseconds>(now.wall.time_since_epoch());
    lines += tr("Time: %1")
                 .arg(QDateTime::fromMSecsSinceEpoch(wall.count()).toUTC().toString(Qt::ISODate));
    for (QString &line : lines)
        line = sanitizeForDisplay(line, {.keepFormat = true}); // a path may have line breaks
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void StatsFileActions::moveAside()
{
    if (m_moving)
        return;
    m_moving = true;
    Q_EMIT movingChanged(true);
    // Only the returned function may use `this`: the thread may outlive it.
    (void)m_task.run([this, path = m_bar->path()]() -> DetachedTask::Finish {
        QString error;
        const auto plan = planQuarantine(path, &error);
        return [this, plan, error] { plan ? confirm(*plan) : finish(error); };
    });
}

void StatsFileActions::confirm(const QuarantinePlan &plan)
{
    //: %1 and %2 are paths
    const QString question =
        tr("Move the broken stats file aside?\n\nNow:\n%1\n\nThen:\n%2\n\nNothing "
           "is deleted. MM writes a new file when it is started again.")
            .arg(shownPath(plan.from), shownPath(plan.to));
    auto *box = new QMessageBox(QMessageBox::Question, tr("Move the Broken File Aside"), question,
                                QMessageBox::Cancel, m_window);
    box->setObjectName(QStringLiteral("mm_move_aside_question"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    //: a button: yes, move the file
    const QPushButton *yes = box->addButton(tr("&Move"), QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    box->setEscapeButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::finished, this, [this, box, yes, plan] {
        if (box->clickedButton() == yes)
            move(plan);
        else
            finish({});
    });
    box->open();
}

void StatsFileActions::move(const QuarantinePlan &plan)
{
    (void)m_task.run([this, plan]() -> DetachedTask::Finish {
        QString error;
        const QString text = mm::quarantineFile(plan, &error)
                                 ? tr("The broken file was moved to %1.").arg(shownPath(plan.to))
                                 : error;
        return [this, text] {
            finish(text);
            m_bar->checkNow();
        };
    });
}

void StatsFileActions::finish(const QString &text)
{
    m_moving = false;
    Q_EMIT movingChanged(false);
    if (!text.isEmpty())
        Q_EMIT reported(text);
}

} // namespace mm

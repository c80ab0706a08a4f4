// SPDX-License-Identifier: MIT
#include "ui/fileactions.h"

#include "ui/details.h"
#include "ui/errand.h"
#include "ui/mmstatusbar.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>

namespace mm {

FileActions::FileActions(MmStatusBar *bar, QWidget *window)
    : QObject(window)
    , m_bar(bar)
    , m_window(window)
    , m_errand(new Errand(this))
{
}

void FileActions::showFile()
{
    const QString folder = QFileInfo(m_bar->path()).path();
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
        //: %1 is the path of a folder
        Q_EMIT told(tr("No file manager could be opened to show %1.")
                        .arg(QDir::toNativeSeparators(folder)));
}

void FileActions::copyDetails() const
{
    QGuiApplication::clipboard()->setText(
        detailsText(m_bar->reading(), m_bar->status(), Moment::now()));
}

void FileActions::moveAside()
{
    if (m_moving)
        return;
    m_moving = true;
    Q_EMIT movingChanged(true);
    // Only what is done afterwards may use this: the thread may outlive it.
    m_errand->run([this, path = m_bar->path()]() -> Errand::Done {
        QString error;
        const auto plan = planMoveAside(path, &error);
        return [this, plan, error] { plan ? ask(*plan) : endWith(error); };
    });
}

void FileActions::ask(const AsideMove &plan)
{
    //: %1 and %2 are paths
    const QString question =
        tr("Move the broken stats file aside?\n\nNow:\n%1\n\nThen:\n%2\n\nNothing "
           "is deleted. MM writes a new file when it is started again.")
            .arg(QDir::toNativeSeparators(plan.from), QDir::toNativeSeparators(plan.to));
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
            endWith({});
    });
    box->open();
}

void FileActions::move(const AsideMove &plan)
{
    m_errand->run([this, plan]() -> Errand::Done {
        QString error;
        const QString text =
            mm::moveAside(plan, &error)
                ? tr("The broken file was moved to %1.").arg(QDir::toNativeSeparators(plan.to))
                : error;
        return [this, text] {
            endWith(text);
            m_bar->checkNow();
        };
    });
}

void FileActions::endWith(const QString &text)
{
    m_moving = false;
    Q_EMIT movingChanged(false);
    if (!text.isEmpty())
        Q_EMIT told(text);
}

} // namespace mm

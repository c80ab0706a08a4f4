// SPDX-License-Identifier: MIT
#include "ui/problempanel.h"

#include "ui/flowlayout.h"
#include "ui/noticelabel.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace mm {

namespace {

void prepareParagraph(QLabel *paragraph, const QString &name)
{
    paragraph->setObjectName(name);
    paragraph->setTextFormat(Qt::PlainText);
    paragraph->setWordWrap(true);
    // Else a word wider than the screen, as a long file name is, would widen the window to that.
    paragraph->setMinimumWidth(1);
    paragraph->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
}

void setParagraph(QLabel *paragraph, const QString &text)
{
    // Set only when it differs: a new text would drop what the user has selected to copy.
    if (paragraph->text() == text)
        return;
    paragraph->setText(text);
    paragraph->setAccessibleName(text);
}

} // namespace

ProblemPanel::ProblemPanel(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_notice(new NoticeLabel(this))
    , m_buttons(new QWidget(this))
{
    setObjectName(QStringLiteral("mm_problem_panel"));
    //: what a screen reader calls the paragraph that says what is wrong
    setAccessibleName(tr("Problem"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    prepareParagraph(m_text, QStringLiteral("mm_problem_text"));
    prepareParagraph(m_notice, QStringLiteral("mm_notice_text"));
    m_buttons->setLayout(new FlowLayout);
    m_buttons->layout()->setContentsMargins({});
    // Underlined letters that the menus, File, View and Help, leave free.
    m_start = addButton(tr("&Start MM"), QStringLiteral("mm_start_button"),
                        &ProblemPanel::startRequested);
    m_moveAside =
        addButton(tr("&Move the Broken File Aside"), QStringLiteral("mm_move_aside_button"),
                  &ProblemPanel::moveAsideRequested);
    addButton(tr("&Check Now"), QStringLiteral("mm_check_button"), &ProblemPanel::checkRequested);
    m_showFile = addButton(tr("Sh&ow File"), QStringLiteral("mm_show_file_button"),
                           &ProblemPanel::showFileRequested);
    addButton(tr("Copy &Details"), QStringLiteral("mm_copy_button"), &ProblemPanel::copyRequested);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    layout->addWidget(m_notice);
    layout->addWidget(m_buttons);
    showWhatThereIs();
}

QPushButton *ProblemPanel::addButton(const QString &text, const QString &name,
                                     void (ProblemPanel::*requested)())
{
    auto *button = new QPushButton(text, m_buttons);
    button->setObjectName(name);
    button->setAutoDefault(true); // for Enter, not for the space bar alone
    connect(button, &QPushButton::clicked, this, requested);
    m_buttons->layout()->addWidget(button);
    return button;
}

void ProblemPanel::setStatus(const Status &status)
{
    m_status = status;
    if (!status.remedy.isEmpty())
        setParagraph(m_text, status.reason + QLatin1Char(' ') + status.remedy);
    if (status.state == State::Active)
        setParagraph(m_notice, {});
    showWhatThereIs();
}

void ProblemPanel::setStartable(bool startable)
{
    m_startable = startable;
    showWhatThereIs();
}

void ProblemPanel::setStarting(bool starting)
{
    m_start->setEnabled(!starting);
}

void ProblemPanel::setMoving(bool moving)
{
    m_moveAside->setEnabled(!moving);
}

void ProblemPanel::setNotice(const QString &text)
{
    // Shown anew, also when it says the same again: that is when a screen reader speaks it.
    m_notice->hide();
    setParagraph(m_notice, m_status.state == State::Active ? QString() : text);
    showWhatThereIs();
}

void ProblemPanel::showWhatThereIs()
{
    m_text->setVisible(!m_status.remedy.isEmpty());
    m_notice->setVisible(!m_notice->text().isEmpty());
    m_buttons->setVisible(!m_status.remedy.isEmpty());
    m_start->setVisible(m_startable && m_status.mayStart);
    m_moveAside->setVisible(m_status.mayMoveAside);
    m_showFile->setVisible(m_status.mayShowFile);
    setVisible(!m_status.remedy.isEmpty() || !m_notice->text().isEmpty());
}

} // namespace mm

// SPDX-License-Identifier: MIT
#include "ui/status/problempanel.h"

#include "ui/widgets/displaytext.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/liveregionlabel.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace mm {

namespace {

void initParagraph(QLabel *paragraph, const QString &name)
{
    paragraph->setObjectName(name);
    paragraph->setTextFormat(Qt::PlainText);
    paragraph->setWordWrap(true);
    // Otherwise a long word, such as a file name, would make the window wider than the screen.
    paragraph->setMinimumWidth(1);
    paragraph->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
}

} // namespace

ProblemPanel::ProblemPanel(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_notice(new LiveRegionLabel(this))
    , m_settingsProblem(new LiveRegionLabel(this))
    , m_buttons(new QWidget(this))
{
    setObjectName(QStringLiteral("mm_problem_panel"));
    //: what a screen reader calls the panel that explains what is wrong
    setAccessibleName(tr("Problem"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    initParagraph(m_text, QStringLiteral("mm_problem_text"));
    initParagraph(m_notice, QStringLiteral("mm_notice_text"));
    initParagraph(m_settingsProblem, QStringLiteral("mm_settings_problem"));
    m_buttons->setLayout(new FlowLayout);
    m_buttons->layout()->setContentsMargins({});
    // The mnemonics must differ from those of the menus File, View and Help.
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
    layout->addWidget(m_settingsProblem);
    layout->addWidget(m_text);
    layout->addWidget(m_notice);
    layout->addWidget(m_buttons);
    updateVisibility();
}

QPushButton *ProblemPanel::addButton(const QString &text, const QString &name,
                                     void (ProblemPanel::*requested)())
{
    auto *button = new QPushButton(text, m_buttons);
    button->setObjectName(name);
    button->setAccessibleName(accessibleNameFor(text));
    button->setAutoDefault(true); // Enter presses it, not only the space bar
    connect(button, &QPushButton::clicked, this, requested);
    m_buttons->layout()->addWidget(button);
    return button;
}

void ProblemPanel::setStatus(const Status &status)
{
    m_status = status;
    const QString text = status.reason + QLatin1Char(' ') + status.remedy;
    // Setting the same text again would drop the user's selection.
    if (!status.remedy.isEmpty() && m_text->text() != text) {
        m_text->setText(text);
        m_text->setAccessibleName(text);
    }
    if (status.state == State::Active)
        m_notice->showText({});
    updateVisibility();
}

void ProblemPanel::setStartable(bool startable)
{
    m_startable = startable;
    updateVisibility();
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
    // Hidden first, so that a screen reader announces the same text again too.
    m_notice->hide();
    m_notice->showText(m_status.state == State::Active ? QString() : text);
    updateVisibility();
}

void ProblemPanel::setSettingsProblem(const QString &problem)
{
    m_settingsProblem->showText(problem);
    updateVisibility();
}

void ProblemPanel::updateVisibility()
{
    m_text->setVisible(!m_status.remedy.isEmpty());
    m_buttons->setVisible(!m_status.remedy.isEmpty());
    m_start->setVisible(m_startable && m_status.canStart);
    m_moveAside->setVisible(m_status.canMoveAside);
    m_showFile->setVisible(m_status.canShowFile);
    setVisible(!m_status.remedy.isEmpty() || !m_notice->text().isEmpty() ||
               !m_settingsProblem->text().isEmpty());
}

} // namespace mm

// SPDX-License-Identifier: MIT
#include "ui/problempanel.h"

#include <QLabel>
#include <QVBoxLayout>

namespace mm {

ProblemPanel::ProblemPanel(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("mm_problem_panel"));
    //: what a screen reader calls the paragraph that says what is wrong
    setAccessibleName(tr("Problem"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    m_text->setObjectName(QStringLiteral("mm_problem_text"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    hide();
}

void ProblemPanel::setStatus(const Status &status)
{
    if (!status.remedy.isEmpty()) {
        const QString text = status.reason + QLatin1Char(' ') + status.remedy;
        // Set only when it differs: a new text would drop what the user has selected to copy.
        if (m_text->text() != text) {
            m_text->setText(text);
            m_text->setAccessibleName(text);
        }
    }
    setVisible(!status.remedy.isEmpty());
}

} // namespace mm

// SPDX-License-Identifier: MIT
#include "ui/checkedfield.h"

#include "ui/noticelabel.h"
#include "ui/placeholder.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>

namespace mm {

CheckedField::CheckedField(const QString &name, Check check, QWidget *parent)
    : QWidget(parent)
    , m_check(std::move(check))
    , m_line(new QLineEdit(this))
    , m_problem(new NoticeLabel(this))
    , m_row(new QHBoxLayout)
{
    m_line->setObjectName(name);
    // Paths and addresses read from the left in every language.
    m_line->setLayoutDirection(Qt::LeftToRight);
    m_problem->setObjectName(name + QStringLiteral("_problem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    setFocusProxy(m_line);
    makePlaceholderLegible(m_line);

    m_row->addWidget(m_line, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(m_row);
    layout->addWidget(m_problem);

    connect(m_line, &QLineEdit::editingFinished, this, &CheckedField::check);
    connect(m_line, &QLineEdit::textEdited, this, [this] { setProblem({}); });
}

void CheckedField::addBeside(QWidget *widget)
{
    m_row->addWidget(widget);
}

void CheckedField::setText(const QString &text)
{
    m_text = text;
    m_line->setText(text);
    setProblem({});
}

void CheckedField::enter(const QString &text)
{
    m_line->setText(text);
    check();
}

void CheckedField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        makePlaceholderLegible(m_line);
    QWidget::changeEvent(event);
}

void CheckedField::check()
{
    const QString text = m_line->text();
    const QString problem = text == m_text ? QString() : m_check(text);
    setProblem(problem);
    if (!problem.isEmpty() || text == m_text)
        return;
    m_text = text;
    Q_EMIT accepted(text);
}

void CheckedField::setProblem(const QString &problem)
{
    // It stays shown where it is the same: a screen reader has spoken it.
    if (problem == m_problem->text())
        return;
    m_problem->setText(problem);
    m_problem->setAccessibleName(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_line->setAccessibleDescription(problem);
}

} // namespace mm

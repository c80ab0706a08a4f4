// SPDX-License-Identifier: MIT
#include "ui/widgets/validatedlineedit.h"

#include "ui/widgets/liveregionlabel.h"
#include "ui/widgets/placeholderlineedit.h"

#include <QHBoxLayout>

namespace mm {

ValidatedLineEdit::ValidatedLineEdit(const QString &name, Validate validate, QWidget *parent)
    : QWidget(parent)
    , m_validate(std::move(validate))
    , m_line(new PlaceholderLineEdit(this))
    , m_error(new LiveRegionLabel(this))
    , m_row(new QHBoxLayout)
{
    m_line->setObjectName(name);
    // Paths and addresses are read from the left in every language.
    m_line->setLayoutDirection(Qt::LeftToRight);
    m_error->setObjectName(name + QStringLiteral("_problem"));
    setFocusProxy(m_line);

    m_row->addWidget(m_line, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(m_row);
    layout->addWidget(m_error);

    connect(m_line, &QLineEdit::editingFinished, this, &ValidatedLineEdit::commit);
    connect(m_line, &QLineEdit::textEdited, this, [this] { showError({}); });
}

void ValidatedLineEdit::addBeside(QWidget *widget)
{
    m_row->addWidget(widget);
}

void ValidatedLineEdit::setText(const QString &text)
{
    m_text = text;
    m_line->setText(text);
    showError({});
}

void ValidatedLineEdit::enter(const QString &text)
{
    m_line->setText(text);
    commit();
}

void ValidatedLineEdit::copyTypedText(const ValidatedLineEdit &other)
{
    const QString text = other.m_line->text();
    if (text == other.m_text)
        return;
    m_line->setText(text);
    if (!other.m_error->text().isEmpty()) // otherwise it is still being typed
        showError(m_validate(text));
}

void ValidatedLineEdit::commit()
{
    // A pasted text often ends with a blank or a line end, which can't be seen in the field.
    const QString text = m_line->text().trimmed();
    if (text != m_line->text())
        m_line->setText(text);
    const QString error = text == m_text ? QString() : m_validate(text);
    showError(error);
    if (!error.isEmpty() || text == m_text)
        return;
    m_text = text;
    Q_EMIT accepted(text);
}

void ValidatedLineEdit::showError(const QString &error)
{
    // Showing the same error again would make a screen reader repeat it.
    if (error == m_error->text())
        return;
    m_error->showText(error);
    m_line->setAccessibleDescription(error);
}

} // namespace mm

// SPDX-License-Identifier: MIT
#include "ui/widgets/validatedlineedit.h"

#include "ui/widgets/liveregionlabel.h"
#include "ui/widgets/placeholderlineedit.h"

#include <QHBoxLayout>

namespace mm {

namespace {

/// A pasted text often has a blank, a line end or a format character such as a zero-width space at
/// its ends, which can't be seen in the field.
QString withoutInvisibleEnds(QStringView text)
{
    const auto isInvisible = [](QChar each) {
        return each.isSpace() || each.category() == QChar::Other_Format;
    };
    while (!text.isEmpty() && isInvisible(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isInvisible(text.back()))
        text.chop(1);
    return text.toString();
}

} // namespace

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
    const QString text = withoutInvisibleEnds(m_line->text());
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

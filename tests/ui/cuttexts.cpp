// SPDX-License-Identifier: MIT
#include "cuttexts.h"

#include "ui/statecolors.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace {

/// What is written on \p widget; empty for those that have no text of their own.
QString textOf(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        return button->text();
    if (const auto *choice = qobject_cast<const QComboBox *>(widget))
        return choice->currentText();
    if (const auto *number = qobject_cast<const QAbstractSpinBox *>(widget))
        return number->text();
    return {};
}

bool fits(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget); label && label->wordWrap())
        return label->heightForWidth(label->width()) <= label->height();
    const QSize needed = widget->minimumSizeHint();
    return needed.width() <= widget->width() && needed.height() <= widget->height();
}

} // namespace

QStringList cutTexts(const QWidget &window)
{
    QStringList cut;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        const QString text = textOf(widget);
        if (text.isEmpty() || !widget->isVisible())
            continue;
        const QPoint corner = widget->mapTo(&window, QPoint());
        const bool inside = window.rect().contains(QRect(corner, widget->size()));
        if (!fits(widget) || !inside)
            cut += u"%1 \"%2\" has %3 x %4"_s
                       .arg(QString::fromLatin1(widget->metaObject()->className()), text)
                       .arg(widget->width())
                       .arg(widget->height());
    }
    return cut;
}

QStringList faintTexts(const QWidget &window)
{
    QStringList faint;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        const QString text = textOf(widget);
        if (text.isEmpty() || !widget->isVisible() || !widget->isEnabled())
            continue;
        const QColor ink = widget->palette().color(widget->foregroundRole());
        const QColor paper = widget->palette().color(widget->backgroundRole());
        if (const double contrast = mm::contrastRatio(ink, paper); contrast < 4.5)
            faint += u"\"%1\": %2"_s.arg(text).arg(contrast);
    }
    return faint;
}

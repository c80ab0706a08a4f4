// SPDX-License-Identifier: MIT
#include "textlegibility.h"

#include "ui/widgets/contrast.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace {

/// The text of \p widget; empty if it has none.
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

QStringList truncatedTexts(const QWidget &window)
{
    QStringList truncated;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        const QString text = textOf(widget);
        if (text.isEmpty() || !widget->isVisible())
            continue;
        const QPoint corner = widget->mapTo(&window, QPoint());
        const bool inside = window.rect().contains(QRect(corner, widget->size()));
        if (!fits(widget) || !inside)
            truncated += u"%1 \"%2\" has %3 x %4"_s
                             .arg(QString::fromLatin1(widget->metaObject()->className()), text)
                             .arg(widget->width())
                             .arg(widget->height());
    }
    return truncated;
}

QStringList lowContrastTexts(const QWidget &window)
{
    QStringList found;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        const QString text = textOf(widget);
        if (text.isEmpty() || !widget->isVisible() || !widget->isEnabled())
            continue;
        const QColor foreground = widget->palette().color(widget->foregroundRole());
        const QColor background = widget->palette().color(widget->backgroundRole());
        if (const double contrast = mm::contrastRatio(foreground, background); contrast < 4.5)
            found += u"\"%1\": %2"_s.arg(text).arg(contrast);
    }
    return found;
}

// SPDX-License-Identifier: MIT
#include "ui/widgets/placeholderlineedit.h"

#include "ui/widgets/contrast.h"

#include <QEvent>

namespace mm {

PlaceholderLineEdit::PlaceholderLineEdit(QWidget *parent)
    : QLineEdit(parent)
{
    updatePlaceholder();
}

void PlaceholderLineEdit::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updatePlaceholder();
}

void PlaceholderLineEdit::updatePlaceholder()
{
    const QColor base = parentWidget()->palette().color(QPalette::Base);
    QPalette legiblePalette;
    legiblePalette.setColor(QPalette::PlaceholderText,
                            legible(statusColorOn(StatusColor::Gray, base), base, 4.5));
    setPalette(legiblePalette);
}

} // namespace mm

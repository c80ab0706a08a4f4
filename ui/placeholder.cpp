// SPDX-License-Identifier: MIT
#include "ui/placeholder.h"

#include "ui/statecolors.h"

#include <QLineEdit>

namespace mm {

void makePlaceholderLegible(QLineEdit *line)
{
    const QColor base = line->parentWidget()->palette().color(QPalette::Base);
    QPalette own;
    own.setColor(QPalette::PlaceholderText, legible(toneColor(Tone::Gray, base), base, 4.5));
    line->setPalette(own);
}

} // namespace mm

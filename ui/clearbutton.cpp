// SPDX-License-Identifier: MIT
#include "ui/clearbutton.h"

#include <QLineEdit>

namespace mm {

void offerToClear(QLineEdit *line)
{
    QObject::connect(
        line, &QLineEdit::textChanged, line, [line] { line->setClearButtonEnabled(true); },
        Qt::SingleShotConnection);
}

} // namespace mm

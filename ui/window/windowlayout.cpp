// SPDX-License-Identifier: MIT
#include "ui/window/windowlayout.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace mm {

QVariantMap readWindowLayout(QSettings *settings)
{
    QVariantMap layout;
    settings->beginGroup(u"window"_s);
    for (const QString &key : settings->childKeys())
        layout.insert(key, settings->value(key));
    settings->endGroup();
    return layout;
}

void writeWindowLayout(const QVariantMap &layout, QSettings *settings)
{
    settings->remove(u"window"_s);
    for (auto it = layout.cbegin(); it != layout.cend(); ++it)
        settings->setValue(u"window/"_s + it.key(), it.value());
}

} // namespace mm

// SPDX-License-Identifier: MIT
#pragma once

#include <QVariantMap>

class QSettings;

namespace mm {

/// The settings' group "window", which holds MonitorWindow::saveLayout().
[[nodiscard]] QVariantMap readWindowLayout(QSettings *settings);
/// Also removes the keys of other versions.
void writeWindowLayout(const QVariantMap &layout, QSettings *settings);

} // namespace mm

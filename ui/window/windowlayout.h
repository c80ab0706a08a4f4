// SPDX-License-Identifier: MIT
#pragma once

#include <QVariantMap>

class QSettings;

namespace mm {

/// The settings' group "window", which holds MonitorWindow::saveLayout().
[[nodiscard]] QVariantMap readWindowLayout(QSettings *settings);
/// Replaces the whole group, so that keys of other versions are removed.
void writeWindowLayout(const QVariantMap &layout, QSettings *settings);

} // namespace mm

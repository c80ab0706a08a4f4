// SPDX-License-Identifier: MIT
#pragma once

#include <QVariantMap>

class QSettings;
class QTableView;

namespace mm {

// The layout of the window: a map of setting names to values, saved as the settings' group
// "window".

[[nodiscard]] QVariantMap readWindowLayout(QSettings *settings);
void writeWindowLayout(const QVariantMap &layout, QSettings *settings);

/// Widths, sort order and visibility of the columns.
[[nodiscard]] QVariantMap columnLayout(const QTableView &table);
/// Defaults replace what is missing or out of range. The first column stays visible.
void restoreColumnLayout(const QVariantMap &layout, QTableView *table);

} // namespace mm

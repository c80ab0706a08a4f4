// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

class QWidget;

/// The widgets in \p window whose text does not fit into what they have been given: an entry each,
/// with what it shows. What scrolls or is elided on purpose is left out: cells of a table, the
/// trend.
QStringList cutTexts(const QWidget &window);

/// The visible texts in \p window that have less than 4.5:1 against what they stand on, as their
/// palettes say it: an entry each.
QStringList faintTexts(const QWidget &window);

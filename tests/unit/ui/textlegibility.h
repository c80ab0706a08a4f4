// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

class QWidget;

/// The visible widgets in \p window whose text does not fit their size, one entry each with the
/// text. Without those that scroll or elide: table cells, the trend.
QStringList truncatedTexts(const QWidget &window);

/// The visible texts in \p window with a contrast below 4.5:1 by their palettes, one entry each.
QStringList lowContrastTexts(const QWidget &window);

// SPDX-License-Identifier: MIT
#pragma once

class QHeaderView;
class QMenu;

namespace mm {

// Menus for the columns of a table whose first column is a name.

/// What a click on a column's title does, and the order of the file if a click can restore it.
void fillSortMenu(QMenu *menu, QHeaderView *header);
/// Which columns are shown; the first one always is.
void fillColumnsMenu(QMenu *menu, QHeaderView *header);

} // namespace mm

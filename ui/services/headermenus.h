// SPDX-License-Identifier: MIT
#pragma once

class QHeaderView;
class QMenu;

namespace mm {

// Menus for the columns of a table with a ServicesModel.

/// What a click on a column's title does, and the order of the file.
void fillSortMenu(QMenu *menu, QHeaderView *header);
/// Which columns are shown.
void fillColumnsMenu(QMenu *menu, QHeaderView *header);

} // namespace mm

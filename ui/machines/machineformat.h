// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace mm {

struct MachineRow;

// The texts of a MachinesModel::Column, in the language and locale of the program.

[[nodiscard]] QString machineColumnTitle(int column);
/// May be empty.
[[nodiscard]] QString machineColumnToolTip(int column);
[[nodiscard]] Qt::Alignment machineAlignment(int column);

/// The column Why is empty for a machine that is active; an unknown figure is an en dash.
[[nodiscard]] QString machineCell(const MachineRow &row, int column);
/// For screen readers: says that a figure is not known.
[[nodiscard]] QString machineAccessibleText(const MachineRow &row, int column);
/// Name, job and reason.
[[nodiscard]] QString machineToolTip(const MachineRow &row);
/// For a spreadsheet: the name is verbatim, numbers have no group separators.
[[nodiscard]] QString machineClipboardCell(const MachineRow &row, int column);
/// The value by which \p column is sorted, besides the name.
[[nodiscard]] double sortValue(const MachineRow &row, int column);

/// How to export the names of services: a sentence.
[[nodiscard]] QString unlistedServicesText();

} // namespace mm

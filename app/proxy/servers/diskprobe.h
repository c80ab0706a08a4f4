// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace mm {

/// Returns as soon as the disk of \p path responds; whether the file exists does not matter. A
/// process of its own tries it: a thread that hangs in the kernel would keep its process from
/// ending. Any thread.
void waitForDisk(const QString &path);

} // namespace mm

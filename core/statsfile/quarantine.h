// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

// Renames a broken stats file, so that MM can write a new one. Nothing is ever replaced or deleted.
// Each function blocks for as long as the disk does.

namespace mm {

/// A broken stats file, and its new name in the same folder.
struct QuarantinePlan
{
    QString from; ///< with all symbolic links resolved
    QString to;

    bool operator==(const QuarantinePlan &) const = default;
};

/// `<file>.corrupt-<timestamp>` in UTC, with a number appended when that exists. Another process
/// may create a file of that name before it is used.
[[nodiscard]] QString quarantineName(const QString &file);

/// Renames \p file, whatever its content, to its quarantineName(), returned in \p to; copies it
/// when it is mounted by itself. False, with a clause in \p error, leaves it as it was.
[[nodiscard]] bool moveToQuarantine(const QString &file, QString *to, QString *error);

/// Reads the file at \p path and returns what quarantineFile() would do for it; nothing, with a
/// sentence in \p error, when its content is not broken.
[[nodiscard]] std::optional<QuarantinePlan> planQuarantine(const QString &path, QString *error);

/// Carries out \p plan, unless the file is valid by now or the new name exists. False, with a
/// sentence in \p error, leaves both as they were.
[[nodiscard]] bool quarantineFile(const QuarantinePlan &plan, QString *error);

} // namespace mm

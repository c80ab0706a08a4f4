// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace mm {

/// A stats file that can't be used, and the free name beside it that it would get.
struct AsideMove
{
    QString from; ///< behind all symbolic links
    QString to;

    bool operator==(const AsideMove &) const = default;
};

/// `<file>.corrupt-<timestamp>`, the time in UTC, with a number behind it where that is taken: the
/// one scheme of names, of the tracker and of people who move a file by hand. It may be taken by
/// the time that it is used.
[[nodiscard]] QString asideName(const QString &file);

/// What moving aside the file at \p path would do; nothing, with a sentence in \p error, when its
/// content is not what is wrong. Looks at the file, and so blocks for as long as the disk does.
[[nodiscard]] std::optional<AsideMove> planMoveAside(const QString &path, QString *error);

/// Does it, unless the content is sound by now or the new name is taken. False, with a sentence in
/// \p error, leaves both as they were. Nothing is ever replaced or deleted. Blocks for as long as
/// the disk does.
[[nodiscard]] bool moveAside(const AsideMove &move, QString *error);

} // namespace mm

// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace mm {

/// Reads a bearer token: one line of at least 16 characters of RFC 6750 (letters, digits, -._~+/
/// and = at the end), in a regular file of this user or root that group and others can't access.
/// They may read a file whose mode this user can't change: root's, or on a read-only file system.
/// A pipe is read too, for up to 3 s. Blanks around the token are removed. Empty on failure, with
/// \p error, one sentence.
[[nodiscard]] QByteArray readTokenFile(const QString &path, QString *error);

} // namespace mm

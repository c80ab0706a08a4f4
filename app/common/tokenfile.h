// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace mm {

/// Reads a file with a secret: a regular file of this user or root that group and others can't
/// access. They may read a file whose mode this user can't change: root's, or on a read-only file
/// system. A pipe is read too, and counts as empty if it has not ended after 3 s. Empty on failure,
/// with \p problem, a sentence with a small first letter that does not name the file.
[[nodiscard]] QByteArray readSecretFile(const QString &path, qint64 maxSize, QString *problem);

/// Reads a bearer token: one line of at least 16 characters of RFC 6750 (letters, digits, -._~+/
/// and = at the end), in a file that readSecretFile() accepts. Blanks around the token are removed.
/// Empty on failure, with \p error, one sentence.
[[nodiscard]] QByteArray readTokenFile(const QString &path, QString *error);

} // namespace mm

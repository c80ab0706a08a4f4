// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace mm {

/// Reads a bearer token: one line of at least 16 characters of RFC 6750 (letters, digits, -._~+/
/// and = at the end), in a regular file of this user or root that group and others can't access.
/// Blanks around it are removed. Empty on failure, with \p error, one sentence.
[[nodiscard]] QByteArray readTokenFile(const QString &path, QString *error);

} // namespace mm

// SPDX-License-Identifier: MIT
#pragma once

#include <QFile>

/// Replaces the content of \p path. Unbuffered, so that a full disk makes it fail.
[[nodiscard]] inline bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered) &&
           file.write(bytes) == bytes.size();
}

/// The content of \p path; empty if it can't be read.
[[nodiscard]] inline QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

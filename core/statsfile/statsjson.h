// SPDX-License-Identifier: MIT
#pragma once

#include "core/statsfile/snapshot.h"
#include "core/system/deferredtext.h"

#include <QByteArray>

namespace mm {

/// Why some bytes are not a stats file.
struct ParseError
{
    enum class Kind { Empty, NotUtf8, NotJson, Invalid };

    Kind kind = Kind::Invalid;
    qint64 offset = -1; ///< byte of the error; -1 for Kind::Empty and Kind::Invalid
    DeferredText
        detail; ///< for NotJson the parser's message, for Invalid which key breaks which rule
};

/// Parses a stats file. Accepts what QJsonDocument accepts: RFC 8259 JSON, also with a byte order
/// mark, nested up to 1024 levels; the last of duplicate keys counts. Ignores unknown keys. On
/// failure returns nothing and fills \p error. Thread-safe.
std::optional<Snapshot> parseSnapshot(const QByteArray &bytes, ParseError *error);

/// \p snapshot as UTF-8 JSON with 2-space indent and one trailing newline. Lone surrogates become
/// U+FFFD.
QByteArray toJson(const Snapshot &snapshot);

} // namespace mm

// SPDX-License-Identifier: MIT
#pragma once

#include "core/snapshot.h"

#include <QByteArray>

namespace mm {

/// Why some bytes are no stats file.
struct ParseFault
{
    enum class Kind { Empty, NotUtf8, NotJson, Invalid };

    Kind kind = Kind::Invalid;
    qint64 offset = -1; ///< byte where it went wrong; -1 for Kind::Empty and Kind::Invalid
    QString detail; ///< for NotJson what the parser missed, for Invalid which key breaks which rule
};

/// Reads a stats file (RFC 8259 JSON; of duplicate keys the last counts, unknown keys are ignored,
/// a byte order mark is passed over, nesting ends at 1024). Nothing, with \p fault filled, when the
/// bytes break a rule.
std::optional<Snapshot> parseSnapshot(const QByteArray &bytes, ParseFault *fault);

/// The same, slower: what parseSnapshot() asks when a file is not as writers make it.
std::optional<Snapshot> parseAnySnapshot(const QByteArray &bytes, ParseFault *fault);

/// \p snapshot as UTF-8 JSON with 2-space indent and one trailing newline.
QByteArray toJson(const Snapshot &snapshot);

} // namespace mm

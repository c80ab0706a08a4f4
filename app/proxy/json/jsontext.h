// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace mm {

/// \p utf8, which is valid, as a JSON string with its quotes (RFC 8259, 7).
[[nodiscard]] QByteArray quotedJson(QByteArrayView utf8);

/// The size of that string.
[[nodiscard]] qsizetype quotedJsonSize(QByteArrayView utf8);

/// \p json, which is valid, without line ends, for a transport in lines. In JSON they can only be
/// white space between tokens.
[[nodiscard]] QByteArray onOneLine(QByteArray json);

} // namespace mm

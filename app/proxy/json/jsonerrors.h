// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace mm {

/// Why \p bytes, whose jsonText() is not JSON from its byte \p errorAt on, are rejected: with the
/// cause, where it is a usual mistake. Begins with \p subject, without full stop.
[[nodiscard]] QString describeInvalidJson(const QString &subject, const QByteArray &bytes,
                                          qsizetype errorAt);

/// As describeInvalidJson(), for the body of a request: a sentence.
[[nodiscard]] QString describeInvalidBody(const QByteArray &body, qsizetype errorAt);

/// The usual mistake by which a text is not JSON from \p rest on, as a clause: what JSON has
/// instead; empty if none is known. \p before is the text before it.
[[nodiscard]] QString jsonHint(QByteArrayView before, QByteArrayView rest);

/// Whether \p bytes are in UTF-16 or UTF-32, if they are to be JSON.
[[nodiscard]] bool isUtf16(QByteArrayView bytes);

/// The compression of \p bytes by their start, such as "gzip"; empty if none is known.
[[nodiscard]] QString compressionOf(QByteArrayView bytes);

/// The most bytes that quoteStart() quotes.
inline constexpr qsizetype maxQuoted = 300;

/// The first characters of what a program sent, in quotes, for a sentence; empty without visible
/// ones.
[[nodiscard]] QString quoteStart(const QByteArray &bytes);

} // namespace mm

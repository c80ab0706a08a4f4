// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/parser.h"

#include <QTest>

namespace mm::test {

/// Feeds \p pieces to a parser as a connection does: unconsumed bytes are fed again with the next
/// piece. Returns the bytes left over.
template <class Parser>
QByteArray feedPieces(Parser &parser, const QByteArrayList &pieces)
{
    QByteArray input;
    for (const QByteArray &piece : pieces) {
        input += piece;
        input.remove(0, parser.feed(input));
    }
    return input;
}

inline QByteArrayList bytewise(const QByteArray &bytes)
{
    QByteArrayList pieces;
    pieces.reserve(bytes.size());
    for (const char byte : bytes)
        pieces.append(QByteArray(1, byte));
    return pieces;
}

/// Whether \p result returns the same for \p bytes in one piece, in two and in single bytes. If
/// not, \p difference describes the first failure.
template <class Result>
bool isSameInPieces(const QByteArray &bytes, Result result, QByteArray *difference)
{
    const auto whole = result({bytes});
    const auto differs = [&](const QByteArrayList &pieces, const QByteArray &how) {
        const auto cut = result(pieces);
        if (cut != whole)
            *difference = how + ": " + cut + "\nin one piece: " + whole;
        return cut != whole;
    };
    if (differs(bytewise(bytes), "byte by byte"))
        return false;
    for (qsizetype at = 1; at < bytes.size(); ++at) {
        if (differs({bytes.first(at), bytes.sliced(at)}, "cut at " + QByteArray::number(at)))
            return false;
    }
    return true;
}

/// Replaces LF by CRLF, so that tables stay readable.
inline QByteArray withLines(QByteArray text)
{
    return text.replace('\n', "\r\n");
}

inline QByteArray progressName(http::Progress progress)
{
    switch (progress) {
    case http::Progress::Head:
        return "head";
    case http::Progress::Body:
        return "body";
    case http::Progress::Done:
        return "done";
    case http::Progress::Failed:
        return "failed";
    }
    return {};
}

} // namespace mm::test

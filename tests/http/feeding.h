// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/parser.h"

#include <QTest>

namespace mm::test {

/// Hands \p pieces to a parser as a connection does: what is not used up comes again with the next
/// one. Gives back what is left over at the end.
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

/// Whether \p result gives the same for \p bytes in one piece, in two and in many; when not, where
/// it was cut is told in \p difference.
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

/// What an end of a line looks like in a table.
inline QByteArray withLines(QByteArray text)
{
    return text.replace('\n', "\r\n");
}

inline QByteArray stageName(http::Stage stage)
{
    switch (stage) {
    case http::Stage::Head:
        return "head";
    case http::Stage::Body:
        return "body";
    case http::Stage::Done:
        return "done";
    case http::Stage::Failed:
        return "failed";
    }
    return {};
}

} // namespace mm::test

// SPDX-License-Identifier: MIT
#pragma once

#include "core/statsfile/statsjson.h"

#include <QRandomGenerator>

namespace mm::test {

/// A file with every key of the format and characters of every length in UTF-8.
inline QByteArray fullSample()
{
    using namespace Qt::StringLiterals;
    using namespace std::chrono_literals;
    Snapshot snapshot{2,
                      127,
                      QStringLiteral("2026-02-06T10:30:45.123456"),
                      {{u"ee_monitor \"ü€😀\"\n"_s, u"2026-02-06T10:20:00"_s, 0},
                       {u"ee_cycle_1"_s, u"2026-02-06T10:25:30"_s, 12}},
                      Writer{4711, u"laptop"_s, 2500ms, Writer::State::Running}};
    return toJson(snapshot);
}

/// Damages \p bytes somewhere; the result may still be a stats file.
inline void mutate(QByteArray &bytes, QRandomGenerator &random)
{
    const auto at = random.bounded(bytes.size());
    const auto length = qMin<qsizetype>(random.bounded(40), bytes.size() - at);
    switch (random.bounded(7)) {
    case 0:
        bytes[at] = static_cast<char>(random.bounded(256));
        break;
    case 1:
        bytes[at] = static_cast<char>(bytes.at(at) ^ (1 << random.bounded(8)));
        break;
    case 2:
        bytes.remove(at, length);
        break;
    case 3:
        bytes.insert(at, bytes.mid(random.bounded(bytes.size()), length));
        break;
    case 4:
        bytes.insert(at, QByteArray("{[\",:}]-.e0919\\u\xC3\x80").mid(random.bounded(20), 3));
        break;
    case 5:
        bytes.replace(at, length, QByteArray(length, static_cast<char>('0' + random.bounded(10))));
        break;
    default:
        bytes.truncate(at);
        break;
    }
    if (bytes.isEmpty())
        bytes = "{";
}

} // namespace mm::test

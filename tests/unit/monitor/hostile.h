// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/status.h"

namespace mm::test {

/// A path with characters that have a meaning in some output format.
inline QString hostilePath()
{
    using namespace Qt::StringLiterals;
    return u"/a|b <i>&amp;\"'\\ #[fg=red] #(date) #{pid} %H {}\n\t\a\u001b[31m\u202e\u2028\u0085"
           "\U0001F680 x=1;2 | 'y'=3\r\n"_s;
}

/// Active, or NotUpdating if \p silent, with a writer on the host \p host.
inline Reading readingOfHost(const QString &host, bool silent)
{
    using namespace std::chrono_literals;
    Reading reading;
    reading.outcome = ReadOutcome::Valid;
    reading.path = hostilePath();
    reading.at = Instant::now();
    reading.modified = reading.at.wall - 3s;
    reading.snapshot.totalServices = 5;
    reading.snapshot.totalMessages = 1247;
    reading.snapshot.writer = Writer{};
    reading.snapshot.writer->host = host;
    reading.silence = silent ? 40s : 0s;
    return reading;
}

} // namespace mm::test

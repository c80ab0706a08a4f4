// SPDX-License-Identifier: MIT
#pragma once

#include "core/status.h"

namespace mm::test {

/// What a path may hold and a program that reads it could take for its own.
inline QString hostilePath()
{
    using namespace Qt::StringLiterals;
    return u"/a|b <i>&amp;\"'\\ #[fg=red] #(date) #{pid} %H {}\n\t\a\u001b[31m\u202e\u2028\u0085"
           "\U0001F680 x=1;2 | 'y'=3\r\n"_s;
}

/// A reading that is Active, or NotUpdating, by a writer whose host's name is \p host.
inline Reading readingOfHost(const QString &host, bool silent)
{
    using namespace std::chrono_literals;
    Reading reading;
    reading.outcome = Outcome::Valid;
    reading.path = hostilePath();
    reading.at = Moment::now();
    reading.modified = reading.at.wall - 3s;
    reading.snapshot.totalServices = 5;
    reading.snapshot.totalMessages = 1247;
    reading.snapshot.writer = Writer{};
    reading.snapshot.writer->host = host;
    reading.silence = silent ? 40s : 0s;
    return reading;
}

} // namespace mm::test

// SPDX-License-Identifier: MIT
#pragma once

#include "core/statsfile/snapshot.h"

#include <QString>

#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <functional>
#include <vector>

/// Shared by the programs of corebench.py. Each prepares its work once. Then, for each number read
/// from standard input, it does so many units of its work and prints a line of figures. So two
/// programs can be measured alternately, and a slow machine affects both.
namespace bench {

using Steady = std::chrono::steady_clock;

inline double nanosecondsSince(Steady::time_point begun)
{
    return std::chrono::duration<double, std::nano>(Steady::now() - begun).count();
}

/// Processor time in nanoseconds, of \p clock: CLOCK_THREAD_CPUTIME_ID, CLOCK_PROCESS_CPUTIME_ID.
inline double processorTime(clockid_t clock)
{
    timespec time = {};
    ::clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) * 1e9 + static_cast<double>(time.tv_nsec);
}

/// \p text as a number; 0 if it is none.
inline int numberFrom(const char *text)
{
    int number = 0;
    std::from_chars(text, text + std::strlen(text), number);
    return number;
}

/// Calls \p work for each line of the input. Returns 64 for a line that is no number above 0.
inline int answer(const std::function<std::vector<double>(int)> &work)
{
    char line[32];
    while (std::fgets(line, sizeof line, stdin)) {
        const int units = numberFrom(line);
        if (units <= 0)
            return 64;
        for (const double figure : work(units))
            std::printf("%.3f ", figure);
        std::printf("\n");
        std::fflush(stdout);
    }
    return 0;
}

/// All names have the same length.
inline QString serviceName(int number)
{
    return QStringLiteral("ee_service_%1").arg(number, 6, 10, QLatin1Char('0'));
}

inline mm::Snapshot snapshotOf(int services)
{
    mm::Snapshot snapshot;
    for (int i = 0; i < services; ++i)
        snapshot.services.append(
            {serviceName(i), QStringLiteral("2026-01-02T03:04:05.678901"), 1000 + i});
    snapshot.totalServices = services;
    snapshot.totalMessages = 123'456'789;
    snapshot.lastUpdated = QStringLiteral("2026-01-02T03:04:05.678901");
    return snapshot;
}

} // namespace bench

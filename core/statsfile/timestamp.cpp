// SPDX-License-Identifier: MIT
#include "core/statsfile/timestamp.h"

#include <atomic>
#include <cstdio>
#include <ctime>

namespace mm {

QString toTimestamp(std::chrono::system_clock::time_point when)
{
    using namespace std::chrono;
    const auto second = floor<seconds>(when);
    const auto micros = floor<microseconds>(when) - second;
    // QDateTime would check the zone's file for each conversion. Once a second is enough.
    static std::atomic<std::time_t> lastCheck{-1};
    if (const std::time_t now = std::time(nullptr); lastCheck.exchange(now) != now)
        ::tzset();
    const std::time_t time = system_clock::to_time_t(second);
    std::tm local{};
    ::localtime_r(&time, &local);
    char text[64];
    const int size =
        std::snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02d.%06d", local.tm_year + 1900,
                      local.tm_mon + 1, local.tm_mday, local.tm_hour, local.tm_min, local.tm_sec,
                      static_cast<int>(micros.count()));
    return QString::fromLatin1(text, size);
}

QDateTime fromTimestamp(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs);
}

} // namespace mm

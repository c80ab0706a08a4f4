// SPDX-License-Identifier: MIT
#include "core/statsfile/timestamp.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <ctime>

using namespace std::chrono;

namespace mm {

namespace {

std::tm localTime(time_point<system_clock, seconds> when)
{
    // QDateTime would check the zone's file for each conversion. Once a second is enough.
    static std::atomic<std::time_t> lastCheck{-1};
    if (const std::time_t now = std::time(nullptr); lastCheck.exchange(now) != now)
        ::tzset();
    const std::time_t time = system_clock::to_time_t(when);
    std::tm local{};
    ::localtime_r(&time, &local);
    return local;
}

} // namespace

QString toTimestamp(system_clock::time_point when)
{
    const auto second = floor<seconds>(when);
    const auto micros = floor<microseconds>(when) - second;
    const std::tm local = localTime(second);
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

int utcOffset(system_clock::time_point when)
{
    return static_cast<int>(localTime(floor<seconds>(when)).tm_gmtoff);
}

QString withUtcOffset(const QString &text, int offset)
{
    char suffix[16];
    const int size = std::snprintf(suffix, sizeof suffix, "%c%02d:%02d", offset < 0 ? '-' : '+',
                                   std::abs(offset) / 3600, std::abs(offset) / 60 % 60);
    const QString zoned = text + QLatin1StringView(suffix, size);
    return fromTimestamp(zoned).isValid() ? zoned : text;
}

} // namespace mm

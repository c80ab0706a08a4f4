// SPDX-License-Identifier: MIT
#include "core/statsfile/timestamp.h"

#include <array>
#include <atomic>
#include <cstdio>
#include <ctime>

namespace mm {

namespace {

/// The local time of \p second. QDateTime would check the system's time zone for each call; once a
/// second is enough to notice that the user has changed it.
std::tm localTime(std::time_t second)
{
    static std::atomic<std::time_t> lastCheck{-1};
    const std::time_t now = std::time(nullptr);
    if (lastCheck.exchange(now, std::memory_order_relaxed) != now)
        ::tzset();
    std::tm local{};
    ::localtime_r(&second, &local);
    return local;
}

} // namespace

QString toTimestamp(std::chrono::system_clock::time_point when)
{
    using namespace std::chrono;
    const auto micros = floor<microseconds>(when.time_since_epoch()).count();
    const auto second = floor<seconds>(when.time_since_epoch()).count();
    const std::tm local = localTime(second);
    std::array<char, 64> text;
    const int length =
        std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:%02d.%06d",
                      local.tm_year + 1900, local.tm_mon + 1, local.tm_mday, local.tm_hour,
                      local.tm_min, local.tm_sec, static_cast<int>(micros - second * 1'000'000));
    return QString::fromLatin1(text.data(), length);
}

QDateTime fromTimestamp(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs);
}

} // namespace mm

// SPDX-License-Identifier: MIT
#include "core/timestamp.h"

namespace mm {

QString toTimestamp(std::chrono::system_clock::time_point when)
{
    using namespace std::chrono;
    const auto micros = floor<microseconds>(when.time_since_epoch()).count();
    const auto second = micros >= 0 ? micros / 1'000'000 : (micros - 999'999) / 1'000'000;
    const QDateTime local = QDateTime::fromSecsSinceEpoch(second, Qt::LocalTime);
    return local.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")) +
           QStringLiteral(".%1").arg(micros - second * 1'000'000, 6, 10, QLatin1Char('0'));
}

QDateTime fromTimestamp(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs);
}

} // namespace mm

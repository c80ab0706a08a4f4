// SPDX-License-Identifier: MIT
#include "core/statsfile/timestamp.h"

namespace mm {

QString toTimestamp(std::chrono::system_clock::time_point when)
{
    using namespace std::chrono;
    const auto second = floor<seconds>(when.time_since_epoch());
    const auto micros = floor<microseconds>(when.time_since_epoch()) - second;
    return QDateTime::fromSecsSinceEpoch(second.count()).toString(Qt::ISODate) + u'.' +
           QString::number(micros.count()).rightJustified(6, u'0');
}

QDateTime fromTimestamp(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs);
}

} // namespace mm

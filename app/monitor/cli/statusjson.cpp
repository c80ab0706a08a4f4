// SPDX-License-Identifier: MIT
#include "app/monitor/cli/statusjson.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mm {

QByteArray statusJson(const Reading &reading, const Status &status, const Instant &now)
{
    const auto age = ageOf(reading, now);
    const bool isValid = reading.outcome == ReadOutcome::Valid;
    const QJsonObject line{
        {u"state"_s, stateName(status.state)},
        {u"text"_s, status.text},
        {u"color"_s, colorName(status.color)},
        {u"services"_s, isValid ? QJsonValue(reading.snapshot.totalServices) : QJsonValue()},
        {u"messages"_s, isValid ? QJsonValue(reading.snapshot.totalMessages) : QJsonValue()},
        {u"age_s"_s, age ? QJsonValue(static_cast<qint64>(age->count())) : QJsonValue()},
        {u"reason"_s, status.reason},
        {u"path"_s, reading.path},
    };
    return QJsonDocument(line).toJson(QJsonDocument::Compact);
}

} // namespace mm

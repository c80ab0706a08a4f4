// SPDX-License-Identifier: MIT
#include "app/monitor/statusline.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mm {

QByteArray statusLine(const Reading &reading, const Status &status, const Moment &now)
{
    const auto age = ageOf(reading, now);
    const bool known = reading.outcome == Outcome::Valid;
    const QJsonObject line{
        {u"state"_s, stateName(status.state)},
        {u"text"_s, status.text},
        {u"color"_s, toneName(status.tone)},
        {u"services"_s, known ? QJsonValue(reading.snapshot.totalServices) : QJsonValue()},
        {u"messages"_s, known ? QJsonValue(reading.snapshot.totalMessages) : QJsonValue()},
        {u"age_s"_s, age ? QJsonValue(static_cast<qint64>(age->count())) : QJsonValue()},
        {u"reason"_s, status.reason},
        {u"path"_s, reading.path},
    };
    return QJsonDocument(line).toJson(QJsonDocument::Compact);
}

} // namespace mm

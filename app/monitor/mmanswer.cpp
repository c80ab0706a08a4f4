// SPDX-License-Identifier: MIT
#include "app/monitor/mmanswer.h"

#include <QDir>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using Kind = mm::http::Outcome::Kind;

namespace mm {

namespace {

QString statsFileIn(const QJsonObject &health)
{
    const QString file = health.value("stats_file"_L1).toString();
    return QDir::isAbsolutePath(file) ? QDir::cleanPath(file) : QString();
}

} // namespace

Sign signOfHealth(const http::Outcome &outcome, const QString &statsFile)
{
    const auto health = healthIn(outcome);
    if (!health)
        return outcome.kind == Kind::Answered ? Sign::AskServices : Sign::Failure;
    const bool namesItself = health->value("program"_L1).toString() == "mm-proxy"_L1;
    const bool isWriter = statsFileIn(*health) == QDir::cleanPath(statsFile);
    return namesItself && !isWriter ? Sign::Nothing : Sign::Answering;
}

Sign signOfServices(const http::Outcome &outcome)
{
    return servicesIn(outcome) ? Sign::Answering : Sign::Failure;
}

Sign signOfOther(const http::Outcome &outcome)
{
    switch (outcome.kind) {
    case Kind::Refused:
    case Kind::Closed:
    case Kind::BadAnswer:
    case Kind::TimedOut:
        return Sign::Failure;
    case Kind::Answered:
    case Kind::TooLarge:
    case Kind::Overloaded:
        break;
    }
    return Sign::Nothing;
}

std::optional<QJsonObject> healthIn(const http::Outcome &outcome)
{
    if (outcome.kind != Kind::Answered || outcome.answer.status != 200)
        return {};
    return QJsonDocument::fromJson(outcome.answer.body).object();
}

QString otherStatsFile(const QJsonObject &health, const QString &statsFile)
{
    const QString file = statsFileIn(health);
    return file == QDir::cleanPath(statsFile) ? QString() : file;
}

std::optional<QJsonArray> servicesIn(const http::Outcome &outcome)
{
    if (outcome.kind != Kind::Answered || outcome.answer.status != 200)
        return {};
    const auto services =
        QJsonDocument::fromJson(outcome.answer.body).object().value("services"_L1);
    return services.isArray() ? std::optional(services.toArray()) : std::nullopt;
}

int portOf(const QString &instance, const QJsonArray &services)
{
    for (const auto &each : services) {
        const QJsonObject service = each.toObject();
        if (service.value("instance_name"_L1).toString() == instance)
            return service.value("port"_L1).toInt();
    }
    return 0;
}

} // namespace mm

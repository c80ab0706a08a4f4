// SPDX-License-Identifier: MIT
#include "app/monitor/proxyclient/mmresponse.h"

#include <QDir>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

QString statsFileIn(const QJsonObject &health)
{
    const QString file = health.value("stats_file"_L1).toString();
    return QDir::isAbsolutePath(file) ? QDir::cleanPath(file) : QString();
}

} // namespace

ProbeResult resultOfHealth(const http::CallResult &outcome, const QString &statsFile)
{
    const auto health = parseOk(outcome);
    if (!health)
        return outcome.kind == http::CallResult::Kind::Answered ? ProbeResult::TryServices
                                                                : ProbeResult::Failed;
    const bool namesItself = health->value("program"_L1).toString() == "mm-proxy"_L1;
    const bool isWriter = statsFileIn(*health) == QDir::cleanPath(statsFile);
    return namesItself && !isWriter ? ProbeResult::Inconclusive : ProbeResult::Answering;
}

ProbeResult resultOfServices(const http::CallResult &outcome)
{
    const auto object = parseOk(outcome);
    return object && object->value("services"_L1).isArray() ? ProbeResult::Answering
                                                            : ProbeResult::Failed;
}

std::optional<QJsonObject> parseOk(const http::CallResult &outcome)
{
    if (outcome.kind != http::CallResult::Kind::Answered || outcome.response.status != 200)
        return {};
    return QJsonDocument::fromJson(outcome.response.body).object();
}

QString otherStatsFile(const QJsonObject &health, const QString &statsFile)
{
    const QString file = statsFileIn(health);
    return file == QDir::cleanPath(statsFile) ? QString() : file;
}

} // namespace mm

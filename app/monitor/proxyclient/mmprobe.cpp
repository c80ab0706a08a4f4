// SPDX-License-Identifier: MIT
#include "app/monitor/proxyclient/mmprobe.h"

#include "app/http/blockingget.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

constexpr qsizetype maxProbeBody = qsizetype(1024) * 1024;

/// In a container the writer's file may have another path.
bool isProcessOf(const QJsonObject &health, const Writer &writer)
{
    return health.value("pid"_L1).toInteger() == writer.pid &&
           health.value("start_time"_L1).toInteger() == writer.startTime;
}

bool writes(const QJsonObject &health, const QString &statsFile)
{
    const QString file = statsFileOf(health);
    if (file.isEmpty())
        return false;
    const QString canonical = QFileInfo(file).canonicalFilePath();
    return file == QDir::cleanPath(statsFile) ||
           (!canonical.isEmpty() && canonical == QFileInfo(statsFile).canonicalFilePath());
}

} // namespace

MmReachability probeMm(const MmUrl &url, const QString &statsFile,
                       const std::optional<Writer> &writer, std::chrono::milliseconds timeout,
                       QString *saveError)
{
    const QDeadlineTimer deadline(timeout);
    const auto get = [&](const QByteArray &path) {
        return http::blockingGet(url.addresses, url.port, path, deadline, maxProbeBody,
                                 url.token.text);
    };
    const http::CallResult result = get("/health");
    if (const auto health = parseOk(result)) {
        if (saveError)
            *saveError = health->value("error"_L1).toString();
        const bool isThatProcess = writer && isProcessOf(*health, *writer);
        if (isThatProcess && writer->state == Writer::State::Running)
            return MmReachability::Answering;
        // mm-proxy names itself in its file, so it did not write what names nobody, or another.
        const bool isMmProxy = health->value("program"_L1).toString() == "mm-proxy"_L1;
        return isMmProxy && writes(*health, statsFile) ? MmReachability::NotSaving
               : isMmProxy || writer                   ? MmReachability::Unknown
                                                       : MmReachability::Answering;
    }
    if (result.kind != http::CallResult::Kind::Answered)
        return MmReachability::Gone;
    // An MM that requires another token may be the one that writes the file, or not.
    if (writer || result.response.status == 401)
        return MmReachability::Unknown;
    const auto services = parseOk(get("/services")); // an older MM has no /health
    return services && services->value("services"_L1).isArray() ? MmReachability::Answering
                                                                : MmReachability::Gone;
}

std::optional<QJsonObject> parseOk(const http::CallResult &result)
{
    const int status = result.response.status;
    if (result.kind != http::CallResult::Kind::Answered || (status != 200 && status != 503))
        return {};
    const QJsonObject object = QJsonDocument::fromJson(result.response.body).object();
    // An MM that can't save, or has too many connections, sends 503 with JSON; others with a page.
    if (status == 503 && object.isEmpty())
        return {};
    return object;
}

QString statsFileOf(const QJsonObject &health)
{
    const QString file = health.value("stats_file"_L1).toString();
    return QDir::isAbsolutePath(file) ? QDir::cleanPath(file) : QString();
}

} // namespace mm

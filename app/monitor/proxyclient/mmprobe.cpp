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

/// \p health is of the MM that writes \p statsFile. In a container that file may have another path.
bool isOfWriter(const QJsonObject &health, const QString &statsFile, const Writer &writer)
{
    const QString file = statsFileOf(health);
    const bool isThatProcess = writer.startTime != 0 &&
                               health.value("pid"_L1).toInteger() == writer.pid &&
                               health.value("start_time"_L1).toInteger() == writer.startTime;
    return isThatProcess || (!file.isEmpty() && (file == QDir::cleanPath(statsFile) ||
                                                 QFileInfo(file).canonicalFilePath() ==
                                                     QFileInfo(statsFile).canonicalFilePath()));
}

} // namespace

MmReachability probeMm(const MmUrl &url, const QString &statsFile,
                       const std::optional<Writer> &writer, std::chrono::milliseconds timeout)
{
    const QDeadlineTimer deadline(timeout);
    const auto get = [&](const QByteArray &path) {
        return http::blockingGet(url.addresses, url.port, path, deadline, maxProbeBody,
                                 url.token.text);
    };
    const http::CallResult result = get("/health");
    if (const auto health = parseOk(result)) {
        if (writer)
            return isOfWriter(*health, statsFile, *writer) ? MmReachability::Answering
                                                           : MmReachability::Unknown;
        // mm-proxy names itself as the writer of its file, so it did not write a file without one.
        const bool isOther = health->value("program"_L1).toString() == "mm-proxy"_L1 &&
                             statsFileOf(*health) != QDir::cleanPath(statsFile);
        return isOther ? MmReachability::Unknown : MmReachability::Answering;
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
    // GET /health of an MM that can't save has status 503.
    const int status = result.response.status;
    if (result.kind != http::CallResult::Kind::Answered || (status != 200 && status != 503))
        return {};
    return QJsonDocument::fromJson(result.response.body).object();
}

QString statsFileOf(const QJsonObject &health)
{
    const QString file = health.value("stats_file"_L1).toString();
    return QDir::isAbsolutePath(file) ? QDir::cleanPath(file) : QString();
}

} // namespace mm

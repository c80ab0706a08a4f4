// SPDX-License-Identifier: MIT
#include "app/monitor/proxyclient/mmprobe.h"

#include "app/http/blockingget.h"

#include <QDir>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

constexpr qsizetype maxProbeBody = qsizetype(1024) * 1024;

} // namespace

MmReachability probeMm(const MmUrl &url, const QString &statsFile,
                       std::chrono::milliseconds timeout)
{
    const QDeadlineTimer deadline(timeout);
    const auto get = [&](const QByteArray &path) {
        return http::blockingGet(url.addresses, url.port, path, deadline, maxProbeBody,
                                 url.token.text);
    };
    const http::CallResult result = get("/health");
    if (const auto health = parseOk(result)) {
        // mm-proxy names itself as the writer of its file, so it did not write a file without one.
        const bool isOther = health->value("program"_L1).toString() == "mm-proxy"_L1 &&
                             statsFileOf(*health) != QDir::cleanPath(statsFile);
        return isOther ? MmReachability::Unknown : MmReachability::Answering;
    }
    if (result.kind != http::CallResult::Kind::Answered)
        return MmReachability::Gone;
    // An MM that requires another token may be the one that writes the file, or not.
    if (result.response.status == 401)
        return MmReachability::Unknown;
    const auto services = parseOk(get("/services")); // an older MM has no /health
    return services && services->value("services"_L1).isArray() ? MmReachability::Answering
                                                                : MmReachability::Gone;
}

std::optional<QJsonObject> parseOk(const http::CallResult &result)
{
    if (result.kind != http::CallResult::Kind::Answered || result.response.status != 200)
        return {};
    return QJsonDocument::fromJson(result.response.body).object();
}

QString statsFileOf(const QJsonObject &health)
{
    const QString file = health.value("stats_file"_L1).toString();
    return QDir::isAbsolutePath(file) ? QDir::cleanPath(file) : QString();
}

} // namespace mm

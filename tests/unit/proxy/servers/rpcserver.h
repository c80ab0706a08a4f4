// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/servers/rpcclient.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

namespace mm::test {

/// A server without a process: records the lines of its client, and answers as the test says.
class RpcServer final
{
public:
    explicit RpcServer(http::MemoryQuota *quota = nullptr)
        : client({.send =
                      [this](const QByteArray &line) {
                          if (!reads)
                              return false;
                          lines += line;
                          return true;
                      },
                  .notified =
                      [this](const QString &method, const QByteArray &params) {
                          notifications += method.toUtf8() + params;
                      },
                  .noiseRead = [this](const QByteArray &line) { noise += line; }},
                 quota)
    {
    }
    Q_DISABLE_COPY_MOVE(RpcServer)

    /// Sends a request. Returns its id.
    quint64 request(const QByteArray &method,
                    std::chrono::milliseconds timeout = std::chrono::minutes(1),
                    RpcClient::Progress progress = {})
    {
        const quint64 id = client.nextId();
        return client.request(
            method, "{}", timeout,
            [this, id](const ServiceAnswer &answer, http::MemoryQuota::Lease lease) {
                answers.insert(id, answer);
                lastLease = std::move(lease);
            },
            std::move(progress));
    }
    /// The messages of the client with \p method.
    [[nodiscard]] QList<QJsonObject> sent(const QString &method) const
    {
        QList<QJsonObject> found;
        for (const QByteArray &line : lines) {
            const QJsonObject message = QJsonDocument::fromJson(line).object();
            if (message[QLatin1StringView("method")] == method)
                found += message;
        }
        return found;
    }
    /// Answers the newest request with \p method: \p member is `"result":…` or `"error":…`. Returns
    /// false if there is none.
    bool answer(const QString &method, const QByteArray &member)
    {
        const QList<QJsonObject> requests = sent(method);
        if (requests.isEmpty())
            return false;
        const qint64 id = requests.constLast()[QLatin1StringView("id")].toInteger();
        answer(quint64(id), member);
        return true;
    }
    void answer(quint64 id, const QByteArray &member)
    {
        client.received(R"({"jsonrpc":"2.0","id":)" + QByteArray::number(id) + ',' + member + '}');
    }

    bool reads = true;
    QByteArrayList lines;
    QByteArrayList notifications; ///< method and params
    QByteArrayList noise;
    QMap<quint64, ServiceAnswer> answers; ///< that request() got, by id
    http::MemoryQuota::Lease lastLease;   ///< of these
    RpcClient client;
};

} // namespace mm::test

// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/client.h"
#include "app/monitor/fleet/prometheusoptions.h"
#include "core/fleet/fleet.h"

#include <QTcpSocket>

#include <memory>
#include <mutex>

namespace mm {

/// What a request returned.
struct PrometheusAnswer
{
    QByteArray body;
    FleetFailure failure = FleetFailure::None;
    QString problem{}; ///< for a failure: a clause without a full stop
};

/// Sends requests to the HTTP API of Prometheus, on persistent connections. Follows no redirects,
/// keeps no cookies, unpacks nothing, and ignores no error of TLS. The configuration file is read
/// before the first request, and again after a refusal: it may have another password by then. The
/// functions block until the answer or \p deadline, need no event loop, and may be called by
/// several threads. Not with QNetworkAccessManager, which stores without limit what a server sends
/// faster than it is read.
class PrometheusClient final
{
public:
    /// The max size of an answer, in bytes. Parsing needs up to four times as much memory.
    static constexpr qsizetype maxAnswer = qsizetype(12) * 1024 * 1024;

    /// \p access is what the configuration file says, if that is known.
    explicit PrometheusClient(PrometheusOptions options,
                              std::optional<PrometheusAccess> access = {});

    using Form = QList<std::pair<QString, QString>>;
    /// \p path is below that of the URL, such as `/api/v1/query`.
    [[nodiscard]] PrometheusAnswer post(const QString &path, const Form &form,
                                        const QDeadlineTimer &deadline)
    {
        return send("POST", path, form, deadline);
    }
    [[nodiscard]] PrometheusAnswer get(const QString &path, const Form &query,
                                       const QDeadlineTimer &deadline)
    {
        return send("GET", path, query, deadline);
    }

private:
    using Socket = std::unique_ptr<QTcpSocket>;

    [[nodiscard]] PrometheusAnswer send(const QByteArray &method, const QString &path,
                                        const Form &form, const QDeadlineTimer &deadline);
    /// A new connection; null, with \p failure, if there is none.
    [[nodiscard]] Socket connect(const PrometheusAccess &access, const QNetworkProxy &proxy,
                                 const QDeadlineTimer &deadline, http::CallResult *failure) const;

    const PrometheusOptions m_options;
    std::mutex m_mutex; ///< guards the rest
    std::optional<PrometheusAccess> m_access;
    Socket m_idle; ///< a connection that no thread uses, or null
};

} // namespace mm

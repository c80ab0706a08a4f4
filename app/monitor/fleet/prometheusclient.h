// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/fleet/prometheusoptions.h"
#include "core/fleet/fleet.h"

#include <QDeadlineTimer>
#include <QThread>

#include <atomic>
#include <memory>

class QNetworkAccessManager;

namespace mm {

/// What a request returned.
struct PrometheusAnswer
{
    QByteArray body;
    FleetFailure failure = FleetFailure::None;
    QString problem{}; ///< for a failure: a clause without a full stop
};

/// Sends requests to the HTTP API of Prometheus, on persistent connections, from a thread of its
/// own. Follows no redirects, keeps no cookies, and ignores no error of TLS. The functions block
/// until the answer or \p deadline, need no event loop, and may be called by several threads.
class PrometheusClient final
{
public:
    /// The max size of an answer, in bytes. Parsing needs up to four times as much memory.
    static constexpr qsizetype maxAnswer = qsizetype(12) * 1024 * 1024;

    PrometheusClient(QUrl url, PrometheusAccess access);
    ~PrometheusClient();
    Q_DISABLE_COPY_MOVE(PrometheusClient)

    /// True once a request of any client was not answered in time. Its DNS lookup may then still
    /// run, and Qt waits for it when the process ends: end the process by _Exit().
    [[nodiscard]] static bool mayHang() { return s_mayHang; }

    using Form = QList<std::pair<QString, QString>>;
    /// \p path is below that of the URL, such as `/api/v1/query`.
    [[nodiscard]] PrometheusAnswer post(const QString &path, const Form &form,
                                        const QDeadlineTimer &deadline);
    [[nodiscard]] PrometheusAnswer get(const QString &path, const Form &query,
                                       const QDeadlineTimer &deadline);

private:
    [[nodiscard]] PrometheusAnswer send(const QString &path, const Form &form, bool isPost,
                                        const QDeadlineTimer &deadline);

    inline static std::atomic_bool s_mayHang{false};
    const QUrl m_url;
    const PrometheusAccess m_access;
    QThread m_thread;
    QNetworkAccessManager *m_manager; ///< lives in m_thread
};

} // namespace mm

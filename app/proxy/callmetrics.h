// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QString>

#include <array>
#include <chrono>

namespace mm {

/// Why a call brought no result.
enum class CallError {
    Refused,    ///< nobody listens on the service's port
    Timeout,    ///< no answer in time
    Closed,     ///< the service closed the connection without one
    BadAnswer,  ///< it is no HTTP, or no JSON
    TooLarge,   ///< over 16 MiB
    HttpError,  ///< a status that is no success
    ToolError,  ///< a result that says `isError: true`
    Cancelled,  ///< the caller left
    Overloaded, ///< MM had no room for it
    Count
};

/// What `error_type` says.
[[nodiscard]] QByteArray errorType(CallError error);

/// How the calls of one service went.
struct CallFigures
{
    /// Upper bounds in seconds; what is longer counts in the last bucket alone (+Inf).
    static constexpr std::array<double, 13> bounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1,
                                                   0.25,  0.5,    1,     2.5,  10,    30};

    std::array<qint64, bounds.size() + 1> buckets{}; ///< not cumulative
    double seconds = 0;                              ///< of all calls
    std::array<qint64, size_t(CallError::Count)> errors{};

    void addDuration(std::chrono::nanoseconds duration);
    void addError(CallError error) { ++errors.at(size_t(error)); }
};

/// The figures of all services that are registered. One thread.
class CallMetrics final
{
public:
    [[nodiscard]] CallFigures &of(const QString &service) { return m_figures[service]; }
    void forget(const QString &service) { m_figures.remove(service); }
    [[nodiscard]] const QHash<QString, CallFigures> &all() const { return m_figures; }

    qint64 inFlight = 0;

private:
    QHash<QString, CallFigures> m_figures;
};

} // namespace mm

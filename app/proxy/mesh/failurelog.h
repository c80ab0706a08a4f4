// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/mesh/callmetrics.h"

#include <QHash>
#include <QMap>
#include <QString>

#include <chrono>

namespace mm {

/// Logs for each tool of a service, and each cause, when its calls begin to fail, and when they
/// succeed again, with the number of failed ones. A tool that fails now and then is logged as
/// failing until it has not failed for quietTime, so it can't fill the log.
///
/// Bounded, as callers may invent names of tools: beyond maxPerService its other tools are logged
/// as one, beyond maxServices the other services are not logged. Not thread-safe.
class FailureLog final
{
public:
    using Clock = std::chrono::steady_clock;
    FailureLog() = default;
    /// Logs the counts of what is still failing.
    ~FailureLog();
    Q_DISABLE_COPY_MOVE(FailureLog)

    static constexpr std::chrono::minutes quietTime{10};
    static constexpr qsizetype maxPerService = 20; ///< of tools and causes
    static constexpr qsizetype maxServices = 500;

    /// What was called.
    struct Tool
    {
        QString service;
        quint16 port = 0; ///< 0 for a server
        QString name;
    };

    /// \p failure is the cause for a sentence, without a full stop.
    void failed(const Tool &tool, CallError error, const QString &failure, Clock::time_point now);
    void succeeded(const Tool &tool, Clock::time_point now);
    /// It is not registered any more: what is still failing ends.
    void removed(const QString &service);

private:
    struct Failures
    {
        qint64 count = 0;
        Clock::time_point last;  ///< failed call
        Clock::time_point ended; ///< while not failing
        bool failing = false;    ///< as logged
        bool relapsed = false;   ///< it failed again within quietTime
    };
    /// By the name of the tool, which is empty for the others, and the cause.
    using Tools = QMap<std::pair<QString, CallError>, Failures>;

    void logEnd(const QString &service, const QString &reason) const;
    void forgetOld(Clock::time_point now);

    QHash<QString, Tools> m_services;
};

} // namespace mm

// SPDX-License-Identifier: MIT
#pragma once

#include <QHostAddress>
#include <QString>
#include <QStringList>

#include <chrono>

namespace mm {

/// The parsed command line.
struct ProxyOptions
{
    enum class Action { Run, PrintMessage, ReportUsageError };

    Action action = Action::Run;
    quint16 port = 6001;           ///< 0 for a free one
    QString statsFile;             ///< absolute
    QList<QHostAddress> addresses; ///< to listen on, in addition to loopback
    QStringList allowedHosts;      ///< of Host headers, in addition to the names of loopback
    QByteArray token;              ///< that each request has to have; empty for none
    std::chrono::milliseconds serviceTimeout{120'000};
    std::chrono::milliseconds callTimeout{30'000};
    QString message; ///< the help, the version or the usage error
};

/// Needs a QCoreApplication with its name and version set, for the texts.
[[nodiscard]] ProxyOptions parseProxyOptions(const QStringList &arguments);

} // namespace mm

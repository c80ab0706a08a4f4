// SPDX-License-Identifier: MIT
#pragma once

#include <QHostAddress>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <chrono>

namespace mm {

/// The parsed command line.
struct ProxyOptions
{
    enum class Action { Run, CheckServers, ImportServers, PrintMessage, ReportUsageError };

    Action action = Action::Run;
    bool httpOnly = false;         ///< never a bridge, whatever stdin is
    quint16 port = 6001;           ///< 0 for a free one
    QString statsFile;             ///< absolute
    QList<QHostAddress> addresses; ///< to listen on, in addition to loopback
    QStringList allowedHosts;      ///< of Host headers, in addition to the names of loopback
    QByteArray token;              ///< that each request has to have; empty for none
    std::chrono::milliseconds serviceTimeout{120'000};
    std::chrono::milliseconds callTimeout{30'000};
    QString serverFile;               ///< of MCP servers, absolute
    bool serverFileIsDefault = false; ///< not named by the user: it need not exist
    QProcessEnvironment environment;  ///< of the user, for serverFile and what it runs
    QString service{};                ///< of a bridge; empty for all services
    QStringList startOptions{};       ///< with absolute paths, for an MM that a bridge starts
    QString message;                  ///< the help, the version or the usage error
};

/// \p environment is that of the user. Needs a QCoreApplication with its name and version set, for
/// the texts. Does not access the disk of the default ProxyOptions::serverFile.
[[nodiscard]] ProxyOptions parseProxyOptions(const QStringList &arguments,
                                             const QProcessEnvironment &environment);

} // namespace mm

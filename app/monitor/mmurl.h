// SPDX-License-Identifier: MIT
#pragma once

#include <QHostAddress>
#include <QList>
#include <QString>

#include <optional>

namespace mm {

/// Where MM listens on this computer.
struct MmUrl
{
    static constexpr quint16 defaultPort = 6001;

    QString authority = QStringLiteral("localhost:6001"); ///< host and port
    quint16 port = defaultPort;
    /// To be tried in turn, the next one where nobody listens at the one before. Never empty.
    QList<QHostAddress> addresses{QHostAddress(QHostAddress::LocalHost),
                                  QHostAddress(QHostAddress::LocalHostIPv6)};

    /// For people to read.
    [[nodiscard]] QString text() const { return QStringLiteral("http://") + authority; }
    bool operator==(const MmUrl &) const = default;
};

/// Takes `http://` with localhost, 127.0.0.1 or [::1], a port or none for 6001, and nothing more
/// than a slash behind it.
[[nodiscard]] std::optional<MmUrl> parseMmUrl(const QString &text);

} // namespace mm

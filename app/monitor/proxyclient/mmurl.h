// SPDX-License-Identifier: MIT
#pragma once

#include <QHostAddress>
#include <QList>
#include <QString>

#include <optional>

namespace mm {

/// MM's address on this computer.
struct MmUrl
{
    static constexpr quint16 defaultPort = 6001;

    QString authority = QStringLiteral("localhost:6001"); ///< host and port
    quint16 port = defaultPort;
    /// If one refuses the connection, the next one is tried. Never empty.
    QList<QHostAddress> addresses{QHostAddress(QHostAddress::LocalHost),
                                  QHostAddress(QHostAddress::LocalHostIPv6)};

    /// For MM with --token-file. Sent to this computer only. Empty for none.
    struct Token
    {
        QString file; ///< absolute
        QByteArray text;

        bool operator==(const Token &) const = default;
    };
    Token token{};

    /// For messages.
    [[nodiscard]] QString text() const { return QStringLiteral("http://") + authority; }
    bool operator==(const MmUrl &) const = default;
};

/// Accepts `http://` with localhost, 127.0.0.1 or [::1], an optional port (default 6001) and an
/// optional slash. nullopt for anything else.
[[nodiscard]] std::optional<MmUrl> parseMmUrl(const QString &text);

} // namespace mm

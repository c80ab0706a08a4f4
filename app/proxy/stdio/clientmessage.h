// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayList>

namespace mm::stdio {

/// What a bridge has to know of a line of its client. The line itself goes to MM unchanged.
struct ClientMessage
{
    enum class Kind {
        Requests,     ///< one, or those of a batch; empty for a batch without any
        Listen,       ///< `subscriptions/listen`
        Notification, ///< or the response to a request: MM answers with nothing
        Initialized,  ///< the notification that ends the handshake of the legacy era
        Cancelled,    ///< the notification that a request is cancelled
        Invalid,
    };

    Kind kind = Kind::Invalid;
    QByteArrayList ids{}; ///< of the requests, JSON
    bool isBatch = false;
    /// Its requests only read, so they can be sent again.
    bool mayRepeat = false;
    QByteArray method{};      ///< of a single request
    QByteArray cancelledId{}; ///< JSON
    bool wantsTools = false;  ///< of Listen: changes of the list of tools
    QByteArray error{};       ///< the response to an invalid one
};

[[nodiscard]] ClientMessage classify(const QByteArray &line);

} // namespace mm::stdio

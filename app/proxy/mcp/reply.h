// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/quota.h"

#include <QByteArrayList>

namespace mm::mcp {

/// Sends the notifications and the response for one request. Used in the server's thread.
class Reply
{
public:
    Reply() = default;
    virtual ~Reply() = default;
    Q_DISABLE_COPY_MOVE(Reply)

    /// Whether a message can be sent before the response.
    [[nodiscard]] virtual bool notifies() const = 0;
    /// A message before the response.
    virtual void notify(const QByteArray &message) = 0;
    /// The response; nothing follows. \p lease is for the message, if it is held.
    virtual void respond(const QByteArrayList &message, int status,
                         http::MemoryQuota::Lease lease) = 0;
    /// Ends without a response: the request was cancelled, or has none.
    virtual void end() = 0;
};

} // namespace mm::mcp

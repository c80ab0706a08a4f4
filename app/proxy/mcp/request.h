// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/mcp/era.h"
#include "app/proxy/mcp/toolobject.h"

namespace mm::mcp {

/// A request that has passed checkRequest().
struct Request
{
    Message message;
    Meta meta;
    Era era = Era::Legacy;
    QString service;    ///< whose tools it sees, under their bare names; empty for all
    QByteArray session; ///< a tag that makes `(session, id)` unique; empty if there is none
    QByteArray text;    ///< keeps the data of message
    /// Compares the headers `Mcp-Param-*` with the arguments. Null for a transport without headers.
    std::function<std::optional<Error>(const QList<MirroredArgument> &mirrored,
                                       const QByteArray &arguments)>
        checkArguments{};
};

} // namespace mm::mcp

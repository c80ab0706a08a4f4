// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <chrono>

namespace mm::http {

/// Limits of one message, in bytes. A message over a limit fails.
struct ParseLimits
{
    qsizetype maxHeadBytes = qsizetype(16) * 1024;
    qsizetype maxHeaders = 64;
    qsizetype maxBodyBytes = qsizetype(1024) * 1024;
};

/// Bodies up to this size are not counted in a MemoryQuota, so that large ones cannot block them.
inline constexpr qsizetype smallBodyBytes = qsizetype(64) * 1024;

/// Max bytes of a connection that Qt buffers; the kernel buffers the rest.
inline constexpr qint64 maxReadAhead = qint64(64) * 1024;

struct ServerLimits
{
    ParseLimits parse{.maxBodyBytes = qsizetype(16) * 1024 * 1024};
    int maxConnections = 400;
    /// From this number on, a response ends its connection and says so: closing a kept connection
    /// later would break off a request that its client sends meanwhile.
    int keptConnections = 300;
    /// A connection that has sent no byte yet is not closed for a newer one before this age.
    std::chrono::milliseconds firstByteGrace{20};
    std::chrono::milliseconds requestTimeout{10'000}; ///< from a request's first byte to its last
    std::chrono::milliseconds idleTimeout{15'000};    ///< between requests
    /// To send the first MiB of a response; one second more for each further MiB.
    std::chrono::milliseconds sendTimeout{5'000};
    /// Of all connections together; at most a quarter of maxConnections.
    int maxStreams = 64;
    /// A stream without an event for this time sends a comment, so that intermediaries keep it and
    /// a client that no longer exists is detected.
    std::chrono::milliseconds streamCommentInterval{15'000};
    std::chrono::milliseconds lingerTimeout{2'000};  ///< from the last response to the client's FIN
    qint64 requestMemory = qint64(20) * 1024 * 1024; ///< bytes of all large request bodies
    qint64 responseMemory = qint64(20) * 1024 * 1024; ///< bytes of all large unsent responses
};

} // namespace mm::http

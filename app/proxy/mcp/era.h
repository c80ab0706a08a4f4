// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/mcp/jsonrpc.h"
#include "app/proxy/mesh/requestbodies.h"

namespace mm::mcp {

// What differs between the eras of MCP is decided in this file and its source; others ask here.

enum class Era {
    Legacy, ///< up to 2025-11-25: `initialize`, then requests in its session
    Modern, ///< 2026-07-28: each request has its version and capabilities in `_meta`
};

/// Headers that repeat parts of the message. Null values are missing.
struct Mirror
{
    QByteArray version{};   ///< MCP-Protocol-Version
    QByteArray method{};    ///< Mcp-Method
    QByteArray name{};      ///< Mcp-Name, decoded
    bool isBadName = false; ///< Mcp-Name could not be decoded
};

/// `params._meta` of a request.
struct Meta
{
    QByteArray raw{};  ///< JSON; empty if there is none
    QString version{}; ///< null if it is missing
    bool hasCapabilities = false;
    QByteArray progressToken{}; ///< JSON, as sent; empty if there is none
};
[[nodiscard]] Meta metaOf(const Message &message);

/// \p mirror is null for a transport that has none (stdio).
[[nodiscard]] Era eraOf(const Message &message, const Meta &meta, const Mirror *mirror);

/// Why a request is rejected before its method is dispatched; nullopt if it is not.
[[nodiscard]] std::optional<Error> checkRequest(Era era, const Message &message, const Meta &meta,
                                                const Mirror *mirror);

/// The response to an `initialize` that asks for \p version.
[[nodiscard]] QByteArray negotiatedVersion(const QString &version);
/// The `supportedVersions` of `server/discover`: a JSON array.
[[nodiscard]] QByteArray supportedVersions();

/// Whether \p method of the server itself exists in \p era.
[[nodiscard]] bool hasMethod(Era era, const QString &method);
/// Whether \p method is one that a server has itself, at `/mcp/{service}`, besides its tools.
[[nodiscard]] bool isPassedMethod(Era era, const QString &method);
/// Whether a client that sends \p versionHeader may send several messages at once.
[[nodiscard]] bool takesBatches(const QByteArray &versionHeader);
/// Whether a client that disconnects before the response has cancelled its request.
[[nodiscard]] bool disconnectCancels(Era era);
/// Whether `structuredContent` may be any JSON, or has to be an object.
[[nodiscard]] bool structuredContentIsAny(Era era);

/// The id of an error whose request has none, or could not be read.
[[nodiscard]] QByteArray missingId(Era era);
/// HTTP status of the response with \p error.
[[nodiscard]] int httpStatus(Era era, const Error &error);

/// Members that begin the object of a result in \p era, each with a comma:
/// `"resultType":"complete",` and, for a list, how long it may be cached.
enum class ResultKind { Plain, List, Discovery };
[[nodiscard]] QByteArray resultPrefix(Era era, ResultKind kind = ResultKind::Plain);
/// The `_meta` of a result of MM itself, with a comma before it; empty in the legacy era.
/// \p serverInfo is a JSON object.
[[nodiscard]] QByteArray resultMeta(Era era, const QByteArray &serverInfo);

// MM as the client of the servers that it runs.

/// What the response to `server/discover` says: a modern server that MM can talk to, one that it
/// can't, or any other server. \p json is the result, or for \p isError the error.
enum class Discovery { Modern, Unusable, Legacy };
[[nodiscard]] Discovery discoveryOf(const QByteArray &json, bool isError);
/// Whether MM speaks \p version, which a server has chosen in its response to `initialize`.
[[nodiscard]] bool isInitializeVersion(const QByteArray &version);
/// The params of MM's `initialize`.
[[nodiscard]] QByteArray initializeParams(const QByteArray &mmVersion);
/// The params of a request that MM makes itself: \p members, each with a comma after it, and what
/// \p server needs. Empty if there are none.
[[nodiscard]] QByteArray ownParams(Era server, const QByteArray &members = {});
/// The params of a client's request as \p server takes them: everything that MM need not change is
/// passed as it was sent. \p token replaces the client's progress token.
[[nodiscard]] QByteArray paramsForServer(Era server, const CallRequest &request,
                                         const QByteArray &token);
/// The \p params of a notification of progress with another token.
[[nodiscard]] QByteArray withProgressToken(const QByteArray &params, const QByteArray &token);
/// Whether a server's result asks the client for input, which a legacy one can't give.
[[nodiscard]] bool asksForInput(const QByteArray &result);
/// The result of \p method for a client of \p era, in pieces: as the server sent it, with what the
/// era needs.
[[nodiscard]] QByteArrayList resultForClient(Era era, const QString &method,
                                             const QByteArray &result);
/// The error of a server, JSON, for a client of \p era.
[[nodiscard]] QByteArray errorForClient(Era era, const QString &method, const QByteArray &error);
/// HTTP status of the response with a server's \p error, JSON.
[[nodiscard]] int httpStatus(Era era, const QByteArray &error);

} // namespace mm::mcp

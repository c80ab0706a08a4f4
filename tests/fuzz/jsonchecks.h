// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/json/jsonslice.h"
#include "app/proxy/mcp/jsonrpc.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cstdlib>

/// Checks of what MM makes of foreign JSON. They abort.
namespace mm::mcp {

inline void require(bool condition)
{
    if (!condition)
        std::abort();
}

inline bool isNestedTooDeeply(QByteArrayView json)
{
    int depth = 0;
    bool isString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json.at(i);
        if (c == '"')
            isString = !isString;
        else if (isString)
            i += c == '\\' ? 1 : 0;
        else if (c == '{' || c == '[')
            ++depth;
        else if (c == '}' || c == ']')
            --depth;
        if (depth > JsonSlice::maxNesting)
            return true;
    }
    return false;
}

/// Returns the members \p keys. What MM puts around a foreign value may make it deeper than either
/// parser takes: then there are none.
inline JsonSlice requireJson(const QByteArray &json,
                             std::initializer_list<QByteArrayView> keys = {})
{
    using Error = QJsonParseError;
    Error error;
    (void)QJsonDocument::fromJson(json, &error);
    // Neither DeepNesting nor IllegalNumber, for 1e999, is against RFC 8259.
    require(error.error == Error::NoError || error.error == Error::DeepNesting ||
            error.error == Error::IllegalNumber);
    JsonSlice members(json, keys);
    require(members.isValid() || isNestedTooDeeply(json));
    return members;
}

inline QByteArray member(const QByteArray &json, QByteArrayView key)
{
    return JsonSlice(json, {key}).raw(key).toByteArray();
}

inline void checkError(const Error &error, const QByteArray &id)
{
    require(!error.message.isEmpty());
    const QByteArray message = errorMessage(id, error);
    require(requireJson(message, {"id"}).raw("id") == id);
    require(QJsonDocument::fromJson(message)[u"error"][u"message"] == error.message ||
            !error.message.isValidUtf16());
}

} // namespace mm::mcp

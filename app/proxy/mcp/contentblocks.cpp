// SPDX-License-Identifier: MIT
#include "app/proxy/mcp/contentblocks.h"

#include "app/proxy/json/jsonslice.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace mm::mcp {

namespace {

bool isString(QByteArrayView raw)
{
    return raw.startsWith('"');
}

/// RFC 4648, 4, in a JSON string without escapes.
bool isBase64(QByteArrayView raw)
{
    if (!isString(raw))
        return false;
    QByteArrayView text = raw.sliced(1).chopped(1);
    const bool isComplete = text.size() % 4 == 0;
    for (int padding = 0; padding < 2 && text.endsWith('='); ++padding)
        text.chop(1);
    return isComplete && std::all_of(text.cbegin(), text.cend(), [](char c) {
               return std::isalnum(uchar(c)) || c == '+' || c == '/';
           });
}

/// Whether member \p key is missing, or of a kind that begins with \p first.
bool isOptional(const JsonSlice &object, QByteArrayView key, char first)
{
    const QByteArrayView raw = object.raw(key);
    return raw.isEmpty() || raw.front() == first;
}

bool isResource(QByteArrayView raw)
{
    if (!raw.startsWith('{'))
        return false;
    const JsonSlice resource(sharedBytes(raw), {"uri", "text", "blob", "mimeType"});
    return isString(resource.raw("uri")) && isOptional(resource, "mimeType", '"') &&
           (isString(resource.raw("text")) || isBase64(resource.raw("blob")));
}

bool isContentBlock(QByteArrayView item)
{
    if (!item.startsWith('{'))
        return false;
    const JsonSlice block(sharedBytes(item), {"type", "text", "data", "mimeType", "uri", "name",
                                              "resource", "annotations", "_meta"});
    const QByteArrayView type = block.raw("type");
    const bool isKnown = type == "\"text\"" ? isString(block.raw("text"))
                         : type == "\"image\"" || type == "\"audio\""
                             ? isBase64(block.raw("data")) && isString(block.raw("mimeType"))
                         : type == "\"resource\"" ? isResource(block.raw("resource"))
                         : type == "\"resource_link\""
                             ? isString(block.raw("uri")) && isString(block.raw("name"))
                             : false;
    return isKnown && isOptional(block, "annotations", '{') && isOptional(block, "_meta", '{');
}

bool hasGoodType(const JsonSlice &result)
{
    const QByteArrayView type = result.raw("resultType");
    return type.isEmpty() || type == "\"complete\"" ||
           (type == "\"input_required\"" &&
            (result.raw("inputRequests").startsWith('{') || isString(result.raw("requestState"))));
}

} // namespace

bool isCallToolResult(Era era, const QByteArray &json, bool failed)
{
    const JsonSlice result(json, {"content", "isError", "structuredContent", "_meta", "resultType",
                                  "inputRequests", "requestState"});
    const QByteArrayView content = result.raw("content");
    const QByteArrayView isError = result.raw("isError");
    const QByteArrayView structured = result.raw("structuredContent");
    const QByteArrayView type = result.raw("resultType");
    const bool isInterim = type == "\"input_required\"";
    if (isInterim && era == Era::Legacy)
        return false;
    if (!isInterim &&
        (!content.startsWith('[') || !JsonSlice::allItems(content, isContentBlock, false)))
        return false;
    // An empty list proves nothing: other JSON has one too.
    const bool isMarked = !isError.isEmpty() || !structured.isEmpty() || !type.isEmpty();
    const bool isEmpty = !isInterim && content.sliced(1).trimmed() == "]";
    if ((isEmpty && !isMarked) || (failed && isError != "true"))
        return false;
    return (isError.isEmpty() || isError == "true" || isError == "false") &&
           (structured.isEmpty() || structured.startsWith('{') || structuredContentIsAny(era)) &&
           isOptional(result, "_meta", '{') && hasGoodType(result);
}

} // namespace mm::mcp

// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QMap>

#include <functional>

namespace mm {

/// \p bytes without what is harmless around JSON: a byte order mark, which many programs write at
/// the start of a file, and NUL bytes at the end, as programs in C send them with their buffer.
[[nodiscard]] QByteArrayView jsonText(QByteArrayView bytes);

/// Bytes that share the data of \p view, which has to live longer.
[[nodiscard]] inline QByteArray sharedBytes(QByteArrayView view)
{
    return QByteArray::fromRawData(view.data(), view.size());
}

/// Validates a JSON text (RFC 8259) without building a tree, and returns members of its outermost
/// object as slices of the text, so that forwarded values stay byte for byte. Rejects a byte order
/// mark and nesting deeper than maxNesting. Memory use does not grow with the text.
class JsonSlice final
{
public:
    static constexpr int maxNesting = 512;

    /// Finds the members \p keys: ASCII literals without quote and backslash.
    JsonSlice(const QByteArray &json, std::initializer_list<QByteArrayView> keys);

    [[nodiscard]] bool isValid() const { return m_errorAt < 0; }
    /// Offset of the first byte that is not JSON; -1 when valid.
    [[nodiscard]] qsizetype errorAt() const { return m_errorAt; }
    [[nodiscard]] bool isObject() const { return m_isObject; }
    /// The member's value as sent, of duplicates the last; empty if it is missing.
    [[nodiscard]] QByteArrayView raw(QByteArrayView key) const { return m_members.value(key); }
    /// The member's value, decoded; Undefined if it is missing.
    [[nodiscard]] QJsonValue value(QByteArrayView key) const;

    /// Whether \p matches is true for each item of \p list, a valid JSON array, and, if \p
    /// needsDoubles, each number in it fits in a double. Ends at the first item for which it is
    /// not.
    [[nodiscard]] static bool allItems(QByteArrayView list,
                                       const std::function<bool(QByteArrayView item)> &matches,
                                       bool needsDoubles = true);

    /// Calls \p handle for each member of \p object, a valid JSON object, in its order, also for
    /// each of duplicates. The key is a JSON string as sent.
    static void
    eachMember(QByteArrayView object,
               const std::function<void(QByteArrayView key, QByteArrayView value)> &handle);

    /// \p value, a valid JSON value, decoded; Undefined if it is empty.
    [[nodiscard]] static QJsonValue decoded(QByteArrayView value);

private:
    const QByteArray m_json;
    QMap<QByteArrayView, QByteArrayView> m_members; ///< by requested key
    qsizetype m_errorAt = -1;
    bool m_isObject = false;
};

} // namespace mm

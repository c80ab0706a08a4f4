// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QMap>

namespace mm {

/// A JSON text (RFC 8259) that is validated without building a tree, and members of its outermost
/// object as slices of the text: what is forwarded keeps every digit, key and their order. Rejects
/// a byte order mark and nesting deeper than 512. Needs no memory that grows with the text.
class JsonSlice final
{
public:
    /// Finds the members \p keys: literals of ASCII without quote and backslash.
    JsonSlice(const QByteArray &json, std::initializer_list<QByteArrayView> keys);

    [[nodiscard]] bool isValid() const { return m_errorAt < 0; }
    /// Offset of the first byte that is not JSON; -1 when valid.
    [[nodiscard]] qsizetype errorAt() const { return m_errorAt; }
    [[nodiscard]] bool isObject() const { return m_isObject; }
    /// The member's value as it was sent; empty when it is missing. The last one of duplicates.
    [[nodiscard]] QByteArrayView raw(QByteArrayView key) const { return m_members.value(key); }
    /// The same decoded; Undefined when it is missing.
    [[nodiscard]] QJsonValue value(QByteArrayView key) const;

private:
    const QByteArray m_json;
    QMap<QByteArrayView, QByteArrayView> m_members; ///< by requested key
    qsizetype m_errorAt = -1;
    bool m_isObject = false;
};

} // namespace mm

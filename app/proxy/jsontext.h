// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonValue>
#include <QString>
#include <QVarLengthArray>

#include <optional>

namespace mm {

/// A JSON text (RFC 8259) that was checked but not taken apart: what is passed on keeps each digit
/// and each key as it was sent, and a large one costs no tree.
///
/// Stricter than QJsonDocument: no byte order mark, no raw control characters, no `.5`. Nesting
/// ends at 512.
class JsonText final
{
public:
    /// Shares \p bytes. With \p only, no other member can be asked for: a large text may have
    /// millions, of 32 bytes each.
    explicit JsonText(const QByteArray &bytes, QByteArrayView only = {});

    [[nodiscard]] bool isValid() const { return m_faultAt < 0; }
    /// The byte at which it goes wrong; -1 when it does not.
    [[nodiscard]] qsizetype faultAt() const { return m_faultAt; }
    [[nodiscard]] bool isObject() const { return isValid() && m_text.startsWith('{'); }

    /// The value, without white space around it.
    [[nodiscard]] QByteArrayView text() const { return m_text; }

    /// The member \p key, which is ASCII, of an object as it was sent; empty when there is none. Of
    /// two, the last.
    [[nodiscard]] QByteArrayView raw(QByteArrayView key) const;
    /// The same as a value; Undefined when there is none.
    [[nodiscard]] QJsonValue value(QByteArrayView key) const;
    /// The same, where it is a string.
    [[nodiscard]] std::optional<QString> string(QByteArrayView key) const;
    /// The same, where it is a number that a double can hold.
    [[nodiscard]] std::optional<double> number(QByteArrayView key) const;

    struct Member
    {
        QByteArrayView key; ///< without its quotes, as it was sent
        QByteArrayView value;
    };
    using Members = QVarLengthArray<Member, 8>;

private:
    const QByteArray m_bytes;
    QByteArrayView m_text;
    Members m_members; ///< of the outermost object
    qsizetype m_faultAt = -1;
};

/// \p text as a JSON string, quotes included.
[[nodiscard]] QByteArray jsonString(const QString &text);

} // namespace mm

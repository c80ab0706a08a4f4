// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

namespace mm {

/// A text of the user interface that is stored: which text it is and its arguments. It is
/// translated each time it is shown, so that it follows a change of the language. May be passed
/// between threads.
class DeferredText final
{
public:
    DeferredText() = default;
    /// The same in each language, as are names and the messages of other programs.
    DeferredText(const QString &verbatim) // implicit: also a QString is a text
        : m_verbatim(verbatim)
    {
    }
    /// Of tr() in \p context; both are literals. \p count is the value of "%n", if not negative.
    DeferredText(const char *context, const char *source, qint64 count = -1)
        : m_context(context)
        , m_source(source)
        , m_count(count)
    {
    }
    /// Shown as shownPath() does.
    [[nodiscard]] static DeferredText path(const QString &path);

    /// With the next values of %1, %2, and so on, up to %9.
    template <typename... Args>
    [[nodiscard]] DeferredText arg(const Args &...args) const
    {
        DeferredText result = *this;
        (result.m_args.append(DeferredText(args)), ...);
        return result;
    }

    [[nodiscard]] bool isEmpty() const { return m_source.isEmpty() && m_verbatim.isEmpty(); }
    /// In the program's language.
    [[nodiscard]] QString text() const;
    operator QString() const { return text(); }
    /// The same in each language, and whatever the values of verbatim arguments are.
    [[nodiscard]] QString key() const;

    bool operator==(const DeferredText &) const = default;

private:
    QString m_verbatim; ///< if m_source is empty
    bool m_isPath = false;
    const char *m_context = nullptr;
    QByteArrayView m_source;
    qint64 m_count = -1;
    QList<DeferredText> m_args;
};

} // namespace mm

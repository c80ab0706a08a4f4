// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/mcp/era.h"
#include "app/proxy/mesh/callforwarder.h"

namespace mm::mcp {

/// The CallToolResult of a call, for one era. A valid CallToolResult passes unchanged. Other JSON
/// becomes `structuredContent` and text. A call without a result becomes an error text.
class ToolResult final
{
public:
    /// \p outcome must live as long as this.
    ToolResult(Era era, const CallOutcome &outcome);

    /// Upper bound for json(), in bytes; lets the caller reserve memory first.
    [[nodiscard]] qsizetype size() const;
    /// In pieces. \p meta is resultMeta(), for what MM makes itself.
    [[nodiscard]] QByteArrayList json(const QByteArray &meta) const;

private:
    enum class Form { Failure, AsSent, Structured };

    const Era m_era;
    const CallOutcome &m_outcome;
    Form m_form = Form::Failure;
};

/// Of JSON that MM has made itself. \p meta is resultMeta().
[[nodiscard]] QByteArrayList structuredResult(Era era, const QByteArray &json,
                                              const QByteArray &meta);
/// Error result: \p text, then \p errorBody if \p text quotes only its start.
[[nodiscard]] QByteArray failedResult(Era era, const QString &text, const QByteArray &meta,
                                      const QByteArray &errorBody = {});

} // namespace mm::mcp

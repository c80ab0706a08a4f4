// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/mcp/era.h"
#include "app/proxy/mesh/callforwarder.h"

namespace mm::mcp {

/// The CallToolResult of a call, for one era. An answer that is one is passed as it was sent; other
/// JSON becomes `structuredContent` and text; a failure without an answer, text.
class ToolResult final
{
public:
    /// \p outcome must live as long as this.
    ToolResult(Era era, const CallOutcome &outcome);

    /// In bytes, at least that of json(). Known before it is built, as large ones may not fit.
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
/// Of a tool that failed: \p text is for the model, as is what the service \p said, if it is longer
/// than what the text has of it.
[[nodiscard]] QByteArray failedResult(Era era, const QString &text, const QByteArray &meta,
                                      const QByteArray &said = {});

} // namespace mm::mcp

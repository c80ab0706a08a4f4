// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/mcp/era.h"

#include <QJsonObject>
#include <QStringList>

#include <array>
#include <bitset>

namespace mm::mcp {

/// An argument that modern clients repeat in the header `Mcp-Param-{header}`.
struct MirroredArgument
{
    QStringList path; ///< its name; before it, those of the objects that it is in
    QByteArray header;
};

/// What clients accept of a tool object: for one member of a wrong type they reject the list of all
/// tools. The types are those of Tool in MCP's schema.json.
struct CheckedTool
{
    /// A larger object is listed by its name.
    static constexpr qsizetype maxBytes = qsizetype(1024) * 1024;
    /// In the order in which they are listed after the name.
    static constexpr std::array<const char *, 8> members{"description",  "inputSchema", "title",
                                                         "outputSchema", "annotations", "execution",
                                                         "icons",        "_meta"};
    using Members = std::bitset<members.size()>;

    Members rejectedByLegacy{};
    Members rejectedByModern{};
    bool lacksSchema = false; ///< has no inputSchema
    bool lacksType = false;   ///< the inputSchema is right but for its "type", which is missing
    QList<MirroredArgument> mirrored{}; ///< usually empty

    [[nodiscard]] const Members &rejected(Era era) const
    {
        return era == Era::Legacy ? rejectedByLegacy : rejectedByModern;
    }
    [[nodiscard]] bool isAsSent(Era era) const
    {
        return rejected(era).none() && !lacksSchema && !lacksType;
    }
};

/// \p json is valid: an object, or the name of a tool.
[[nodiscard]] CheckedTool checkTool(QByteArrayView json);

/// \p json, which is not listed as it was sent, as an MCP tool for clients of \p era: of the
/// members that MCP knows, those that they accept. \p name and \p description are JSON; a tool gets
/// the description if it has none.
[[nodiscard]] QByteArray repairedTool(QByteArrayView json, const CheckedTool &tool, Era era,
                                      const QByteArray &name, const QByteArray &description);

} // namespace mm::mcp

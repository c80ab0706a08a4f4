// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/mcp/era.h"
#include "app/proxy/mcp/toolcatalog.h"

namespace mm {
class MeshStats;
}

namespace mm::mcp {

/// MM's own tools: what is in the mesh. `call_service` is only described here, as it is a call.
class OwnTools final
{
public:
    OwnTools(const MeshStats *stats, ServiceRegistry *registry, ToolCatalog *catalog);

    /// As members of a JSON array.
    [[nodiscard]] static QByteArray descriptions();
    [[nodiscard]] static bool has(const QString &name);
    static constexpr const char *callService = "call_service";

    /// The CallToolResult of the tool \p name, which is not callService: JSON in pieces.
    /// \p arguments is a JSON object.
    [[nodiscard]] QByteArrayList call(Era era, const QString &name, const QByteArray &arguments,
                                      const QByteArray &meta) const;

private:
    [[nodiscard]] QByteArray list() const;

    const MeshStats *const m_stats;
    ServiceRegistry *const m_registry;
    ToolCatalog *const m_catalog;
};

} // namespace mm::mcp

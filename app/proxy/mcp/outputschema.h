// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonValue>

namespace mm::mcp {

/// Whether validators surely compile \p schema, a JSON Schema: common keywords have their types,
/// and references lead to its own definitions. The official client 1.x compiles all output schemas
/// of a list with ajv, and for one that fails it rejects the list.
[[nodiscard]] bool compiles(const QJsonValue &schema);

} // namespace mm::mcp

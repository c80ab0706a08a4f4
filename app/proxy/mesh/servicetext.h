// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/mesh/serviceregistry.h"

namespace mm {

/// A service as `GET /services` lists it, without its tools: a JSON object in two parts.
struct ServiceText
{
    QByteArray beforeTools;
    QByteArray afterTools; ///< begins with a comma
};

/// \p state is that of ServiceRegistry::stateOf().
[[nodiscard]] ServiceText serviceText(const RegisteredService &registration,
                                      const ServiceState &counted, const QByteArray &state);

} // namespace mm

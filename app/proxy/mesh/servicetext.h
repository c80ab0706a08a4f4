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

/// The body of the response to `GET /services`, in pieces: those of \p services that are
/// registered, each with its tools.
[[nodiscard]] QByteArrayList serviceList(const QList<ServiceState> &services,
                                         ServiceRegistry *registry);

} // namespace mm

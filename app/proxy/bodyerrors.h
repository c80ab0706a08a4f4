// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace mm {

/// One sentence on why \p body, which is not JSON from byte \p errorAt on, is rejected: with the
/// cause, where it is a usual mistake of a client.
[[nodiscard]] QString describeInvalidBody(const QByteArray &body, qsizetype errorAt);

} // namespace mm

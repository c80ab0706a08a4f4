// SPDX-License-Identifier: MIT
#include "app/proxy/mesh/logging.h"

namespace mm {

Q_LOGGING_CATEGORY(proxyLog, "mm.proxy", QtInfoMsg)

} // namespace mm

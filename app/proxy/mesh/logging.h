// SPDX-License-Identifier: MIT
#pragma once

#include <QLoggingCategory>

namespace mm {

/// "mm.proxy". Registrations are logged at debug level: QT_LOGGING_RULES="mm.proxy.debug=true".
Q_DECLARE_LOGGING_CATEGORY(proxyLog)

} // namespace mm

// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/status.h"

/// A reading of \p path for which evaluateStatus() returns \p state. Active has two services and
/// 1,247 messages.
mm::Reading readingFor(mm::State state, const QString &path);

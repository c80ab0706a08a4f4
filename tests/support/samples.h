// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/status.h"

#include <QList>

/// All states of the label.
QList<mm::State> allStates();

/// A reading of \p path for which evaluateStatus() returns \p state. Active has two services and
/// 1,247 messages.
mm::Reading readingFor(mm::State state, const QString &path);

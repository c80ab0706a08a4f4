// SPDX-License-Identifier: MIT
#pragma once

#include "core/status.h"

#include <QList>

/// Every state that the label knows.
QList<mm::State> allStates();

/// A reading of \p path which statusOf() calls \p state. Active has two services and 1,247
/// messages.
mm::Reading readingFor(mm::State state, const QString &path);

// SPDX-License-Identifier: MIT
#pragma once

#include "core/system/deferredtext.h"

#include <QCoreApplication>

namespace mm {

/// The translation context of every sentence about the stats file.
struct StatsFile
{
    Q_DECLARE_TR_FUNCTIONS(mm::StatsFile)

public:
    /// As tr(), for a text that is stored.
    static DeferredText trLater(const char *source) { return {"mm::StatsFile", source}; }
};

} // namespace mm

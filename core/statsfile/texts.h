// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>

namespace mm {

/// The translation context of every sentence about the stats file.
struct StatsFile
{
    Q_DECLARE_TR_FUNCTIONS(mm::StatsFile)
};

} // namespace mm

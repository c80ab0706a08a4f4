// SPDX-License-Identifier: MIT
// The input is the text that another MM sends as its metrics. What is appended of it must be valid
// itself: read again, it is the same.

#include "app/monitor/fleet/foreignmetrics.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    using mm::NameLabels;
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QByteArray kept = mm::foreignMetrics(text, NameLabels::Keep);
    const QByteArray nameless = mm::foreignMetrics(text, NameLabels::Drop);
    if (mm::foreignMetrics(kept, NameLabels::Keep) != kept ||
        mm::foreignMetrics(kept, NameLabels::Drop) != nameless ||
        mm::foreignMetrics(nameless, NameLabels::Keep) != nameless)
        std::abort();
    return 0;
}

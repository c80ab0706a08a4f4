// SPDX-License-Identifier: MIT
#include "app/process/memory.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace mm {

void returnMemoryEarly()
{
#ifdef __GLIBC__
    // Left to itself, the threshold grows to 32 MiB with the first large block that is freed; from
    // then on large blocks come from the heap, where a growing one is copied and a hole remains.
    constexpr int threshold = 128 * 1024;
    ::mallopt(M_MMAP_THRESHOLD, threshold);
    ::mallopt(M_TRIM_THRESHOLD, threshold);
#endif
}

} // namespace mm

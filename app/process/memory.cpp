// SPDX-License-Identifier: MIT
#include "app/process/memory.h"

#include <cstdlib> // says whether this is glibc

#ifdef __GLIBC__
#include <malloc.h>
#endif
#ifdef __linux__
#include <sys/prctl.h>
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
#ifdef PR_SET_THP_DISABLE
    // With huge pages, the first byte of a large block that is still being received takes 2 MiB.
    ::prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0);
#endif
}

} // namespace mm

// SPDX-License-Identifier: MIT
// For LD_PRELOAD: simulates a disk that takes 200 ms for each fdatasync(). Nothing is synced.

#include <chrono>
#include <thread>

extern "C" [[gnu::visibility("default")]] int fdatasync(int)
{
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    return 0;
}

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <atomic>
#include <mutex>

/// Lets system calls of this process fail, also those of the libraries.
namespace mm::test {

enum Call { Read, Rename, RenameNoReplace, Link, Chmod, Sync, Lock, CallCount };

/// The error of one system call, and how often it still occurs.
struct Fault
{
    std::atomic<int> error = 0;
    std::atomic<int> times = 0;
};

inline std::array<Fault, CallCount> faults;

constexpr int always = 1'000'000;

inline void fail(Call call, int error, int times = always)
{
    faults.at(call).error = error;
    faults.at(call).times = times;
}

/// While a test holds it, each Sync hangs.
inline std::mutex hungDisk;

inline void clearFaults()
{
    for (Fault &fault : faults)
        fault.times = 0;
}

} // namespace mm::test

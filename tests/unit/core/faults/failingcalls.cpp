// SPDX-License-Identifier: MIT
#include "failingcalls.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace mm::test;

namespace {

/// Returns true, with errno set, when the call has to fail.
bool fails(Call call)
{
    if (faults.at(call).times.load() <= 0)
        return false;
    --faults.at(call).times;
    errno = faults.at(call).error;
    return true;
}

} // namespace

// Replace the C library's functions, for Qt's calls too.
extern "C" {
ssize_t read(int descriptor, void *bytes, size_t size)
{
    return fails(Read) ? -1 : ::syscall(SYS_read, descriptor, bytes, size);
}
int rename(const char *from, const char *to) noexcept
{
    return fails(Rename)
               ? -1
               : static_cast<int>(::syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0U));
}
int renameat2(int fromFolder, const char *from, int toFolder, const char *to,
              unsigned flags) noexcept
{
    return fails(RenameNoReplace)
               ? -1
               : static_cast<int>(::syscall(SYS_renameat2, fromFolder, from, toFolder, to, flags));
}
int link(const char *from, const char *to) noexcept
{
    return fails(Link) ? -1
                       : static_cast<int>(::syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0));
}
int fchmod(int descriptor, mode_t mode) noexcept
{
    return fails(Chmod) ? -1 : static_cast<int>(::syscall(SYS_fchmod, descriptor, mode));
}
int fdatasync(int descriptor)
{
    {
        const std::lock_guard disk(hungDisk);
    }
    return fails(Sync) ? -1 : static_cast<int>(::syscall(SYS_fdatasync, descriptor));
}
int flock(int descriptor, int operation) noexcept
{
    return fails(Lock) ? -1 : static_cast<int>(::syscall(SYS_flock, descriptor, operation));
}
}

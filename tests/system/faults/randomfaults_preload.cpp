// SPDX-License-Identifier: MIT
// For LD_PRELOAD: a failing or hanging disk and a clock with an offset, for one process, controlled
// through the shared page of randomfaults_control.py. It affects only files in the folder
// RANDOMFAULTS_FOLDER.

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <dlfcn.h>
#include <fcntl.h>
#include <string_view>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

constexpr std::int64_t nanoseconds = 1'000'000'000;
constexpr int maxJumps = 100;
constexpr int savesKept = 8;
constexpr int pollsKept = 8;

using Word = std::atomic<std::int64_t>;
static_assert(sizeof(Word) == sizeof(std::int64_t));

struct Jump
{
    Word at;     ///< since when, in real nanoseconds since 1970
    Word offset; ///< of the clock, in nanoseconds
};

struct Control
{
    Word writeError;
    Word syncError;
    Word renameError;
    Word openError; ///< of opening for writing
    Word touchError;
    Word readHangs;
    Word writesHalf;                       ///< one write takes half before writes fail
    Word saves;                            ///< started so far
    std::array<Word, savesKept> tallies;   ///< counted when each of the last began
    Word polls;                            ///< of the folder's files, started so far
    std::array<Word, pollsKept> pollTimes; ///< the steady clock at the start of each of the last
    Word jumps;
    std::array<Jump, maxJumps> jump;
};

template <typename Type>
Type *mapped(const char *variable, int protection)
{
    const char *path = std::getenv(variable);
    if (!path)
        return nullptr;
    using Open = int (*)(const char *, int, ...);
    static const auto open = reinterpret_cast<Open>(::dlsym(RTLD_NEXT, "open"));
    const int file = open(path, ((protection & PROT_WRITE) != 0 ? O_RDWR : O_RDONLY) | O_CLOEXEC);
    if (file < 0)
        return nullptr;
    void *memory = ::mmap(nullptr, sizeof(Type), protection, MAP_SHARED, file, 0);
    ::close(file);
    return memory == MAP_FAILED ? nullptr : static_cast<Type *>(memory);
}

Control *control()
{
    static Control *const page = mapped<Control>("RANDOMFAULTS_CONTROL", PROT_READ | PROT_WRITE);
    return page;
}

/// The count in the writer's page, which exists once the writer has created it.
std::int64_t tally()
{
    static Word *page = nullptr;
    if (!page)
        page = mapped<Word>("RANDOMFAULTS_TALLY", PROT_READ);
    return page ? page->load() : 0;
}

/// The original function \p name.
template <typename Function>
Function *next(const char *name)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

bool isAffected(const char *path)
{
    static const char *const folder = std::getenv("RANDOMFAULTS_FOLDER");
    return folder && control() && std::strncmp(path, folder, std::strlen(folder)) == 0;
}

bool fails(const Word &error)
{
    const auto number = static_cast<int>(error.load());
    if (number != 0)
        errno = number;
    return number != 0;
}

/// Counts several calls within a short time as one poll: a poll retries when content seems broken.
void notePoll(const char *path)
{
    constexpr std::int64_t onePoll = nanoseconds / 4;
    static const auto clock = next<int(clockid_t, timespec *)>("clock_gettime");
    timespec time = {};
    if (!isAffected(path) || clock(CLOCK_MONOTONIC, &time) != 0)
        return;
    const std::int64_t now = time.tv_sec * nanoseconds + time.tv_nsec;
    const std::int64_t number = control()->polls.load();
    if (number != 0 &&
        now - control()->pollTimes.at(static_cast<size_t>((number - 1) % pollsKept)).load() <
            onePoll)
        return;
    control()->pollTimes.at(static_cast<size_t>(number % pollsKept)).store(now);
    control()->polls.store(number + 1);
}

/// The tally when a save began: a save checks the lock before it reads the counters.
std::int64_t tallyAtLock = 0;

bool beforeOpen(const char *path, int flags)
{
    if (!isAffected(path))
        return true;
    constexpr timespec pause{0, 10'000'000};
    if ((flags & O_ACCMODE) == O_RDONLY) {
        notePoll(path);
        while (control()->readHangs.load() != 0)
            ::nanosleep(&pause, nullptr);
        return true;
    }
    if ((flags & O_TMPFILE) == O_TMPFILE) {
        const std::int64_t number = control()->saves.load();
        control()->tallies.at(static_cast<size_t>(number % savesKept)).store(tallyAtLock);
        control()->saves.store(number + 1);
    }
    return !fails(control()->openError);
}

bool beforeWrite(int file, size_t *size)
{
    static const auto fstat = next<int(int, struct stat *)>("fstat");
    struct stat info = {};
    if (!control() || control()->writeError.load() == 0 || fstat(file, &info) != 0 ||
        !S_ISREG(info.st_mode))
        return true;
    if (control()->writesHalf.exchange(0) != 0 && *size > 1) {
        *size /= 2;
        return true;
    }
    return !fails(control()->writeError);
}

/// The clock's offset at the real time \p real.
std::int64_t offsetAt(std::int64_t real)
{
    std::int64_t offset = 0;
    for (int i = 0; i < static_cast<int>(control()->jumps.load()) && i < maxJumps; ++i) {
        const Jump &jump = control()->jump.at(static_cast<size_t>(i));
        if (jump.at.load() <= real)
            offset = jump.offset.load();
    }
    return offset;
}

void shift(timespec *time)
{
    if (!control() || control()->jumps.load() == 0)
        return;
    const std::int64_t real = time->tv_sec * nanoseconds + time->tv_nsec;
    const std::int64_t shown = real + offsetAt(real);
    time->tv_sec = shown / nanoseconds;
    time->tv_nsec = shown % nanoseconds;
}

template <typename Info>
int shifted(int result, Info *info)
{
    if (result == 0) {
        shift(&info->st_mtim);
        shift(&info->st_ctim);
    }
    return result;
}

} // namespace

// open() has a third argument only for some flags, but reading it is harmless.
// NOLINTBEGIN(cppcoreguidelines-pro-type-vararg,cert-dcl50-cpp,clang-analyzer-valist*)
#pragma GCC visibility push(default)
extern "C" {

int open(const char *path, int flags, ...)
{
    static const auto real = next<int(const char *, int, ...)>("open");
    va_list more;
    va_start(more, flags);
    const auto mode = va_arg(more, mode_t);
    va_end(more);
    return beforeOpen(path, flags) ? real(path, flags, mode) : -1;
}

int open64(const char *path, int flags, ...)
{
    static const auto real = next<int(const char *, int, ...)>("open64");
    va_list more;
    va_start(more, flags);
    const auto mode = va_arg(more, mode_t);
    va_end(more);
    return beforeOpen(path, flags) ? real(path, flags, mode) : -1;
}

ssize_t write(int file, const void *bytes, size_t size)
{
    static const auto real = next<ssize_t(int, const void *, size_t)>("write");
    return beforeWrite(file, &size) ? real(file, bytes, size) : -1;
}

int fdatasync(int file)
{
    static const auto real = next<int(int)>("fdatasync");
    return control() && fails(control()->syncError) ? -1 : real(file);
}

int rename(const char *from, const char *to) noexcept
{
    static const auto real = next<int(const char *, const char *)>("rename");
    return isAffected(to) && fails(control()->renameError) ? -1 : real(from, to);
}

int renameat2(int fromFolder, const char *from, int toFolder, const char *to,
              unsigned flags) noexcept
{
    static const auto real = next<int(int, const char *, int, const char *, unsigned)>("renameat2");
    return isAffected(to) && fails(control()->renameError)
               ? -1
               : real(fromFolder, from, toFolder, to, flags);
}

// A writer sets a file's time to its own clock's. The kernel's clock is the same without the
// offset, which stat() adds.
int utimensat(int folder, const char *path, const timespec * /*now*/, int flags) noexcept
{
    static const auto real = next<int(int, const char *, const timespec *, int)>("utimensat");
    return isAffected(path) && fails(control()->touchError) ? -1
                                                            : real(folder, path, nullptr, flags);
}

int futimens(int file, const timespec * /*now*/) noexcept
{
    static const auto real = next<int(int, const timespec *)>("futimens");
    return real(file, nullptr);
}

int clock_gettime(clockid_t clock, timespec *time) noexcept
{
    static const auto real = next<int(clockid_t, timespec *)>("clock_gettime");
    const int result = real(clock, time);
    if (result == 0 && clock == CLOCK_REALTIME)
        shift(time);
    return result;
}

int lstat(const char *path, struct stat *info) noexcept
{
    static const auto real = next<int(const char *, struct stat *)>("lstat");
    if (isAffected(path) && std::string_view(path).ends_with(".lock"))
        tallyAtLock = tally();
    return real(path, info);
}

int stat(const char *path, struct stat *info) noexcept
{
    notePoll(path);
    static const auto real = next<int(const char *, struct stat *)>("stat");
    return shifted(real(path, info), info);
}

int stat64(const char *path, struct stat64 *info) noexcept
{
    notePoll(path);
    static const auto real = next<int(const char *, struct stat64 *)>("stat64");
    return shifted(real(path, info), info);
}

int fstat(int file, struct stat *info) noexcept
{
    static const auto real = next<int(int, struct stat *)>("fstat");
    return shifted(real(file, info), info);
}

int fstat64(int file, struct stat64 *info) noexcept
{
    static const auto real = next<int(int, struct stat64 *)>("fstat64");
    return shifted(real(file, info), info);
}

} // extern "C"
#pragma GCC visibility pop
// NOLINTEND(cppcoreguidelines-pro-type-vararg,cert-dcl50-cpp,clang-analyzer-valist*)

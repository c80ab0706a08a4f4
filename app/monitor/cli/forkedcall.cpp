// SPDX-License-Identifier: MIT
#include "app/monitor/cli/forkedcall.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

using namespace std::chrono;

namespace mm {

namespace {

[[noreturn]] void runChild(const std::function<QByteArray()> &work, int out)
{
    // Close the inherited stdout: its reader waits until all copies are closed.
    if (const int null = ::open("/dev/null", O_RDWR); null >= 0) {
        for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
            ::dup2(null, standard);
    }
    const QByteArray result = work();
    qsizetype written = 0;
    while (written < result.size()) {
        const ssize_t size = ::write(out, result.constData() + written,
                                     static_cast<size_t>(result.size() - written));
        if (size < 0 && errno != EINTR)
            break;
        written += qMax<ssize_t>(size, 0);
    }
    ::_exit(0);
}

/// All bytes until the other end is closed; nullopt if \p deadline passes first.
std::optional<QByteArray> readUntil(int in, steady_clock::time_point deadline)
{
    QByteArray result;
    for (;;) {
        const auto left = ceil<milliseconds>(deadline - steady_clock::now());
        pollfd entry{in, POLLIN, 0};
        const int ready = ::poll(&entry, 1, static_cast<int>(qMax<qint64>(left.count(), 0)));
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0)
            return {};
        std::array<char, 4096> buffer;
        const ssize_t size = ::read(in, buffer.data(), buffer.size());
        if (size < 0 && errno == EINTR)
            continue;
        if (size <= 0)
            return result;
        result.append(buffer.data(), size);
    }
}

} // namespace

std::optional<QByteArray> forkedCall(const std::function<QByteArray()> &work, milliseconds timeout)
{
    const auto deadline = steady_clock::now() + timeout;
    std::array<int, 2> ends{-1, -1};
    if (::pipe(ends.data()) != 0)
        return work();
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        runChild(work, ends[1]);
    }
    ::close(ends[1]);
    auto result = child < 0 ? work() : readUntil(ends[0], deadline);
    ::close(ends[0]);
    return result;
}

} // namespace mm

// SPDX-License-Identifier: MIT
#include "app/monitor/ownprocess.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

using namespace std::chrono;

namespace mm {

namespace {

[[noreturn]] void workAndExit(const std::function<QByteArray()> &work, int out)
{
    // Who reads this program's output to its end must not wait for this process.
    if (const int nothing = ::open("/dev/null", O_RDWR); nothing >= 0) {
        for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
            ::dup2(nothing, standard);
    }
    const QByteArray result = work();
    qsizetype written = 0;
    while (written < result.size()) {
        const ssize_t taken = ::write(out, result.constData() + written,
                                      static_cast<size_t>(result.size() - written));
        if (taken < 0 && errno != EINTR)
            break;
        written += qMax<ssize_t>(taken, 0);
    }
    ::_exit(0);
}

/// All that arrives until the other end is closed; nothing when \p deadline comes first.
std::optional<QByteArray> readUntil(int in, steady_clock::time_point deadline)
{
    QByteArray result;
    for (;;) {
        const auto left = ceil<milliseconds>(deadline - steady_clock::now());
        pollfd waiting{in, POLLIN, 0};
        const int ready = ::poll(&waiting, 1, static_cast<int>(qMax<qint64>(left.count(), 0)));
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0)
            return {};
        std::array<char, 4096> buffer;
        const ssize_t taken = ::read(in, buffer.data(), buffer.size());
        if (taken < 0 && errno == EINTR)
            continue;
        if (taken <= 0)
            return result;
        result.append(buffer.data(), taken);
    }
}

} // namespace

std::optional<QByteArray> inOwnProcess(const std::function<QByteArray()> &work,
                                       milliseconds patience)
{
    const auto deadline = steady_clock::now() + patience;
    std::array<int, 2> ends{-1, -1};
    if (::pipe(ends.data()) != 0)
        return work();
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        workAndExit(work, ends[1]);
    }
    ::close(ends[1]);
    auto result = child < 0 ? work() : readUntil(ends[0], deadline);
    ::close(ends[0]);
    return result;
}

} // namespace mm

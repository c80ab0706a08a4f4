// SPDX-License-Identifier: MIT
#include "app/process/stopsignals.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace mm {

namespace {

// A signal handler may do next to nothing: it writes a byte into a pipe that the event loop reads.
std::array<int, 2> pipeEnds{-1, -1};
constexpr std::array<int, 3> stopSignals{SIGTERM, SIGINT, SIGHUP};

void tell(int /*signal*/)
{
    const int saved = errno;
    const char byte = 0;
    (void)!::write(pipeEnds[1], &byte, 1);
    errno = saved;
}

void takeOver()
{
    struct sigaction action = {};
    action.sa_handler = tell;
    action.sa_flags = SA_RESTART;
    for (const int signal : stopSignals) {
        struct sigaction before = {};
        ::sigaction(signal, nullptr, &before);
        // nohup, and a shell that puts us into the background, have it ignored.
        if (signal == SIGTERM || before.sa_handler != SIG_IGN)
            ::sigaction(signal, &action, nullptr);
    }
}

} // namespace

StopSignals::StopSignals()
{
    if (::pipe(pipeEnds.data()) != 0)
        return; // the signals then end the process as they do any other
    for (const int end : pipeEnds) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    m_notifier = std::make_unique<QSocketNotifier>(pipeEnds[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &StopSignals::drain);
    takeOver();
}

StopSignals::~StopSignals()
{
    if (!m_notifier)
        return;
    m_notifier.reset();
    const auto ends = std::exchange(pipeEnds, {-1, -1});
    for (const int end : ends)
        ::close(end);
}

void StopSignals::drain()
{
    std::array<char, 16> bytes;
    ssize_t taken = 0;
    while ((taken = ::read(pipeEnds[0], bytes.data(), bytes.size())) > 0) {
        for (ssize_t i = 0; i < taken; ++i)
            Q_EMIT arrived();
    }
}

} // namespace mm

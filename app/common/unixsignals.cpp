// SPDX-License-Identifier: MIT
#include "app/common/unixsignals.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace mm {

namespace {

std::array<int, 2> signalPipe{-1, -1};
constexpr std::array<int, 3> terminationSignals{SIGTERM, SIGINT, SIGHUP};

// A signal handler may call async-signal-safe functions only.
void writeToPipe(int /*signal*/)
{
    const int saved = errno;
    const char byte = 0;
    (void)!::write(signalPipe[1], &byte, 1);
    errno = saved;
}

void installHandlers()
{
    sigset_t signals;
    sigemptyset(&signals);
    struct sigaction action = {};
    action.sa_handler = writeToPipe;
    action.sa_flags = SA_RESTART;
    for (const int signal : terminationSignals) {
        sigaddset(&signals, signal);
        struct sigaction before = {};
        ::sigaction(signal, nullptr, &before);
        // nohup ignores SIGHUP, a shell ignores SIGINT for background jobs.
        if (signal == SIGTERM || before.sa_handler != SIG_IGN)
            ::sigaction(signal, &action, nullptr);
    }
    // The thread that started this process may have blocked them.
    ::pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

} // namespace

UnixSignals::UnixSignals()
{
    if (::pipe(signalPipe.data()) != 0)
        return; // the signals keep their default action
    for (const int end : signalPipe) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    m_notifier = std::make_unique<QSocketNotifier>(signalPipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &UnixSignals::readPipe);
    installHandlers();
}

UnixSignals::~UnixSignals()
{
    if (!m_notifier)
        return;
    m_notifier.reset();
    const auto ends = std::exchange(signalPipe, {-1, -1});
    for (const int end : ends)
        ::close(end);
}

void UnixSignals::readPipe()
{
    std::array<char, 16> bytes;
    ssize_t count = 0;
    while ((count = ::read(signalPipe[0], bytes.data(), bytes.size())) > 0) {
        for (ssize_t i = 0; i < count; ++i)
            Q_EMIT terminationRequested();
    }
}

} // namespace mm

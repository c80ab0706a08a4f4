// SPDX-License-Identifier: MIT
#include "core/system/signalmask.h"

#include <initializer_list>

namespace mm::posix {

void blockSignals()
{
    sigset_t signals;
    sigfillset(&signals);
    for (const int fault : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP})
        sigdelset(&signals, fault);
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

UnblockedSignals::UnblockedSignals()
{
    sigset_t none;
    sigemptyset(&none);
    ::pthread_sigmask(SIG_SETMASK, &none, &m_before);
}

UnblockedSignals::~UnblockedSignals()
{
    ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

} // namespace mm::posix

// SPDX-License-Identifier: MIT
#include "core/system/signalmask.h"

#include <csignal>
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

} // namespace mm::posix

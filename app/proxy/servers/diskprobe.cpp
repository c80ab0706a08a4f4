// SPDX-License-Identifier: MIT
#include "app/proxy/servers/diskprobe.h"

#include <QFile>

#include <cerrno>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace mm {

namespace {

/// Async-signal-safe. The process may outlive this one, and must not keep its port in use.
void closeAllFiles(int maxFiles)
{
#ifdef __linux__
    Q_UNUSED(maxFiles);
    ::close_range(0, ~0U, 0);
#else
    for (int fd = 0; fd < maxFiles; ++fd)
        ::close(fd);
#endif
}

} // namespace

void waitForDisk(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    const int maxFiles = int(qMin(::sysconf(_SC_OPEN_MAX), 4096L));
    const pid_t child = ::fork();
    if (child == 0) {
        closeAllFiles(maxFiles);
        struct stat unused = {};
        ::stat(name.constData(), &unused);
        ::_exit(0);
    }
    // Without another process it is tried by what follows.
    while (child > 0 && ::waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
    }
}

} // namespace mm

// SPDX-License-Identifier: MIT
#pragma once

#include "core/statsfile/reading.h"
#include "core/statsfile/statsjson.h"
#include "files.h"
#include "logcapture.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <functional>
#include <mutex>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#include <sys/sysmacros.h>
#endif

namespace mm::test {

using namespace std::chrono;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

inline QByteArray sample(const char *name)
{
    return readFile(QStringLiteral(MM_TEST_DATA "/") + QLatin1String(name));
}

/// The content of the file; an empty snapshot with a total of -1 when that is not valid.
inline Snapshot snapshotIn(const QString &path)
{
    ParseError error;
    Snapshot none;
    none.totalMessages = -1;
    return parseSnapshot(readFile(path), &error).value_or(none);
}

inline qint64 totalIn(const QString &path)
{
    return snapshotIn(path).totalMessages;
}

inline QByteArray jsonWithTotal(qint64 messages)
{
    return "{\"total_services\": 0, \"total_messages\": " + QByteArray::number(messages) + "}\n";
}

/// The names of all files and directories in \p folder, also of hidden ones and of sockets.
inline QStringList entriesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::System | QDir::Hidden |
                                  QDir::NoDotAndDotDot);
}

/// Makes \p path a symbolic link.
inline bool symlinkTo(const QString &target, const QString &path)
{
    return ::symlink(QFile::encodeName(target).constData(), QFile::encodeName(path).constData()) ==
           0;
}

inline bool makeFifo(const QString &path)
{
    return ::mkfifo(QFile::encodeName(path).constData(), 0600) == 0;
}

/// Makes a writable device at \p path. For root it is a separate one: a fault in the code under
/// test could replace /dev/null.
inline bool makeDevice(const QString &path)
{
    if (::geteuid() != 0)
        return symlinkTo(u"/dev/null"_s, path); // only root can replace it
    return ::mknod(QFile::encodeName(path).constData(), S_IFCHR | 0600, makedev(1, 3)) == 0;
}

/// Renames, replacing \p path.
inline bool putInPlace(const QString &fresh, const QString &path)
{
    return ::rename(QFile::encodeName(fresh).constData(), QFile::encodeName(path).constData()) == 0;
}

inline struct stat statOf(const QString &path)
{
    struct stat info = {};
    if (::lstat(QFile::encodeName(path).constData(), &info) != 0)
        info = {};
    return info;
}

inline void setModified(const QString &path, system_clock::time_point when)
{
    const auto nanos = duration_cast<nanoseconds>(when.time_since_epoch());
    const auto whole = floor<seconds>(nanos);
    const timespec time{static_cast<time_t>(whole.count()),
                        static_cast<long>((nanos - whole).count())};
    const timespec both[2] = {time, time};
    if (::utimensat(AT_FDCWD, QFile::encodeName(path).constData(), both, 0) != 0)
        qFatal("utimensat failed");
}

inline system_clock::time_point modifiedAt(const QString &path)
{
    const timespec time = statOf(path).st_mtim;
    return system_clock::time_point(
        duration_cast<system_clock::duration>(seconds(time.tv_sec) + nanoseconds(time.tv_nsec)));
}

/// A child process that calls \p work and then waits until it is killed.
class Child final
{
public:
    explicit Child(const std::function<void()> &work = [] {})
    {
        int ready[2];
        int hold[2];
        if (::pipe(ready) != 0 || ::pipe(hold) != 0 || (m_pid = ::fork()) < 0)
            qFatal("no child");
        char byte = 0;
        if (m_pid == 0) {
            work();
            ::close(hold[1]);
            (void)!::write(ready[1], &byte, 1);
            (void)!::read(hold[0], &byte, 1); // ends when the parent crashes
            ::_exit(0);
        }
        ::close(ready[1]);
        ::close(hold[0]);
        (void)!::read(ready[0], &byte, 1);
        ::close(ready[0]);
        m_hold = hold[1];
    }
    ~Child()
    {
        if (m_pid > 0) {
            ::kill(m_pid, SIGKILL);
            ::waitpid(m_pid, nullptr, 0);
        }
        ::close(m_hold);
    }
    Q_DISABLE_COPY_MOVE(Child)

    [[nodiscard]] pid_t pid() const { return m_pid; }
    void suspend() { signal(SIGSTOP, WSTOPPED); }
    /// Leaves a zombie.
    void kill() { signal(SIGKILL, WEXITED); }
    void killAndCollect()
    {
        kill();
        ::waitpid(std::exchange(m_pid, -1), nullptr, 0);
    }

private:
    void signal(int number, int until)
    {
        ::kill(m_pid, number);
        siginfo_t info = {};
        ::waitid(P_PID, static_cast<id_t>(m_pid), &info, until | WNOWAIT);
    }

    pid_t m_pid = -1;
    int m_hold = -1;
};

/// Changes the effective user from root, who may access every file, to nobody.
class AsNobody final
{
public:
    static constexpr uid_t id = 65534;

    AsNobody()
        : m_wasRoot(::geteuid() == 0)
    {
        if (m_wasRoot && ::seteuid(id) != 0)
            qFatal("can't become nobody");
    }
    ~AsNobody()
    {
        if (m_wasRoot && ::seteuid(0) != 0)
            qFatal("can't become root again");
#ifdef Q_OS_LINUX
        ::prctl(PR_SET_DUMPABLE, 1); // LeakSanitizer needs to attach
#endif
    }
    Q_DISABLE_COPY_MOVE(AsNobody)

private:
    bool m_wasRoot;
};

/// Makes \p path writable for AsNobody.
inline void giveToNobody(const QString &path)
{
    if (::geteuid() == 0 &&
        ::chown(QFile::encodeName(path).constData(), AsNobody::id, AsNobody::id) != 0)
        qFatal("chown failed");
}

inline void setMode(const QString &path, mode_t mode)
{
    if (::chmod(QFile::encodeName(path).constData(), mode) != 0)
        qFatal("chmod failed");
}

inline mode_t modeOf(const QString &path)
{
    return statOf(path).st_mode & mode_t(07777);
}

/// Limits the size of files to \p bytes while it exists, like a full disk.
class FileSizeLimit final
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        if (::setrlimit(RLIMIT_FSIZE, &limit) != 0)
            qFatal("setrlimit failed");
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

private:
    rlimit m_before = {};
};

} // namespace mm::test

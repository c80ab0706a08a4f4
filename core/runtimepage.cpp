// SPDX-License-Identifier: MIT
#include "core/runtimepage.h"

#include "core/descriptor.h"
#include "core/posixfile.h"

#include <cerrno>
#ifdef Q_OS_LINUX
#include <fcntl.h>
#include <linux/magic.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>
#endif

namespace mm {

#ifdef Q_OS_LINUX

namespace {

using posix::Descriptor;

constexpr char ourFolder[] = "mm-mesh-stats";

QByteArray runtimePath()
{
    return qgetenv("XDG_RUNTIME_DIR");
}

bool isMine(int folder)
{
    struct stat info = {};
    return ::fstat(folder, &info) == 0 && info.st_uid == ::geteuid() && (info.st_mode & 077U) == 0;
}

/// This user's folder for pages; -1, and errno, when there is none to be trusted.
int openFolder()
{
    const QByteArray path = runtimePath();
    if (!path.startsWith('/')) {
        errno = ENOENT;
        return -1;
    }
    // Another user's is left alone: root may have been given it by sudo.
    const Descriptor runtime(::open(path.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (runtime.get() < 0)
        return -1;
    if (!isMine(runtime.get())) {
        errno = EACCES;
        return -1;
    }
    if (::mkdirat(runtime.get(), ourFolder, 0700) != 0 && errno != EEXIST)
        return -1;
    const int folder =
        ::openat(runtime.get(), ourFolder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder < 0)
        return -1;
    struct statfs system = {};
    const bool mine = isMine(folder);
    const bool inMemory = ::fstatfs(folder, &system) == 0 && system.f_type == TMPFS_MAGIC;
    if (mine && inMemory)
        return folder;
    ::close(folder);
    errno = mine ? ENOTSUP : EACCES;
    return -1;
}

} // namespace

QByteArray RuntimePage::read(const QByteArray &name)
{
    const Descriptor folder(openFolder());
    const Descriptor file(
        ::openat(folder.get(), name.constData(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
    struct stat info = {};
    if (folder.get() < 0 || file.get() < 0 || ::fstat(file.get(), &info) != 0 ||
        !S_ISREG(info.st_mode) || info.st_uid != ::geteuid() || info.st_size != size)
        return {};
    QByteArray bytes(size, Qt::Uninitialized);
    return ::pread(file.get(), bytes.data(), static_cast<size_t>(size), 0) == size ? bytes
                                                                                   : QByteArray();
}

void RuntimePage::remove() const
{
    struct stat info = {};
    if (::lstat(m_path.constData(), &info) == 0 && info.st_dev == m_device &&
        info.st_ino == m_inode)
        ::unlink(m_path.constData());
}

std::unique_ptr<RuntimePage> RuntimePage::make(const QByteArray &name, const QByteArray &content,
                                               QString *error)
{
    const auto failed = [error](int cause) {
        *error = posix::errorText(cause);
        return nullptr;
    };
    const Descriptor folder(openFolder());
    if (folder.get() < 0)
        return failed(errno);
    // One that a killed process left half made goes first.
    const QByteArray fresh = name + ".new";
    ::unlinkat(folder.get(), fresh.constData(), 0);
    const Descriptor file(::openat(folder.get(), fresh.constData(),
                                   O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (file.get() < 0)
        return failed(errno);
    const auto giveUp = [&](int cause) {
        ::unlinkat(folder.get(), fresh.constData(), 0);
        return failed(cause);
    };
    if (const int cause = ::posix_fallocate(file.get(), 0, size))
        return giveUp(cause);
    if (::pwrite(file.get(), content.constData(), static_cast<size_t>(content.size()), 0) !=
        content.size())
        return giveUp(EIO);
    void *const memory = ::mmap(nullptr, static_cast<size_t>(size), PROT_READ | PROT_WRITE,
                                MAP_SHARED | MAP_POPULATE, file.get(), 0);
    if (memory == MAP_FAILED)
        return giveUp(errno);
    std::unique_ptr<RuntimePage> page(
        new RuntimePage(memory, runtimePath() + '/' + ourFolder + '/' + name));
    struct stat info = {};
    // "Sticky": what cleans up the runtime directory by age is to leave it (XDG Base Directory
    // Specification), as writing to the memory makes the file no younger.
    if (::fchmod(file.get(), 01400) != 0 || ::fstat(file.get(), &info) != 0 ||
        ::renameat(folder.get(), fresh.constData(), folder.get(), name.constData()) != 0)
        return giveUp(errno);
    page->m_device = info.st_dev;
    page->m_inode = info.st_ino;
    return page;
}

RuntimePage::~RuntimePage()
{
    ::munmap(m_memory, static_cast<size_t>(size));
}

#else

QByteArray RuntimePage::read(const QByteArray &)
{
    return {};
}

void RuntimePage::remove() const
{
}

std::unique_ptr<RuntimePage> RuntimePage::make(const QByteArray &, const QByteArray &,
                                               QString *error)
{
    *error = qt_error_string(ENOTSUP);
    return nullptr;
}

RuntimePage::~RuntimePage() = default;

#endif

} // namespace mm

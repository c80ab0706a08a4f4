// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>
#include <utility>

namespace mm {

/// A page of memory with a name: a file in `$XDG_RUNTIME_DIR/mm-mesh-stats`, which outlives its
/// process, and goes when the machine or the session ends. There is one only where that directory
/// is this user's own and held in memory (Linux, tmpfs), so that a write to it waits for no disk.
///
/// To use it does not end the process (SIGBUS): its memory is taken before it is mapped, and its
/// file may then be read alone, so that nobody cuts it short by accident; its owner could on
/// purpose, and root. Removing the file, or all of the directory, leaves the memory in place.
class RuntimePage final
{
public:
    static constexpr qsizetype size = 4096;

    /// What stands under \p name, `size` bytes; empty when there is none, or not one of ours.
    [[nodiscard]] static QByteArray read(const QByteArray &name);

    /// A page that begins with \p content, the rest is 0; not to be found under a name so far.
    /// Null, with \p error, when that can't be. One process at a time may make one of a name.
    [[nodiscard]] static std::unique_ptr<RuntimePage>
    make(const QByteArray &name, const QByteArray &content, QString *error);
    ~RuntimePage();
    Q_DISABLE_COPY_MOVE(RuntimePage)

    [[nodiscard]] void *memory() const { return m_memory; }
    /// Takes its name away, unless another page has that by now.
    void remove() const;

private:
    RuntimePage(void *memory, QByteArray path)
        : m_memory(memory)
        , m_path(std::move(path))
    {
    }

    void *const m_memory;
    const QByteArray m_path; ///< the environment may change
    quint64 m_device = 0;
    quint64 m_inode = 0;
};

} // namespace mm

// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayList>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace mm {

/// Executes a program in a child process, for QProcess::setChildProcessModifier().
///
/// Qt could do that itself, but Qt 6.4 leaves a descriptor open for each program that can't be
/// executed, and MM tries such a program again and again.
class Execution final
{
public:
    /// \p program is absolute, \p environment has `NAME=value`: all that it gets.
    Execution(const QString &program, const QStringList &arguments, const QStringList &environment,
              const QString &folder);
    ~Execution() = default;
    Q_DISABLE_COPY_MOVE(Execution) // of texts that are pointed to

    /// Only for the child. Does not return.
    void run() const;
    /// Why the child did not execute the program, a clause; empty if it did.
    [[nodiscard]] QString failure() const;

private:
    /// Memory that the parent and the child share.
    struct Errors
    {
        int folder = 0;
        int program = 0;
    };

    QByteArrayList m_texts; ///< of what the pointers point to
    std::vector<char *> m_arguments;
    std::vector<char *> m_environment;
    QByteArray m_program;
    QByteArray m_folder;
    std::shared_ptr<Errors> m_errors; ///< null if the system has no memory for it
};

} // namespace mm

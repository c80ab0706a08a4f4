// SPDX-License-Identifier: MIT
#pragma once

#include "core/system/processinfo.h"

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <chrono>

namespace mm::stdio {

/// Starts MM as a process that outlives this one.
class MmStarter final
{
public:
    struct Setup
    {
        QString program;
        QStringList arguments;
        QProcessEnvironment environment;
        QString logFile; ///< gets its output; emptied before a start if over 1 MiB
    };

    explicit MmStarter(Setup setup)
        : m_setup(std::move(setup))
    {
    }

    /// False, with \p error, a sentence, if the program can't be executed.
    [[nodiscard]] bool start(QString *error);
    /// Whether the process that was started last has not ended.
    [[nodiscard]] bool isRunning() const;
    /// The last line that it wrote: why it ended. Empty if there is none.
    [[nodiscard]] QString lastLine() const;

private:
    const Setup m_setup;
    qint64 m_pid = 0;
    std::chrono::system_clock::time_point m_startedAt;
    qint64 m_logStart = 0; ///< size of the log before the start
};

} // namespace mm::stdio

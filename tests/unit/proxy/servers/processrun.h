// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/servers/serverprocess.h"
#include "serverfixture.h"

#include <QSignalSpy>
#include <QTest>

namespace mm::test {

/// A program without arguments.
inline ServerProcess::Command programCommand(const QString &program,
                                             const QStringList &environment = {},
                                             const QString &folder = QStringLiteral("/"))
{
    return {.program = program, .arguments = {}, .environment = environment, .folder = folder};
}

inline ServerProcess::Command shellCommand(const QString &script)
{
    return {.program = QStringLiteral("/bin/sh"),
            .arguments = {QStringLiteral("-c"), script},
            .environment = {QStringLiteral("PATH=/usr/bin:/bin")},
            .folder = QStringLiteral("/")};
}

/// One run of a program, and what it reports.
class ProcessRun final
{
public:
    explicit ProcessRun(const ServerProcess::Command &command,
                        const ServerProcess::Limits &limits = quickLimits().run.process)
        : process(std::make_unique<ServerProcess>(limits))
        , starts(process.get(), &ServerProcess::started)
        , read(process.get(), &ServerProcess::lineRead)
        , skipped(process.get(), &ServerProcess::lineSkipped)
        , ends(process.get(), &ServerProcess::ended)
    {
        ignorePipeSignal();
        process->start(command);
    }
    explicit ProcessRun(const QString &script,
                        const ServerProcess::Limits &limits = quickLimits().run.process)
        : ProcessRun(shellCommand(script), limits)
    {
    }
    Q_DISABLE_COPY_MOVE(ProcessRun)

    /// Of stdout.
    [[nodiscard]] QByteArrayList lines() const
    {
        QByteArrayList found;
        for (const QList<QVariant> &each : read)
            found += each.at(0).toByteArray();
        return found;
    }
    /// How it has ended.
    [[nodiscard]] QString end() const { return ends.value(0).value(0).toString(); }

    std::unique_ptr<ServerProcess> process;
    QSignalSpy starts;
    QSignalSpy read;
    QSignalSpy skipped;
    QSignalSpy ends;
};

} // namespace mm::test

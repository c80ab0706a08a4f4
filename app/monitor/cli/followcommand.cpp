// SPDX-License-Identifier: MIT
#include "app/monitor/cli/followcommand.h"

#include "app/common/unixsignals.h"
#include "app/monitor/cli/statusfollower.h"
#include "app/monitor/cli/statussource.h"
#include "app/monitor/cli/stdoutwriter.h"

#include <QCoreApplication>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include <unistd.h>

namespace mm {

namespace {

StatsPoller::Read sourceFor(const Options &options)
{
    const auto source = std::make_shared<StatusSource>(options, StatusSource::Limits());
    return [source] { return source->read(); };
}

} // namespace

int runFollow(const Options &options)
{
    std::signal(SIGPIPE, SIG_IGN);
    StdoutWriter writer(STDOUT_FILENO); // before anything opens a descriptor of its own
    const UnixSignals signals;
    const StatusFollower follower(options.statsFile, sourceFor(options), {options.interval},
                                  options.format);
    QObject::connect(&signals, &UnixSignals::terminationRequested, &writer,
                     [] { QCoreApplication::exit(0); });
    QObject::connect(&writer, &StdoutWriter::closed, &writer, [] { QCoreApplication::exit(0); });
    QObject::connect(&writer, &StdoutWriter::failed, &writer, [&options](int errorNumber) {
        errno = errorNumber;
        std::perror("ee-monitor: stdout");
        QCoreApplication::exit(failureExitCode(options.format));
    });
    QObject::connect(&follower, &StatusFollower::changed, &writer, &StdoutWriter::write);
    const int code = QCoreApplication::exec();
    // The reading thread cannot be ended and must not run while Qt's globals are destroyed.
    if (follower.isReading())
        std::_Exit(code);
    return code;
}

} // namespace mm

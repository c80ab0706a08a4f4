// SPDX-License-Identifier: MIT
#include "app/monitor/followcommand.h"

#include "app/monitor/lineoutput.h"
#include "app/monitor/look.h"
#include "app/monitor/mmanswer.h"
#include "app/monitor/statusfollower.h"
#include "app/process/stopsignals.h"

#include <QCoreApplication>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include <unistd.h>

using namespace std::chrono_literals;

namespace mm {

namespace {

constexpr std::chrono::milliseconds mmPatience = 2s;

BackgroundReader::Read readerFor(const Options &options)
{
    const auto look = std::make_shared<Look>(options, mmPatience, failuresUntilGone);
    return [look] { return look->read(); };
}

} // namespace

int runFollow(const Options &options)
{
    std::signal(SIGPIPE, SIG_IGN);
    LineOutput output(STDOUT_FILENO); // before anything opens a descriptor of its own
    const StopSignals signals;
    const StatusFollower follower(options.statsFile, readerFor(options), options.interval,
                                  options.format);
    QObject::connect(&signals, &StopSignals::arrived, &output, [] { QCoreApplication::exit(0); });
    QObject::connect(&output, &LineOutput::closed, &output, [] { QCoreApplication::exit(0); });
    QObject::connect(&output, &LineOutput::failed, &output, [&options](int errorNumber) {
        errno = errorNumber;
        std::perror("ee-monitor: stdout");
        QCoreApplication::exit(exitCodeOfFailure(options.format));
    });
    QObject::connect(&follower, &StatusFollower::changed, &output, &LineOutput::print);
    const int code = QCoreApplication::exec();
    // A thread that hangs, or asks MM, can't be ended, and must not be there when Qt is taken down.
    if (follower.isLooking())
        std::_Exit(code);
    return code;
}

} // namespace mm

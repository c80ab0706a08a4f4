// SPDX-License-Identifier: MIT
#include "app/monitor/cli/commandline.h"

#include "app/common/standardstreams.h"
#include "app/common/unixsignals.h"
#include "app/monitor/cli/forkedcall.h"
#include "app/monitor/cli/statussource.h"
#include "app/monitor/cli/stdoutwriter.h"
#include "core/monitor/statspoller.h"

#include <QCoreApplication>

#include <cerrno>
#include <cstdio>
#include <cstdlib>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mm {

namespace {

/// There is only one probe, so one failure means Gone.
constexpr StatusSource::Limits onceLimits{.mmTimeout = 4s, .goneAfter = 0s};

/// The exit code in the first byte, then the output.
QByteArray resultFor(const Reading &reading, OutputFormat format)
{
    const Instant now = Instant::now();
    return char(exitCodeFor(evaluateStatus(reading, now).state)) +
           formatStatus(format, reading, now);
}

/// For a child that was killed, or ran out of memory. Whoever calls this program needs a line.
QByteArray resultOfDeadChild(const Options &options)
{
    const Instant now = Instant::now();
    Reading failed;
    failed.outcome = ReadOutcome::Unreadable;
    failed.path = options.statsFile;
    failed.reason =
        QCoreApplication::translate("mm::Options", "The process that read the stats file died.");
    Status status = evaluateStatus(failed, now);
    status.remedy.clear();
    if (options.format == OutputFormat::Nagios)
        status.state = State::Checking; // UNKNOWN
    return char(failureExitCode(options.format)) +
           formatStatus(options.format, failed, status, now);
}

int runOnce(const Options &options)
{
    const auto read = [&] {
        StatusSource source(options, onceLimits);
        return resultFor(source.read(), options.format);
    };
    auto result = forkedCall(read, mm::hangTimeout);
    if (!result)
        result = resultFor(hungReading({}, options.statsFile, Instant::now()), options.format);
    // A result ends with a line end, unless the child died while it wrote.
    if (!result->endsWith('\n')) {
        printError(u"the process that read the stats file died"_s);
        result = resultOfDeadChild(options);
    }
    const QByteArray output = result->sliced(1);
    const auto size = static_cast<size_t>(output.size());
    if (std::fwrite(output.constData(), 1, size, stdout) != size || std::fflush(stdout) != 0) {
        printError(u"stdout: "_s + qt_error_string(errno));
        return failureExitCode(options.format);
    }
    return result->front();
}

int runFollow(const Options &options)
{
    StdoutWriter writer(STDOUT_FILENO);
    const UnixSignals signals;
    const auto source = std::make_shared<StatusSource>(options, StatusSource::Limits());
    const StatsPoller poller(options.statsFile, [source] { return source->read(); },
                             {options.interval});
    QByteArray last;
    const auto print = [&](const Reading &reading) {
        const Instant now = Instant::now();
        // Compared without the file's age: a change of the age alone is not printed.
        Reading withoutAge = reading;
        withoutAge.modified = now.wall;
        const QByteArray output = formatStatus(options.format, withoutAge, now);
        if (output != std::exchange(last, output))
            writer.write(formatStatus(options.format, reading, now));
    };
    QObject::connect(&signals, &UnixSignals::terminationRequested, &writer,
                     [] { QCoreApplication::exit(0); });
    QObject::connect(&writer, &StdoutWriter::closed, &writer, [] { QCoreApplication::exit(0); });
    QObject::connect(&writer, &StdoutWriter::failed, &writer, [&options](int errorNumber) {
        printError(u"stdout: "_s + qt_error_string(errorNumber));
        QCoreApplication::exit(failureExitCode(options.format));
    });
    QObject::connect(&poller, &StatsPoller::polled, &writer, print);
    const int code = QCoreApplication::exec();
    // A hung thread cannot be ended, and must not run while Qt's globals are destroyed.
    if (poller.isReading() || writer.isWriting())
        std::_Exit(code);
    return code;
}

} // namespace

int runWithoutDisplay(const Options &options)
{
    switch (options.action) {
    case Options::Action::PrintOnce:
        return runOnce(options);
    case Options::Action::Follow:
        return runFollow(options);
    case Options::Action::ReportUsageError:
        printError(options.message);
        return exitBadUsage;
    case Options::Action::PrintHelp:
    case Options::Action::PrintVersion:
    case Options::Action::ShowWindow:
        break;
    }
    return printOutput(options.message.trimmed()) ? 0 : failureExitCode(options.format);
}

} // namespace mm

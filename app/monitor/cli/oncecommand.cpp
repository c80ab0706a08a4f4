// SPDX-License-Identifier: MIT
#include "app/monitor/cli/oncecommand.h"

#include "app/monitor/cli/forkedcall.h"
#include "app/monitor/cli/statussource.h"

#include <cstdio>
#include <cstdlib>

using namespace std::chrono_literals;

namespace mm {

namespace {

/// There is one probe only, so its failure counts.
constexpr StatusSource::Limits onceLimits{.mmTimeout = 4s, .goneAfter = 0s};

/// The exit code as the first byte, then what is printed.
QByteArray resultFor(const Reading &reading, OutputFormat format)
{
    const Instant now = Instant::now();
    return char(exitCodeFor(evaluateStatus(reading, now).state)) +
           formatStatus(format, reading, now);
}

} // namespace

int runOnce(const Options &options)
{
    const auto read = [&] {
        StatusSource source(options, onceLimits);
        return resultFor(source.read(), options.format);
    };
    auto result = forkedCall(read, mm::hangTimeout);
    if (!result)
        result = resultFor(hungReading({}, options.statsFile, Instant::now()), options.format);
    if (result->isEmpty()) {
        std::fputs("ee-monitor: the process that read the stats file died\n", stderr);
        return failureExitCode(options.format);
    }
    const QByteArray output = result->sliced(1);
    const auto size = static_cast<size_t>(output.size());
    if (std::fwrite(output.constData(), 1, size, stdout) != size || std::fflush(stdout) != 0) {
        std::perror("ee-monitor: stdout");
        return failureExitCode(options.format);
    }
    return result->front();
}

} // namespace mm

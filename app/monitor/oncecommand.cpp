// SPDX-License-Identifier: MIT
#include "app/monitor/oncecommand.h"

#include "app/monitor/look.h"
#include "app/monitor/ownprocess.h"

#include <cstdio>
#include <cstdlib>

using namespace std::chrono_literals;

namespace mm {

namespace {

constexpr std::chrono::milliseconds mmPatience = 4s;

/// The exit code as the first byte, then what is printed.
QByteArray answerFor(const Reading &reading, Format format)
{
    const Moment now = Moment::now();
    return char(exitCodeFor(statusOf(reading, now).state)) + statusOutput(format, reading, now);
}

} // namespace

int runOnce(const Options &options)
{
    // There is no second question: one without an answer is taken for all.
    const auto look = [&] {
        return answerFor(Look(options, mmPatience, 1).read(), options.format);
    };
    auto answer = inOwnProcess(look, hungAfter);
    if (!answer)
        answer = answerFor(hungReading({}, options.statsFile, Moment::now()), options.format);
    if (answer->isEmpty()) {
        std::fputs("ee-monitor: the process that read the stats file died\n", stderr);
        return exitCodeOfFailure(options.format);
    }
    const QByteArray text = answer->sliced(1);
    const auto size = static_cast<size_t>(text.size());
    if (std::fwrite(text.constData(), 1, size, stdout) != size || std::fflush(stdout) != 0) {
        std::perror("ee-monitor: stdout");
        return exitCodeOfFailure(options.format);
    }
    return answer->front();
}

} // namespace mm

// SPDX-License-Identifier: MIT
#include "app/monitor/oncecommand.h"

#include "app/monitor/askmm.h"
#include "app/monitor/ownprocess.h"
#include "app/monitor/statusline.h"
#include "core/statsreader.h"

#include <cstdio>
#include <cstdlib>

using namespace std::chrono;
using namespace std::chrono_literals;

namespace mm {

namespace {

constexpr milliseconds mmPatience = 4s;
constexpr milliseconds answerMargin = 500ms;

int exitCodeFor(State state)
{
    switch (state) {
    case State::Active:
        return 0;
    case State::Stopped:
    case State::NotUpdating:
        return 1;
    case State::NoFile:
        return 3;
    case State::Checking:
    case State::Error:
        break;
    }
    return 2;
}

/// The exit code as the first byte, then the line.
QByteArray answerFor(const Reading &reading, Format format)
{
    const Moment now = Moment::now();
    const Status status = statusOf(reading, now);
    const QByteArray line =
        format == Format::Plain ? status.text.toUtf8() : statusLine(reading, status, now);
    return char(exitCodeFor(status.state)) + line + '\n';
}

/// One look, and where the file names no writer, one question to MM.
Reading lookOnce(const Options &options)
{
    const auto began = steady_clock::now();
    Reading reading = StatsReader(options.statsFile).read();
    if (!options.membership || reading.outcome != Outcome::Valid || reading.snapshot.writer)
        return reading;
    // A slow file system leaves MM less time: all of it has to be done before it is called hung.
    const auto left = hungAfter - answerMargin - (steady_clock::now() - began);
    if (left <= 0ms)
        return reading;
    reading.connection = askMm(options.mmUrl, options.statsFile,
                               qMin(mmPatience, duration_cast<milliseconds>(left)));
    reading.mmUrl = options.mmUrl.text();
    return reading;
}

} // namespace

int runOnce(const Options &options)
{
    const auto look = [&] { return answerFor(lookOnce(options), options.format); };
    auto answer = inOwnProcess(look, hungAfter);
    if (!answer)
        answer = answerFor(hungReading({}, options.statsFile, Moment::now()), options.format);
    if (answer->isEmpty()) {
        std::fputs("ee-monitor: the process that read the stats file died\n", stderr);
        return exitCodeFor(State::Error);
    }
    const QByteArray line = answer->sliced(1);
    const auto size = static_cast<size_t>(line.size());
    if (std::fwrite(line.constData(), 1, size, stdout) != size || std::fflush(stdout) != 0) {
        std::perror("ee-monitor: stdout");
        return exitCodeFor(State::Error);
    }
    return answer->front();
}

} // namespace mm

// SPDX-License-Identifier: MIT
#include "oncecommand.h"

#include "core/statsreader.h"
#include "core/status.h"
#include "ownprocess.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

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

QByteArray lineFor(const Reading &reading, const Status &status, const Moment &now, Format format)
{
    if (format == Format::Plain)
        return status.text.toUtf8();
    const auto age = ageOf(reading, now);
    const bool known = reading.outcome == Outcome::Valid;
    const QJsonObject line{
        {u"state"_s, stateName(status.state)},
        {u"text"_s, status.text},
        {u"color"_s, toneName(status.tone)},
        {u"services"_s, known ? QJsonValue(reading.snapshot.totalServices) : QJsonValue()},
        {u"messages"_s, known ? QJsonValue(reading.snapshot.totalMessages) : QJsonValue()},
        {u"age_s"_s, age ? QJsonValue(static_cast<qint64>(age->count())) : QJsonValue()},
        {u"reason"_s, status.reason},
        {u"path"_s, reading.path},
    };
    return QJsonDocument(line).toJson(QJsonDocument::Compact);
}

/// The exit code as the first byte, then the line.
QByteArray answerFor(const Reading &reading, Format format)
{
    const Moment now = Moment::now();
    const Status status = statusOf(reading, now);
    return char(exitCodeFor(status.state)) + lineFor(reading, status, now, format) + '\n';
}

} // namespace

int runOnce(const Options &options)
{
    const auto look = [&] {
        return answerFor(StatsReader(options.statsFile).read(), options.format);
    };
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

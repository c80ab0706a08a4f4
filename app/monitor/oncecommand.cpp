// SPDX-License-Identifier: MIT
#include "oncecommand.h"

#include "core/backgroundreader.h"
#include "core/statsreader.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <cstdlib>
#include <future>

using namespace Qt::StringLiterals;

namespace mm {

QByteArray onceOutput(const Reading &reading, const Moment &now, Format format)
{
    const Status status = statusOf(reading, now);
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

int onceExitCode(State state)
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

int runOnce(const Options &options)
{
    const auto found = std::make_shared<std::promise<Reading>>();
    auto future = found->get_future();
    BackgroundReader reader([path = options.statsFile] { return StatsReader(path).read(); },
                            [found](const Reading &reading) { found->set_value(reading); });
    reader.request();
    const bool hangs = future.wait_for(hungAfter) != std::future_status::ready;
    const Moment now = Moment::now();
    const Reading reading = hangs ? hungReading({}, options.statsFile, now) : future.get();

    const QByteArray line = onceOutput(reading, now, options.format) + '\n';
    const bool printed = std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()),
                                     stdout) == static_cast<size_t>(line.size()) &&
                         std::fflush(stdout) == 0;
    if (!printed)
        std::perror("ee-monitor: stdout");
    const int code = printed ? onceExitCode(statusOf(reading, now).state) : EXIT_FAILURE;
    // The thread is stuck in the kernel: nothing may be torn down beneath it.
    if (hangs)
        std::_Exit(code);
    return code;
}

} // namespace mm

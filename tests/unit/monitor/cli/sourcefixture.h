// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/cli/statussource.h"
#include "core/statsfile/statsjson.h"
#include "core/statsfile/writerprocess.h"

#include <QDateTime>
#include <QFile>

namespace mm::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

inline const QByteArray fileWithoutWriter = R"({"total_services":5,"total_messages":127})";

/// A clock that advances only when the test or the source waits.
struct TestClock
{
    std::chrono::steady_clock::time_point now{1h};

    ProbeClock clock()
    {
        return {[this] { return now; }, [this](std::chrono::milliseconds time) { now += time; }};
    }
};

/// A file whose writer is this process.
inline QByteArray fileOfThisProcess()
{
    Snapshot snapshot;
    snapshot.writer = thisWriter(10s, Writer::State::Running);
    return toJson(snapshot);
}

/// A file whose writer runs on this machine, but in a container.
inline QByteArray fileOfHiddenWriter()
{
    Snapshot snapshot;
    snapshot.writer =
        Writer{.pid = 1, .host = u"box"_s, .bootId = thisProcess().bootId, .pidNamespace = 1};
    return toJson(snapshot);
}

inline void writeStatsFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("the file could not be written");
}

inline bool setModified(const QString &path, const QDateTime &time)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite) &&
           file.setFileTime(time, QFileDevice::FileModificationTime);
}

} // namespace mm::test

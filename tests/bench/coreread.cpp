// SPDX-License-Identifier: MIT
// coreread make FILE SERVICES: writes a stats file.
// coreread WORK FILE: reads it. Figures: nanoseconds for one unit of
//   read   read and evaluate, with a new reader each time
//   poll   read the unchanged file again; two more figures: how often it was parsed, and by how
//          many bytes the memory in use grew
//   stat   stat() alone
//   calls  only the system calls that read a file and detect a write during the read

#include "benchworker.h"
#include "core/monitor/status.h"
#include "core/statsfile/statsjson.h"
#include "core/statsfile/statsreader.h"

#include <QCoreApplication>
#include <QFile>

#include <fcntl.h>
#include <malloc.h>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace {

int make(const QString &path, int services)
{
    mm::Snapshot snapshot = bench::snapshotOf(services);
    // The parent process counts as the writer: it outlives the measurement and leaves the file
    // unchanged.
    snapshot.writer =
        mm::Writer{.pid = ::getppid(), .host = mm::hostName(), .heartbeat = std::chrono::hours(24)};
    const QByteArray bytes = mm::toJson(snapshot);
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? 0 : 1;
}

void expectActive(const mm::Reading &reading)
{
    if (mm::evaluateStatus(reading, reading.at).state != mm::State::Active)
        qFatal("%s has no running writer: %s", qPrintable(reading.path),
               qPrintable(reading.reason));
}

double measured(int units, const std::function<void()> &read)
{
    const bench::Steady::time_point begun = bench::Steady::now();
    for (int i = 0; i < units; ++i)
        read();
    return bench::nanosecondsSince(begun) / units;
}

void calls(const char *path, QByteArray *bytes)
{
    struct stat info = {};
    const int file = ::open(path, O_RDONLY | O_CLOEXEC);
    if (::fstat(file, &info) != 0)
        qFatal("%s can't be read", path);
    if (bytes->size() <= info.st_size)
        bytes->resize(info.st_size + 1);
    // The second one finds the end.
    if (::read(file, bytes->data(), static_cast<size_t>(bytes->size())) != info.st_size ||
        ::read(file, bytes->data(), 1) != 0 || ::fstat(file, &info) != 0)
        qFatal("%s changes", path);
    ::close(file);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    if (argc < 3)
        return 64;
    const std::string_view work = argv[1];
    const QString path = QFile::decodeName(argv[2]);
    if (work == "make" && argc == 4)
        return make(path, bench::numberFrom(argv[3]));
    if (work == "read")
        return bench::answer([&](int units) {
            return std::vector{measured(units, [&] {
                mm::StatsReader reader(path);
                expectActive(reader.read());
            })};
        });
    if (work == "stat")
        return bench::answer([&](int units) {
            return std::vector{measured(units, [&] {
                struct stat info = {};
                if (::stat(argv[2], &info) != 0)
                    qFatal("%s is gone", argv[2]);
            })};
        });
    if (work == "calls") {
        QByteArray bytes;
        return bench::answer([&](int units) {
            return std::vector{measured(units, [&] { calls(argv[2], &bytes); })};
        });
    }
    if (work != "poll")
        return 64;
    mm::StatsReader reader(path);
    expectActive(reader.read());
    return bench::answer([&](int units) {
        (void)reader.read(); // allocates its second buffer
        const qint64 parses = reader.parses();
        const size_t inUse = ::mallinfo2().uordblks;
        const double took = measured(units, [&] { (void)reader.read(); });
        return std::vector{took, static_cast<double>(reader.parses() - parses),
                           static_cast<double>(::mallinfo2().uordblks) -
                               static_cast<double>(inUse)};
    });
}

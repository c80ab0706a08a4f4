// SPDX-License-Identifier: MIT
// coresave FILE ours|bytes SERVICES: saves. Figures: nanoseconds for one save, in real time and in
// processor time. "bytes" is the minimum for comparison: the same bytes written to a temporary
// file, synced and renamed.

#include "benchworker.h"
#include "core/meshstats.h"
#include "core/statsfile/statsjson.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>
#include <fcntl.h>
#include <string_view>
#include <unistd.h>

namespace {

std::vector<double> measured(int units, const std::function<void()> &save)
{
    const double before = bench::processorTime(CLOCK_PROCESS_CPUTIME_ID);
    const bench::Steady::time_point begun = bench::Steady::now();
    for (int i = 0; i < units; ++i)
        save();
    const double wall = bench::nanosecondsSince(begun);
    return {wall / units, (bench::processorTime(CLOCK_PROCESS_CPUTIME_ID) - before) / units};
}

void replace(const QByteArray &file, const QByteArray &bytes)
{
    const QByteArray temporary = file + ".tmp";
    const int out =
        ::open(temporary.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
    const bool written =
        ::write(out, bytes.constData(), static_cast<size_t>(bytes.size())) == bytes.size() &&
        ::fdatasync(out) == 0;
    if (::close(out) != 0 || !written || ::rename(temporary.constData(), file.constData()) != 0)
        qFatal("%s can't be written", file.constData());
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    if (argc != 4)
        return 64;
    const int services = bench::numberFrom(argv[3]);
    if (std::string_view(argv[2]) == "bytes") {
        mm::Snapshot snapshot = bench::snapshotOf(services);
        snapshot.writer =
            mm::Writer{.pid = QCoreApplication::applicationPid(), .host = QStringLiteral("host")};
        const QByteArray bytes = mm::toJson(snapshot);
        return bench::answer([&](int units) {
            return measured(units, [&] { replace(QByteArray(argv[1]), bytes); });
        });
    }
    mm::MeshStats stats(QFile::decodeName(argv[1]));
    for (int i = 0; i < services; ++i)
        stats.serviceRegistered(bench::serviceName(i));
    const QString counted = bench::serviceName(0);
    return bench::answer([&](int units) {
        return measured(units, [&] {
            stats.messageProcessed(counted);
            QString error;
            if (!stats.flush(&error))
                qFatal("%s", qPrintable(error));
        });
    });
}

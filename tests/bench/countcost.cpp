// SPDX-License-Identifier: MIT
// Prints the nanoseconds for one message counted by handle, with saving: the median of five runs.

#include "core/meshstats.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <cstdio>

int main(int argc, char *argv[])
{
    using namespace std::chrono;
    constexpr int counts = 2'000'000;
    const QCoreApplication app(argc, argv);
    const QTemporaryDir folder;
    mm::MeshStats stats(folder.filePath(QStringLiteral("stats.json")));
    stats.serviceRegistered(QStringLiteral("svc"));
    mm::ServiceHandle service = stats.service(QStringLiteral("svc"));
    std::array<double, 5> runs{};
    for (double &run : runs) {
        const auto begun = steady_clock::now();
        for (int i = 0; i < counts; ++i)
            service.messageProcessed();
        run = duration<double, std::nano>(steady_clock::now() - begun).count() / counts;
    }
    std::sort(runs.begin(), runs.end());
    std::printf("%.1f\n", runs[2]);
    return 0;
}

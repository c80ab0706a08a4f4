// SPDX-License-Identifier: MIT
// The input is a command line, with a NUL after each argument. Both programs must refuse it with a
// message, or parse it into options in range; the monitor's must be the same after a round trip.

#include "app/monitor/cli/options.h"
#include "app/proxy/options.h"

#include <QCoreApplication>
#include <QDir>

#include <cstdlib>

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

void checkMonitor(const QStringList &arguments)
{
    using Action = mm::Options::Action;
    const mm::Options options = mm::parseOptions(arguments);
    if (options.action == Action::ReportUsageError || options.action == Action::PrintHelp ||
        options.action == Action::PrintVersion) {
        require(!options.message.isEmpty());
        return;
    }
    require(QDir::isAbsolutePath(options.statsFile));
    require(options.interval >= mm::minPollInterval && options.interval <= mm::maxPollInterval);
    require(options.action != Action::Follow || mm::isStreamable(options.format));
    require(options.action == Action::ShowWindow || !options.startMm);

    const mm::Options again =
        mm::parseOptions(QStringList{arguments.constFirst()} + mm::argumentsFor(options));
    require(again.action == Action::ShowWindow);
    require(again.statsFile == options.statsFile && again.interval == options.interval);
    require(again.mmUrl.text() == options.mmUrl.text());
    require(again.membership == options.membership && again.startMm == options.startMm);
}

void checkProxy(const QStringList &arguments)
{
    using namespace std::chrono_literals;
    const mm::ProxyOptions options = mm::parseProxyOptions(arguments, {});
    using Action = mm::ProxyOptions::Action;
    if (options.action == Action::PrintMessage || options.action == Action::ReportUsageError) {
        require(!options.message.isEmpty());
        return;
    }
    require(QDir::isAbsolutePath(options.serverFile));
    require(QDir::isAbsolutePath(options.statsFile));
    for (const std::chrono::milliseconds timeout : {options.serviceTimeout, options.callTimeout})
        require(timeout >= 100ms && timeout <= 24h);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static int argc = 1;
    static char name[] = "fuzz_options";
    static char *argv[] = {name, nullptr};
    static const QCoreApplication app(argc, argv);
    static const bool hasVersion =
        (QCoreApplication::setApplicationVersion(QStringLiteral("1")), true);
    Q_UNUSED(hasVersion)

    QStringList arguments{QStringLiteral("program")};
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    for (const QByteArray &argument : bytes.split('\0'))
        arguments << QString::fromLocal8Bit(argument);
    arguments.removeLast(); // has no NUL after it
    checkMonitor(arguments);
    checkProxy(arguments);
    return 0;
}

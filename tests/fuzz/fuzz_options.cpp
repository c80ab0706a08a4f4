// SPDX-License-Identifier: MIT
// The command lines of both programs in, as bytes with a NUL after each argument: each is refused
// with a sentence, or means something that is within bounds and can be said again.

#include "app/monitor/options.h"
#include "app/proxy/options.h"
#include "ui/preferencevalues.h"

#include <QCoreApplication>
#include <QDir>

#include <cstdlib>

namespace {

void demand(bool kept)
{
    if (!kept)
        std::abort();
}

void checkMonitor(const QStringList &arguments)
{
    using Action = mm::Options::Action;
    const mm::Options options = mm::parseOptions(arguments);
    if (options.action == Action::RefuseUsage || options.action == Action::PrintHelp ||
        options.action == Action::PrintVersion) {
        demand(!options.message.isEmpty());
        return;
    }
    demand(QDir::isAbsolutePath(options.statsFile));
    demand(options.interval >= mm::shortestInterval && options.interval <= mm::longestInterval);
    demand(options.action != Action::Follow || mm::isForStreams(options.format));
    demand(options.action == Action::ShowWindow || !options.startMm);

    const mm::Options again =
        mm::parseOptions(QStringList{arguments.constFirst()} + mm::argumentsFor(options));
    demand(again.action == Action::ShowWindow);
    demand(again.statsFile == options.statsFile && again.interval == options.interval);
    demand(again.mmUrl.text() == options.mmUrl.text());
    demand(again.membership == options.membership && again.startMm == options.startMm);
}

void checkProxy(const QStringList &arguments)
{
    using namespace std::chrono_literals;
    const mm::ProxyOptions options = mm::parseProxyOptions(arguments);
    if (options.action != mm::ProxyOptions::Action::Run) {
        demand(!options.message.isEmpty());
        return;
    }
    demand(QDir::isAbsolutePath(options.statsFile));
    for (const std::chrono::milliseconds timeout : {options.serviceTimeout, options.callTimeout})
        demand(timeout >= 100ms && timeout <= 24h);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static int argc = 1;
    static char name[] = "fuzz_options";
    static char *argv[] = {name, nullptr};
    static const QCoreApplication app(argc, argv);
    static const bool named = (QCoreApplication::setApplicationVersion(QStringLiteral("1")), true);
    Q_UNUSED(named)

    QStringList arguments{QStringLiteral("program")};
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    for (const QByteArray &argument : bytes.split('\0'))
        arguments << QString::fromLocal8Bit(argument);
    arguments.removeLast(); // what no NUL ends
    checkMonitor(arguments);
    checkProxy(arguments);
    return 0;
}

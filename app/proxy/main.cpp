// SPDX-License-Identifier: MIT
#include "app/common/standardstreams.h"
#include "app/common/unixsignals.h"
#include "app/proxy/bridgemode.h"
#include "app/proxy/options.h"
#include "app/proxy/proxy.h"
#include "app/proxy/servers/serverimport.h"
#include "app/proxy/servers/serverreport.h"

#include <QCoreApplication>

#include <cstdlib> // defines __GLIBC__
#include <sys/resource.h>
#include <system_error>
#include <thread>
#include <unistd.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif
#ifdef __linux__
#include <sys/prctl.h>
#endif

using namespace Qt::StringLiterals;

namespace {

/// A hung disk may never finish the final save.
constexpr std::chrono::seconds finalSaveTimeout{10};

/// Returns freed memory to the system early: the process runs for months. Call before any large
/// allocation.
void limitMemoryRetention()
{
#ifdef __GLIBC__
    // When a large block is freed, glibc raises the threshold, to at most 32 MiB. Later large
    // blocks are then on the heap, where growing copies them and freeing causes fragmentation.
    constexpr int threshold = 128 * 1024;
    ::mallopt(M_MMAP_THRESHOLD, threshold);
    ::mallopt(M_TRIM_THRESHOLD, threshold);
#endif
#ifdef PR_SET_THP_DISABLE
    // With huge pages, one byte of a large body occupies 2 MiB.
    ::prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0);
#endif
}

/// Some systems allow only 256 descriptors unless a process asks for more.
void raiseDescriptorLimit()
{
    constexpr rlim_t needed = 1024;
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < needed) {
        limit.rlim_cur = qMin(needed, limit.rlim_max);
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
}

/// Ends the process with ExitCode::Failure if it is still running after finalSaveTimeout.
void startExitDeadline()
{
    const auto end = [] {
        std::this_thread::sleep_for(finalSaveTimeout);
        mm::printError(u"the stats file's disk does not respond; exiting without the final save"_s);
        ::_exit(int(mm::ExitCode::Failure));
    };
    try {
        std::thread(end).detach();
    } catch (const std::system_error &) {
        // No more threads are allowed: the save has no deadline, which a healthy disk does not
        // need.
    }
}

/// Qt would look there for the configuration of its log, and wait for as long as a home does not
/// respond. MM itself uses the environment from before.
void hideUserConfiguration()
{
    for (const char *variable : {"XDG_CONFIG_HOME", "XDG_CONFIG_DIRS"})
        qputenv(variable, "/dev/null");
}

int run(const mm::ProxyOptions &options)
{
    // Outlives the final save, so that a second signal cannot interrupt it.
    const mm::UnixSignals unixSignals;
    mm::Proxy proxy(options);
    QString error;
    if (const mm::ExitCode code = proxy.start(&error); code != mm::ExitCode::Success) {
        if (!error.isEmpty())
            mm::printError(error);
        return int(code);
    }
    QObject::connect(&unixSignals, &mm::UnixSignals::terminationRequested, &proxy,
                     &mm::Proxy::stop);
    QObject::connect(&proxy, &mm::Proxy::finished, QCoreApplication::instance(),
                     &QCoreApplication::quit);
    mm::printLine(mm::StandardStream::Output,
                  u"mm-proxy listens on "_s + proxy.urls().join(u" and "_s));
    const int code = QCoreApplication::exec();
    startExitDeadline();
    return code;
}

int checkServers(const mm::ProxyOptions &options)
{
    const mm::ServerReport report =
        mm::reportServers(options.serverFile, options.serverFileIsDefault, options.environment);
    return int(mm::printOutput(report.text) && report.isGood ? mm::ExitCode::Success
                                                             : mm::ExitCode::Failure);
}

int importServers(const mm::ProxyOptions &options)
{
    const mm::ServerImport found = mm::importServers(options.environment);
    for (const QString &note : found.notes)
        mm::printLine(mm::StandardStream::Error, note);
    return int(mm::printOutput(found.json) ? mm::ExitCode::Success : mm::ExitCode::Failure);
}

} // namespace

int main(int argc, char *argv[])
{
    mm::protectStandardStreams();
    limitMemoryRetention();
    raiseDescriptorLimit();
    qSetMessagePattern(
        mm::isReadByJournal()
            ? u"%{message}"_s
            : u"%{time yyyy-MM-dd hh:mm:ss.zzz} mm-proxy "
              "%{if-warning}warning: %{endif}%{if-critical}error: %{endif}%{message}"_s);
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    hideUserConfiguration();
    const QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"mm-proxy"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(MESHSTATS_VERSION));
    const mm::ProxyOptions options =
        mm::parseProxyOptions(QCoreApplication::arguments(), environment);
    using Action = mm::ProxyOptions::Action;
    switch (options.action) {
    case Action::Run:
        return mm::isBridge(options) ? mm::runBridge(options) : run(options);
    case Action::CheckServers:
        return checkServers(options);
    case Action::ImportServers:
        return importServers(options);
    case Action::ReportUsageError:
        mm::printError(options.message.trimmed());
        return int(mm::ExitCode::BadUsage);
    case Action::PrintMessage:
        break;
    }
    return int(mm::printOutput(options.message.trimmed()) ? mm::ExitCode::Success
                                                          : mm::ExitCode::Failure);
}

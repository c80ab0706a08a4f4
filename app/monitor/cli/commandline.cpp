// SPDX-License-Identifier: MIT
#include "app/monitor/cli/commandline.h"

#include "app/common/standardstreams.h"
#include "app/common/unixsignals.h"
#include "app/monitor/cli/forkedcall.h"
#include "app/monitor/cli/statusmetrics.h"
#include "app/monitor/cli/statussource.h"
#include "app/monitor/cli/stdoutwriter.h"
#include "app/monitor/fleet/exporter.h"
#include "app/monitor/fleet/fleetsource.h"
#include "core/monitor/statspoller.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cerrno>
#include <cstdio>
#include <cstdlib>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mm {

namespace {

/// Exit codes of the exporter, as in sysexits.h. The unit file restarts it only after a failure
/// that may be temporary.
constexpr int exitFailure = 1;
constexpr int exitTaken = 69; ///< another program uses the port
constexpr int exitNotPermitted = 77;

/// There is only one probe, so one failure means Gone.
constexpr StatusSource::Limits onceLimits{.mmTimeout = 4s, .goneAfter = 0s};

/// The exit code in the first byte, then the output.
QByteArray resultFor(const Reading &reading, OutputFormat format)
{
    const Instant now = Instant::now();
    return char(exitCodeFor(evaluateStatus(reading, now).state)) +
           formatStatus(format, reading, now);
}

/// For a child that was killed, or ran out of memory. Whoever calls this program needs a line.
QByteArray resultOfDeadChild(const Options &options)
{
    const Instant now = Instant::now();
    Reading failed;
    failed.outcome = ReadOutcome::Unreadable;
    failed.path = options.statsFile;
    failed.reason =
        QCoreApplication::translate("mm::Options", "The process that read the stats file died.");
    Status status = evaluateStatus(failed, now);
    status.remedy.clear();
    if (options.format == OutputFormat::Nagios)
        status.state = State::Checking; // UNKNOWN
    return char(failureExitCode(options.format)) +
           formatStatus(options.format, failed, status, now);
}

/// \p result is from resultFor().
int printResult(const QByteArray &result, OutputFormat format)
{
    const QByteArray output = result.sliced(1);
    const auto size = static_cast<size_t>(output.size());
    if (std::fwrite(output.constData(), 1, size, stdout) != size || std::fflush(stdout) != 0) {
        printError(u"stdout: "_s + qt_error_string(errno));
        return failureExitCode(format);
    }
    return result.front();
}

/// Reads the file, or asks Prometheus.
StatsPoller::Read readerFor(const Options &options, const StatusSource::Limits &limits = {})
{
    if (options.prometheus) {
        const auto source = std::make_shared<FleetSource>(*options.prometheus);
        return [source] { return source->read(); };
    }
    const auto source = std::make_shared<StatusSource>(options, limits);
    return [source] { return source->read(); };
}

int runOnce(const Options &options)
{
    const auto read = [&] { return resultFor(readerFor(options, onceLimits)(), options.format); };
    if (options.prometheus)
        std::_Exit(printResult(read(), options.format)); // a DNS lookup may hang
    auto result = forkedCall(read, mm::hangTimeout);
    if (!result)
        result = resultFor(hungReading({}, options.statsFile, Instant::now()), options.format);
    // A result ends with a line end, unless the child died while it wrote.
    if (!result->endsWith('\n')) {
        printError(u"the process that read the stats file died"_s);
        result = resultOfDeadChild(options);
    }
    return printResult(*result, options.format);
}

int runFollow(const Options &options)
{
    StdoutWriter writer(STDOUT_FILENO);
    const UnixSignals signals;
    StatsPoller poller(options.source(), readerFor(options), {options.interval});
    QByteArray last;
    const auto print = [&](const Reading &reading) {
        if (reading.fleet)
            poller.setInterval(std::max(options.interval, reading.fleet->pollInterval()));
        const QByteArray output = formatStatus(options.format, reading, Instant::now());
        // A line in which only an age differs is not printed.
        static const QRegularExpression age(u"\"age_s\":[0-9]+"_s);
        const QByteArray withoutAge = QString::fromUtf8(output).remove(age).toUtf8();
        if (withoutAge != std::exchange(last, withoutAge))
            writer.write(output);
    };
    QObject::connect(&signals, &UnixSignals::terminationRequested, &writer,
                     [] { QCoreApplication::exit(0); });
    QObject::connect(&writer, &StdoutWriter::closed, &writer, [] { QCoreApplication::exit(0); });
    QObject::connect(&writer, &StdoutWriter::failed, &writer, [&options](int errorNumber) {
        printError(u"stdout: "_s + qt_error_string(errorNumber));
        QCoreApplication::exit(failureExitCode(options.format));
    });
    QObject::connect(&poller, &StatsPoller::polled, &writer, print);
    const int code = QCoreApplication::exec();
    // A hung thread cannot be ended, and must not run while Qt's globals are destroyed.
    if (DetachedTask::isAnyRunning() || writer.isWriting())
        std::_Exit(code);
    return code;
}

/// In the words of mm-proxy.
int reportListenError(const ExporterConfig &config, const QString &cause,
                      QAbstractSocket::SocketError error)
{
    QString text = QCoreApplication::translate("mm::Options", "Can't listen on port %1 of %2: %3.")
                       .arg(QString::number(config.port), config.address.toString(), cause);
    int code = exitFailure;
    if (error == QAbstractSocket::AddressInUseError) {
        code = exitTaken;
        text += u' ' + QCoreApplication::translate(
                           "mm::Options", "Choose another port, or end the program that uses it.");
    } else if (error == QAbstractSocket::SocketAccessError) {
        code = exitNotPermitted;
        text += u' ' + QCoreApplication::translate("mm::Options", "Choose a port from 1024 on.");
    }
    printError(text);
    return code;
}

int runExporter(const Options &options)
{
    const UnixSignals signals;
    const MetricsScope scope = options.exporter.names == NameLabels::Keep
                                   ? MetricsScope::ExporterWithNames
                                   : MetricsScope::Exporter;
    Exporter exporter(options.exporter, options.statsFile, readerFor(options),
                      [scope](const Reading &reading, const Instant &now) {
                          return prometheusText(reading, evaluateStatus(reading, now), now, scope);
                      });
    QString cause;
    if (!exporter.listen(&cause))
        return reportListenError(options.exporter, cause, exporter.listenError());
    QObject::connect(&signals, &UnixSignals::terminationRequested, &exporter,
                     [] { QCoreApplication::exit(0); });
    printLine(StandardStream::Output,
              //: %1 is a web address
              QCoreApplication::translate("mm::Options", "ee-monitor exports metrics at %1")
                  .arg(exporter.url()));
    const int code = QCoreApplication::exec();
    // As in runFollow().
    if (DetachedTask::isAnyRunning())
        std::_Exit(code);
    return code;
}

} // namespace

int runWithoutDisplay(const Options &options)
{
    switch (options.action) {
    case Options::Action::PrintOnce:
        return runOnce(options);
    case Options::Action::Follow:
        return runFollow(options);
    case Options::Action::Export:
        return runExporter(options);
    case Options::Action::ReportUsageError:
        printError(options.message);
        return exitBadUsage;
    case Options::Action::PrintHelp:
    case Options::Action::PrintVersion:
    case Options::Action::ShowWindow:
        break;
    }
    return printOutput(options.message.trimmed()) ? 0 : failureExitCode(options.format);
}

} // namespace mm

// SPDX-License-Identifier: MIT
#include "app/monitor/cli/outputformat.h"

#include "app/monitor/cli/barformats.h"
#include "app/monitor/cli/monitoringformats.h"
#include "app/monitor/cli/statusjson.h"
#include "core/system/displaytext.h"

using namespace Qt::StringLiterals;

namespace mm {

namespace {

constexpr qsizetype maxTextLength = 500;

/// The reason contains the writer's host name, which is file content of any length.
Status sanitized(Status status)
{
    status.text = sanitizeForDisplay(status.text, {.maxLength = maxTextLength});
    status.reason = sanitizeForDisplay(status.reason, {.maxLength = maxTextLength});
    status.remedy = sanitizeForDisplay(status.remedy, {.maxLength = maxTextLength});
    return status;
}

QByteArray formatLine(OutputFormat format, const Reading &reading, const Status &status,
                      const Instant &now)
{
    switch (format) {
    case OutputFormat::Plain:
        break;
    case OutputFormat::Json:
        return statusJson(reading, status, now);
    case OutputFormat::Waybar:
        return waybarLine(status, sanitizeForDisplay(reading.path, {.maxLength = maxTextLength}));
    case OutputFormat::I3blocks:
        return i3blocksLine(reading, status);
    case OutputFormat::Tmux:
        return tmuxLine(status);
    case OutputFormat::Nagios:
        return nagiosLine(reading, status, now);
    case OutputFormat::Prometheus:
        return prometheusText(reading, status,
                              sanitizeForDisplay(reading.path, {.maxLength = maxTextLength}), now);
    }
    return status.text.toUtf8();
}

} // namespace

QStringList outputFormatNames()
{
    return {u"plain"_s, u"json"_s,   u"waybar"_s,    u"i3blocks"_s,
            u"tmux"_s,  u"nagios"_s, u"prometheus"_s};
}

std::optional<OutputFormat> outputFormatFromName(const QString &name)
{
    const qsizetype index = outputFormatNames().indexOf(name);
    return index < 0 ? std::nullopt : std::optional(OutputFormat(index));
}

bool isStreamable(OutputFormat format)
{
    return format != OutputFormat::Nagios && format != OutputFormat::Prometheus;
}

QByteArray formatStatus(OutputFormat format, const Reading &reading, const Instant &now)
{
    return formatLine(format, reading, sanitized(evaluateStatus(reading, now)), now) + '\n';
}

int exitCodeFor(State state)
{
    switch (state) {
    case State::Active:
        return 0;
    case State::Stopped:
    case State::NotUpdating:
        return 1;
    case State::NoFile:
    case State::Checking:
        return 3;
    case State::Error:
        break;
    }
    return 2;
}

int failureExitCode(OutputFormat format)
{
    return exitCodeFor(format == OutputFormat::Nagios ? State::Checking : State::Error);
}

} // namespace mm

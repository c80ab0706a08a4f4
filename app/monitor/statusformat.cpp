// SPDX-License-Identifier: MIT
#include "app/monitor/statusformat.h"

#include "app/monitor/barformats.h"
#include "app/monitor/checkformats.h"
#include "app/monitor/statusline.h"
#include "ui/plaintext.h"

using namespace Qt::StringLiterals;

namespace mm {

namespace {

constexpr qsizetype mostCharacters = 500;

/// The host in a reason stands in the file, and is as long as its writer likes.
Status tamed(Status status)
{
    status.text = plainLine(status.text, mostCharacters);
    status.reason = plainLine(status.reason, mostCharacters);
    status.remedy = plainLine(status.remedy, mostCharacters);
    return status;
}

QByteArray outputOf(Format format, const Reading &reading, const Status &status, const Moment &now)
{
    switch (format) {
    case Format::Plain:
        break;
    case Format::Json:
        return statusLine(reading, status, now);
    case Format::Waybar:
        return waybarLine(status, plainLine(reading.path, mostCharacters));
    case Format::I3blocks:
        return i3blocksLine(reading, status);
    case Format::Tmux:
        return tmuxLine(status);
    case Format::Nagios:
        return nagiosLine(reading, status, now);
    case Format::Prometheus:
        return prometheusText(reading, status, plainLine(reading.path, mostCharacters), now);
    }
    return status.text.toUtf8();
}

} // namespace

QStringList formatNames()
{
    return {u"plain"_s, u"json"_s,   u"waybar"_s,    u"i3blocks"_s,
            u"tmux"_s,  u"nagios"_s, u"prometheus"_s};
}

std::optional<Format> formatNamed(const QString &name)
{
    const qsizetype at = formatNames().indexOf(name);
    return at < 0 ? std::nullopt : std::optional(Format(at));
}

bool isForStreams(Format format)
{
    return format != Format::Nagios && format != Format::Prometheus;
}

QByteArray statusOutput(Format format, const Reading &reading, const Moment &now)
{
    return outputOf(format, reading, tamed(statusOf(reading, now)), now) + '\n';
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

int exitCodeOfFailure(Format format)
{
    return exitCodeFor(format == Format::Nagios ? State::Checking : State::Error);
}

} // namespace mm
